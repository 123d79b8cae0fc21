import { asKept } from './asKept.ts';

/**
 * The languages archives name their works' language by: BCP 47 tag, English name, then the name in the language
 * itself as the Archive of Our Own writes it, then other names that files use.
 */
const LANGUAGES: readonly (readonly [tag: string, english: string, own: string, ...others: string[]])[] = [
  ['af', 'Afrikaans', 'Afrikaans'],
  ['ain', 'Ainu', 'アイヌ イタㇰ', 'Aynu itak'],
  ['akk', 'Akkadian', '𒀝𒅗𒁺𒌑', 'Akkadû'],
  ['am', 'Amharic', 'አማርኛ'],
  ['ar', 'Arabic', 'العربية', 'عربي'],
  ['arc', 'Aramaic', 'ܐܪܡܝܐ', 'ארמיא'],
  ['arz', 'Egyptian Arabic', 'مصرى', 'اللغة المصرية العامية'],
  ['ary', 'Moroccan Arabic', 'الدارجة'],
  ['hy', 'Armenian', 'Հայերեն', 'հայերեն'],
  ['ast', 'Asturian', 'asturianu'],
  ['az', 'Azerbaijani', 'Azərbaycan dili', 'Azərbaycanca'],
  ['id', 'Indonesian', 'Bahasa Indonesia'],
  ['ms', 'Malay', 'Bahasa Malaysia', 'Bahasa Melayu'],
  ['bar', 'Bavarian', 'Boarisch'],
  ['be', 'Belarusian', 'беларуская', 'Беларуская мова'],
  ['bg', 'Bulgarian', 'Български'],
  ['bn', 'Bengali', 'বাংলা', 'Bangla'],
  ['bs', 'Bosnian', 'Bosanski'],
  ['br', 'Breton', 'Brezhoneg'],
  ['my', 'Burmese', 'မြန်မာဘာသာ'],
  ['ca', 'Catalan', 'Català', 'Valencià'],
  ['ceb', 'Cebuano', 'Cebuano', 'Binisaya'],
  ['cs', 'Czech', 'Čeština', 'český jazyk'],
  ['chn', 'Chinook Jargon', 'Chinuk Wawa'],
  ['chr', 'Cherokee', 'ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ', 'ᏣᎳᎩ'],
  ['ko', 'Korean', '한국어', '조선말'],
  ['crh', 'Crimean Tatar', 'Къырымтатар тили', 'Qırımtatar tili'],
  ['cop', 'Coptic', 'ϯⲙⲉⲧⲣⲉⲙⲛ̀ⲭⲏⲙⲓ'],
  ['cy', 'Welsh', 'Cymraeg'],
  ['da', 'Danish', 'Dansk'],
  ['de', 'German', 'Deutsch'],
  ['dv', 'Dhivehi', 'ދިވެހި', 'Divehi', 'Maldivian'],
  ['et', 'Estonian', 'eesti keel', 'eesti'],
  ['el', 'Greek', 'Ελληνικά', 'Modern Greek'],
  ['egy', 'Egyptian', '𓂋𓏺𓈖 𓆎𓅓𓏏𓊖', 'Ancient Egyptian'],
  ['sux', 'Sumerian', '𒅴𒂠', 'Emegir'],
  ['en', 'English', 'English', 'American English', 'British English', 'anglais', 'Englisch'],
  ['ang', 'Old English', 'Eald Englisċ', 'Anglo-Saxon', 'Englisċ'],
  ['enm', 'Middle English', 'Middle English'],
  ['es', 'Spanish', 'Español', 'Castellano', 'Castilian'],
  ['eo', 'Esperanto', 'Esperanto'],
  ['eu', 'Basque', 'Euskara'],
  ['fa', 'Persian', 'فارسی', 'Farsi'],
  ['fo', 'Faroese', 'Føroyskt'],
  ['fil', 'Filipino', 'Filipino', 'Wikang Filipino', 'Tagalog'],
  ['fr', 'French', 'Français'],
  ['frr', 'North Frisian', 'Friisk'],
  ['fy', 'Western Frisian', 'Frysk', 'Frisian'],
  ['fur', 'Friulian', 'Furlan'],
  ['ga', 'Irish', 'Gaeilge', 'Irish Gaelic'],
  ['grc', 'Ancient Greek', 'Ἑλληνική'],
  ['gd', 'Scottish Gaelic', 'Gàidhlig', 'Gaelic'],
  ['gv', 'Manx', 'Gaelg'],
  ['gl', 'Galician', 'Galego'],
  ['got', 'Gothic', '𐌲𐌿𐍄𐌹𐍃𐌺𐌰'],
  ['gu', 'Gujarati', 'ગુજરાતી'],
  ['cr', 'Cree', 'ᓀᐦᐃᔭᐍᐏᐣ'],
  ['ht', 'Haitian Creole', 'kreyòl ayisyen'],
  ['ha', 'Hausa', 'Hausa', 'هَرْشٜن هَوْسَ'],
  ['hak', 'Hakka Chinese', '中文-客家话', '客家話', 'Hakka'],
  ['haw', 'Hawaiian', 'ʻŌlelo Hawaiʻi'],
  ['hi', 'Hindi', 'हिन्दी', 'हिंदी'],
  ['hr', 'Croatian', 'Hrvatski'],
  ['is', 'Icelandic', 'Íslenska'],
  ['ia', 'Interlingua', 'Interlingua'],
  ['ie', 'Interlingue', 'Interlingue', 'Occidental'],
  ['it', 'Italian', 'Italiano'],
  ['he', 'Hebrew', 'עברית', 'iw'],
  ['jv', 'Javanese', 'Basa Jawa', 'ꦧꦱꦗꦮ'],
  ['kn', 'Kannada', 'ಕನ್ನಡ'],
  ['kab', 'Kabyle', 'Taqbaylit'],
  ['ka', 'Georgian', 'ქართული'],
  ['kk', 'Kazakh', 'қазақша', 'Қазақ тілі'],
  ['km', 'Khmer', 'ភាសាខ្មែរ'],
  ['ckb', 'Central Kurdish', 'سۆرانی', 'Sorani', 'کوردیی ناوەندی'],
  ['ku', 'Kurdish', 'Kurdî', 'کوردی', 'Kurmanji'],
  ['kl', 'Greenlandic', 'Kalaallisut'],
  ['ky', 'Kyrgyz', 'Кыргызча', 'Kirghiz'],
  ['fcs', 'Quebec Sign Language', 'Langue des signes québécoise'],
  ['qkz', 'Khuzdul', 'Khuzdul'],
  ['lo', 'Lao', 'ລາວ', 'ພາສາລາວ'],
  ['la', 'Latin', 'Lingua latina', 'Latina'],
  ['lv', 'Latvian', 'Latviešu valoda', 'Latviešu'],
  ['lb', 'Luxembourgish', 'Lëtzebuergesch'],
  ['lt', 'Lithuanian', 'Lietuvių kalba', 'Lietuvių'],
  ['jbo', 'Lojban', 'la .lojban.', 'Lojban'],
  ['hu', 'Hungarian', 'Magyar'],
  ['mk', 'Macedonian', 'македонски'],
  ['ml', 'Malayalam', 'മലയാളം'],
  ['mt', 'Maltese', 'Malti'],
  ['mnc', 'Manchu', 'ᠮᠠᠨᠵᡠ ᡤᡳᠰᡠᠨ'],
  ['qmd', 'Mando’a', "Mando'a"],
  ['mi', 'Māori', 'Te Reo Māori', 'Maori', 'te reo'],
  ['mr', 'Marathi', 'मराठी'],
  ['mik', 'Mikisúkî', 'Mikisúkî', 'Mikasuki'],
  ['mn', 'Mongolian', 'Монгол хэл', 'ᠮᠣᠩᠭᠣᠯ', 'Mongɣol kele', 'монгол'],
  ['ne', 'Nepali', 'नेपाली'],
  ['nah', 'Nahuatl', 'Nāhuatl', 'Nawatlahtolli'],
  ['nan', 'Min Nan Chinese', '中文-闽南话 臺語', '閩南語', 'Hokkien', 'Taiwanese', 'Bân-lâm-gú'],
  ['nl', 'Dutch', 'Nederlands', 'Flemish', 'Vlaams'],
  ['ja', 'Japanese', '日本語'],
  ['no', 'Norwegian', 'Norsk'],
  ['nb', 'Norwegian Bokmål', 'Norsk bokmål', 'Bokmål'],
  ['nn', 'Norwegian Nynorsk', 'Norsk nynorsk', 'Nynorsk'],
  ['non', 'Old Norse', 'Dǫnsk tunga', 'Norrœnt mál'],
  ['ce', 'Chechen', 'Нохчийн мотт'],
  ['oc', 'Occitan', 'Occitan', 'Lenga d’òc'],
  ['or', 'Odia', 'ଓଡ଼ିଆ', 'Oriya'],
  ['uz', 'Uzbek', 'O‘zbekcha', 'Oʻzbek tili', 'Ўзбекча'],
  ['pa', 'Punjabi', 'ਪੰਜਾਬੀ', 'پنجابی', 'Panjabi'],
  ['ps', 'Pashto', 'پښتو', 'Pushto'],
  ['pl', 'Polish', 'Polski', 'język polski'],
  [
    'pt-BR',
    'Brazilian Portuguese',
    'Português brasileiro',
    'Português do Brasil',
    'Portuguese (Brazil)',
    'ptBR',
  ],
  [
    'pt-PT',
    'European Portuguese',
    'Português europeu',
    'Português de Portugal',
    'Portuguese (Portugal)',
    'ptPT',
  ],
  ['pt', 'Portuguese', 'Português'],
  ['nds', 'Low German', 'Plattdüütsch', 'Plattdeutsch', 'Low Saxon'],
  ['qya', 'Quenya', 'Quenya'],
  ['qu', 'Quechua', 'Runa Simi'],
  ['ro', 'Romanian', 'Română', 'Limba română', 'Moldovan'],
  ['rm', 'Romansh', 'Rumantsch', 'Romansch'],
  ['rom', 'Romani', 'Romani čhib', 'Romany'],
  ['ru', 'Russian', 'Русский', 'Русский язык'],
  ['sm', 'Samoan', 'Gagana Sāmoa'],
  ['sa', 'Sanskrit', 'संस्कृतम्'],
  ['sah', 'Yakut', 'саха тыла', 'Sakha'],
  ['sc', 'Sardinian', 'Sardu'],
  ['sco', 'Scots', 'Scots', 'Scots leid'],
  ['se', 'Northern Sami', 'Davvisámegiella', 'Sámi'],
  ['sq', 'Albanian', 'Shqip'],
  ['scn', 'Sicilian', 'Sicilianu'],
  ['si', 'Sinhala', 'සිංහල', 'Sinhalese'],
  ['sd', 'Sindhi', 'سنڌي'],
  ['sjn', 'Sindarin', 'Sindarin'],
  ['szl', 'Silesian', 'Ślōnski'],
  ['sk', 'Slovak', 'Slovenčina'],
  ['sl', 'Slovene', 'Slovenščina', 'Slovenian'],
  ['so', 'Somali', 'af Soomaali', 'Soomaali'],
  ['su', 'Sundanese', 'Basa Sunda'],
  ['sr', 'Serbian', 'Српски', 'Srpski'],
  ['fi', 'Finnish', 'suomi', 'suomen kieli'],
  ['sv', 'Swedish', 'Svenska'],
  ['sw', 'Swahili', 'Kiswahili'],
  ['ta', 'Tamil', 'தமிழ்'],
  ['tt', 'Tatar', 'татар теле', 'татарча'],
  ['te', 'Telugu', 'తెలుగు'],
  ['tet', 'Tetum', 'Lia-Tetun'],
  ['th', 'Thai', 'ไทย', 'ภาษาไทย'],
  ['bo', 'Tibetan', 'བོད་སྐད་'],
  ['vi', 'Vietnamese', 'Tiếng Việt'],
  ['tlh', 'Klingon', 'tlhIngan Hol', 'tlhIngan-Hol'],
  ['tok', 'Toki Pona', 'toki pona'],
  ['tpi', 'Tok Pisin', 'Tok Pisin'],
  ['trf', 'Trinidadian Creole', 'Trinidadian Creole', 'Trini'],
  ['tyv', 'Tuvinian', 'тыва дыл'],
  ['ood', 'O’odham', 'O’odham Ñiok', "O'odham Ñiok"],
  ['gem', 'Proto-Germanic', 'Sprēkō Þiudiskō'],
  ['tn', 'Tswana', 'Setswana'],
  ['tr', 'Turkish', 'Türkçe'],
  ['tk', 'Turkmen', 'Türkmençe'],
  ['uk', 'Ukrainian', 'Українська', 'українська мова'],
  ['ur', 'Urdu', 'اردو', 'اُردُو'],
  ['ug', 'Uyghur', 'ئۇيغۇر تىلى', 'Uighur'],
  ['vec', 'Venetian', 'Vèneto'],
  ['vo', 'Volapük', 'Volapük'],
  ['wa', 'Walloon', 'Walon'],
  ['wuu', 'Wu Chinese', '中文-吴语 吳語', '吴语', '吳語', 'Shanghainese'],
  ['xh', 'Xhosa', 'isiXhosa'],
  ['yi', 'Yiddish', 'יידיש', 'ייִדיש', 'ji'],
  ['yo', 'Yoruba', 'Yorùbá'],
  ['yua', 'Yucatec Maya', "maayat'aan"],
  ['yue', 'Cantonese', '中文-广东话 粵語', '廣東話', '广东话', '粵語', '粤语'],
  [
    'zh',
    'Chinese',
    '中文-普通话 國語',
    '中文',
    '普通话',
    '國語',
    '国语',
    '汉语',
    '漢語',
    'Mandarin',
    'Mandarin Chinese',
  ],
  ['zh-Hans', 'Simplified Chinese', '简体中文', 'Chinese (Simplified)', 'zh-CN'],
  ['zh-Hant', 'Traditional Chinese', '繁體中文', 'Chinese (Traditional)', 'zh-TW'],
  ['zu', 'Zulu', 'isiZulu'],
];

/** Languages written from right to left, where the tag names no script. */
const RIGHT_TO_LEFT = new Set(
  'ar ary arz apc arc azb bal bqi ckb dv fa glk he khw ks lrc mzn nqo pnb prs ps sd skr syc syr ug ur yi'.split(
    ' ',
  ),
);
const RIGHT_TO_LEFT_SCRIPTS = new Set(
  'Adlm Arab Armi Aran Hebr Mand Mend Nkoo Phnx Rohg Samr Syrc Thaa Yezi'.split(' '),
);

const BY_NAME = new Map<string, string>();
const BY_TAG = new Map<string, { english: string; own: string }>();
for (const [tag, english, own, ...others] of LANGUAGES) {
  const canonical = canonicalTag(tag) ?? tag;
  BY_TAG.set(canonical, { english, own });
  for (const name of [tag, english, own, ...others])
    if (!BY_NAME.has(folded(name))) BY_NAME.set(folded(name), canonical);
}

/**
 * The BCP 47 tag of a language by any of its names: its own ("Русский", "中文-普通话 國語"), the English one, or a
 * code (`de`, `ger`, `pt-br`). `null` for words that name no language we know.
 */
export function languageTag(name: string): string | null {
  const words = folded(name);
  if (words === '') return null;
  const known = BY_NAME.get(words) ?? firstKnown(words);
  if (known !== undefined) return known;
  if (!/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/.test(words)) return null;
  const tag = canonicalTag(words.replaceAll('_', '-'));
  return tag !== null && isLanguage(tag) ? tag : null;
}

/** Some archives write a language's name in two scripts: "Kurdî | کوردی". */
function firstKnown(words: string): string | undefined {
  if (!/[|/]/.test(words)) return undefined;
  const names = words.split(/\s*[|/]\s*/);
  return names.map((name) => BY_NAME.get(name)).find((tag) => tag !== undefined);
}

/** What a language calls itself: `Deutsch` for `de`, `العربية` for `ar`; the tag itself where we do not know. */
export function languageName(tag: string): string {
  const before = NAMES.get(tag);
  if (before !== undefined) return before;
  const name = nameOf(tag);
  if (NAMES.size < MOST_NAMES) NAMES.set(tag, name);
  return name;
}

/** Asked for with every listing, and of few languages. */
const NAMES = new Map<string, string>();
const MOST_NAMES = 1000;

function nameOf(tag: string): string {
  const canonical = canonicalTag(tag);
  if (canonical === null) return tag;
  const known = BY_TAG.get(canonical) ?? BY_TAG.get(new Intl.Locale(canonical).language);
  return known?.own ?? displayName(canonical, canonical) ?? tag;
}

/** Which way a language is written, by its script where the tag names one. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const canonical = canonicalTag(tag);
  if (canonical === null) return 'ltr';
  const { language, script } = new Intl.Locale(canonical);
  if (script !== undefined) return RIGHT_TO_LEFT_SCRIPTS.has(script) ? 'rtl' : 'ltr';
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

function folded(name: string): string {
  return asKept(name).toLowerCase();
}

function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** Whether the tag's language is one that is spoken somewhere, not just two letters. */
function isLanguage(tag: string): boolean {
  const { language } = new Intl.Locale(tag);
  return BY_TAG.has(tag) || BY_TAG.has(language) || displayName('en', language) !== null;
}

/** null also for tags that are well formed but that no display name can be asked of, such as `und`. */
function displayName(locale: string, tag: string): string | null {
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(tag) ?? null;
  } catch {
    return null;
  }
}
