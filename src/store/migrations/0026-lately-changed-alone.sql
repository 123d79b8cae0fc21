-- With all that guests' lists ask of a work in its condition the index answers alone: how far back a feed must look is
-- then a matter of the index's pages, not of a page of the table for each work.
drop index works_changed;
create index works_changed on works (changed_at desc, id desc)
  where visibility = 'public' and trashing_id is null and hiding_id is null and not unrevealed;
