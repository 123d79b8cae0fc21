/**
 * The short names that mailing lists, newsgroups and boards used for their shows, for fandoms without a canon pack.
 * The names are the ones archives file them under.
 */
const CODES: Record<string, string> = {
  TOS: 'Star Trek: The Original Series',
  TNG: 'Star Trek: The Next Generation',
  DS9: 'Star Trek: Deep Space Nine',
  VOY: 'Star Trek: Voyager',
  VGR: 'Star Trek: Voyager',
  ENT: 'Star Trek: Enterprise',
  BTVS: 'Buffy the Vampire Slayer',
  ATS: 'Angel: the Series',
  XF: 'The X-Files',
  TXF: 'The X-Files',
  HP: 'Harry Potter',
  LOTR: 'The Lord of the Rings',
  SG1: 'Stargate SG-1',
  SGA: 'Stargate Atlantis',
  SPN: 'Supernatural',
  DW: 'Doctor Who',
  TW: 'Torchwood',
  B5: 'Babylon 5',
  XWP: 'Xena: Warrior Princess',
  TS: 'The Sentinel',
  HL: 'Highlander: The Series',
  BSG: 'Battlestar Galactica',
  FK: 'Forever Knight',
};

/** Newsgroups of one fandom. */
const GROUPS: [RegExp, string][] = [
  [/\balt\.tv\.x-files\b/i, 'The X-Files'],
  [/\balt\.(?:fan\.)?(?:tv\.)?buffy-v-slayer\b/i, 'Buffy the Vampire Slayer'],
  [/\balt\.(?:fan\.)?harry-?potter\b/i, 'Harry Potter'],
  [/\balt\.tv\.highlander\b/i, 'Highlander: The Series'],
  [/\balt\.tv\.forever-knight\b/i, 'Forever Knight'],
];

/** The fandom a show code means, or null. */
export function showOf(code: string): string | null {
  return (
    CODES[
      code
        .trim()
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, '')
    ] ?? null
  );
}

export function showOfGroup(groups: string): string | null {
  return GROUPS.find(([group]) => group.test(groups))?.[1] ?? null;
}
