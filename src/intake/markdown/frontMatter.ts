import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import type { Problem } from '../draft.ts';
import { PROBLEMS } from '../problems.ts';

/** What stands above a Markdown text, and the text below it. */
export interface FrontMatter {
  /** Keys in lower case, spaces, `-` and `_` aside. */
  values: Map<string, { value: unknown; key: string; line: number }>;
  body: string;
  /** Lines before the body. */
  lines: number;
  problems: Problem[];
}

/** Longest front matter, in characters, that is parsed. */
const LONGEST = 64 * 1024;

/** Reads YAML (`---`) or TOML (`+++`) front matter. What cannot be read is left out, and said. */
export function readFrontMatter(text: string): FrontMatter {
  const match = /^\uFEFF?\s*(---|\+\+\+)[ \t]*\n([^]*?)\n(\1|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (match === null || !/^[^\s-]|^\s*#/m.test(match[2]!))
    return { values: new Map(), body: text, lines: 0, problems: [] };
  const body = text.slice(match[0].length);
  const lines = match[0].split('\n').length - 1;
  const parsed = parsedMatter(match[2]!, match[1] === '---');
  const first = match[0].slice(0, match[0].indexOf(match[1]!)).split('\n').length + 1;
  return { values: keyed(parsed.values, match[2]!, first), body, lines, problems: parsed.problems };
}

function parsedMatter(source: string, yaml: boolean): { values: unknown; problems: Problem[] } {
  try {
    if (source.length > LONGEST) throw new Error('it is too long');
    return { values: yaml ? parseLooseYaml(source) : parseToml(source, { maxDepth: 20 }), problems: [] };
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error))
      .split('\n')[0]!
      .replace(/[:.]$/, '');
    return {
      values: null,
      problems: [
        {
          code: 'front-matter-invalid',
          message: PROBLEMS['front-matter-invalid'].replace('{reason}', reason),
          line: 1,
        },
      ],
    };
  }
}

/** YAML, also where an author left out the quotes that it wants: `fandom: Xena: Warrior Princess`, `author: @gannet`. */
function parseLooseYaml(source: string): unknown {
  // aliases can blow a small file up to gigabytes; no story needs more than a few
  const parse = (yaml: string): unknown =>
    parseYaml(yaml, { maxAliasCount: 20, logLevel: 'error', schema: 'core' });
  try {
    return parse(source);
  } catch (error) {
    const quoted = source.replace(
      BARE_VALUE,
      (_line, key: string, value: string) => key + JSON.stringify(value.trim()),
    );
    if (quoted === source) throw error;
    return parse(quoted);
  }
}

const BARE_VALUE = /^(\s*(?:- )?[\w -]{1,40}:[ \t]+|\s*- )(?!["'[{|>])((?:[@`%*&!].*|.*?:[ \t].*))$/gm;

function keyed(values: unknown, source: string, first: number): FrontMatter['values'] {
  const map: FrontMatter['values'] = new Map();
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return map;
  const lines = source.split('\n');
  for (const [key, value] of Object.entries(values)) {
    const at = lines.findIndex((line) => line.trimStart().replace(/^["']/, '').startsWith(key));
    map.set(plainKey(key), { value, key, line: first + Math.max(0, at) });
  }
  return map;
}

function plainKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]+/g, '');
}
