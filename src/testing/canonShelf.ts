import type { Pack } from '../canon/canon.ts';
import type { SettingReading, SettingRelation } from '../canon/setting.ts';
import type { NewWork } from '../works/work.ts';
import { chapterOf, workOf } from './works.ts';

const RELATIONS: SettingRelation[] = [
  'after',
  'after',
  'missing scene',
  'during',
  'before',
  'diverges',
  'after',
];
const TITLES = [
  'What the Kettle Knew',
  'Half a Map of the Morning',
  'The Long Way Round by Water',
  'Small Repairs',
  'Eleven Letters, One Stamp',
  'Whoever Left the Porch Light On',
];

/** Numbers from 0 to 1 that are the same in every run. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Small works along the line of a canon, thick in some places and thin in others; the same in every run. */
export function canonShelf(pack: Pack, count: number, seed = 7): NewWork[] {
  const draw = drawing(seed);
  const crowds = Array.from({ length: 5 }, () => draw());
  return Array.from({ length: count }, (_, at) => {
    const crowd = crowds[Math.floor(draw() * crowds.length)] ?? 0.5;
    const near = draw() < 0.75 ? crowd + (draw() - 0.5) * 0.05 : draw();
    const last = pack.installments.length - 1;
    const installment = pack.installments[Math.max(0, Math.min(last, Math.round(near * last)))]!;
    const isWhole = at % 17 === 0 && installment.season !== null;
    const relation = RELATIONS[Math.floor(draw() * RELATIONS.length)] ?? 'after';
    const setting: SettingReading = {
      raw: `${relation} ${installment.code}`,
      relation: isWhole ? 'during' : relation,
      fandom: pack.fandom,
      code: isWhole ? `S${installment.season}` : installment.code,
      title: isWhole ? null : installment.title,
    };
    return workOf({
      title: `${TITLES[at % TITLES.length]}, ${at + 1}`,
      authors: [`Quire ${at % 9}`],
      fandoms: [pack.fandom],
      chapters: [
        chapterOf(
          `They came in by the side door, number ${at + 1} of the ${pack.fandom} evening, and stayed for tea.`,
        ),
      ],
      setting,
      spoilers: at % 4 === 0 ? { ...setting, relation: null } : null,
    });
  });
}
