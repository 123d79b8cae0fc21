import type { LetterPage } from './letters.ts';

/** The drawers of an alphabetical list, and the pages of the open one. `address` is that of the list. */
export function Drawers({ of, address }: { of: LetterPage<unknown>; address: string }) {
  if (of.open === null) return null;
  return (
    <nav class="drawers" aria-label="Letters">
      <ul>
        {of.drawers.map(({ key, label, said }) => (
          <li>
            <a
              href={drawerAddress(address, key)}
              aria-current={key === of.open?.key ? 'true' : undefined}
              aria-label={said === label ? undefined : said}
            >
              <bdi>{label}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The way through the pages of a drawer. */
export function DrawerPages({ of, address }: { of: LetterPage<unknown>; address: string }) {
  if (of.open === null || of.pages === 1) return null;
  const at = (page: number) => drawerAddress(address, of.open?.key ?? '', page);
  return (
    <nav class="paging" aria-label="Pages">
      {of.page > 1 ? (
        <a rel="prev" href={at(of.page - 1)}>
          ← Before
        </a>
      ) : null}
      <span>{`Page ${of.page} of ${of.pages}`}</span>
      {of.page < of.pages ? (
        <a rel="next" href={at(of.page + 1)}>
          After →
        </a>
      ) : null}
    </nav>
  );
}

function drawerAddress(address: string, letter: string, page = 1): string {
  return `${address}?${new URLSearchParams({ letter, ...(page > 1 && { page: String(page) }) })}`;
}
