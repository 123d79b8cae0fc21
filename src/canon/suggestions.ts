/** Something a text makes likely, with the sentences that say so. Never applied without a person's word. */
export interface Suggestion {
  kind: 'fandom' | 'character' | 'relationship' | 'warning' | 'additional tag' | 'rating' | 'language';
  value: string;
  /** Sentences of the story, as written, at most five. */
  because: string[];
}
