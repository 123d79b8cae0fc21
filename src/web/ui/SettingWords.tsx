import type { SettingReading } from '../../canon/setting.ts';
import { placeAddress } from './addresses.ts';
import { settingParts } from './words.ts';

/** Where a work stands in its canon, with a way to what else stands there. */
export function SettingWords({ setting }: { setting: SettingReading }) {
  const { lead, place } = settingParts(setting);
  if (place === null || setting.fandom === null || setting.code === null) return <>{lead + (place ?? '')}</>;
  return (
    <>
      {lead}
      <a class="place" href={placeAddress(setting.fandom, setting.code)}>
        <bdi>{place}</bdi>
      </a>
    </>
  );
}
