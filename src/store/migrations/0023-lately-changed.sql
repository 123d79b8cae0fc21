-- Feeds begin with what was shelved or changed last, and look for it from there backwards.
create index works_changed on works (changed_at desc, id desc) where visibility = 'public' and trashing_id is null;
