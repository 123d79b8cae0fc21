declare const clean: unique symbol;

/**
 * HTML that went through {@link ../clean.ts} and holds only what the allow-list names.
 * Nothing else may reach a page or an edition as markup.
 */
export type CleanHtml = string & { readonly [clean]: true };

/** No markup at all. */
export const NO_HTML = '' as CleanHtml;
