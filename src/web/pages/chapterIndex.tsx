import { readWork } from '../../works/read.ts';
import type { PublicPage } from '../publicPage.ts';
import { workAddress } from '../ui/addresses.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { RunningHead } from '../ui/TitlePage.tsx';
import { counted, day } from '../ui/words.ts';
import { ChapterLink } from '../ui/WorkTools.tsx';

/** All chapters of a work with their dates and lengths. */
export const chapterIndexPage: PublicPage = {
  async render(site, { path, viewer }) {
    const work = await readWork(site.db, viewer, Number(path['id']));
    const address = workAddress(work.id);
    const html = document(
      <Layout
        site={site}
        title={`Chapters of ${work.title}`}
        canonical={`${address}/navigate`}
        unlisted={work.visibility !== 'public'}
      >
        <RunningHead work={work} address={address} />
        <h2>{counted(work.chapters.length, 'chapter')}</h2>
        <ol class="chapter index dated">
          {work.chapters.map((chapter) => (
            <li>
              <ChapterLink work={work} chapter={chapter} here={false} />{' '}
              <span class="numbers">
                {counted(chapter.words, 'word')}
                {chapter.published ? (
                  <>
                    , <time datetime={chapter.published}>{day(chapter.published)}</time>
                  </>
                ) : null}
              </span>
            </li>
          ))}
        </ol>
      </Layout>,
    );
    return { html, about: [`work:${work.id}`] };
  },
};
