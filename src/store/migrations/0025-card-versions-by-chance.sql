-- What was drawn from a card lies in a folder, which may be used with another database, or with this one restored from a
-- backup. Versions that were counted would come again there, and readers would meet the cards of other works.
create function card_version() returns bigint language sql volatile as $$
  select 1 + floor(random() * 4294967295)::bigint
$$;
alter table cards alter column version set default card_version();

create or replace function keep_cards_of_series() returns trigger language plpgsql as $$
begin
  update cards set version = card_version()
    where work_id in (select work_id from series_works where series_id = new.id);
  return null;
end $$;
drop sequence card_versions;
