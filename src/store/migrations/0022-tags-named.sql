-- A change of the map names every tag that it touches: names are completed by their fandoms and by what they mean, which
-- may change of a hundred tags when one pack is read. Until now only the tag that an act was about was named anew.
create or replace function note_naming_due() returns trigger language plpgsql as $$
begin
  if new.subject = 'work' and new.subject_id is not null then
    insert into naming_due (work_id) values (new.subject_id);
  elsif new.subject = 'work' and new.subject_ids is not null then
    insert into naming_due (work_id) select unnest(new.subject_ids);
  elsif new.subject = 'tag' and new.subject_ids is not null then
    insert into naming_due (tag_id) select unnest(new.subject_ids);
  elsif new.subject = 'tag' then
    insert into naming_due (tag_id) values (new.subject_id);
  elsif new.subject = 'pseud' and new.subject_id is not null then
    insert into naming_due (pseud_id) values (new.subject_id);
  end if;
  return null;
end $$;

-- Whatever was missed is named now.
insert into naming_due default values;
