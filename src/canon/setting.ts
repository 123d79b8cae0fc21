/** How a work stands to the installment its setting names. */
export type SettingRelation = 'before' | 'during' | 'after' | 'missing scene' | 'diverges';

/** A setting or a spoiler line, read. `raw` are the words as written; the rest is null where nothing fits. */
export interface SettingReading {
  raw: string;
  relation: SettingRelation | null;
  /** The name of the fandom as its canon pack gives it. */
  fandom: string | null;
  /** The installment's code as its pack writes it: `6x19`, `SCAN`, `GoF`, `GoF 12`; a season alone is `S6`. */
  code: string | null;
  /** The installment's title. */
  title: string | null;
}
