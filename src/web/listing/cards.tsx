import type { Found } from '../../finding/find.ts';
import type { FinishedCard } from '../../finding/shelf/question.ts';
import type { Blurb } from '../../works/blurb.ts';
import type { Sheet } from '../sheet.ts';
import type { Site } from '../site.ts';
import { markup } from '../ui/piece.ts';
import { Readings, WorkBlurb } from '../ui/WorkBlurb.tsx';

/** A listing as it is drawn: its cards and its panel are put in their places when the page is put together. */
export interface DrawnListing {
  html: string;
  panel: string;
}

/** The place of the cards on a page that is made without them. */
export function CardPlace() {
  return <ol class="work index group">{SEAM}</ol>;
}

/** The place of the filter panel. */
export function PanelPlace() {
  return <search>{SEAM}</search>;
}

/** No words on a page read like these places, since theirs are escaped. */
const SEAM = '\uE0F2';
const PANEL = markup(PanelPlace());
const CARDS = markup(CardPlace());
const BEFORE = CARDS.indexOf(SEAM);

/**
 * Puts a page on a sheet, with its panel and the cards of its works: those that are finished, and those drawn for it,
 * which are kept. The cards found are spent.
 */
export function putTogether(
  site: Pick<Site, 'shelf'>,
  sheet: Sheet,
  { html, panel }: DrawnListing,
  found: Found,
): void {
  let at = 0;
  const cards = html.indexOf(CARDS);
  if (cards >= 0) {
    addCards(sheet.text(html.slice(0, cards + BEFORE)), site, found);
    at = cards + BEFORE + SEAM.length;
  }
  const place = html.indexOf(PANEL, at);
  if (place >= 0) {
    sheet.text(html.slice(at, place)).text(panel);
    at = place + PANEL.length;
  }
  sheet.text(html.slice(at));
}

function addCards(sheet: Sheet, { shelf }: Pick<Site, 'shelf'>, found: Found): void {
  const fresh = found.works.map(finishedCard);
  if (fresh.length > 0) shelf.keep(fresh);
  const drawn = new Map(fresh.map((card, place) => [card.id, { card, hits: found.works[place]!.hits }]));
  let next = 0;
  found.ids.forEach((id, place) => {
    const one = drawn.get(id);
    if (one) tell(sheet, one.card.bytes, one.card.seam, one.hits);
    const kept = found.cards?.each[place];
    if (!kept || kept.length === 0 || !found.cards) return;
    tell(sheet, found.cards.bytes.subarray(next, next + kept.length), kept.seam, kept.hits);
    next += kept.length;
  });
  if (found.cards) shelf.giveBack(found.cards);
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
