-- The archive as it begins. Text columns that end in _html hold CleanHtml (src/prose) and nothing else.

create table pseuds (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  -- null: the author of imported works, whom nobody has claimed yet
  account_id text,
  created_at timestamptz not null default now()
);
create unique index pseuds_name on pseuds (lower(name)) where account_id is null;

create table tags (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('fandom', 'relationship', 'character', 'additional', 'rating', 'warning', 'category')),
  -- as typed, letter case and accents kept
  name text not null check (name <> ''),
  unique (kind, name)
);
create index tags_folded on tags (kind, lower(name));

create table trashings (
  id bigint generated always as identity primary key,
  work_id bigint not null,
  trashed_at timestamptz not null default now(),
  trashed_by text not null,
  restored_at timestamptz,
  restored_by text
);

create table works (
  id bigint generated always as identity primary key,
  title text not null check (title <> ''),
  -- what a list by title sorts by: no leading article or punctuation, numbers padded
  title_sort text not null,
  language text,
  summary_html text not null default '',
  notes_begin_html text not null default '',
  notes_end_html text not null default '',
  disclaimer text,
  archive_permission text,
  feedback text,
  dedication text,
  recipients text[] not null default '{}',
  beta text[] not null default '{}',
  collections text[] not null default '{}',
  -- null: nobody said
  complete boolean,
  chapters_expected integer,
  chapter_count integer not null,
  words bigint not null,
  published date,
  updated date,
  visibility text not null default 'public' check (visibility in ('draft', 'private', 'link', 'members', 'public')),
  -- where it was published before, and the form of that address by which it is recognised
  source_url text,
  source_key text,
  -- SHA-256 of all its words: how the same text in another format is recognised
  content_key bytea not null,
  trashing_id bigint references trashings,
  posted_at timestamptz not null default now(),
  -- the last change that a reader could notice
  changed_at timestamptz not null default now()
);
create unique index works_source on works (source_key) where source_key is not null;
create unique index works_content on works (content_key);
create index works_newest on works (posted_at desc, id desc) where visibility = 'public' and trashing_id is null;
create index works_title on works (lower(title));
alter table trashings add foreign key (work_id) references works on delete cascade;

create table bylines (
  work_id bigint not null references works on delete cascade,
  pseud_id bigint not null references pseuds,
  position smallint not null,
  primary key (work_id, pseud_id)
);
create index bylines_pseud on bylines (pseud_id, work_id);

create table work_tags (
  work_id bigint not null references works on delete cascade,
  tag_id bigint not null references tags,
  position smallint not null,
  primary key (work_id, tag_id)
);
create index work_tags_tag on work_tags (tag_id, work_id);

-- Where in canon a work stands, and how far it gives canon away.
create table settings (
  work_id bigint not null references works on delete cascade,
  role text not null check (role in ('setting', 'spoilers')),
  raw text not null,
  relation text check (relation in ('before', 'during', 'after', 'missing scene', 'diverges')),
  fandom text,
  code text,
  title text,
  primary key (work_id, role)
);

create table chapters (
  id bigint generated always as identity primary key,
  work_id bigint not null references works on delete cascade,
  position integer not null,
  title text,
  summary_html text not null default '',
  notes_begin_html text not null default '',
  notes_end_html text not null default '',
  published date,
  source_url text,
  revision_id bigint not null,
  unique (work_id, position) deferrable initially deferred
);

-- The text of a chapter at one time; never changed, never deleted while its chapter stands.
create table revisions (
  id bigint generated always as identity primary key,
  chapter_id bigint not null references chapters on delete cascade deferrable initially deferred,
  html text not null,
  sha256 bytea not null,
  words integer not null,
  paragraphs integer not null,
  scene_breaks integer not null,
  written_at timestamptz not null default now(),
  written_by text not null
);
create index revisions_chapter on revisions (chapter_id);
alter table chapters add foreign key (revision_id) references revisions deferrable initially deferred;

-- Only where a chapter's authors differ from the work's.
create table chapter_bylines (
  chapter_id bigint not null references chapters on delete cascade,
  pseud_id bigint not null references pseuds,
  position smallint not null,
  primary key (chapter_id, pseud_id)
);

create table series (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  -- by which it is recognised: its address elsewhere, else its name with its first author
  key text not null unique,
  source_url text
);

create table series_works (
  series_id bigint not null references series on delete cascade,
  work_id bigint not null references works on delete cascade,
  position integer not null,
  primary key (series_id, work_id)
);
create index series_works_work on series_works (work_id);

-- Files as they came, byte for byte; the bytes lie in the vault by their hash.
create table originals (
  sha256 bytea primary key,
  size bigint not null,
  stored_at timestamptz not null default now()
);

create table work_originals (
  work_id bigint not null references works on delete cascade,
  sha256 bytea not null references originals,
  name text not null,
  format text not null,
  position integer not null,
  kept_at timestamptz not null default now(),
  primary key (work_id, sha256)
);
create index work_originals_sha256 on work_originals (sha256);

create table images (
  sha256 bytea primary key,
  extension text not null check (extension in ('jpg', 'png', 'gif', 'webp')),
  size bigint not null,
  stored_at timestamptz not null default now()
);

create table work_images (
  work_id bigint not null references works on delete cascade,
  sha256 bytea not null references images,
  primary key (work_id, sha256)
);

-- What the text makes likely; published only when a person takes it.
create table suggestions (
  id bigint generated always as identity primary key,
  work_id bigint not null references works on delete cascade,
  kind text not null,
  value text not null,
  because text[] not null,
  suggested_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by text,
  taken boolean,
  unique (work_id, kind, value)
);

-- A field that a person put right: a later import of the same work leaves it alone.
create table corrections (
  work_id bigint not null references works on delete cascade,
  field text not null,
  corrected_at timestamptz not null default now(),
  corrected_by text not null,
  primary key (work_id, field)
);

create table import_runs (
  id bigint generated always as identity primary key,
  label text not null,
  started_by text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  -- how many files were found; null while they are still being gathered
  files_found integer
);

create table import_items (
  id bigint generated always as identity primary key,
  run_id bigint not null references import_runs on delete cascade,
  files text[] not null,
  outcome text not null check (outcome in ('new', 'updated', 'unchanged', 'in trash', 'failed')),
  work_id bigint references works on delete set null,
  -- the public JSON line of `fadeless read`, without the text
  reading jsonb not null,
  read_at timestamptz not null default now()
);
create index import_items_run on import_items (run_id, id);
create index import_items_work on import_items (work_id);

-- The works that were shelved as samples, so that one act can clear them.
create table sample_works (
  work_id bigint primary key references works on delete cascade
);

-- Facts about the archive itself, e.g. that the sample shelf was set up or cleared.
create table facts (
  name text primary key,
  value jsonb not null,
  since timestamptz not null default now()
);

create table hits (
  work_id bigint primary key references works on delete cascade,
  count bigint not null default 0
);

-- Who was counted today: a hash with a salt that is thrown away with the day.
create unlogged table hit_visitors (
  day date not null,
  work_id bigint not null,
  visitor bytea not null,
  primary key (day, work_id, visitor)
);

-- One row for every change that a reader could notice, written with the change itself.
create table changes (
  id bigint generated always as identity primary key,
  subject text not null check (subject in ('work', 'series', 'pseud', 'tag', 'archive')),
  subject_id bigint,
  changed_at timestamptz not null default now()
);

create function tell_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('changes', json_build_array(new.id, new.subject, new.subject_id)::text);
  return null;
end $$;
create trigger changes_told after insert on changes for each row execute function tell_change();
