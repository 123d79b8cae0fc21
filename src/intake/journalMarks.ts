/** An entry has so many words at least before its first comment. */
export const FEWEST_WORDS = 30;

/** When a comment was written, as LiveJournal, Dreamwidth and their kin say it: `2004-06-05 05:12 pm UTC`. */
export const WRITTEN =
  /(?:\b\d{4}-\d\d-\d\d|\b\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?, \d{4}),? \d{1,2}:\d\d(?::\d\d)? ?[ap]m \(?(?:UTC|local)\b/iu;

/** What stands below a comment. */
export const ANSWERED = /\b(?:Reply|Thread|Parent)\b/;
