import { stencil } from './stencil.ts';

const Place = stencil(['href', 'number'], ({ href, number }, current) => (
  <a href={href} aria-current={current ? 'page' : undefined} aria-label={`Page ${number}`}>
    {number}
  </a>
));

/** The way through the pages of a list; `at` gives the address of each. */
export function Paging(props: { page: number; pages: number; at: (page: number) => string }) {
  const { page, pages, at } = props;
  if (pages <= 1) return null;
  return (
    <nav class="paging" aria-label="Pages">
      {page > 1 ? (
        <a rel="prev" href={at(page - 1)}>
          ← Previous
        </a>
      ) : null}
      <ol>
        {shown(page, pages).map((number) => (
          <li>
            {number === null ? (
              <span aria-hidden="true">…</span>
            ) : (
              Place({ href: at(number), number }, number === page)
            )}
          </li>
        ))}
      </ol>
      {page < pages ? (
        <a rel="next" href={at(page + 1)}>
          Next →
        </a>
      ) : null}
    </nav>
  );
}

/** The first, the last, and those around this one; null: a gap. */
function shown(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const numbers = [...new Set(wanted)].sort((a, b) => a - b);
  return numbers.flatMap((number, index) =>
    index > 0 && number - numbers[index - 1]! > 1 ? [null, number] : [number],
  );
}
