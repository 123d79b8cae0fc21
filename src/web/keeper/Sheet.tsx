import type { CleanHtml } from '../../prose/cleanHtml.ts';
import { Prose } from '../ui/Prose.tsx';

/** A text to look at, in a frame of its own that can be scrolled by keyboard too. */
export function Sheet({ html, language }: { html: CleanHtml; language: string | null }) {
  return (
    <div class="sheet" tabindex={0} role="region" aria-label="Text">
      <Prose html={html} language={language} />
    </div>
  );
}
