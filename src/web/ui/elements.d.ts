import type { JSX } from 'hono/jsx';

/** The custom elements of `client/`. */
declare module 'hono/jsx' {
  // oxlint-disable-next-line typescript/no-namespace -- how JSX is told of elements
  namespace JSX {
    interface IntrinsicElements {
      'reading-panel': JSX.HTMLAttributes;
      'reading-place': JSX.HTMLAttributes & { work: number; words: number; 'title-of': string };
      'reading-time': JSX.HTMLAttributes & { words: number | string };
      'reading-places': JSX.HTMLAttributes;
      'tag-field': JSX.HTMLAttributes & {
        kind?: string | undefined;
        fandom?: string | undefined;
        single?: boolean;
        exact?: boolean;
        unused?: boolean;
      };
      'work-filters': JSX.HTMLAttributes;
      'reading-resume': JSX.HTMLAttributes & { work: number | string };
    }
  }
}
