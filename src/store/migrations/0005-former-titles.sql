-- Titles that a person put right: under them a copy of the work may still come again.
create table former_titles (
  work_id bigint not null references works on delete cascade,
  title text not null,
  primary key (work_id, title)
);
create index former_titles_title on former_titles (lower(title));
