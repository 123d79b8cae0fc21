import type { Installment, Pack } from '../../canon/canon.ts';
import { stretchOf } from '../../canon/readPlace.ts';
import type { Seen } from '../../finding/shield.ts';

/** "up to “Entropy” (6x18)", "up to the end of season 6", "nothing of it yet". */
export function seenInWords(pack: Pack, { code }: Seen): string {
  if (code === null) return 'nothing of it yet';
  const stretch = stretchOf(pack, code);
  if (stretch === null) return `up to ${code}`;
  return stretch.first === stretch.last || stretch.first.code === code
    ? `up to “${stretch.first.title}” (${code})`
    : `up to the end of ${/^S\d/.test(code) ? `season ${code.slice(1)}` : `“${code}”`}`;
}

/**
 * Where a reader says how far they know one canon: a line to type into, with the installments to choose from as the
 * browser offers them, and two ways out.
 */
export function SeenForm(props: {
  pack: Pack;
  seen: Seen | null;
  /** Where the reader goes on afterwards. */
  back: string;
  /** What was typed before and could not be read. */
  typed?: string;
  /** Unique on its page. */
  id: string;
  choices: boolean;
}) {
  const { pack, seen, back, typed, id, choices } = props;
  return (
    <form class="seen-form" method="post" action="/shield">
      <input type="hidden" name="fandom" value={pack.fandom} />
      <input type="hidden" name="back" value={back} />
      <label for={id}>
        {seen ? 'Now seen up to' : 'Seen up to'}
        <span class="unseen"> in {pack.fandom}</span>
      </label>
      <div class="row">
        <input
          type="text"
          id={id}
          name="upto"
          value={typed ?? seen?.code ?? ''}
          placeholder={exampleOf(pack)}
          maxlength={200}
          list={choices ? `${id}-places` : undefined}
          autocomplete="off"
        />
        <button type="submit" name="act" value="keep">
          Keep
        </button>
        {seen?.code === null ? null : (
          <button type="submit" name="act" value="nothing" class="plain">
            Nothing yet
          </button>
        )}
        {seen ? (
          <button type="submit" name="act" value="lift" class="plain">
            No shield
          </button>
        ) : null}
      </div>
      {choices ? (
        <datalist id={`${id}-places`}>
          {pack.installments.map(({ code, title }) => (
            <option value={code}>{title}</option>
          ))}
        </datalist>
      ) : null}
    </form>
  );
}

function exampleOf(pack: Pack): string {
  const [first] = pack.installments;
  return first ? `${first.code}, or “${shortTitle(first)}”` : '';
}

function shortTitle({ title }: Installment): string {
  return title.length > 28 ? `${title.slice(0, 27)}…` : title;
}
