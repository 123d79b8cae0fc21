import type { TagEntry, TagPage } from '../../../tags/tagPage.ts';
import { shownName } from '../../../tags/map.ts';
import { isFixed } from '../../../tags/tag.ts';
import { counted } from '../../ui/words.ts';
import { NameBox, WrangleButton, WrangleForm } from './ActForm.tsx';
import { EntryLink } from './EntryList.tsx';

interface Props {
  page: TagPage;
  likely: TagEntry[];
  back: string;
}

/** What a tag means, and everything that can be said of that. */
export function ItsMeaning({ page, likely, back }: Props) {
  const { tag, meaning } = page;
  const at = { tagId: tag.id, back };
  if (isFixed(tag))
    return <p class="quiet">One of the words that every archive has. Other words can be made to mean it.</p>;
  return (
    <section aria-labelledby="meaning">
      <h2 id="meaning">What it means</h2>
      {meaning ? (
        <p>
          It means <EntryLink entry={meaning} />.
        </p>
      ) : null}
      <Elsewhere page={page} back={back} />
      {likely.length > 0 ? <Likely likely={likely} page={page} back={back} /> : null}
      <div class="acts">
        {tag.canonical ? null : (
          <WrangleButton {...at} act="canonical" words="Make canonical" quiet={false} />
        )}
        {meaning ? <WrangleButton {...at} act="free" words="Take its meaning away" /> : null}
        {tag.canonical ? <WrangleButton {...at} act="free" words="Canonical no more" /> : null}
        {!tag.canonical && !meaning && tag.kind !== 'media' ? (
          <WrangleButton
            {...at}
            act={tag.aside ? 'not aside' : 'aside'}
            words={tag.aside ? 'Put back into the bins' : 'Set aside'}
          />
        ) : null}
      </div>
      <WrangleForm {...at} act="synonym" button={tag.canonical ? 'Merge into it' : 'Let it mean that'}>
        <NameBox
          name="other"
          id="means"
          label={tag.canonical ? 'Merge it into this tag' : 'It means this tag'}
          of={tag.kind}
        />
      </WrangleForm>
      {tag.canonical ? (
        <WrangleForm {...at} act="rename" button="Write it so">
          <NameBox
            name="name"
            id="written"
            label="How it is written (letter case and accents)"
            value={shownName(tag)}
          />
        </WrangleForm>
      ) : null}
      {!tag.canonical && ['character', 'relationship', 'additional'].includes(tag.kind) ? (
        <WrangleForm {...at} act="meaning here" button="Let it mean that there">
          <input type="hidden" name="name" value={tag.name} />
          <NameBox name="fandom" id="here" label="In works of this fandom" of="fandom" />
          <NameBox name="canonical" id="here-means" label="it means this canonical tag" of={tag.kind} />
        </WrangleForm>
      ) : null}
    </section>
  );
}

function Likely({ likely, page, back }: Props) {
  return (
    <>
      <p>Does it mean one of these?</p>
      <ul class="entries">
        {likely.map((entry) => (
          <li class="with-act">
            <span>
              <EntryLink entry={entry} /> <span class="count">{counted(entry.works, 'work')}</span>
            </span>
            <WrangleButton
              act="synonym"
              tagId={page.tag.id}
              otherId={entry.id}
              back={back}
              words="Yes, it does"
              label={`Yes, it means ${entry.name}`}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Elsewhere({ page: { tag, meanings }, back }: Omit<Props, 'likely'>) {
  if (meanings.length === 0) return null;
  return (
    <ul class="entries">
      {meanings.map(({ canonical, fandom }) => (
        <li class="with-act">
          <span>
            {fandom ? (
              <>
                In works of <EntryLink entry={fandom} /> it means <EntryLink entry={canonical} />.
              </>
            ) : (
              <>
                Typed anew, it means <EntryLink entry={canonical} />.
              </>
            )}
          </span>
          {fandom ? (
            <WrangleButton
              act="no alias"
              tagId={canonical.id}
              back={back}
              words="Take away"
              label={`Take away: in works of ${fandom.name} it means ${canonical.name}`}
              more={{ name: tag.name, fandom: fandom.name }}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
