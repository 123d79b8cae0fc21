/** What lies beside stories and is read only when it is named: what saved pages bring along, covers, catalogues. */
const COMPANION =
  /\.(css|js|mjs|map|ico|svg|gif|png|jpe?g|webp|bmp|avif|woff2?|ttf|otf|eot|opf|ncx|db|sqlite|lnk|url|part|tmp|mp3|m4a|mp4)$/i;

/** Whether a file of a zip only comes along with stories. */
export function isCompanion(name: string): boolean {
  return COMPANION.test(name);
}

/** Whether a file or folder is none of a person's own. */
export function isClutter(name: string): boolean {
  return (
    isCompanion(name) ||
    name.startsWith('.') ||
    name === '__MACOSX' ||
    name === 'Thumbs.db' ||
    name === 'desktop.ini'
  );
}
