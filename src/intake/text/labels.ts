/** What a header field is about. */
export type FieldKind =
  | 'title'
  | 'author'
  | 'contact'
  | 'fandom'
  | 'series'
  | 'part'
  | 'chapter'
  | 'rating'
  | 'codes'
  | 'classification'
  | 'category'
  | 'genre'
  | 'relationships'
  | 'characters'
  | 'tags'
  | 'summary'
  | 'notes'
  | 'disclaimer'
  | 'archive'
  | 'dedication'
  | 'recipients'
  | 'beta'
  | 'spoilers'
  | 'setting'
  | 'warnings'
  | 'status'
  | 'chapters'
  | 'published'
  | 'updated'
  | 'words'
  | 'language'
  | 'website'
  | 'collections'
  | 'remark';

interface Label {
  kind: FieldKind;
  /** False for words that prose puts before a colon too ("Note:", "From:"): they want company. */
  strong: boolean;
}

/** wild-files.md 3, field table; German, French, Spanish and Italian labels as their archives write them. */
const STRONG: Partial<Record<FieldKind, string>> = {
  title: 'title, story title, fic title, titel, titre, titulo, titolo, title of story, story name',
  author:
    'author, authors, written by, writer, pen name, penname, autor, autorin, auteur, autore, author name, username',
  contact:
    'feedback, e-mail, email, e-mail address, email address, author email, authors email, email/feedback, c&c, kontakt, send feedback to, comments to, feedback to, addy, reviews',
  fandom: 'fandom, fandoms, universe, crossover, fandom(s), show code, serie tv, fandome',
  series: 'sequel to, prequel to, series/sequel, part of series, series title, in series',
  rating:
    'rating, ratings, rated, overall rating, mpaa, mpaa rating, age rating, altersfreigabe, altersempfehlung, freigabe, calificacion, clasificacion, story rating',
  codes: 'codes, code, coding',
  classification: 'classification, classifications, classified',
  category: 'category, categories, kategorie, categorie, categoria',
  genre: 'genre, genres, genre(s), genero',
  relationships:
    'pairing, pairings, pairing(s), relationship, relationships, ship, ships, couple, couples, paring, parings, pairing/characters, paarung, pareja, parejas, main pairing, romantic pairing, coppia',
  characters:
    'character, characters, character(s), main characters, charaktere, personnages, personajes, personaggi, starring',
  tags: 'tags, additional tags, freeform tags, keyword, keywords, tropes, kinks',
  summary:
    'summary, synopsis, teaser, blurb, description, zusammenfassung, inhalt, resume, resumen, riassunto, story summary, quick summary, short summary',
  notes:
    'a/n, an, authors note, authors notes, author note, author notes, note from the author, notes from the author, writing note, character note, acknowledgements, acknowledgments, anmerkung, anmerkungen, anmerkung der autorin, note de lauteur, notes de lauteur, nota de la autora, nota del autor, authoress note, story notes, apologies',
  disclaimer:
    'disclaimer, disclaimers, disclamer, standard disclaimer, legal disclaimer, legal, legalese, legal stuff, disclaimer/note, copyright notice, copyright',
  archive:
    'archive, archiving, distribution, permission to archive, archive permission, dist, archival, archive rights, where to archive, distributed, permission',
  dedication: 'dedication, dedicated to, dedicated, widmung, dedicace, dedicatoria',
  recipients: 'recipient, recipients, gift for, written for, prompted by, recipient(s)',
  beta: 'beta, betas, beta reader, beta readers, beta by, betaed by, beta-ed by, beta(s), betareader, bêta, beta read by, betas and cheerleaders, beta-reader',
  spoilers:
    'spoiler, spoilers, spoiler(s), spoiler warning, spoiler alert, spoilers/time line, spoilers/timeline, spoilers for',
  setting:
    'setting, timeline, time line, timeframe, time frame, continuity, setting/background, setting/timeline, timeline/spoilers, zeitpunkt',
  warnings:
    'warning, warnings, content warning, content warnings, trigger warning, trigger warnings, squicks, squick, warnung, warnungen, avertissement, avertissements, advertencia, advertencias, archive warning, archive warnings, warning(s), triggers, t/w, tw, cw',
  status: 'status, completed, complete, story status, finished, completion',
  words: 'word count, wordcount, words, length, size, story length',
  published:
    'date published, date posted, date written, first published, first posted, published, posted, date archived, post date, date of publication',
  updated: 'updated, last updated, date updated, revised, last revised, date revised',
  language: 'language, sprache, langue, idioma, lingua',
  collections: 'collection, collections',
  website: 'website, web site, homepage, web page, webpage, url, site',
  remark:
    'prompt, challenge, challenge response, written for challenge, pov, point of view, lyrics, song, soundtrack, inspired by, challenge #, prompts, table, prompt number, word prompt',
  chapters: 'chapters, number of chapters, total chapters, kapitel, chapitres',
};

const WEAK: Partial<Record<FieldKind, string>> = {
  title: 'story, fic, name',
  author: 'from, by, von, par, de',
  contact: 'contact, comments, comment',
  fandom: 'show, shows, based on',
  series: 'series, sequel, prequel',
  part: 'part, parts',
  chapter: 'chapter',
  genre: 'type, story type',
  notes:
    'note, notes, remark, remarks, thanks, thank you, foreword, thank-yous, many thanks to, special thanks, credits, shout outs, nota, notas, comments from the author',
  recipients: 'for, to',
  setting: 'set, season, takes place, place in canon, when',
  warnings: 'contains, content, caution, attention',
  published: 'date, written, datum, fecha',
  relationships: 'focus',
  archive: 'archived at, archived',
};

/** Fields whose text may run over several paragraphs. */
export const LONG_FIELDS: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'summary',
  'notes',
  'disclaimer',
  'archive',
  'warnings',
  'contact',
  'dedication',
  'remark',
  'spoilers',
]);

const LABELS = new Map<string, Label>();
for (const [table, strong] of [
  [STRONG, true],
  [WEAK, false],
] as const) {
  for (const [kind, names] of Object.entries(table)) {
    for (const name of names.split(', ')) LABELS.set(labelKey(name), { kind: kind as FieldKind, strong });
  }
}

/** Letter case, accents, apostrophes, plurals and `(s)` aside. */
function labelKey(label: string): string {
  return label
    .normalize('NFD')
    .replace(/[\p{M}'’`´]/gu, '')
    .toLowerCase()
    .replace(/\(e?s\)/g, '')
    .replace(/[*_"“”[\]()<>]/g, ' ')
    .replace(/\s*([/&])\s*/g, '$1')
    .replace(/[\s.#]+/g, ' ')
    .trim();
}

/** The field a label names, or null. */
export function labelOf(label: string): Label | null {
  const key = labelKey(label);
  return LABELS.get(key) ?? (key.endsWith('s') ? LABELS.get(key.slice(0, -1)) : undefined) ?? null;
}

/** The fields a joined label names (`Title/Author`, `EMAIL & FEEDBACK`), in its order; empty where a piece is unknown. */
export function labelsOf(label: string): Label[] {
  const whole = labelOf(label);
  if (whole !== null) return [whole];
  const pieces = label.split(/\s*(?:\/|,|&|\band\b|\+)\s*/i).filter((piece) => piece.trim() !== '');
  if (pieces.length < 2 || pieces.length > 4) return [];
  const found = pieces.map(labelOf);
  return found.every((piece) => piece !== null) ? found : [];
}
