import type { Child } from 'hono/jsx';
import type { WorkPage } from '../../works/read.ts';
import { Byline } from './Byline.tsx';
import { stampAddress, tagAddress } from './addresses.ts';
import { Prose, tongue } from './Prose.tsx';
import { SettingWords } from './SettingWords.tsx';
import { Facts } from './Symbols.tsx';
import { Fandoms } from './TagList.tsx';
import { Numbers, SeriesLine } from './WorkBlurb.tsx';
import { listed } from './words.ts';

/** A title of more letters than this is set smaller. */
const LONG = 70;

/** What opens a work: title, byline, the four facts, tags, summary and notes. */
export function TitlePage({ work, chosen }: { work: WorkPage; chosen: Child }) {
  return (
    <header class="title-page">
      <img class="cover" src={stampAddress(work)} alt="" width="160" height="256" decoding="async" />
      <Fandoms names={work.fandoms} />
      <h1 class={work.title.length > LONG ? 'title long' : 'title'}>
        <bdi {...tongue(work.language)}>{work.title}</bdi>
      </h1>
      <p class="byline-line">
        by <Byline of={work} unnamed="an unnamed author" />
        {work.recipients.length > 0 ? `, for ${listed(work.recipients)}` : ''}
      </p>
      <Facts work={work} />
      <Summary work={work} />
      <WorkMeta work={work} />
      <Numbers work={work} />
      {chosen}
      <reading-resume work={work.id} />
    </header>
  );
}

function Summary({ work }: { work: WorkPage }) {
  if (work.summary === '') return null;
  return (
    <div class="summary module" role="group" aria-label="Summary">
      <Prose html={work.summary} language={work.language} />
    </div>
  );
}

/** Everything the author tagged, row by row. */
function WorkMeta({ work }: { work: WorkPage }) {
  if (!hasMeta(work)) return null;
  return (
    <dl class="work meta group">
      <Tags label="Relationships" kind="relationship" names={work.relationships} />
      <Tags label="Characters" kind="character" names={work.characters} />
      <Tags label="Tags" kind="freeform" names={work.additionalTags} />
      {work.setting ? (
        <Row label="Setting">
          <SettingWords setting={work.setting} />
          {work.setting.fandom && !work.fandoms.includes(work.setting.fandom)
            ? `, ${work.setting.fandom}`
            : ''}
        </Row>
      ) : null}
      {work.spoilers ? <Row label="Spoilers">{work.spoilers.raw}</Row> : null}
      {work.series.length > 0 ? (
        <Row label="Series">
          <SeriesLine work={work} />
        </Row>
      ) : null}
      {work.collections.length > 0 ? <Row label="Collections">{work.collections.join(', ')}</Row> : null}
      {work.dedication ? <Row label="Dedication">{work.dedication}</Row> : null}
      {work.beta.length > 0 ? <Row label="Beta">{listed(work.beta)}</Row> : null}
    </dl>
  );
}

function hasMeta({
  relationships,
  characters,
  additionalTags,
  setting,
  spoilers,
  series,
  collections,
  dedication,
  beta,
}: WorkPage): boolean {
  return (
    Boolean(setting || spoilers || dedication) ||
    [relationships, characters, additionalTags, series, collections, beta].some((list) => list.length > 0)
  );
}

function Row({ label, children }: { label: string; children: Child }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Tags({ label, kind, names }: { label: string; kind: string; names: string[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd class={`${kind} tags`}>
        <ul class="commas">
          {names.map((name) => (
            <li>
              <a class="tag" rel="tag" href={tagAddress(name)}>
                <bdi>{name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

/** What the author said about the text as a document: folded away, never lost. */
export function SmallPrint({ work }: { work: WorkPage }) {
  const { disclaimer, archivePermission, feedback, sourceUrl } = work;
  if (!disclaimer && !archivePermission && !feedback && !sourceUrl) return null;
  return (
    <details class="small-print">
      <summary>The author’s small print</summary>
      <dl class="meta">
        {disclaimer ? <Row label="Disclaimer">{disclaimer}</Row> : null}
        {archivePermission ? <Row label="Archiving">{archivePermission}</Row> : null}
        {feedback ? <Row label="Feedback">{feedback}</Row> : null}
        {sourceUrl ? (
          <Row label="First posted">
            <a rel="nofollow noreferrer" href={sourceUrl}>
              {hostOf(sourceUrl)}
            </a>
          </Row>
        ) : null}
      </dl>
    </details>
  );
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : address;
}

/** The head of a later chapter: whose story this is, in two lines. */
export function RunningHead({ work, address }: { work: WorkPage; address: string }) {
  return (
    <header class="running-head">
      <h1 class="title">
        <a href={address}>
          <bdi {...tongue(work.language)}>{work.title}</bdi>
        </a>
      </h1>
      <p class="byline-line">
        by <Byline of={work} unnamed="an unnamed author" />
      </p>
    </header>
  );
}
