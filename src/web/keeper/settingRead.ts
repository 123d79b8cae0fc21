import type { Canon } from '../../canon/canon.ts';
import { readSetting, readSpoilers } from '../../canon/readSetting.ts';
import type { SettingReading } from '../../canon/setting.ts';

/**
 * What the words of a setting or spoiler line mean in canon, read anew; the words alone where they name nothing.
 * null: there are no words.
 */
export function settingRead(
  field: 'setting' | 'spoilers',
  raw: string | null,
  canon: Canon,
  fandoms: string[],
): SettingReading | null {
  if (raw === null) return null;
  const read = (field === 'setting' ? readSetting : readSpoilers)(raw, canon, { fandoms });
  return { ...(read?.reading ?? { relation: null, fandom: null, code: null, title: null }), raw };
}
