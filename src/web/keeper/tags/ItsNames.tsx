import type { TagPage } from '../../../tags/tagPage.ts';
import { NameBox, WrangleButton, WrangleForm } from './ActForm.tsx';
import { EntryLink, EntryList } from './EntryList.tsx';

/** The names that mean a canonical tag: everywhere, and in works of a fandom. */
export function ItsNames({ page, back }: { page: TagPage; back: string }) {
  const { tag, synonyms, aliases } = page;
  const at = { tagId: tag.id, back };
  const here = aliases.filter(({ fandom }) => fandom !== null);
  return (
    <section aria-labelledby="names">
      <h2 id="names">Names that mean it</h2>
      <EntryList entries={synonyms} back={back} off={{ act: 'free', tagId: tag.id }} onEntry />
      <WrangleForm {...at} act="called" button="Let it mean this tag">
        <NameBox name="other" id="called" label="Another name" of={tag.kind} exact />
      </WrangleForm>
      {['character', 'relationship', 'additional'].includes(tag.kind) ? (
        <details open={here.length > 0 && here.length <= 12}>
          <summary>Short names, in works of one fandom ({here.length})</summary>
          <ul class="entries">
            {here.map(({ name, fandom }) => (
              <li class="with-act">
                <span>
                  <bdi>{name}</bdi> in <EntryLink entry={fandom!} />
                </span>
                <WrangleButton
                  {...at}
                  act="no alias"
                  words="Take away"
                  label={`Take away: ${name} in ${fandom!.name}`}
                  more={{ name, fandom: fandom!.name }}
                />
              </li>
            ))}
          </ul>
          <WrangleForm {...at} act="alias" button="Let it mean this tag there">
            <NameBox name="name" id="short" label="A short name" />
            <NameBox name="fandom" id="short-in" label="in works of this fandom" of="fandom" />
          </WrangleForm>
        </details>
      ) : null}
    </section>
  );
}
