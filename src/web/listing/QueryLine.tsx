import type { Notice } from '../../finding/meaning/notices.ts';
import type { AddressProblem } from '../../finding/query/address.ts';
import { printQuery } from '../../finding/query/print.ts';
import { NOTHING } from '../ui/piece.ts';
import { stencil } from '../ui/stencil.ts';
import type { ListingAddress } from './listingAddress.ts';

const Line = stencil(['address', 'line', 'problems'], ({ address, line, problems }, hasProblems) => (
  <search class="query-line" aria-label="These works">
    <form action={address} method="get">
      <label class="unseen" for="line">
        Search these works
      </label>
      <input
        id="line"
        type="search"
        name="q"
        value={line}
        placeholder="Search: words, or fandom:buffy -tag:angst words>5k"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-describedby={hasProblems ? 'line-problems' : undefined}
      />
      <button type="submit">Search</button>
    </form>
    {problems}
  </search>
));

/** The whole query as one line to type in, and what is wrong with it at the word where it is. */
export function QueryLine(props: { address: string; asked: ListingAddress; notices: readonly Notice[] }) {
  const { address, asked, notices } = props;
  const hasProblems = asked.problems.length + notices.length > 0;
  return Line(
    {
      address,
      line: asked.problems.length > 0 ? asTyped(asked) : printQuery(asked.query),
      problems: hasProblems ? <Problems problems={asked.problems} notices={notices} /> : NOTHING,
    },
    hasProblems,
  );
}

function Problems({ problems, notices }: { problems: AddressProblem[]; notices: readonly Notice[] }) {
  return (
    <div id="line-problems" role="status">
      <ul class="problems">
        {problems.map((problem) => (
          <li>
            <Marked problem={problem} /> {problem.sentence}
          </li>
        ))}
        {notices.map((notice) => (
          <li>{notice.sentence}</li>
        ))}
      </ul>
    </div>
  );
}

/** A line with mistakes stays as it was typed. */
function asTyped({ problems, query }: ListingAddress): string {
  return problems.find(({ parameter }) => parameter === 'q')?.value ?? printQuery(query);
}

const AROUND = 24;

/** The words of the mistake, with a little of what stands around them. */
function Marked({ problem: { value, start, end } }: { problem: AddressProblem }) {
  const before = value.slice(Math.max(0, start - AROUND), start);
  const after = value.slice(end, end + AROUND);
  return (
    <code dir="auto">
      {start > AROUND ? '…' : ''}
      {before}
      <mark>{value.slice(start, end) || '▾'}</mark>
      {after}
      {end + AROUND < value.length ? '…' : ''}
    </code>
  );
}
