/** What the signs of the picture mean, each beside itself. */
export function TimelineKey() {
  return (
    <ul class="timeline-key" aria-hidden="true">
      <li>
        <svg viewBox="0 0 40 22">
          <path class="hill" d="M2 18C10 18 12 3 20 3s10 15 18 15Z" />
          <path class="ridge" d="M2 18C10 18 12 3 20 3s10 15 18 15" />
          <path class="thread" d="M0 18H40" />
        </svg>
        works, where they stand
      </li>
      <li>
        <svg viewBox="0 0 22 22">
          <path class="thread" d="M0 11H22" />
          <circle class="stop full" cx="11" cy="11" r="4.5" />
        </svg>
        some happen in it
      </li>
      <li>
        <svg viewBox="0 0 40 22">
          <path class="thread" d="M0 5H40" />
          <path class="branch" stroke-width="2" d="M8 5c7 0 8 11 22 14" />
        </svg>
        some leave canon there
      </li>
    </ul>
  );
}
