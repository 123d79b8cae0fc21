-- Names to be completed while they are typed: tags, authors, titles, with how many works guests meet under each.
-- Derived from works, tags and pseuds (src/finding/naming), and can be made anew from them.

-- What of a work is counted: what guests meet. A work they do not meet has no row.
create table naming_works (
  work_id bigint primary key,
  -- tags that it is found by, and tags that stand on it
  found bigint[] not null,
  typed bigint[] not null,
  pseuds bigint[] not null
);

create table namings (
  kind text not null,
  -- of the tag, the pseud (kind author), the work (kind title)
  id bigint not null,
  name text not null,
  -- its words, folded, a space around each
  words text collate "C" not null,
  -- 0 canonical, author or title; 1 a tag on no map; 2 a synonym
  standing smallint not null,
  -- the fandoms of a tag, or of what it means
  fandoms bigint[] not null,
  found integer not null default 0,
  typed integer not null default 0,
  -- what it is sorted by, and what guests meet: those it finds if it is canonical, else those it stands on; 0: none
  works integer not null,
  primary key (kind, id)
);
create index namings_words on namings using hash (words);
create index namings_used on namings (kind, standing, works desc, id);

-- A row for each word of a name, and again within each of its fandoms; 0: everywhere.
create table naming_words (
  kind text not null,
  fandom_id bigint not null,
  word text collate "C" not null,
  id bigint not null,
  standing smallint not null,
  works integer not null
);
create index naming_words_begin on naming_words (kind, fandom_id, word) include (standing, works, id);
create index naming_words_id on naming_words (id, kind);

-- What changed and was not counted yet. Neither a work nor a tag nor a pseud: any tag may have changed.
create table naming_due (
  id bigint generated always as identity primary key,
  work_id bigint,
  tag_id bigint,
  pseud_id bigint
);

create function note_naming_due() returns trigger language plpgsql as $$
begin
  if new.subject = 'work' and new.subject_id is not null then
    insert into naming_due (work_id) values (new.subject_id);
  elsif new.subject = 'work' and new.subject_ids is not null then
    insert into naming_due (work_id) select unnest(new.subject_ids);
  elsif new.subject = 'tag' then
    insert into naming_due (tag_id) values (new.subject_id);
  elsif new.subject = 'pseud' and new.subject_id is not null then
    insert into naming_due (pseud_id) values (new.subject_id);
  end if;
  return null;
end $$;
create trigger changes_naming_due after insert on changes
  for each row when (new.subject in ('work', 'tag', 'pseud')) execute function note_naming_due();

-- A work that is gone for good leaves no change behind.
create function note_naming_gone() returns trigger language plpgsql as $$
begin
  insert into naming_due (work_id) values (old.id);
  return null;
end $$;
create trigger works_naming_gone after delete on works for each row execute function note_naming_gone();

insert into naming_due (work_id) select id from works order by id;
insert into naming_due default values;
