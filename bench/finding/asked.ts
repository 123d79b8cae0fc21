/** What finding is to reach in an archive of so many works. */
interface Asked {
  start: string;
  memory: string;
  filter: string;
  page: string;
}

const BY_WORKS: Record<number, Asked> = {
  100_000: { start: '< 1 s', memory: '< 60 MB', filter: '< 5 ms', page: '< 30 ms' },
  1_000_000: { start: '< 5 s', memory: '< 400 MB', filter: '< 25 ms', page: '< 80 ms' },
  10_000_000: { start: '< 40 s', memory: '< 4,000 MB', filter: '< 150 ms', page: '' },
};
const NOTHING: Asked = { start: '', memory: '', filter: '', page: '' };

export function askedOf(works: number): Asked {
  return BY_WORKS[works] ?? NOTHING;
}
