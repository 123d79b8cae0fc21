import type { Context, Handler } from 'hono';
import { slugOf } from '../../canon/fold.ts';
import { SHIPPED_PACKS } from '../../canon/load.ts';
import { handPackYaml } from '../../canon/making/handPack.ts';
import { makePack } from '../../canon/making/makePack.ts';
import { dropPack, keepPack, packsOnFile } from '../../canon/ownPacks.ts';
import { checkPack, type PackProblem } from '../../canon/packProblems.ts';
import { queueJob } from '../../chores/queue.ts';
import { Failure } from '../../ground/failures.ts';
import { noteChange } from '../../store/changes.ts';
import { elsewhere } from '../answer.ts';
import type { Site } from '../site.ts';
import { act } from './act.ts';
import { HasPack, Notes, PackForm, Problems, type PackWay } from './canonForms.tsx';
import { sentForm, sentWithFile } from './guard.ts';
import { showPage } from './KeeperPage.tsx';

const HEADINGS: Record<PackWay, string> = {
  hand: 'A canon pack by hand',
  list: 'A canon pack from a list',
  yaml: 'A canon pack',
};

/** Where a new pack is brought: `?as=hand`, `list` or `yaml`. */
export function newPackPage(site: Site): Handler {
  return (c) =>
    showPack(c, site, { way: wayOf(c.req.query('as')), said: new URLSearchParams(), problems: [], yaml: '' });
}

/** The text of a pack, to be edited. Throws `page-not-found`. */
export function packPage(site: Site): Handler {
  return async (c) => {
    const slug = c.req.param('slug');
    const packs = [...(await packsOnFile(site.settings.canon)), ...(await packsOnFile(SHIPPED_PACKS))];
    const found = packs.find(({ pack }) => pack && slugOf(pack.fandom) === slug);
    if (!found) throw new Failure('page-not-found');
    return showPack(c, site, {
      way: 'yaml',
      said: new URLSearchParams({ yaml: found.yaml }),
      problems: [],
      yaml: found.yaml,
    });
  };
}

/**
 * Checks what was brought, and keeps it, or says line by line what is wrong. A pack of a list that left something out
 * or was guessed at is shown first, as a text to keep. What is made anew never takes the place of a pack that is there.
 */
export function newPack(site: Site): Handler {
  return async (c) => {
    const form = await sentWithFile(c);
    const way = wayOf(form.get('as') ?? undefined);
    const { yaml, notes, problems: early } = yamlOf(way, form);
    const { pack, problems } = early.length > 0 ? { pack: null, problems: early } : checkPack(yaml);
    if (pack === null) {
      if (way === 'yaml') form.set('yaml', yaml);
      return showPack(c, site, { way, said: form, problems, yaml });
    }
    if (way !== 'yaml' && (await isThere(site, pack.fandom)))
      return showPack(c, site, { way, said: form, problems: [], yaml, standing: pack.fandom });
    if (notes.length > 0)
      return showPack(c, site, {
        way: 'yaml',
        said: new URLSearchParams({ yaml }),
        problems: [],
        yaml,
        notes,
      });
    await keepPack(site.settings.canon, pack, yaml);
    await tell(site);
    return elsewhere(c, '/keeper/canon?said=kept', 303);
  };
}

/** Whether a fandom has a pack, of the keeper's own or from the program. */
async function isThere(site: Site, fandom: string): Promise<boolean> {
  const packs = [...(await packsOnFile(site.settings.canon)), ...(await packsOnFile(SHIPPED_PACKS))];
  return packs.some(({ pack }) => pack && slugOf(pack.fandom) === slugOf(fandom));
}

/** Takes a pack of the keeper's own away. Throws `page-not-found`. */
export function packRemoval(site: Site): Handler {
  return async (c) => {
    await sentForm(c);
    const slug = c.req.param('slug');
    const own = (await packsOnFile(site.settings.canon)).find(
      ({ pack }) => pack && slugOf(pack.fandom) === slug,
    );
    if (!own?.pack || !(await dropPack(site.settings.canon, own.pack.fandom)))
      throw new Failure('page-not-found');
    await tell(site);
    return elsewhere(c, '/keeper/canon?said=dropped', 303);
  };
}

/** Packs changed: every page, the index and the settings of works may say something else now. */
async function tell(site: Site): Promise<void> {
  await act(site, async (tx) => {
    await noteChange(tx, 'archive', null);
    await queueJob(tx, 'reread-settings', {}, 'reread-settings');
    await queueJob(tx, 'tend-tags', {}, 'tend-tags');
  });
}

function wayOf(as: string | undefined): PackWay {
  return as === 'list' || as === 'yaml' ? as : 'hand';
}

/** A pack's text, what was left out or guessed in making it, and why there is none. */
interface Brought {
  yaml: string;
  notes: string[];
  problems: PackProblem[];
}

/** The pack's text, however it was brought. */
function yamlOf(way: PackWay, form: URLSearchParams): Brought {
  const of = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n');
  const file = of('file');
  if (way === 'yaml') return { yaml: file.trim() === '' ? of('yaml') : file, notes: [], problems: [] };
  if (way === 'list') return listYaml(file.trim() === '' ? of('list') : file, of);
  const counted = of('counting');
  const counting = counted === 'books' || counted === 'stories' ? counted : 'episodes';
  const written = {
    fandom: of('fandom'),
    codes: of('codes'),
    media: of('media'),
    installments: of('installments'),
  };
  const yaml = handPackYaml({ ...written, counting, characters: of('characters') });
  return { yaml, notes: [], problems: [] };
}

function listYaml(list: string, of: (name: string) => string): Brought {
  const codes = of('codes')
    .split(',')
    .map((code) => code.trim());
  try {
    const facts = {
      fandom: of('fandom').trim() || null,
      codes: codes.filter(Boolean),
      media: of('media').trim() || 'TV Shows',
    };
    const { yaml, notes } = makePack(list, 'the list', facts);
    return { yaml, notes, problems: [] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return {
      yaml: '',
      notes: [],
      problems: [{ line: null, message: String(error.details['reason'] ?? error.message) }],
    };
  }
}

interface Shown {
  way: PackWay;
  said: URLSearchParams;
  problems: readonly PackProblem[];
  yaml: string;
  /** What was left out or guessed in making the pack. */
  notes?: readonly string[];
  /** The fandom that has a pack already. */
  standing?: string;
}

function showPack(c: Context, site: Site, { way, said, problems, yaml, notes = [], standing }: Shown) {
  const body = (
    <>
      <header class="keeper-head">
        <h1>{HEADINGS[way]}</h1>
      </header>
      <Problems problems={problems} yaml={yaml} />
      <Notes notes={notes} />
      {standing === undefined ? null : <HasPack fandom={standing} />}
      <PackForm way={way} said={said} />
    </>
  );
  return showPage(
    c,
    site,
    { title: HEADINGS[way], place: '/keeper/canon', body },
    problems.length > 0 || standing !== undefined ? 422 : 200,
  );
}
