/** What a pack made here says; the rest of the form can be added by hand. */
export interface PackDraft {
  fandom: string;
  names: string[];
  codes: string[];
  media: string;
  counting: 'episodes' | 'books' | 'stories';
  installments: InstallmentDraft[];
  characters: string[];
}

export interface InstallmentDraft {
  code: string;
  title: string;
  otherTitles?: string[];
  production?: string | null;
  date?: string | null;
  within?: string | null;
}

/** A pack file: an installment a line, in the form of docs/canon-packs.md. */
export function packYaml(draft: PackDraft): string {
  const head = [
    `fandom: ${quoted(draft.fandom)}`,
    `names: ${listed(draft.names)}`,
    `codes: ${listed(draft.codes)}`,
    `media: ${quoted(draft.media)}`,
    `counting: ${draft.counting}`,
  ];
  const installments = draft.installments.map((one) => `  - ${installmentLine(one)}`);
  const characters = draft.characters.map((name) => `  - { name: ${quoted(name)} }`);
  return [
    ...head,
    '',
    'installments:',
    ...installments,
    ...(characters.length > 0 ? ['', 'characters:', ...characters] : []),
    '',
  ].join('\n');
}

function installmentLine({
  code,
  title,
  otherTitles = [],
  production,
  date,
  within,
}: InstallmentDraft): string {
  const keys = [
    `code: ${quoted(code)}`,
    `title: ${quoted(title)}`,
    ...(within ? [`within: ${quoted(within)}`] : []),
    ...(production ? [`production: ${quoted(production)}`] : []),
    ...(date ? [`date: ${quoted(date)}`] : []),
    ...(otherTitles.length > 0 ? [`otherTitles: ${listed(otherTitles)}`] : []),
  ];
  return `{ ${keys.join(', ')} }`;
}

function listed(values: string[]): string {
  return `[${values.map(quoted).join(', ')}]`;
}

/** Every string of JSON is one of YAML; a code or a number of a season needs no quotes to be read as text. */
function quoted(text: string): string {
  return /^[A-Za-z0-9]+$/.test(text) || /^\d{4}(-\d\d){1,2}$/.test(text) ? text : JSON.stringify(text);
}
