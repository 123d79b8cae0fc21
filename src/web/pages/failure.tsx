import type { Failure } from '../../ground/failures.ts';
import type { Site } from '../site.ts';
import { document, Layout } from '../ui/Layout.tsx';

const HEADINGS: Record<number, string> = {
  401: 'For the keeper',
  403: 'Not carried out',
  404: 'Not here',
  409: 'Changed meanwhile',
  413: 'Too large',
  500: 'Something broke',
  503: 'Not answering',
};

/** What happened, that nothing was lost, and what to do next. */
export function failurePage(site: Site, failure: Failure): string {
  const heading = HEADINGS[failure.status] ?? 'That did not work';
  return document(
    <Layout site={site} title={heading}>
      <section class="failure">
        <h1>{heading}</h1>
        <p>{failure.message}</p>
        <p class="onward">
          <a href="/">Home</a> <a href="/works">All works</a> <a href="/fandoms">Fandoms</a>
        </p>
      </section>
    </Layout>,
  );
}
