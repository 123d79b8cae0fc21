-- What the wrangling desk's bins are made of: tags of which nobody has said what they mean.
create index tags_undecided on tags (id) include (kind)
  where not canonical and synonym_of is null and not aside;
