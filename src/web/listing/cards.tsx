import type { Found } from '../../finding/find.ts';
import type { FinishedCard } from '../../finding/shelf/question.ts';
import type { Blurb } from '../../works/blurb.ts';
import { Sheet } from '../sheet.ts';
import type { Site } from '../site.ts';
import { markup } from '../ui/piece.ts';
import { Readings, WorkBlurb } from '../ui/WorkBlurb.tsx';

/** The place of the cards on a page that is made without them. */
export function CardPlace() {
  return <ol class="work index group">{SEAM}</ol>;
}

/** No words on a page read like this, since theirs are escaped. */
const SEAM = '\uE0F2';
const PLACE = markup(CardPlace());
const BEFORE = PLACE.indexOf(SEAM);

/** Pages are put together one after the other. */
const SHEET = new Sheet();

/**
 * A page with the cards of its works in their place: those that are finished, and those drawn for it, which are kept.
 * The bytes last until the next page is put together.
 */
export function withCards(site: Pick<Site, 'shelf'>, html: string, found: Found): Buffer {
  const at = html.indexOf(PLACE);
  if (at < 0) return SHEET.begin().text(html).bytes;
  const fresh = found.works.map(finishedCard);
  if (fresh.length > 0) site.shelf.keep(fresh);
  const drawn = new Map(fresh.map((card, place) => [card.id, { card, hits: found.works[place]!.hits }]));
  const sheet = SHEET.begin().text(html.slice(0, at + BEFORE));
  let next = 0;
  found.ids.forEach((id, place) => {
    const one = drawn.get(id);
    if (one) tell(sheet, one.card.bytes, one.card.seam, one.hits);
    const kept = found.cards?.each[place];
    if (!kept || kept.length === 0 || !found.cards) return;
    tell(sheet, found.cards.bytes.subarray(next, next + kept.length), kept.seam, kept.hits);
    next += kept.length;
  });
  return sheet.text(html.slice(at + BEFORE + SEAM.length)).bytes;
}

/** Puts a card with its readings on a sheet. */
function tell(sheet: Sheet, bytes: Uint8Array, seam: number, hits: number): void {
  if (hits === 0) sheet.add(bytes);
  else
    sheet
      .add(bytes.subarray(0, seam))
      .text(markup(Readings({ hits })))
      .add(bytes.subarray(seam));
}

/** The card of a work as guests meet it in listings. */
export function finishedCard(work: Blurb): FinishedCard {
  const html = markup(WorkBlurb({ work, readings: SEAM }));
  const at = html.indexOf(SEAM);
  const before = Buffer.from(html.slice(0, at));
  const bytes = Buffer.concat([before, Buffer.from(html.slice(at + SEAM.length))]);
  return { id: work.id, version: work.cardVersion, seam: before.length, bytes };
}
