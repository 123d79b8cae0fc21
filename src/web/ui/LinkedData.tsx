import type { Thing } from './linkedFacts.ts';

/**
 * Facts for programs, in the head of a page. It is data and never runs, so the policy against scripts lets it stand.
 * A browser reads it up to `</script`, whatever the quotes say: so no `<` is written as it is.
 */
export function LinkedData({ thing }: { thing: Thing }) {
  const json = JSON.stringify(thing).replaceAll('<', String.raw`\u003c`);
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
