-- Numbers of changes are drawn before their transactions end, and these end in any order. Who follows the log reads
-- what later transactions wrote than the oldest one that was open last time, and so misses none.
alter table changes add column txid xid8 not null default pg_current_xact_id();
create index changes_txid on changes (txid);
