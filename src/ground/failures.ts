/**
 * The register of failures: every way something can be refused, with one plain sentence that says what is
 * wrong and what to do, and the HTTP status it answers with. `{name}` in a sentence is filled from the details.
 * `docs/failures.md` is held to this list by a test.
 */
export const FAILURES = {
  // reading files
  'file-empty': {
    status: 422,
    sentence: 'The file {file} is empty: there is no story in it to read. Look for another copy.',
  },
  'file-too-large': {
    status: 413,
    sentence:
      'The file {file} is larger than {limit}, the most this archive reads at once. Split it, or raise FADELESS_MAX_FILE.',
  },
  'file-too-heavy': {
    status: 422,
    sentence:
      'Reading the file {file} took more {what} than any story needs, so it was given up. Split it, or save it again in another format.',
  },
  'file-not-text': {
    status: 422,
    sentence:
      'The file {file} is named like a text but holds binary data. Open it with the program that made it and save it as text, HTML or EPUB.',
  },
  'file-unknown': {
    status: 422,
    sentence: 'The file {file} is of no kind this archive reads. See docs/formats.md for the kinds it does.',
  },
  'file-unreadable': {
    status: 422,
    sentence: 'The file {file} could not be opened ({reason}). Check that it exists and may be read.',
  },
  'file-damaged': {
    status: 422,
    sentence: 'The file {file} is damaged ({reason}). Nothing was taken from it; try another copy.',
  },
  'zip-bomb': {
    status: 422,
    sentence:
      'The archive {file} unpacks to far more than it should ({reason}). Nothing was taken from it; unpack it yourself and bring the stories.',
  },
  'zip-path': {
    status: 422,
    sentence:
      'The archive {file} holds a path that leads outside it ({path}). Nothing was taken from it; unpack it yourself and bring the stories.',
  },
  'zip-encrypted': {
    status: 422,
    sentence: 'The archive {file} is locked with a password. Unpack it yourself and bring the stories.',
  },
  'epub-encrypted': {
    status: 422,
    sentence: 'The book {file} is locked (DRM). Only books that open freely can be read.',
  },
  'xml-entities': {
    status: 422,
    sentence:
      'The file {file} declares entities of its own, which can be used to attack the reader. Nothing was taken from it.',
  },
  'html-too-deep': {
    status: 422,
    sentence:
      'The page {file} nests its tags more than {limit} deep. Save it again from a browser, or bring it as text.',
  },
  'page-login': {
    status: 422,
    sentence:
      'The file {file} is a page that asks to log in, not the work. Log in on the site, open the work and save that page.',
  },
  'page-not-a-work': {
    status: 422,
    sentence: 'The page {file} holds no story ({reason}). Open the work itself and save that page.',
  },
  'no-story': {
    status: 422,
    sentence:
      'No story was found in {file}: after its heading there is no text. Check that it is the whole file.',
  },
  // canon packs and settings
  'pack-invalid': {
    status: 422,
    sentence: 'The canon pack {file} does not fit the form: {reason}. See docs/canon-packs.md.',
  },
  'setting-invalid': {
    status: 500,
    sentence: 'The setting {name} is {value}, which does not fit: {reason}. See docs/settings.md.',
  },
  'setting-unknown': {
    status: 500,
    sentence: 'There is no setting called {name} in {file}. See docs/settings.md for the list.',
  },
  // the database
  'database-unreachable': {
    status: 503,
    sentence:
      'The database does not answer ({reason}). Nothing is lost; check that it runs, or run "fadeless doctor".',
  },
  'database-newer': {
    status: 503,
    sentence:
      'The database was made by a newer Fadeless (migration {migration}). Install that version; nothing was changed.',
  },
  'data-folder-unusable': {
    status: 500,
    sentence:
      'The data folder {folder} cannot be used ({reason}). Give it to the user who runs Fadeless, or name another with FADELESS_DATA.',
  },
  'disk-full': {
    status: 507,
    sentence:
      'The disk is full: nothing more can be written. What was kept before is whole; make room, then do it again.',
  },
  // the archive
  'work-not-found': {
    status: 404,
    sentence:
      'There is no such work here. It may have been moved or withdrawn; search the works for its title.',
  },
  'chapter-not-found': {
    status: 404,
    sentence: 'This work has no such chapter. Its chapter index lists the ones it has.',
  },
  'page-not-found': {
    status: 404,
    sentence: 'There is no page at this address. Start again from the home page.',
  },
  'work-needs-title': { status: 422, sentence: 'A work needs a title. Write one, even "Untitled".' },
  'work-needs-text': { status: 422, sentence: 'A work needs at least one chapter with text in it.' },
  'field-invalid': { status: 422, sentence: '{field} does not fit: {reason}.' },
  'revision-conflict': {
    status: 409,
    sentence:
      'Someone changed this work while you were editing. Your words are below; look at the newer version, then save again.',
  },
  'sign-in-needed': {
    status: 401,
    sentence:
      'This page is for the keeper. Run "fadeless keeper" on the server: it prints an address that signs you in.',
  },
  'sign-in-expired': {
    status: 401,
    sentence:
      'This sign-in address was used before or is too old. Run "fadeless keeper" on the server for a new one.',
  },
  'form-foreign': {
    status: 403,
    sentence:
      'This form was sent from another site, so it was not carried out. Open the page here and send it again.',
  },
  'suggestion-not-found': {
    status: 404,
    sentence: 'There is no such suggestion any more. Open the work and look at what is suggested now.',
  },
  // the map of tags
  'tag-not-found': { status: 404, sentence: 'There is no such tag here. Search the tags for its name.' },
  'tag-not-named': {
    status: 422,
    sentence:
      'No canonical tag of the kind {kind} is called “{name}”. Check the spelling, or make that tag canonical first.',
  },
  'tag-not-canonical': {
    status: 422,
    sentence:
      '“{tag}” is not canonical, so nothing can mean it or stand below it. Make it canonical first, or take the canonical tag it means.',
  },
  'tag-canonical': {
    status: 422,
    sentence:
      '“{tag}” is canonical: what hangs on it would be lost. Demote it into the other tag, and everything goes over.',
  },
  'tag-synonym': {
    status: 422,
    sentence:
      '“{tag}” is a synonym, so its place is that of the tag it means. Change that one, or make this one canonical first.',
  },
  'tag-kinds-differ': {
    status: 422,
    sentence:
      '“{tag}” is of the kind {kind}, “{other}” of the kind {otherKind}. Only tags of one kind can mean the same or stand above each other.',
  },
  'tag-itself': {
    status: 422,
    sentence: '“{tag}” cannot mean itself or stand above itself. Choose another tag.',
  },
  'tag-circle': {
    status: 422,
    sentence:
      '“{other}” stands below “{tag}” already, so it cannot stand above it. Take that link away first.',
  },
  'tag-vocabulary': {
    status: 422,
    sentence:
      '“{tag}” belongs to the fixed words of the kind {kind}, which every archive has. Words can be added to them, but these stay.',
  },
  'tag-parent-kind': {
    status: 422,
    sentence:
      '“{tag}” ({kind}) cannot stand below “{parent}” ({parentKind}). Fandoms stand below media; characters, relationships and additional tags below fandoms.',
  },
  'tag-member-kind': {
    status: 422,
    sentence: '“{member}” cannot be a member of “{tag}”: a relationship has characters as members.',
  },
  'tag-alias-kind': {
    status: 422,
    sentence:
      '“{tag}” cannot have a name of its own in “{fandom}”: only characters, relationships and additional tags can, and only in a fandom.',
  },
  'tag-in-use': {
    status: 422,
    sentence: 'Other tags hang on “{tag}”. Say into which tag it is demoted, so that they go over to it.',
  },
  'tag-name-differs': {
    status: 422,
    sentence:
      '“{name}” is another name than “{tag}”; only letter case and accents can change. Make “{name}” canonical and demote “{tag}” into it.',
  },
  'wrangling-not-found': {
    status: 404,
    sentence: 'The log of the map has no such change. Look at the tag and its history.',
  },
  'wrangling-undone': {
    status: 409,
    sentence: 'This change was taken back already. To make it again, take its undoing back.',
  },
  'wrangling-blocked': {
    status: 409,
    sentence:
      'This change cannot be taken back by itself ({reason}). Take the later changes of these tags back first.',
  },
  'proposal-not-found': {
    status: 404,
    sentence: 'There is no such proposal any more. Look at the list of proposals again.',
  },
  'completion-unclear': {
    status: 400,
    sentence:
      'It is not clear which names are wanted: {what}. Ask like /complete?q=wil&kind=character&fandom=Buffy.',
  },
  'upload-too-many': {
    status: 413,
    sentence:
      'More than {limit} files arrived at once. Send fewer at a time, put them in a zip, or run "fadeless import" on the server.',
  },
  'upload-broken': {
    status: 422,
    sentence:
      'The files stopped coming before all had arrived ({reason}). Nothing was taken in; send them again.',
  },
  'upload-empty': {
    status: 422,
    sentence: 'No file arrived. Choose one or more files, a folder or a zip, then send again.',
  },
  internal: {
    status: 500,
    sentence:
      'Something broke on our side; nothing you had stored is lost. Try again, and tell the keeper: {reference}.',
  },
} as const satisfies Record<string, { status: number; sentence: string }>;

/** A code of the register. */
export type FailureCode = keyof typeof FAILURES;

/** What fills the `{names}` of a sentence. */
export type FailureDetails = Record<string, string | number>;

/** The sentence of a failure with its details filled in. */
function sentenceOf(code: FailureCode, details: FailureDetails = {}): string {
  return FAILURES[code].sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(details[name] ?? whole),
  );
}

/** A refusal with a code of the register; what throws it has changed nothing. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly details: FailureDetails;
  constructor(code: FailureCode, details: FailureDetails = {}, options?: ErrorOptions) {
    super(sentenceOf(code, details), options);
    this.name = 'Failure';
    this.code = code;
    this.details = details;
  }
  /** The HTTP status this failure answers with. */
  get status(): number {
    return FAILURES[this.code].status;
  }
}
