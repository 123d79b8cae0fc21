-- A card has a version: what was drawn from it, and lies elsewhere, holds while this is the same. The name of a series
-- stands on the cards of its works.
create sequence card_versions;
alter table cards add version bigint not null default nextval('card_versions');

create or replace function keep_cards(ids bigint[]) returns void language plpgsql as $$
begin
  perform from works where id = any(ids) order by id for no key update;
  insert into cards (work_id, facts) select id, card_facts(id) from works where id = any(ids)
    on conflict (work_id) do update set facts = excluded.facts, version = excluded.version;
end $$;

create function keep_cards_of_series() returns trigger language plpgsql as $$
begin
  update cards set version = nextval('card_versions')
    where work_id in (select work_id from series_works where series_id = new.id);
  return null;
end $$;
create constraint trigger series_keep_cards after update of name on series deferrable initially deferred
  for each row when (old.name is distinct from new.name) execute function keep_cards_of_series();
