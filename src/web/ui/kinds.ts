import type { MapKind } from '../../store/schema.ts';

/** What a tag of a kind is called. */
export const KINDS: Record<MapKind, { one: string; many: string }> = {
  fandom: { one: 'Fandom', many: 'Fandoms' },
  character: { one: 'Character', many: 'Characters' },
  relationship: { one: 'Relationship', many: 'Relationships' },
  additional: { one: 'Tag', many: 'Tags' },
  rating: { one: 'Rating', many: 'Ratings' },
  warning: { one: 'Warning', many: 'Warnings' },
  category: { one: 'Category', many: 'Categories' },
  media: { one: 'Medium', many: 'Media' },
};
