-- Names that a listing's address may hold are found without a walk over all there are.
create index pseuds_by_name on pseuds (lower(name));
create index series_by_name on series (lower(name));

-- Relationships on no map are looked through for the characters in their names; where there are no trigrams the few
-- of them are walked.
do $$
begin
  create index tags_open_relationships on tags using gin (folded gin_trgm_ops)
    where kind = 'relationship' and not canonical and synonym_of is null;
exception when others then
  create index tags_open_relationships on tags (folded)
    where kind = 'relationship' and not canonical and synonym_of is null;
end $$;
