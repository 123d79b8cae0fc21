import { parentKind } from '../../../tags/map.ts';
import { VOCABULARY_KINDS } from '../../../tags/tag.ts';
import type { TagPage } from '../../../tags/tagPage.ts';
import { KINDS } from '../../ui/kinds.ts';
import { NameBox, WrangleForm } from './ActForm.tsx';
import { EntryList } from './EntryList.tsx';

/** Where a tag stands: in which fandom or medium, below and above which tags. */
export function ItsPlace({ page, back }: { page: TagPage; back: string }) {
  const { tag } = page;
  if (VOCABULARY_KINDS.includes(tag.kind) || tag.synonymOf !== null) return null;
  return (
    <>
      {parentKind(tag.kind) ? <Parents page={page} back={back} /> : null}
      {tag.canonical && tag.kind !== 'media' ? <Storeys page={page} back={back} /> : null}
      <Children page={page} back={back} />
    </>
  );
}

function Parents({ page: { tag, parents }, back }: { page: TagPage; back: string }) {
  const kind = parentKind(tag.kind) === 'media' ? 'media' : 'fandom';
  return (
    <section aria-labelledby="parents">
      <h2 id="parents">{KINDS[kind].many} it belongs to</h2>
      <EntryList entries={parents} back={back} off={{ act: 'no parent', tagId: tag.id }} />
      <WrangleForm act="parent" tagId={tag.id} back={back} button="Put it there">
        <NameBox name="other" id="parent" label={KINDS[kind].one} of={kind} />
      </WrangleForm>
    </section>
  );
}

function Storeys({ page: { tag, metas, metasBeyond, subs }, back }: { page: TagPage; back: string }) {
  const at = { tagId: tag.id, back };
  return (
    <section aria-labelledby="storeys">
      <h2 id="storeys">Broader and narrower tags</h2>
      <p class="lead">Works of a narrower tag are found by the broader one, too.</p>
      <h3>Broader</h3>
      <EntryList entries={metas} back={back} off={{ act: 'no meta', tagId: tag.id }} />
      {metasBeyond.length > 0 ? (
        <>
          <p class="quiet">And above those:</p>
          <EntryList entries={metasBeyond} back={back} />
        </>
      ) : null}
      <WrangleForm {...at} act="meta" button="Put it above">
        <NameBox name="other" id="meta" label="A broader tag" of={tag.kind} />
      </WrangleForm>
      <h3>Narrower</h3>
      <EntryList entries={subs} back={back} off={{ act: 'no sub', tagId: tag.id }} />
      <WrangleForm {...at} act="sub" button="Put it below">
        <NameBox name="other" id="sub" label="A narrower tag" of={tag.kind} />
      </WrangleForm>
    </section>
  );
}

function Children({ page: { children }, back }: { page: TagPage; back: string }) {
  const kinds = (['fandom', 'character', 'relationship', 'additional'] as const).filter((kind) =>
    children.some((child) => child.kind === kind),
  );
  if (kinds.length === 0) return null;
  return (
    <section aria-labelledby="children">
      <h2 id="children">What belongs to it</h2>
      {kinds.map((kind) => {
        const own = children.filter((child) => child.kind === kind);
        return (
          <details open={own.length <= 12}>
            <summary>
              {KINDS[kind].many} ({own.length === 100 ? 'the 100 most used' : own.length})
            </summary>
            <EntryList entries={own} back={back} />
          </details>
        );
      })}
    </section>
  );
}
