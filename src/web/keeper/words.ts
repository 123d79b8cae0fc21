import type { Visibility } from '../../store/schema.ts';

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** "22 Nov 2026, 10:31", by the server's clock. */
export function moment(date: Date): string {
  return MOMENT.format(date);
}

/** "812 bytes", "34 kB", "2.1 MB", "1 GB"; a kilobyte is 1024 bytes, as in the settings. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const step = bytes < 1024 ** 2 ? 1 : bytes < 1024 ** 3 ? 2 : 3;
  const size = bytes / 1024 ** step;
  return `${size < 10 && step > 1 ? Number(size.toFixed(1)) : Math.round(size)} ${['kB', 'MB', 'GB'][step - 1]}`;
}

/** Who may meet a work, in a word. */
export const SHOWN_TO: Record<Visibility, string> = {
  draft: 'Draft',
  private: 'Only the keeper',
  link: 'Whoever has the address',
  members: 'Members',
  public: 'Everyone',
};
