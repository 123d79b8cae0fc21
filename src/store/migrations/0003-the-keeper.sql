-- What a person put right about one chapter: a later import of the same work leaves it alone. Of the field `text`
-- only texts that the chapter had before are left alone; one it never had is a new version.
create table chapter_corrections (
  chapter_id bigint not null references chapters on delete cascade,
  field text not null check (field in ('title', 'summary', 'notesBegin', 'notesEnd', 'published', 'text')),
  corrected_at timestamptz not null default now(),
  corrected_by text not null,
  primary key (chapter_id, field)
);

-- What the field held before the suggestion was taken, so that taking can be undone.
alter table suggestions add column before jsonb;
create index suggestions_open on suggestions (work_id) where decided_at is null;
create index trashings_open on trashings (trashed_at desc) where restored_at is null;
