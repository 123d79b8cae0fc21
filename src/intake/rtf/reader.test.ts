import { expect, test } from 'vitest';
import { loadCanon } from '../../canon/load.ts';
import { DEFAULT_LIMITS } from '../reader.ts';
import { sniff } from '../sniff.ts';
import { rtfReader } from './reader.ts';

const context = { canon: await loadCanon([]), limits: DEFAULT_LIMITS };

async function html(source: string): Promise<string> {
  const [reading] = await rtfReader.read(
    sniff({ name: 'a.rtf', bytes: Buffer.from(source, 'latin1') }),
    context,
  );
  return reading!.draft!.chapters.map((chapter) => chapter.html).join('');
}

test('groups nested without end are refused', async () => {
  await expect(html(`{\\rtf1 ${'{'.repeat(5000)}`)).rejects.toMatchObject({ code: 'file-damaged' });
});

test('a document without words is refused', async () => {
  await expect(html('{\\rtf1\\ansi\\par\\par}')).rejects.toMatchObject({ code: 'no-story' });
});

test('formatting ends with its group, and markup in the text stays text', async () => {
  expect(await html('{\\rtf1 One {\\b bold {\\i both}} plain <script>x</script> & \\{braces\\}.\\par}')).toBe(
    '<p>One <strong>bold <em>both</em></strong> plain &lt;script&gt;x&lt;/script&gt; &amp; {braces}.</p>\n',
  );
});

test('a link that is no web address is only its words', async () => {
  expect(
    await html(
      '{\\rtf1 See {\\field{\\*\\fldinst HYPERLINK "javascript:alert(1)"}{\\fldrslt this}} now.\\par}',
    ),
  ).toBe('<p>See this now.</p>\n');
});

test('what stands in for a Unicode character is skipped, as many as the document says', async () => {
  expect(
    await html("{\\rtf1\\ansi\\uc2 caf\\u233 \\'65\\'65 {\\uc0 \\u8217 s}\\uc1\\u8212 - end\\par}"),
  ).toBe('<p>café ’s— end</p>\n');
});

test('binary data longer than the file does no harm', async () => {
  expect(await html('{\\rtf1 Words first.\\par {\\pict\\pngblip\\bin999999999 abc}')).toBe(
    '<p>Words first.</p>\n',
  );
});
