/**
 * What the filter panel sends beyond the parameters of docs/query-language.md, since a form without JavaScript can
 * only send what its fields hold:
 *
 * - `more_rel=A, B`: further names in one field, parted by commas; `more_not_rel` for those to be ruled out;
 * - `match_rel=any`: of the names of this key any will do, instead of all;
 * - `only_main=rel`: the relationships only where they are main.
 */
const MORE = /^more_(not_)?(\w+)$/;

/** The parameters with the panel's own turned into those of the query language. */
export function panelParameters(sent: URLSearchParams): URLSearchParams {
  const any = new Set(keysWith(sent, 'match_', 'any'));
  const onlyMain = sent.getAll('only_main').includes('rel');
  const plain = new URLSearchParams();
  for (const [name, value] of sent) {
    const more = MORE.exec(name);
    if (more) for (const one of namesIn(value)) plain.append(`${more[1] ?? ''}${more[2] ?? ''}`, one);
    else if (!name.startsWith('match_') && name !== 'only_main') plain.append(name, value);
  }
  const marked = new URLSearchParams();
  for (const [name, value] of plain) marked.append(nameOf(name, any, onlyMain), value);
  return marked;
}

function nameOf(name: string, any: ReadonlySet<string>, onlyMain: boolean): string {
  const main = onlyMain && name === 'rel' ? 'main_rel' : name;
  return any.has(name) ? `any_${main}` : main;
}

function keysWith(sent: URLSearchParams, prefix: string, value: string): string[] {
  return [...sent].flatMap(([name, given]) =>
    name.startsWith(prefix) && given === value ? [name.slice(prefix.length)] : [],
  );
}

/** Names parted by commas, as every archive's readers type them; quotation marks keep a comma in a name. */
function namesIn(text: string): string[] {
  const names = text.matchAll(/\s*(?:"([^"]*)"|([^,，、\n]+))/gu);
  return Array.from(names, ([, quoted, plain]) => (quoted ?? plain ?? '').trim()).filter(
    (name) => name !== '',
  );
}
