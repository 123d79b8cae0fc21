import { languageName } from '../../ground/languages.ts';
import type { Blurb } from '../../works/blurb.ts';
import { markup } from '../ui/piece.ts';
import { Prose } from '../ui/Prose.tsx';
import { chapterCount, counted, settingLine } from '../ui/words.ts';

/** What a feed says of a work besides its text. */
export function entryFacts(work: Blurb): { authors: string[]; tags: string[] } {
  const named = work.authors.map(({ name }) => name);
  return {
    authors: work.anonymous && named.length === 0 ? ['Anonymous'] : named,
    tags: [
      ...work.fandoms,
      ...(work.rating ? [work.rating] : []),
      ...work.warnings,
      ...work.categories,
      ...work.relationships,
      ...work.characters,
      ...work.additionalTags,
    ],
  };
}

/** The card of a work as a feed reader shows it: facts, summary, tags; addresses in it are from the root. */
export function entryHtml(work: Blurb): string {
  return markup(
    <div>
      <p>
        {[
          work.rating,
          ...work.warnings,
          ...work.categories,
          work.complete === null ? null : work.complete ? 'Complete' : 'In progress',
          `${chapterCount(work)} chapters`,
          counted(work.words, 'word'),
          work.language ? languageName(work.language) : null,
        ]
          .filter((fact) => fact !== null)
          .join(' · ')}
      </p>
      {work.setting ? <p>{settingLine(work.setting)}</p> : null}
      {work.summary === '' ? null : <Prose html={work.summary} language={work.language} />}
      <TagLine label="Fandoms" names={work.fandoms} />
      <TagLine label="Relationships" names={work.relationships} />
      <TagLine label="Characters" names={work.characters} />
      <TagLine label="Tags" names={work.additionalTags} />
    </div>,
  );
}

function TagLine({ label, names }: { label: string; names: string[] }) {
  if (names.length === 0) return null;
  return (
    <p>
      {label}: {names.join(', ')}
    </p>
  );
}
