-- Who decided that a work is shown to more people or fewer, and when; the work itself says how it stands now.
create table showings (
  id bigint generated always as identity primary key,
  work_id bigint not null references works on delete cascade,
  visibility text not null check (visibility in ('draft', 'private', 'link', 'members', 'public')),
  shown_at timestamptz not null default now(),
  shown_by text not null
);
create index showings_work on showings (work_id);

-- A picture is met only by those who may read a work that holds it.
create index work_images_sha256 on work_images (sha256);
