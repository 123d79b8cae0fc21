import { readSetting, readSpoilers, type SettingRead } from '../../canon/readSetting.ts';
import type { SettingReading } from '../../canon/setting.ts';
import type { Draft, Problem } from '../draft.ts';
import { PROBLEMS } from '../problems.ts';
import type { ReadContext } from '../reader.ts';
import { FIELDS, textOf } from './fields.ts';
import type { FrontMatter } from './frontMatter.ts';

const IGNORED =
  /^(?:layout|permalink|slug|draft|published|categoryid|cover|image|css|toc|wordcount|words|weight|type|id|version|seriesposition|seriespart|seriesindex|part|generator)$/;

/** Writes front matter into the draft; says which keys nobody knows. */
export function fillFromFrontMatter(draft: Draft, matter: FrontMatter, context: ReadContext): Problem[] {
  const used = new Set<string>();
  for (const [field, rule] of Object.entries(FIELDS)) {
    for (const name of rule.keys.split(' ')) {
      const found = matter.values.get(name);
      if (found === undefined || found.value == null) continue;
      used.add(name);
      const value = rule.read(found.value);
      if (
        value === null ||
        (Array.isArray(value) && value.length === 0) ||
        draft.evidence[field] !== undefined
      )
        continue;
      Object.assign(draft, { [field]: value });
      draft.evidence[field] = `front matter "${found.key}", line ${found.line}`;
    }
  }
  placeInSeries(draft, matter);
  return [
    ...fillPlaces(draft, matter, context, used),
    ...unknownKeys(matter, used),
    ...unknownValues(draft, matter),
  ];
}

function placeInSeries(draft: Draft, { values }: FrontMatter): void {
  const place = Number(
    textOf(
      (
        values.get('seriesposition') ??
        values.get('seriespart') ??
        values.get('seriesindex') ??
        values.get('part')
      )?.value,
    ),
  );
  const [only] = draft.series;
  if (draft.series.length === 1 && only!.position === null && place > 0)
    draft.series = [{ ...only!, position: place }];
}

function fillPlaces(
  draft: Draft,
  { values }: FrontMatter,
  { canon }: ReadContext,
  used: Set<string>,
): Problem[] {
  const problems: Problem[] = [];
  const read = (keys: string[], reader: typeof readSetting, field: 'setting' | 'spoilers'): void => {
    const name = keys.find((key) => values.has(key));
    if (name === undefined) return;
    used.add(name);
    const { value, key, line } = values.get(name)!;
    const raw = textOf(value);
    if (raw === '') return;
    const found: SettingRead | null = reader(raw, canon, { fandoms: draft.fandoms });
    const unread: SettingReading = { raw, relation: null, fandom: null, code: null, title: null };
    draft[field] = found === null ? unread : { ...found.reading, raw };
    draft.evidence[field] = `front matter "${key}", line ${line}`;
    problems.push(...(found?.problems ?? []).map(({ code, message }) => ({ code, message, line })));
  };
  read(['setting', 'timeline', 'set'], readSetting, 'setting');
  read(['spoilers', 'spoiler'], readSpoilers, 'spoilers');
  const fandom = draft.setting?.fandom ?? null;
  if (draft.fandoms.length === 0 && fandom !== null) {
    draft.fandoms = [fandom];
    draft.evidence['fandoms'] = 'inferred from setting';
  }
  return problems;
}

function unknownKeys({ values }: FrontMatter, used: ReadonlySet<string>): Problem[] {
  return [...values.entries()]
    .filter(([name]) => !used.has(name) && !IGNORED.test(name))
    .map(([, { key, line }]) => ({
      code: 'field-unknown',
      message: `The front matter has a key "${key}" that we do not know; it was left out.`,
      line,
    }));
}

function unknownValues(draft: Draft, { values }: FrontMatter): Problem[] {
  const problems: Problem[] = [];
  if (draft.rating !== null && draft.rating.value === null) {
    problems.push({
      code: 'rating-unknown',
      message: PROBLEMS['rating-unknown'].replace('{raw}', draft.rating.raw),
    });
  }
  const dated = values.get('date') ?? values.get('published');
  if (dated !== undefined && typeof dated.value !== 'boolean' && draft.published === null) {
    problems.push({
      code: 'date-unknown',
      message: PROBLEMS['date-unknown'].replace('{raw}', textOf(dated.value)),
      line: dated.line,
    });
  }
  return problems;
}
