import type { FieldKind } from './labels.ts';

/** The labels that story headers use. */
export const STRONG: Partial<Record<FieldKind, string>> = {
  title: 'title, story title, fic title, title of story, story name',
  author:
    'author, authors, written by, writer, pen name, penname, author name, username, pseudonym, pseud, nickname, screen name',
  contact:
    'feedback, e-mail, email, e-mail address, email address, author email, authors email, email/feedback, c&c, send feedback to, comments to, feedback to, addy, reviews',
  fandom: 'fandom, fandoms, universe, crossover, fandom(s), show code',
  series: 'sequel to, prequel to, series/sequel, part of series, series title, in series',
  rating: 'rating, ratings, rated, overall rating, mpaa, mpaa rating, age rating, story rating',
  codes: 'codes, code, coding',
  classification: 'classification, classifications, classified',
  category: 'category, categories',
  genre: 'genre, genres, genre(s)',
  relationships:
    'pairing, pairings, pairing(s), relationship, relationships, ship, ships, couple, couples, paring, parings, pairing/characters, main pairing, romantic pairing',
  characters: 'character, characters, character(s), main characters, starring',
  tags: 'tags, additional tags, freeform tags, keyword, keywords, tropes, kinks',
  summary: 'summary, synopsis, teaser, blurb, description, story summary, quick summary, short summary',
  notes:
    'a/n, an, authors note, authors notes, author note, author notes, note from the author, notes from the author, writing note, character note, acknowledgements, acknowledgments, authoress note, story notes, apologies',
  disclaimer:
    'disclaimer, disclaimers, disclamer, standard disclaimer, copyright disclaimer, general disclaimer, usual disclaimer, obligatory disclaimer, legal disclaimer, legal, legalese, legal stuff, disclaimer/note, copyright notice, copyright',
  archive:
    'archive, archiving, distribution, permission to archive, archive permission, dist, archival, archive rights, where to archive, distributed, permission',
  dedication: 'dedication, dedicated to, dedicated',
  recipients: 'recipient, recipients, gift for, written for, prompted by, recipient(s)',
  beta: 'beta, betas, beta reader, beta readers, beta by, betaed by, beta-ed by, beta(s), betareader, beta read by, betas and cheerleaders, beta-reader',
  spoilers: 'spoiler, spoilers, spoiler(s), spoiler warning, spoiler alert, spoilers for',
  setting:
    'setting, timeline, time line, timeframe, time frame, continuity, background, setting/background, setting/timeline',
  warnings:
    'warning, warnings, content warning, content warnings, trigger warning, trigger warnings, squicks, squick, archive warning, archive warnings, warning(s), triggers, t/w, tw, cw',
  status: 'status, completed, complete, story status, finished, completion',
  words: 'word count, wordcount, words, length, size, story length',
  published:
    'date published, date posted, date written, first published, first posted, published, posted, date archived, post date, date of publication',
  updated: 'updated, last updated, date updated, revised, last revised, date revised',
  language: 'language',
  collections: 'collection, collections',
  website:
    'original source, source url, original url, story url, source link, website, web site, homepage, web page, webpage, url, site',
  remark:
    'prompt, subtext, maintext, violence, love/sex, sexual content, sexual situations, challenge, challenge response, written for challenge, pov, point of view, lyrics, song, soundtrack, inspired by, challenge #, prompts, table, prompt number, word prompt',
  chapter: 'chapter title',
  chapters: 'chapters, number of chapters, total chapters',
};

/** Words that prose puts before a colon too. */
export const WEAK: Partial<Record<FieldKind, string>> = {
  title: 'story, fic, name',
  author: 'from, by',
  contact: 'contact, comments, comment',
  fandom: 'show, shows, based on',
  series: 'series, sequel, prequel',
  part: 'part, parts',
  chapter: 'chapter',
  genre: 'type, story type',
  notes:
    'note, notes, remark, remarks, thanks, thank you, foreword, thank-yous, many thanks to, special thanks, credits, shout outs, comments from the author',
  recipients: 'for, to',
  setting: 'set, season, takes place, place in canon, when',
  warnings: 'contains, content, caution',
  published: 'date, written',
  relationships: 'focus',
  archive: 'archived at, archived',
};
