import type { Canon, Pack } from './canon.ts';
import { fold } from './fold.ts';

/** A canon of these packs. */
export function canonOf(packs: readonly Pack[]): Canon {
  let names: Map<string, Pack> | null = null;
  return {
    packs,
    pack: (name) => {
      names ??= namesOf(packs);
      return names.get(fold(name)) ?? names.get(fold(withoutMedium(name))) ?? null;
    },
  };
}

function namesOf(packs: readonly Pack[]): Map<string, Pack> {
  const names = new Map<string, Pack>();
  for (const naming of [fandomName, otherNames]) {
    for (const pack of packs) {
      for (const name of naming(pack)) if (!names.has(fold(name))) names.set(fold(name), pack);
    }
  }
  return names;
}

const fandomName = (pack: Pack): string[] => [pack.fandom];
const otherNames = (pack: Pack): string[] => [...pack.names, ...pack.codes];

/** AO3 adds the medium to a fandom's name: `X (TV)`, `X (TV 1997)`, `X - All Media Types`. */
function withoutMedium(name: string): string {
  return name.replace(/ (?:\(TV(?: \d{4})?\)|- All Media Types|& Related Fandoms)$/i, '');
}
