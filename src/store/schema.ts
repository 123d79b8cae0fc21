import type { ColumnType, Generated } from 'kysely';

/** The tables, column for column as the migrations make them. Dates (not instants) are
 * `YYYY-MM-DD`. Columns whose name ends in `html` hold CleanHtml: works/ alone writes them, and brands what it reads. */
export interface Tables {
  pseuds: { id: Generated<number>; name: string; account_id: string | null; created_at: Generated<Date> };
  tags: {
    id: Generated<number>;
    kind: MapKind;
    name: string;
    folded: string | null;
    letters: string | null;
    canonical: Generated<boolean>;
    synonym_of: number | null;
    display: string | null;
    aside: Generated<boolean>;
    romantic: boolean | null;
    decided_as: Decider | null;
    decided_by: string | null;
    decided_at: Date | null;
  };
  tag_parents: { child_id: number; parent_id: number };
  tag_metas: { sub_id: number; meta_id: number };
  tag_meta_closure: { sub_id: number; meta_id: number };
  tag_members: { relationship_id: number; character_id: number; position: number };
  tag_aliases: {
    kind: MapKind;
    folded: string;
    name: string;
    fandom_id: number | null;
    canonical_id: number;
  };
  work_filters: {
    work_id: number;
    tag_id: number;
    inherited: boolean;
    position: number;
    weight: TagWeight | null;
  };
  wranglings: {
    id: Generated<number>;
    act: string;
    tag_id: number | null;
    other_id: number | null;
    /** JSON text going in, an object coming out. */
    before: ColumnType<unknown, string, string>;
    after: ColumnType<unknown, string, string>;
    works: number;
    undoes: number | null;
    done_as: Decider;
    done_by: string;
    done_at: Generated<Date>;
  };
  refilters: {
    id: Generated<number>;
    wrangling_id: number;
    works: number;
    works_done: Generated<number>;
    started_at: Generated<Date>;
    finished_at: Date | null;
  };
  refilter_steps: { refilter_id: number; step: number; works: number[] };
  merge_proposals: {
    id: Generated<number>;
    tag_id: number;
    into_id: number;
    reason: MergeReason;
    score: number;
    proposed_at: Generated<Date>;
    decided_at: Date | null;
    decided_by: string | null;
    taken: boolean | null;
  };
  trashings: {
    id: Generated<number>;
    work_id: number;
    trashed_at: Generated<Date>;
    trashed_by: string;
    restored_at: Date | null;
    restored_by: string | null;
  };
  hidings: {
    id: Generated<number>;
    work_id: number;
    reason: string;
    hidden_at: Generated<Date>;
    hidden_by: string;
    ended_at: Date | null;
    ended_by: string | null;
  };
  concealments: {
    id: Generated<number>;
    work_id: number;
    kind: 'unrevealed' | 'anonymous';
    concealed_at: Generated<Date>;
    concealed_by: string;
    ended_at: Date | null;
    ended_by: string | null;
  };
  showings: {
    id: Generated<number>;
    work_id: number;
    visibility: Visibility;
    shown_at: Generated<Date>;
    shown_by: string;
  };
  works: {
    id: Generated<number>;
    title: string;
    title_sort: string;
    language: string | null;
    summary_html: string;
    notes_begin_html: string;
    notes_end_html: string;
    disclaimer: string | null;
    archive_permission: string | null;
    feedback: string | null;
    dedication: string | null;
    recipients: string[];
    beta: string[];
    collections: string[];
    complete: boolean | null;
    chapters_expected: number | null;
    chapter_count: number;
    words: number;
    published: string | null;
    updated: string | null;
    visibility: Generated<Visibility>;
    source_url: string | null;
    source_key: string | null;
    content_key: Buffer;
    trashing_id: number | null;
    hiding_id: number | null;
    unrevealed: Generated<boolean>;
    anonymous: Generated<boolean>;
    posted_at: Generated<Date>;
    changed_at: Generated<Date>;
  };
  bylines: { work_id: number; pseud_id: number; position: number };
  work_tags: { work_id: number; tag_id: number; position: number; weight: TagWeight | null };
  settings: {
    work_id: number;
    role: 'setting' | 'spoilers';
    raw: string;
    relation: string | null;
    fandom: string | null;
    code: string | null;
    title: string | null;
  };
  chapters: {
    id: Generated<number>;
    work_id: number;
    position: number;
    title: string | null;
    summary_html: string;
    notes_begin_html: string;
    notes_end_html: string;
    published: string | null;
    source_url: string | null;
    revision_id: number;
  };
  revisions: {
    id: Generated<number>;
    chapter_id: number;
    html: string;
    sha256: Buffer;
    words: number;
    paragraphs: number;
    scene_breaks: number;
    written_at: Generated<Date>;
    written_by: string;
  };
  chapter_bylines: { chapter_id: number; pseud_id: number; position: number };
  series: {
    id: Generated<number>;
    name: string;
    folded: Generated<string | null>;
    key: string;
    source_url: string | null;
  };
  series_works: { series_id: number; work_id: number; position: number };
  originals: { sha256: Buffer; size: number; stored_at: Generated<Date> };
  work_originals: {
    work_id: number;
    sha256: Buffer;
    name: string;
    format: string;
    position: number;
    kept_at: Generated<Date>;
  };
  images: { sha256: Buffer; extension: string; size: number; stored_at: Generated<Date> };
  work_images: { work_id: number; sha256: Buffer };
  suggestions: {
    id: Generated<number>;
    work_id: number;
    kind: string;
    value: string;
    because: string[];
    suggested_at: Generated<Date>;
    decided_at: Date | null;
    decided_by: string | null;
    taken: boolean | null;
    /** JSON text going in, a value coming out. */
    before: ColumnType<unknown, string | null | undefined, string | null>;
  };
  corrections: { work_id: number; field: string; corrected_at: Generated<Date>; corrected_by: string };
  former_titles: { work_id: number; title: string };
  chapter_corrections: {
    chapter_id: number;
    field: string;
    corrected_at: Generated<Date>;
    corrected_by: string;
  };
  import_runs: {
    id: Generated<number>;
    label: string;
    started_by: string;
    started_at: Generated<Date>;
    finished_at: Date | null;
    files_found: number | null;
  };
  import_items: {
    id: Generated<number>;
    run_id: number;
    files: string[];
    outcome: ImportOutcome;
    work_id: number | null;
    /** JSON text going in, an object coming out. */
    reading: ColumnType<unknown, string, string>;
    read_at: Generated<Date>;
  };
  sample_works: { work_id: number };
  /** `facts` as `card_facts` puts them together. */
  cards: { work_id: number; facts: unknown; version: Generated<number> };
  text_vocabulary: { word: string; language: string; stem: string; met: Generated<number> };
  /** `keys` is never read back: the index on it answers. */
  text_works: { work_id: number; language: string; stamp: number; seen: number; keys: string[] };
  text_parts: { work_id: number; chapter_id: number | null; field: TextField; words: string };
  naming_works: { work_id: number; found: number[]; typed: number[]; pseuds: number[] };
  namings: {
    kind: MapKind | 'author' | 'title';
    id: number;
    name: string;
    words: string;
    standing: number;
    fandoms: number[];
    found: Generated<number>;
    typed: Generated<number>;
    works: number;
  };
  naming_words: {
    kind: MapKind | 'author' | 'title';
    fandom_id: number;
    word: string;
    id: number;
    standing: number;
    works: number;
  };
  naming_due: {
    id: Generated<number>;
    work_id: number | null;
    tag_id: number | null;
    pseud_id: number | null;
  };
  text_due: { id: Generated<number>; work_id: number; noted_at: Generated<Date> };
  facts: { name: string; value: ColumnType<unknown, string, string>; since: Generated<Date> };
  hits: { work_id: number; count: Generated<number> };
  hit_visitors: { day: string; work_id: number; visitor: Buffer };
  changes: {
    id: Generated<number>;
    subject: ChangeSubject;
    subject_id: number | null;
    subject_ids: number[] | null;
    /** The transaction that wrote it. */
    txid: Generated<string>;
    changed_at: Generated<Date>;
  };
}

export type TagKind =
  | 'fandom'
  | 'relationship'
  | 'character'
  | 'additional'
  | 'rating'
  | 'warning'
  | 'category';
/** The kinds on the map: those on works, and the media that fandoms stand in. */
export type MapKind = TagKind | 'media';
/** How large a part a tag plays in a work. */
export type TagWeight = 'main' | 'background';
/** Who decided what a tag means: a person, a canon pack, or the rule by use. */
export type Decider = 'person' | 'seed' | 'rule';
export type MergeReason = 'letters' | 'members' | 'plural' | 'known name' | 'close';
export type Visibility = 'draft' | 'private' | 'link' | 'members' | 'public';
export type TextField = 'title' | 'summary' | 'notes' | 'heading' | 'text';
export type ImportOutcome = 'new' | 'updated' | 'unchanged' | 'in trash' | 'passed over' | 'failed';
export type ChangeSubject = 'work' | 'series' | 'pseud' | 'tag' | 'archive';
