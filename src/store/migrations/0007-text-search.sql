-- The words of works, to be found by. All of it is derived from works, chapters and revisions (src/finding/words) and
-- can be made anew from them.

-- Every word that any work has, folded (letter case and accents aside), and its stems in the languages it was met in.
create table text_vocabulary (
  word text collate "C" not null,
  -- whose stemmer: `en`; `_` for none
  language text collate "C" not null,
  -- folded too; one word has several where accents that are folded away tell them apart
  stem text collate "C" not null,
  primary key (word, language, stem)
);
create index text_vocabulary_stem on text_vocabulary (language, stem, word);

-- What a work is found by, one row a work, so that words of different chapters find it together.
create table text_works (
  work_id bigint primary key references works on delete cascade,
  -- by whose stemmer it was read
  language text not null,
  -- changes when anything that is searched does
  stamp bigint not null,
  -- who may meet the work in lists (src/works/viewer.ts): 0 nobody, 1 the keeper and whose it is, 2 members, 3 guests
  seen smallint not null,
  -- stems with the field they stand in: see src/finding/words/keys.ts
  keys text[] collate "C" not null
);
-- The keys are read by the index alone: they lie apart, so that a walk over 100,000 works touches a few hundred pages.
alter table text_works set (toast_tuple_target = 128);
alter table text_works alter column keys set statistics 0;
-- The planner does not count what unpacking keys costs; this says it, so that it never walks the table instead.
create function text_keys(keys text[]) returns text[] immutable strict parallel safe cost 10000 language plpgsql as $$
begin
  return keys;
end $$;
create index text_works_keys on text_works using gin (text_keys(keys) collate "C");
alter index text_works_keys alter column 1 set statistics 0;

create function text_seen(work works) returns smallint stable language sql as $$
  select case
    when work.trashing_id is not null then 0
    when work.hiding_id is not null or work.unrevealed then 1
    when work.visibility = 'public' then 3
    when work.visibility = 'members' then 2
    else 1 end
$$;
create function tell_text_seen() returns trigger language plpgsql as $$
begin
  update text_works set seen = text_seen(new) where work_id = new.id and seen <> text_seen(new);
  return null;
end $$;
create trigger works_text_seen after update of visibility, trashing_id, hiding_id, unrevealed on works
  for each row execute function tell_text_seen();

-- Their words in order, folded, a space around each, a line a paragraph: for exact words, and for passages.
create table text_parts (
  work_id bigint not null references text_works on delete cascade,
  -- null: of the work itself
  chapter_id bigint,
  field text not null check (field in ('title', 'summary', 'notes', 'heading', 'text')),
  words text not null
);
create index text_parts_work on text_parts (work_id);
-- Searched for exact words by the thousand: LZ4 unpacks several times as fast, where the server has it.
do $$
begin
  alter table text_parts alter column words set compression lz4;
exception when others then
  raise notice 'LZ4 is not there: exact words are looked for more slowly';
end $$;

-- Works that changed and were not read yet. A row a change: who reads removes the ones it has seen, so that a change
-- during the reading is not lost.
create table text_due (
  id bigint generated always as identity primary key,
  work_id bigint not null,
  noted_at timestamptz not null default now()
);
create index text_due_work on text_due (work_id, id);

-- Changes of several works at once (subject_ids) come from the map of tags, which changes no text.
create function note_text_due() returns trigger language plpgsql as $$
begin
  insert into text_due (work_id) values (new.subject_id);
  return null;
end $$;
create trigger changes_text_due after insert on changes
  for each row when (new.subject = 'work' and new.subject_id is not null) execute function note_text_due();

insert into text_due (work_id) select id from works order by id;
