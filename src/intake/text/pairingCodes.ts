import type { Canon, Pack } from '../../canon/canon.ts';
import { readRelationship } from '../../canon/relationships.ts';
import type { Draft } from '../draft.ts';

/** Letters or a number for each member, or letters alone: `W/T`, `J/7`, `K&S`, `MSR`. Names are no code. */
const CODE =
  /^(?:(?:\p{Lu}\p{Ll}?|\p{Lu}{2}|\d{1,2})(?:[/&](?:\p{Lu}\p{Ll}?|\p{Lu}{2}|\d{1,2}))+|\p{Lu}{3,4})$/u;

/**
 * Writes out the pairing codes whose meaning the packs of the draft's fandoms decide, and says so in evidence
 * (`line 5 ("W/T")`). Names stay as they were typed, and so does a code that means several pairs or none.
 */
export function writeOutCodes(draft: Draft, canon: Canon): void {
  const packs = draft.fandoms.flatMap((name) => canon.pack(name) ?? []);
  if (packs.length === 0) return;
  const codes: string[] = [];
  const names = draft.relationships.map((raw) => {
    const name = CODE.test(raw) ? meaningOf(raw, packs) : null;
    if (name !== null) codes.push(raw);
    return name ?? raw;
  });
  if (codes.length === 0) return;
  draft.relationships = [...new Set(names)];
  const typed = codes.map((code) => `"${code}"`).join(', ');
  draft.evidence['relationships'] = `${draft.evidence['relationships'] ?? ''} (${typed})`.trim();
}

function meaningOf(code: string, packs: readonly Pack[]): string | null {
  const meant = new Set(packs.flatMap((pack) => readRelationship(code, pack)?.name ?? []));
  return meant.size === 1 ? [...meant][0]! : null;
}
