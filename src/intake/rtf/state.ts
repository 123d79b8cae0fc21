/** What a group says about the text in it; a group inside begins with a copy. */
export interface GroupState {
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  hidden: boolean;
  raised: 'sup' | 'sub' | null;
  font: number;
  /** How many characters stand in for a `\u`. */
  unicodeSkip: number;
  destination: Destination;
}

/** Where the text of a group goes. */
export type Destination =
  | 'body'
  | 'skip'
  | 'fonts'
  | 'styles'
  | 'title'
  | 'author'
  | 'picture'
  | 'footnote'
  | 'instruction'
  | 'info';

/** Groups by their first control word; the body of others is read, unless `\*` says they may be ignored. */
export const DESTINATIONS: Record<string, Destination> = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  info: 'info',
  title: 'title',
  author: 'author',
  pict: 'picture',
  footnote: 'footnote',
  fldinst: 'instruction',
};
for (const word of 'colortbl header headerl headerr headerf footer footerl footerr footerf listtable listoverridetable rsidtbl revtbl themedata colorschememapping latentstyles datastore xmlnstbl generator operator subject keywords doccomm company manager category creatim revtim printim buptim filetbl annotation atnid atnauthor atnref atndate atnicn object objdata result nonshppict shpinst background template private1 bkmkstart bkmkend pntext pntxta pntxtb listtext mmathPr wgrffmtfilter upr ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn tc xe'.split(
  ' ',
)) {
  DESTINATIONS[word] = 'skip';
}
// the picture of a shape and the result of an object are shown
delete DESTINATIONS['result'];

export function firstState(): GroupState {
  return {
    bold: false,
    italic: false,
    underline: false,
    strike: false,
    hidden: false,
    raised: null,
    font: -1,
    unicodeSkip: 1,
    destination: 'body',
  };
}

/** `\plain`: character formatting as at the start. */
export function plain(state: GroupState): void {
  Object.assign(state, {
    bold: false,
    italic: false,
    underline: false,
    strike: false,
    hidden: false,
    raised: null,
  });
}

/** The tags that a state's formatting means, outermost first. */
export function tagsOf(state: GroupState): string[] {
  const tags: string[] = [];
  if (state.bold) tags.push('strong');
  if (state.italic) tags.push('em');
  if (state.underline) tags.push('u');
  if (state.strike) tags.push('s');
  if (state.raised !== null) tags.push(state.raised);
  return tags;
}
