import type { Child } from 'hono/jsx';
import type { WranglingOrder } from '../../../tags/order.ts';
import type { SpokenOrder } from '../../../tags/speakOrder.ts';
import { ActButton, KeeperForm } from '../KeeperPage.tsx';

export const WRANGLINGS = '/keeper/tags/wranglings';

interface Subject {
  act: WranglingOrder['act'] | SpokenOrder['act'];
  tagId: number;
  /** Where the keeper is, to come back to. */
  back: string;
}

/** A button that does one act on one tag. */
export function WrangleButton(
  props: Subject & {
    words: string;
    label?: string;
    otherId?: number;
    more?: Record<string, string>;
    quiet?: boolean;
  },
) {
  const { act, tagId, back, words, label, otherId, more = {}, quiet = true } = props;
  const fields = {
    act,
    tag: String(tagId),
    back,
    ...(otherId === undefined ? {} : { otherId: String(otherId) }),
    ...more,
  };
  return (
    <ActButton
      action={WRANGLINGS}
      words={words}
      fields={fields}
      quiet={quiet}
      {...(label ? { label } : {})}
    />
  );
}

/** A form for an act that needs words. */
export function WrangleForm(props: Subject & { button: string; children: Child }) {
  const { act, tagId, back, button, children } = props;
  return (
    <KeeperForm action={WRANGLINGS} class="wrangle">
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="tag" value={String(tagId)} />
      <input type="hidden" name="back" value={back} />
      {children}
      <button type="submit" class="plain">
        {button}
      </button>
    </KeeperForm>
  );
}

/**
 * One line to write a name into. `of`: the kinds of tags that it completes, parted by spaces; without it the line is
 * for a name that is new. `exact`: a name that means another tag is taken as it is.
 */
export function NameBox(props: {
  name: string;
  label: string;
  id: string;
  value?: string;
  of?: string;
  fandom?: string;
  exact?: boolean;
  optional?: boolean;
}) {
  const { name, label, id, value = '', of, fandom, exact, optional = false } = props;
  const input = (
    <input type="text" id={id} name={name} value={value} maxlength={500} dir="auto" required={!optional} />
  );
  return (
    <span class="name-box">
      <label for={id}>{label}</label>
      {of === undefined ? (
        input
      ) : (
        <tag-field single unused exact={exact ?? false} kind={of} fandom={fandom}>
          {input}
        </tag-field>
      )}
    </span>
  );
}
