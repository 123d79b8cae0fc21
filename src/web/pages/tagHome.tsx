import { Failure } from '../../ground/failures.ts';
import type { MapKind } from '../../store/schema.ts';
import { readMeanings, readTagSeen } from '../../works/tagSeen.ts';
import { countUses } from '../../finding/desk/countUses.ts';
import type { PublicPage } from '../publicPage.ts';
import { tagHomeAddress, tagNamed } from '../ui/addresses.ts';
import { KINDS } from '../ui/kinds.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { NamedElsewhere, TagPortrait } from '../ui/TagPortrait.tsx';

/** What a tag means, and how it hangs together with others. */
export const tagHomePage: PublicPage = {
  query: { kind: /^(?:fandom|character|relationship|additional|rating|warning|category)$/ },
  async render(site, { path, query }) {
    const count = (ids: readonly number[]) => countUses(site, ids, 'guest');
    const called = tagNamed(path['name'] ?? '');
    const tag = await readTagSeen(
      site.db,
      { viewer: 'guest', count },
      called,
      (query['kind'] as MapKind | undefined) ?? null,
    );
    const meanings = tag ? [] : await readMeanings(site.db, called);
    if (!tag && meanings.length === 0) throw new Failure('page-not-found');
    const name = tag ? (tag.tag.display ?? tag.tag.name) : called;
    const address = tagHomeAddress(name);
    const html = document(
      <Layout
        site={site}
        title={tag ? `${name} (${KINDS[tag.tag.kind].one.toLowerCase()})` : name}
        canonical={tag ? address : undefined}
        description={`What “${name}” means in ${site.settings.name}.`}
      >
        {tag ? <TagPortrait seen={tag} name={name} /> : <NamedElsewhere name={name} meanings={meanings} />}
      </Layout>,
    );
    return { html, about: ['lists'], path: address };
  },
};
