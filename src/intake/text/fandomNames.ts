import type { Canon } from '../../canon/canon.ts';
import { showOf } from './shows.ts';

/** Fandoms that files name in words, without a canon pack so far: enough to know the word for one. */
const NAMED = `Stargate SG-1|Stargate|Stargate Atlantis|Stargate Universe|Star Trek|Star Trek: The Original Series|
Star Trek: The Next Generation|Star Trek: Deep Space Nine|Star Trek: Enterprise|Enterprise|Deep Space Nine|
The Next Generation|The Sentinel|Highlander|Highlander: The Series|due South|Xena|Xena: Warrior Princess|
Hercules: The Legendary Journeys|Forever Knight|Babylon 5|Farscape|Firefly|Smallville|Supernatural|Doctor Who|
Torchwood|Sherlock|Merlin|Blake's 7|The Professionals|Starsky & Hutch|Starsky and Hutch|Quantum Leap|MacGyver|
The A-Team|NCIS|CSI|Criminal Minds|House|House, M.D.|House MD|ER|The West Wing|Alias|Charmed|Dark Angel|Roswell|
La Femme Nikita|The Pretender|Profiler|Battlestar Galactica|Lost|Heroes|Glee|Birds of Prey|Batman|Justice League|
Star Wars|The Lord of the Rings|Lord of the Rings|The Hobbit|Twilight|The Hunger Games|Percy Jackson|X-Men|
The Avengers|Pirates of the Caribbean|Les Misérables|Pride and Prejudice|Phantom of the Opera|
Ranma 1/2|Ranma ½|Sailor Moon|Neon Genesis Evangelion|Evangelion|Tenchi Muyo|Tenchi Muyo!|Dragon Ball Z|Dragonball Z|
Gundam Wing|Cardcaptor Sakura|Card Captor Sakura|Fushigi Yuugi|Slayers|Naruto|Bleach|One Piece|Fullmetal Alchemist|
Yu-Gi-Oh!|Weiss Kreuz|Inuyasha|Inu-Yasha|Rurouni Kenshin|Oh My Goddess|Ah! My Goddess|Final Fantasy VII|
Final Fantasy VIII|Kingdom Hearts|Law & Order: SVU|Rizzoli & Isles|Xiaolin Showdown|Teen Titans`;
const NAMES = new Set(NAMED.split(/\|\n?/).map(nameKey));

function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}/½]+/gu, ' ')
    .trim();
}

/** Is this the name of a fandom, in full or as a show's code? */
export function knownFandom(text: string, canon: Canon): boolean {
  const code = /[A-Z].*[A-Z0-9]/.test(text) && showOf(text) !== null;
  return code || canon.pack(text) !== null || NAMES.has(nameKey(text));
}
