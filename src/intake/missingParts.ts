import type { Reading } from './draft.ts';
import { PROBLEMS } from './problems.ts';

/** How many parts there are, as the parts say; null: none says. */
export function statedParts(parts: Reading[]): number | null {
  return parts.reduce<number | null>(
    (most, { draft }) => (draft!.part!.of === null ? most : Math.max(most ?? 0, draft!.part!.of)),
    null,
  );
}

/** The numbers of the parts that are not there. */
export function missingNumbers(parts: Reading[]): number[] {
  const have = new Set(parts.map(({ draft }) => draft!.part!.number));
  const first = have.has(0) ? 0 : 1;
  const last = Math.min(statedParts(parts) ?? Math.max(...have), 1000);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => index + first).filter(
    (number) => !have.has(number),
  );
}

/** What there is to say of missing parts. */
export function missingParts(parts: Reading[]): Reading['problems'] {
  const missing = missingNumbers(parts);
  if (missing.length === 0) return [];
  const of = statedParts(parts) ?? Math.max(...parts.map(({ draft }) => draft!.part!.number));
  const listed = missing.length > 12 ? `${missing.slice(0, 12).join(', ')} …` : missing.join(', ');
  return [
    {
      code: 'parts-missing',
      message: PROBLEMS['parts-missing'].replace('{missing}', listed).replace('{of}', String(of)),
    },
  ];
}
