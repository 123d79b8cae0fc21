import type { Visibility } from '../../store/schema.ts';

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** "22 Nov 2026, 10:31", by the server's clock. */
export function moment(date: Date): string {
  return MOMENT.format(date);
}

/** "812 bytes", "34 kB", "2.1 MB" */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${size < 10 && unit === 'MB' ? size.toFixed(1) : Math.round(size)} ${unit}`;
}

/** Who may meet a work, in a word. */
export const SHOWN_TO: Record<Visibility, string> = {
  draft: 'Draft',
  private: 'Only the keeper',
  link: 'Whoever has the address',
  members: 'Members',
  public: 'Everyone',
};
