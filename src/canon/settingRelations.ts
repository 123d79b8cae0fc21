import type { SettingRelation } from './setting.ts';

/** A word of a setting that says how the work stands to what follows it. */
export interface RelationWord {
  relation: SettingRelation;
  /** Weak words (`in`, `early`, `end of`) yield to a strong one beside them. */
  strong: boolean;
  start: number;
  end: number;
}

const FORMS: [SettingRelation, boolean, string][] = [
  [
    'diverges',
    true,
    String.raw`\ba\.?u\.?(?![\p{L}\p{N}])|\balternate universe\b|\b(?:canon[- ])?diverg\w+|\bsplits? (?:off )?from\b|\bwhat if\b`,
  ],
  [
    'diverges',
    true,
    String.raw`\bcanon (?:compliant )?(?:up )?(?:to|through|until|till)\b|\b(?:ignor|disregard)\w+ (?:everything |all |anything )?(?:after|since|past|from)\b`,
  ],
  [
    'missing scene',
    true,
    String.raw`\b(?:missing|deleted|lost|extra|behind-the-scenes) (?:scenes?|moments?)\b|\bmissing\b(?= from)`,
  ],
  [
    'after',
    true,
    String.raw`\bpost\b|\bafter\b|\bfollow(?:s|ing|ed)?\b|\bsince\b|\baftermath\b|\b(?:episode[- ])?tag\b|\bcoda\b|\bepilogue\b|\bsequel to\b|\blater than\b|\bpicks? up (?:from|where|at)\b|\bbetween\b`,
  ],
  [
    'before',
    true,
    String.raw`\bpre(?=[-\s"“])|\bbefore\b|\bprior to\b|\bpreq?uel to\b|\bpreced\w+|\bleading up to\b|\bearlier than\b`,
  ],
  ['during', true, String.raw`\bduring\b`],
  [
    'during',
    false,
    String.raw`\bwithin\b|\bin\b|\bearly\b|\bmid(?:dle of)?\b|\blate\b|\bend of\b|\b(?:beginning|start) of\b|\bthroughout\b|\bconcurrent\w*\b|\bsimultaneous\w*\b`,
  ],
];

const ALL = new RegExp(FORMS.map(([, , form]) => `(${form})`).join('|'), 'giu');

/** The relation words of a phrase in which what is named (titles, numbers, fandoms) has been blanked out. */
export function findRelations(blanked: string): RelationWord[] {
  const found: RelationWord[] = [];
  for (const match of blanked.matchAll(ALL)) {
    const at = FORMS.findIndex((_, index) => match[index + 1] !== undefined);
    const form = FORMS[at];
    if (form)
      found.push({
        relation: form[0],
        strong: form[1],
        start: match.index,
        end: match.index + match[0].length,
      });
  }
  return found;
}

/**
 * How the work stands to the installment named at `start`: a divergence wherever it is said; else the last strong
 * word since `from` (the end of what was named before); else a weak one; else the first word after `end`
 * (`Grave AU`), and nothing where no word says it.
 */
export function relationTo(words: RelationWord[], from: number, start: number): SettingRelation | null {
  if (words.some(({ relation }) => relation === 'diverges')) return 'diverges';
  const before = words.filter((word) => word.end <= start && word.start >= from);
  return (before.findLast(({ strong }) => strong) ?? before.at(-1))?.relation ?? null;
}
