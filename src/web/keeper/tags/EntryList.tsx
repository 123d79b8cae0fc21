import type { WranglingOrder } from '../../../tags/order.ts';
import type { TagEntry } from '../../../tags/tagPage.ts';
import { counted } from '../../ui/words.ts';
import { WrangleButton } from './ActForm.tsx';

/** A tag's name, leading to it on the desk. */
export function EntryLink({ entry }: { entry: Pick<TagEntry, 'id' | 'name'> }) {
  return (
    <a href={`/keeper/tags/${entry.id}`}>
      <bdi>{entry.name}</bdi>
    </a>
  );
}

/** Tags that hang on one, each with the act that takes it off. `tagId` left out: nothing can be taken off. */
export function EntryList(props: {
  entries: TagEntry[];
  back: string;
  /** What is done to take one off. */
  off?: { act: WranglingOrder['act']; tagId: number };
  /** The act is on the entry itself. */
  onEntry?: boolean;
}) {
  const { entries, back, off, onEntry = false } = props;
  if (entries.length === 0) return null;
  return (
    <ul class="entries">
      {entries.map((entry) => (
        <li class="with-act">
          <span>
            <EntryLink entry={entry} /> <span class="count">{counted(entry.works, 'work')}</span>
          </span>
          {off ? (
            <WrangleButton
              act={off.act}
              tagId={onEntry ? entry.id : off.tagId}
              {...(onEntry ? {} : { otherId: entry.id })}
              back={back}
              words="Take away"
              label={`Take away: ${entry.name}`}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
