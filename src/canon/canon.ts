/** A fandom's canon pack, read and checked. The YAML form is described in docs/canon-packs.md. */
export interface Pack {
  /** The fandom's name here, e.g. `Buffy the Vampire Slayer`. */
  fandom: string;
  /** Its other names: AO3's, translated, with or without the medium. */
  names: string[];
  /** Short names that stand before or after a number: BTVS, VOY, HP. */
  codes: string[];
  media: string;
  /** How its installments are counted. */
  counting: 'episodes' | 'books' | 'stories';
  /** In the order of canon. */
  installments: Installment[];
  characters: Character[];
  relationships: RelationshipName[];
}

export interface Installment {
  /** Unique in the pack: `6x19`; `GoF` for a book, `GoF 12` for its chapter; `SCAN` for a story. */
  code: string;
  kind: 'episode' | 'film' | 'book' | 'chapter' | 'story';
  title: string;
  otherTitles: string[];
  /** Place in canon, 1 for the first; what `before` and `after` compare. */
  order: number;
  season: number | null;
  /** Number within its season or its book. */
  number: number | null;
  /** Production code, e.g. `6ABB19`. */
  production: string | null;
  /** First shown or published, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  date: string | null;
  /** The code of the book a chapter belongs to; for a story the title of its collection. */
  within: string | null;
}

export interface Character {
  /** The canonical name, e.g. `Willow Rosenberg`. */
  name: string;
  /** Other names a text may use for this person and no other in the pack: first name, nickname, title. */
  names: string[];
  /** Names that are also words or another's name (`Will`): they count only where another sign supports them. */
  ambiguous: string[];
  /** Letters used in pairing shorthand: `W` in W/T. Several characters may share one. */
  letters: string[];
}

export interface RelationshipName {
  /** The canonical form, e.g. `Tara Maclay/Willow Rosenberg`. `/` romantic, ` & ` not. */
  name: string;
  /** The usual short names: Willow/Tara, W/T, Tillow. */
  names: string[];
}

/** All packs an archive knows. */
export interface Canon {
  packs: readonly Pack[];
  /** The pack of a fandom by its name, another name or a code, letter case and accents aside. */
  pack(name: string): Pack | null;
}
