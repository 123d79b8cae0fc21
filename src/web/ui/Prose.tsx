import { directionOf } from '../../ground/languages.ts';
import type { CleanHtml } from '../../prose/cleanHtml.ts';
import { Piece } from './piece.ts';
import { stencil } from './stencil.ts';

interface Tongue {
  lang?: string;
  dir: 'ltr' | 'rtl' | 'auto';
}

/** Asked for with every card of a page, and of few languages. */
const tongues = new Map<string, Tongue>();
const MOST_TONGUES = 1000;

/** Attributes that say in which language words are, and which way it runs. Unknown: the words themselves decide. */
export function tongue(language: string | null): Tongue {
  if (!language) return { dir: 'auto' };
  const known = tongues.get(language) ?? { lang: language, dir: directionOf(language) };
  if (tongues.size < MOST_TONGUES) tongues.set(language, known);
  return known;
}

/**
 * Words of a story, a summary or a note. The one place where markup goes onto a page as it is, and it takes nothing
 * but `CleanHtml`; `rawHtml.test.ts` holds the rest of the source to that, but for the data of `LinkedData.tsx`.
 * `scope` keeps the anchors of several chapters on one page apart.
 */
export function Prose(props: { html: CleanHtml; language: string | null; class?: string; scope?: string }) {
  const html = props.scope ? scoped(props.html, props.scope) : props.html;
  const name = `userstuff${props.class ? ` ${props.class}` : ''}`;
  return Words({ html: new Piece(html) }, `${name}\n${props.language ?? ''}`);
}

const Words = stencil(['html'], ({ html }, shape: string) => {
  const [name, language] = shape.split('\n');
  return (
    <div class={name} {...tongue(language || null)}>
      {html}
    </div>
  );
});

/** Clean markup writes every id as `id="fn-…"` and every link to one as `href="#fn-…"`. */
function scoped(html: string, scope: string): string {
  return html.replace(/(<[^>]*? (?:id="|href="#))fn-/g, `$1fn-${scope}-`);
}
