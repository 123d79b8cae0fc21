-- In which order words were met. The commonest were met in the first works: a beginning that thousands of words have is
-- looked for by those first, and most works are found by a few of them.
alter table text_vocabulary add column met bigint generated always as identity;
