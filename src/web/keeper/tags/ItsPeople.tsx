import { shownName } from '../../../tags/map.ts';
import { membersIn } from '../../../tags/tag.ts';
import type { TagPage } from '../../../tags/tagPage.ts';
import { WrangleForm } from './ActForm.tsx';
import { EntryList } from './EntryList.tsx';

/** Who a relationship is between, or what relationships a character is in. */
export function ItsPeople({ page, back }: { page: TagPage; back: string }) {
  if (page.tag.kind === 'relationship')
    return page.tag.canonical ? <Members page={page} back={back} /> : null;
  if (page.relationships.length === 0) return null;
  return (
    <section aria-labelledby="relationships">
      <h2 id="relationships">Relationships</h2>
      <EntryList entries={page.relationships} back={back} />
    </section>
  );
}

function Members({ page: { tag, members }, back }: { page: TagPage; back: string }) {
  const read = membersIn(shownName(tag));
  const isKnown = members.length > 0;
  const names = isKnown ? members.map(({ name }) => name) : read.members;
  const romantic = tag.romantic ?? (isKnown ? null : read.romantic);
  return (
    <section aria-labelledby="members">
      <h2 id="members">Who is in it</h2>
      {isKnown ? (
        <EntryList entries={members} back={back} />
      ) : (
        <p class="quiet">Nobody has said yet. The names below are read from its own.</p>
      )}
      <WrangleForm act="members" tagId={tag.id} back={back} button="Say so">
        <span class="name-box">
          <label for="people">Canonical characters, one a line</label>
          <textarea id="people" name="members" rows={Math.min(8, names.length + 1)} dir="auto">
            {names.join('\n')}
          </textarea>
        </span>
        <span class="name-box">
          <label for="romantic">Is it love?</label>
          <select id="romantic" name="romantic">
            <option value="" selected={romantic === null}>
              nobody said
            </option>
            <option value="yes" selected={romantic === true}>
              yes
            </option>
            <option value="no" selected={romantic === false}>
              no: friends, family, enemies
            </option>
          </select>
        </span>
      </WrangleForm>
    </section>
  );
}
