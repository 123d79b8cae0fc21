-- What a moderator hid: who, when, why. A work points at the hiding in force.
create table hidings (
  id bigint generated always as identity primary key,
  work_id bigint not null references works on delete cascade,
  reason text not null,
  hidden_at timestamptz not null default now(),
  hidden_by text not null,
  ended_at timestamptz,
  ended_by text
);
create index hidings_work on hidings (work_id);

-- What is kept back until its day: that a work is there at all (unrevealed), or who wrote it (anonymous).
create table concealments (
  id bigint generated always as identity primary key,
  work_id bigint not null references works on delete cascade,
  kind text not null check (kind in ('unrevealed', 'anonymous')),
  concealed_at timestamptz not null default now(),
  concealed_by text not null,
  ended_at timestamptz,
  ended_by text
);
create unique index concealments_in_force on concealments (work_id, kind) where ended_at is null;

alter table works
  add column hiding_id bigint references hidings,
  -- derived from the concealments in force, in the transaction that begins or ends one
  add column unrevealed boolean not null default false,
  add column anonymous boolean not null default false;
