-- The map over the tags that authors typed: which names are canonical, which mean the same, which stand below which.

alter table tags drop constraint tags_kind_check;
alter table tags
  add constraint tags_kind_check check (kind in
    ('fandom', 'relationship', 'character', 'additional', 'rating', 'warning', 'category', 'media')),
  -- the name without letter case and accents (src/tags/tag.ts folds); null: not folded yet
  add column folded text,
  -- letters and digits alone; a relationship's members in the order of the alphabet
  add column letters text,
  add column canonical boolean not null default false,
  -- the canonical tag that this one means; one hop, same kind
  add column synonym_of bigint,
  -- how a canonical tag is written where it differs from `name` in letter case or accents
  add column display text,
  -- not to be wrangled: left out of the bins
  add column aside boolean not null default false,
  -- of a canonical relationship: love or not; null: nobody said
  add column romantic boolean,
  -- who last decided what the tag means: a person's word stands over a canon pack's and a rule's
  add column decided_as text check (decided_as in ('person', 'seed', 'rule')),
  add column decided_by text,
  add column decided_at timestamptz,
  add constraint tags_id_kind unique (id, kind),
  add foreign key (synonym_of, kind) references tags (id, kind),
  add constraint tags_canonical_means_itself check (not canonical or synonym_of is null),
  add constraint tags_synonym_of_another check (synonym_of <> id);
create index tags_by_folded on tags (kind, folded);
create index tags_by_letters on tags (kind, letters);
create index tags_synonyms on tags (synonym_of) where synonym_of is not null;
create index tags_unfolded on tags (id) where folded is null;

-- The fandom of a character, relationship or additional tag; the media of a fandom.
create table tag_parents (
  child_id bigint not null references tags,
  parent_id bigint not null references tags,
  primary key (child_id, parent_id)
);
create index tag_parents_parent on tag_parents (parent_id);

-- A broader tag directly above a narrower one.
create table tag_metas (
  sub_id bigint not null references tags,
  meta_id bigint not null references tags,
  primary key (sub_id, meta_id),
  check (sub_id <> meta_id)
);
create index tag_metas_meta on tag_metas (meta_id);

-- Every broader tag above a narrower one, however far; kept true by the act that changes tag_metas.
create table tag_meta_closure (
  sub_id bigint not null references tags,
  meta_id bigint not null references tags,
  primary key (sub_id, meta_id),
  check (sub_id <> meta_id)
);
create index tag_meta_closure_meta on tag_meta_closure (meta_id);

create table tag_members (
  relationship_id bigint not null references tags,
  character_id bigint not null references tags,
  position smallint not null,
  primary key (relationship_id, character_id)
);
create index tag_members_character on tag_members (character_id);

-- What a name means in works of a fandom ("W/T"); without a fandom: what a new tag of this name is a synonym of.
-- Several rows for one name in one fandom: it is ambiguous, and left to a person.
create table tag_aliases (
  kind text not null,
  folded text not null,
  name text not null,
  fandom_id bigint references tags,
  canonical_id bigint not null references tags,
  unique nulls not distinct (kind, folded, fandom_id, canonical_id)
);
create index tag_aliases_canonical on tag_aliases (canonical_id);
create index tag_aliases_fandom on tag_aliases (fandom_id);

-- Main or background, where somebody said.
alter table work_tags add column weight text check (weight in ('main', 'background'));

-- What a work is found by: the canonical tags that its tags mean, and every broader tag above those. Derived from
-- work_tags and the map and from nothing else. No foreign keys: a change of the map rewrites these rows while works
-- are being revised, and must never wait for a row that a revision holds.
create table work_filters (
  work_id bigint not null,
  tag_id bigint not null,
  -- true: only a broader tag, nothing on the work means it directly
  inherited boolean not null,
  -- the first place on the work of a tag that means it
  position smallint not null,
  -- main: some tag that means it is marked main; background: all are marked background
  weight text,
  primary key (work_id, tag_id)
);
create index work_filters_tag on work_filters (tag_id, work_id);

create function forget_filters() returns trigger language plpgsql as $$
begin
  delete from work_filters where work_id = old.id;
  return null;
end $$;
create trigger works_forget_filters after delete on works for each row execute function forget_filters();

-- Every change of the map: who, when, what; the rows that went and the rows that came (src/tags/map.ts, MapRows).
-- The number is the version of the map.
create table wranglings (
  id bigint generated always as identity primary key,
  act text not null,
  tag_id bigint references tags,
  other_id bigint references tags,
  before jsonb not null,
  after jsonb not null,
  -- how many works were derived anew because of it
  works bigint not null,
  undoes bigint unique references wranglings,
  done_as text not null check (done_as in ('person', 'seed', 'rule')),
  done_by text not null,
  done_at timestamptz not null default now()
);
create index wranglings_tag on wranglings (tag_id, id desc);
create index wranglings_other on wranglings (other_id, id desc) where other_id is not null;

-- Works that a large change of the map still has to reach, in steps; a step that is done is gone.
create table refilters (
  id bigint generated always as identity primary key,
  -- the change, and with it the version of the map that every step reaches at least
  wrangling_id bigint not null references wranglings,
  works bigint not null,
  works_done bigint not null default 0,
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
create index refilters_open on refilters (id) where finished_at is null;
create table refilter_steps (
  refilter_id bigint not null references refilters on delete cascade,
  step integer not null,
  works bigint[] not null,
  primary key (refilter_id, step)
);

-- Pairs of tags that may mean the same, for a yes or no; a pair that was refused is not proposed again.
create table merge_proposals (
  id bigint generated always as identity primary key,
  tag_id bigint not null references tags,
  into_id bigint not null references tags,
  reason text not null check (reason in ('letters', 'members', 'plural', 'known name', 'close')),
  -- 0 to 1
  score real not null,
  proposed_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by text,
  taken boolean,
  check (tag_id <> into_id)
);
create unique index merge_proposals_pair on merge_proposals (least(tag_id, into_id), greatest(tag_id, into_id));
create index merge_proposals_open on merge_proposals (score desc, id) where decided_at is null;

-- A change of very many works is one row: subject_id is null then, and these are the works.
alter table changes add column subject_ids bigint[];

-- Close spellings are found with trigrams where the server has them (src/tags/closeNames.ts does without).
do $$
begin
  create extension if not exists pg_trgm;
  create index tags_trigrams on tags using gin (folded gin_trgm_ops);
exception when others then
  raise notice 'pg_trgm is not there: close spellings are compared the slow way';
end $$;

-- The fixed vocabularies are canonical from the start; a keeper may add words.
insert into tags (kind, name) values
  ('rating', 'Not Rated'), ('rating', 'General Audiences'), ('rating', 'Teen And Up Audiences'), ('rating', 'Mature'), ('rating', 'Explicit'),
  ('warning', 'Creator Chose Not To Use Archive Warnings'), ('warning', 'No Archive Warnings Apply'),
  ('warning', 'Graphic Depictions Of Violence'), ('warning', 'Major Character Death'), ('warning', 'Rape/Non-Con'), ('warning', 'Underage Sex'),
  ('category', 'F/F'), ('category', 'F/M'), ('category', 'Gen'), ('category', 'M/M'), ('category', 'Multi'), ('category', 'Other')
on conflict do nothing;
update tags set canonical = true, decided_as = 'seed', decided_by = 'the archive', decided_at = now(),
  folded = lower(name), letters = regexp_replace(lower(name), '[^a-z0-9]+', '', 'g')
where (kind, name) in (
  ('rating', 'Not Rated'), ('rating', 'General Audiences'), ('rating', 'Teen And Up Audiences'), ('rating', 'Mature'), ('rating', 'Explicit'),
  ('warning', 'Creator Chose Not To Use Archive Warnings'), ('warning', 'No Archive Warnings Apply'),
  ('warning', 'Graphic Depictions Of Violence'), ('warning', 'Major Character Death'), ('warning', 'Rape/Non-Con'), ('warning', 'Underage Sex'),
  ('category', 'F/F'), ('category', 'F/M'), ('category', 'Gen'), ('category', 'M/M'), ('category', 'Multi'), ('category', 'Other'));
insert into work_filters (work_id, tag_id, inherited, position)
select work_id, tag_id, false, position from work_tags join tags on tags.id = tag_id where canonical;
