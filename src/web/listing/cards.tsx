import type { Found } from '../../finding/find.ts';
import type { FinishedCard } from '../../finding/shelf/question.ts';
import type { Blurb } from '../../works/blurb.ts';
import type { Site } from '../site.ts';
import { markup, Piece } from '../ui/piece.ts';
import { Readings, WorkBlurb } from '../ui/WorkBlurb.tsx';

/** The place of the cards on a page that is made without them. */
export function CardPlace() {
  return <ol class="work index group">{SEAM}</ol>;
}

/** No words on a page read like this, since theirs are escaped. */
const SEAM = '\uE0F2';
const PLACE = markup(CardPlace());
const BEFORE = PLACE.indexOf(SEAM);

/** A page with the cards of its works in their place: those that are finished, and those drawn for it, which are kept. */
export function withCards(site: Site, html: string, found: Found): Buffer {
  const at = html.indexOf(PLACE);
  if (at < 0) return Buffer.from(html);
  const fresh = found.works.map(finishedCard);
  if (fresh.length > 0) site.shelf.keep(fresh);
  const drawn = new Map(fresh.map((card, place) => [card.id, { card, hits: found.works[place]!.hits }]));
  const pieces: Uint8Array[] = [Buffer.from(html.slice(0, at + BEFORE))];
  let next = 0;
  found.ids.forEach((id, place) => {
    const one = drawn.get(id);
    if (one) pieces.push(...told(one.card.bytes, one.card.seam, one.hits));
    const kept = found.cards?.each[place];
    if (!kept || !found.cards) return;
    pieces.push(...told(found.cards.bytes.subarray(next, next + kept.length), kept.seam, kept.hits));
    next += kept.length;
  });
  pieces.push(Buffer.from(html.slice(at + BEFORE + SEAM.length)));
  return Buffer.concat(pieces);
}

/** The card of a work as guests meet it in listings. */
export function finishedCard(work: Blurb): FinishedCard {
  const html = markup(WorkBlurb({ work, readings: new Piece(SEAM) }));
  const at = html.indexOf(SEAM);
  const before = Buffer.from(html.slice(0, at));
  const bytes = Buffer.concat([before, Buffer.from(html.slice(at + SEAM.length))]);
  return { id: work.id, version: work.cardVersion, seam: before.length, bytes };
}

/** A card with its readings. */
function told(bytes: Uint8Array, seam: number, hits: number): Uint8Array[] {
  if (hits === 0 || bytes.length === 0) return [bytes];
  return [bytes.subarray(0, seam), Buffer.from(markup(Readings({ hits }))), bytes.subarray(seam)];
}
