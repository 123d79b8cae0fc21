-- What a catalogue card says beside the row of its work (names, tags in their order, settings, the first chapter), put
-- together once for each change of the work: twenty cards are read with every listing, and putting them together is
-- most of what they cost. A work without a row here is put together when it is read.
create table cards (
  work_id bigint primary key references works on delete cascade,
  facts json not null
);

-- Tags by their kind, each kind's in the order in which they were typed.
create function card_facts(work bigint) returns json language sql stable as $$
  select json_build_object(
    'authors', (
      select coalesce(json_agg(json_build_object('id', pseuds.id, 'name', pseuds.name) order by bylines.position), '[]')
      from bylines join pseuds on pseuds.id = bylines.pseud_id where bylines.work_id = work),
    'tags', (
      select coalesce(json_object_agg(kind, names), '{}') from (
        select tags.kind, json_agg(tags.name order by work_tags.position) as names
        from work_tags join tags on tags.id = work_tags.tag_id where work_tags.work_id = work group by tags.kind) as kinds),
    'settings', (
      select coalesce(json_object_agg(role, json_build_object(
        'raw', raw, 'relation', relation, 'fandom', fandom, 'code', code, 'title', title)), '{}')
      from settings where settings.work_id = work),
    'firstChapter', (
      select chapters.id from chapters where chapters.work_id = work order by chapters.position limit 1))
$$;

-- The works are held first: who changes one at the same time is seen, or comes after and does this again.
create function keep_cards(ids bigint[]) returns void language plpgsql as $$
begin
  perform from works where id = any(ids) order by id for no key update;
  insert into cards select id, card_facts(id) from works where id = any(ids)
    on conflict (work_id) do update set facts = excluded.facts;
end $$;

-- At the end of a transaction, when all of the change is there. Changes of several works at once (subject_ids) come
-- from the map of tags, which changes no card.
create function keep_changed_cards() returns trigger language plpgsql as $$
begin
  if new.subject = 'work' then
    perform keep_cards(array[new.subject_id]);
  else
    perform keep_cards(array(select work_id from bylines where pseud_id = new.subject_id));
  end if;
  return null;
end $$;
create constraint trigger changes_keep_cards after insert on changes deferrable initially deferred
  for each row when (new.subject in ('work', 'pseud') and new.subject_id is not null)
  execute function keep_changed_cards();

insert into cards select id, card_facts(id) from works;
