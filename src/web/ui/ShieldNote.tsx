import type { Shield } from '../reading/seen.ts';
import { counted, listed } from './words.ts';

/**
 * What a reader's shield did to a list: how many works are folded away and why, and how to see them once. `address`
 * is the list's own, without `shield`.
 */
export function ShieldNote(props: { shield: Shield | null; folded: number; address: string }) {
  const { shield, folded, address } = props;
  if (shield === null || (folded === 0 && !shield.off)) return null;
  const known = listed(shield.seen.map(knownTo));
  return (
    <p class="shield-note">
      {shield.off
        ? `Your spoiler shield (${known}) is lifted for this page.`
        : `${counted(folded, 'work is', 'works are')} folded away: set or spoiling beyond ${known}.`}{' '}
      {shield.off ? (
        <a href={address}>Put it back</a>
      ) : (
        <a href={lifted(address)}>Show {folded === 1 ? 'it' : 'them'} this once</a>
      )}
      {' · '}
      <a href="/shield">Spoiler shield</a>
    </p>
  );
}

function knownTo({ fandom, code }: Shield['seen'][number]): string {
  return code === null ? `the beginning of ${fandom}` : `${fandom} ${code}`;
}

function lifted(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}shield=off`;
}
