import type { JSX } from 'hono/jsx';

/** The custom elements of `client/keeper.ts`. */
declare module 'hono/jsx' {
  // oxlint-disable-next-line typescript/no-namespace -- how JSX is told of elements
  namespace JSX {
    interface IntrinsicElements {
      'refilter-progress': JSX.HTMLAttributes;
      'upload-drop': JSX.HTMLAttributes;
      'import-progress': JSX.HTMLAttributes & { run: number; state: string };
    }
  }
}
