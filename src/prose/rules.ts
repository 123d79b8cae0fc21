/** What an element is to us; a tag that is not named here is dropped and its contents stay. */
export type Kind =
  /** Holds blocks and lines. */
  | 'flow'
  /** Holds one run of text and is parted where a block stands in it. */
  | 'line'
  /** Holds one run of text whatever stands in it. */
  | 'label'
  | 'list'
  | 'table'
  | 'inline'
  | 'void'
  /** Dropped with all that is in it. */
  | 'gone'
  /** An embedded player or page: becomes a link. */
  | 'embed';

/** The allow-list: AO3's, and what each tag is. */
const TAGS: Record<Kind, string> = {
  flow: 'blockquote div li dd td th figure figcaption details address',
  line: 'p h1 h2 h3 h4 h5 h6',
  label: 'pre summary caption dt',
  list: 'ul ol dl',
  table: 'table thead tbody tfoot tr colgroup',
  inline:
    'a abbr acronym b bdi bdo big cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strike strong sub sup tt u var',
  void: 'br col hr img',
  gone:
    'applet area base basefont canvas command datalist dialog frame frameset head input keygen link map math meta ' +
    'meter noembed noframes noscript optgroup option output param picture-source plaintext progress script select ' +
    'style svg template textarea title track xmp bgsound',
  embed: 'iframe embed object video audio',
};

/** Tags that mean one of ours. Blocks that only lay a page out are `div`. */
const SAME_AS = new Map(
  Object.entries({
    article: 'div',
    aside: 'div',
    center: 'div',
    dir: 'ul',
    fieldset: 'div',
    footer: 'div',
    form: 'div',
    header: 'div',
    hgroup: 'div',
    legend: 'p',
    listing: 'pre',
    main: 'div',
    marquee: 'div',
    menu: 'ul',
    multicol: 'div',
    nav: 'div',
    search: 'div',
    section: 'div',
  }),
);

const kinds = new Map<string, Kind>();
for (const [kind, tags] of Object.entries(TAGS))
  for (const tag of tags.split(' ')) kinds.set(tag, kind as Kind);

/** Our name for a tag, `''` for one that is dropped while its contents stay. */
export function nameOf(tag: string): string {
  return kinds.has(tag) ? tag : (SAME_AS.get(tag) ?? '');
}

/** What one of our tags is. */
export function kindOf(name: string): Kind | undefined {
  return kinds.get(name);
}

/** Classes of ours that text may carry, each with the other names that sources give it. */
const CLASSES: Record<string, string> = {
  centre: 'center centered centred align-center aligncenter text-center ql-align-center',
  right: 'align-right alignright text-right ql-align-right',
  left: '',
  verse: 'poem poetry stanza',
  letter: '',
  lyrics: 'lyric song',
  thought: 'thoughts',
  'scene-heading': '',
  footnote: 'footnotes endnote endnotes',
};

const classes = new Map<string, string>();
for (const [name, others] of Object.entries(CLASSES)) {
  for (const other of [name, ...others.split(' ')]) if (other !== '') classes.set(other, name);
}

/** Our classes among those of a class attribute, sorted. */
export function ownClasses(written: string): string[] {
  const kept = new Set<string>();
  for (const word of written.toLowerCase().split(/\s+/)) {
    const own = classes.get(word);
    if (own !== undefined) kept.add(own);
  }
  return [...kept].sort();
}
