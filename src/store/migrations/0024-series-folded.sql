-- Series are found whatever the letter case and the accents, as tags are. null: not folded yet, which the next start does.
alter table series add column folded text;
create index series_folded on series (folded);
create index series_unfolded on series (id) where folded is null;
drop index series_by_name;
