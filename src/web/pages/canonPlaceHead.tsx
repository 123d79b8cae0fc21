import type { Installment } from '../../canon/canon.ts';
import { stretchOf, type Stretch } from '../../canon/readPlace.ts';
import { canonAddress, placeAddress } from '../ui/addresses.ts';
import { counted } from '../ui/words.ts';
import { dateInWords, placeInWords, placeName } from './canonWords.ts';

/** What a place is: its title, its canon, its number and when it came out. */
export function PlaceHead(props: { stretch: Stretch; works: number; folded: number }) {
  const { stretch, works, folded } = props;
  const { pack, first, last } = stretch;
  const facts = [
    placeInWords(stretch),
    first === last || first.kind === 'book' ? dateInWords(first.date) : '',
    first === last && first.production !== null ? first.production : '',
  ].filter((fact) => fact !== '');
  return (
    <header class="listing-head place-head">
      <p class="kind">
        <a href={canonAddress(pack.fandom)}>
          <bdi>{pack.fandom}</bdi>
        </a>
        <Whole stretch={stretch} />
      </p>
      <h1>
        <bdi>{placeName(stretch)}</bdi>
      </h1>
      <p class="kind">{facts.join(' · ')}</p>
      <p class="total">{works === 0 && folded === 0 ? 'No works yet' : counted(works, 'work')}</p>
      <SeenHere stretch={stretch} />
    </header>
  );
}

/** The season, book or collection that an installment belongs to. */
function Whole({ stretch: { pack, code, first } }: { stretch: Stretch }) {
  const whole = first.season !== null ? `S${first.season}` : first.within;
  const stretch = whole === null || whole === code ? null : stretchOf(pack, whole);
  if (stretch === null) return null;
  return (
    <>
      {' › '}
      <a href={placeAddress(pack.fandom, stretch.code)}>
        <bdi>{placeName(stretch)}</bdi>
      </a>
    </>
  );
}

/** Says for the reader's shield that they have come this far. */
function SeenHere({ stretch: { pack, code } }: { stretch: Stretch }) {
  return (
    <form class="seen-here" method="post" action="/shield">
      <input type="hidden" name="fandom" value={pack.fandom} />
      <input type="hidden" name="upto" value={code} />
      <input type="hidden" name="back" value={placeAddress(pack.fandom, code)} />
      <button type="submit" name="act" value="keep" class="plain">
        I have seen up to here
      </button>
    </form>
  );
}

/** To the neighbours: of an installment the next one, of a season the next season. */
export function PlaceNav({ stretch }: { stretch: Stretch }) {
  const [previous, next] = neighbours(stretch);
  return (
    <nav class="place-nav" aria-label="Along the line">
      {previous ? <Neighbour rel="prev" stretch={previous} /> : <span />}
      {next ? <Neighbour rel="next" stretch={next} /> : <span />}
    </nav>
  );
}

function Neighbour({ rel, stretch }: { rel: 'prev' | 'next'; stretch: Stretch }) {
  return (
    <a rel={rel} href={placeAddress(stretch.pack.fandom, stretch.code)}>
      <span class="way">{rel === 'prev' ? 'Before it' : 'After it'}</span>
      <bdi>{placeName(stretch)}</bdi>
    </a>
  );
}

function neighbours({ pack, first, last, code }: Stretch): [Stretch | null, Stretch | null] {
  const { installments } = pack;
  const before = installments[first.order - 2];
  const after = installments[last.order];
  const alike = (one: Installment | undefined): Stretch | null => {
    if (!one) return null;
    if (/^S\d+$/.test(code) && one.season !== null) return stretchOf(pack, `S${one.season}`);
    if (first.kind === 'book' && one.kind === 'chapter' && one.within) return stretchOf(pack, one.within);
    return stretchOf(pack, one.code);
  };
  return [alike(before), alike(after)];
}
