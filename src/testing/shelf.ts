import { clean } from '../prose/clean.ts';
import { shapeChapter } from '../prose/shape.ts';
import { fromText } from '../prose/write.ts';
import type { NewChapter, NewWork } from '../works/work.ts';
import { chapterOf, workOf } from './works.ts';

/** Paragraphs to fill chapters with: enough to look and read like prose, in an order that a number decides. */
const PARAGRAPHS = [
  'The lamp had gone out before she reached the landing, and for a while there was only the sound of the water under the boards and somebody’s careful breathing.',
  '“You came,” said Ilse, as though it were a small thing; as though nobody had crossed the whole of the flats in the dark to stand here, dripping, with one shoe.',
  'It was past two o’clock. They would have to be quick, and neither of them had ever been quick at anything but arguing.',
  'Maren set the tin on the sill and began to count the matches. There were nine. There had been eleven at supper, which meant that someone had been up here already, striking them one by one to look at the chart, and had not thought to say so.',
  '“Well?” “Well what?” “Are you going to tell me, or shall I guess?”',
  'The tide tables hung where they had always hung, three winters out of date. She ran a finger down the column for March 1894 and found the hour that somebody had underlined, twice, in green.',
  'Nobody in Saltmarsh talked about the ferry. They talked around it, the way one walks around a hole in the ice, with a great show of having chosen the longer way for the view.',
  'He laughed at that, which was unfair of him. It is difficult to stay angry with a man who laughs like a gate.',
  'By morning the fog had eaten the far bank, and then the near one, and then the chimneys, until the house stood by itself in a white room without walls.',
  'She thought of all the letters she had not sent, tied in bundles by the year, and of how light they had been to carry up the stairs.',
  '“There is a rule about this,” said the harbourmaster, and looked for it in three drawers, and did not find it, and was visibly relieved.',
  'They ate standing up. The bread was yesterday’s and the cheese was older, but the pears were from the tree behind the chapel and tasted, faintly, of smoke.',
  'What she wanted to say was simple enough. She had said it to the dog; she had said it to the kettle. It was only to him that it would not be said.',
  'Somewhere below, a door that had been locked since autumn closed itself with great care.',
];

/** About `words` words of a chapter, with a scene break now and then; the same `seed` gives the same. */
export function prose(words: number, seed = 0): string {
  const paragraphs: string[] = [];
  let count = 0;
  for (let at = seed; count < words; at++) {
    const paragraph = PARAGRAPHS[(at * 5 + seed * 3) % PARAGRAPHS.length]!;
    paragraphs.push(paragraph);
    count += paragraph.split(' ').length;
    if (at % 17 === 16) paragraphs.push('* * *');
  }
  return paragraphs.join('\n\n');
}

/** A chapter from markup. */
function chapterFrom(html: string, facts: Partial<NewChapter> = {}): NewChapter {
  return { ...chapterOf('x'), ...shapeChapter(clean(html)), ...facts };
}

const summary = (text: string) => fromText(text);

const TITLES = [
  'The Ferry',
  'Nine Matches',
  'What the Fog Ate',
  null,
  'Green Ink',
  'A Gate, Laughing',
  'Low Water',
  'The Rule in the Third Drawer',
  null,
  'Pears',
  'March 1894',
  'The Near Bank',
];

/** A shelf with what is usual on one and what is hard to show: for the browser's tests and for pictures. */
export function fixtureShelf(): NewWork[] {
  return [
    tideTables(),
    ...plainWorks(),
    kitchenSink(),
    rightToLeft(),
    verse(),
    bare(),
    endless(),
    longWinded(),
    endlessChapters(),
  ];
}

function tideTables(): NewWork {
  return workOf({
    title: 'Tide Tables for the Drowned',
    authors: ['Wickfield', 'tallow_and_ash'],
    fandoms: ['Saltmarsh (TV)'],
    relationships: ['Ilse Brandt/Maren Holt', 'Maren Holt & The Harbourmaster'],
    characters: ['Ilse Brandt', 'Maren Holt', 'The Harbourmaster', 'Old Tobias'],
    additionalTags: [
      'Slow Burn',
      'Letters',
      'Fog',
      'Canon Divergence',
      'There Was Only One Lamp',
      'Hurt/Comfort',
      'Boats',
      'Pining',
      'Found Family',
      'Winter',
      'Unreliable Maps',
      'Happy Ending',
    ],
    rating: 'Teen And Up Audiences',
    warnings: ['No Archive Warnings Apply'],
    categories: ['F/F'],
    setting: {
      raw: 'post-Lanterns',
      relation: 'after',
      fandom: 'Saltmarsh (TV)',
      code: '2x14',
      title: 'Lanterns',
    },
    summary: summary(
      'Somebody has underlined an hour in a tide table thirty years out of date. Maren means to find out who; Ilse means to stop her; the ferry, which does not exist, leaves at ten past two.',
    ),
    notesBegin: summary(
      'For everyone who asked what happened on the far bank. The tides are real. I checked them twice.',
    ),
    notesEnd: summary('Thank you for reading this far. The pears are real too.'),
    recipients: ['quillon'],
    beta: ['marginalia'],
    disclaimer: 'Saltmarsh and its people belong to their makers. I only moved the furniture.',
    series: [{ name: 'The Low Country', position: 1, url: 'https://stories.example.org/low-country' }],
    published: '2019-11-02',
    updated: '2021-03-14',
    complete: true,
    chaptersExpected: 12,
    sourceUrl: 'https://stories.example.org/tide-tables',
    chapters: TITLES.map((title, index) =>
      chapterOf(prose(2400 + index * 90, index), {
        title,
        published: `2020-${String((index % 12) + 1).padStart(2, '0')}-05`,
      }),
    ),
  });
}

function plainWorks(): NewWork[] {
  const facts: Partial<NewWork>[] = [
    {
      title: 'Nobody’s Cartographer',
      authors: ['Ironbell'],
      fandoms: ['The Meridian Cycle'],
      rating: 'General Audiences',
      categories: ['Gen'],
      warnings: ['No Archive Warnings Apply'],
      complete: true,
      characters: ['Adela Roque', 'Finch'],
      additionalTags: ['Maps', 'Friendship'],
    },
    {
      title: 'Seventeen Ways to Leave a Lighthouse',
      authors: ['tallow_and_ash'],
      fandoms: ['Saltmarsh (TV)'],
      rating: 'Explicit',
      categories: ['F/F', 'F/M'],
      warnings: ['Graphic Depictions Of Violence', 'Major Character Death'],
      complete: false,
      chaptersExpected: 17,
      relationships: ['Ilse Brandt/Maren Holt/Tobias Crewe'],
      additionalTags: ['Angst', 'Time Loop', 'Grief'],
      series: [{ name: 'The Low Country', position: 2, url: 'https://stories.example.org/low-country' }],
    },
    {
      title: 'The Beekeeper’s Alibi',
      authors: ['quillon'],
      fandoms: ['Inspector Vane Mysteries - C. Aldous'],
      rating: 'Mature',
      categories: ['M/M'],
      warnings: ['Creator Chose Not To Use Archive Warnings'],
      complete: true,
      relationships: ['Gregory Vane/Dr. Amit Sen'],
      characters: ['Gregory Vane', 'Amit Sen'],
      additionalTags: ['Case Fic', 'Bees', 'Mutual Pining'],
    },
    {
      title: 'Supper at the End of the Line',
      authors: ['marginalia'],
      fandoms: ['The Meridian Cycle', 'Saltmarsh (TV)'],
      rating: 'Teen And Up Audiences',
      categories: ['Multi'],
      warnings: ['No Archive Warnings Apply'],
      complete: true,
      additionalTags: ['Crossover', 'Food', 'Trains'],
    },
    {
      title: 'Ember Days',
      authors: ['Wickfield'],
      fandoms: ['Hollow Crown Rising'],
      rating: 'Not Rated',
      categories: ['Gen'],
      warnings: ['No Archive Warnings Apply'],
      complete: true,
      additionalTags: ['Post-Canon', 'Snow'],
    },
    {
      title: 'A Partial Inventory of the Archivist’s Coat',
      authors: ['Ironbell'],
      fandoms: ['The Meridian Cycle'],
      rating: 'General Audiences',
      categories: ['Gen'],
      complete: true,
      additionalTags: ['Humour', 'Lists'],
    },
    {
      title: 'Under the Salt',
      authors: ['quillon', 'Wickfield', 'marginalia'],
      fandoms: ['Saltmarsh (TV)'],
      rating: 'Mature',
      categories: ['F/M'],
      warnings: ['Rape/Non-Con', 'Underage Sex'],
      complete: false,
      relationships: ['Maren Holt/Tobias Crewe'],
      additionalTags: ['Dark', 'Aftermath'],
    },
    {
      title: 'Quarter Past Never',
      authors: ['lowercase'],
      fandoms: ['Hollow Crown Rising'],
      rating: 'Teen And Up Audiences',
      categories: ['F/F'],
      warnings: ['No Archive Warnings Apply'],
      complete: true,
      relationships: ['Oona/Brannagh'],
      additionalTags: ['Pining', 'Swords'],
    },
  ];
  return facts.map((fact, index) => {
    const count = index === 1 ? 5 : index % 3 === 0 ? 3 : 1;
    return workOf({
      published: `20${String(10 + index)}-0${(index % 9) + 1}-17`,
      updated: `20${String(11 + index)}-0${(index % 9) + 1}-21`,
      summary: summary(PARAGRAPHS[(index * 3 + 6) % PARAGRAPHS.length]!),
      chapters: Array.from({ length: count }, (_, at) =>
        chapterOf(prose(1200 + index * 300, index * 7 + at), { title: TITLES[(index + at) % 12]! }),
      ),
      ...fact,
    });
  });
}

/** Every shape that story text can take. */
function kitchenSink(): NewWork {
  const html = `
    <p>The parcel held four things, and she laid them on the table in the order of their weight.</p>
    <p class="scene-heading">Saltmarsh, the ninth of March</p>
    <p>First there was a letter.</p>
    <div class="letter"><p>Dear M.,</p><p>If this reaches you the bridge still stands. I have written it small, because paper is dear, and plainly, because you are.</p><p class="right">Yours, I.</p></div>
    <p>Then a song in somebody else’s hand, <em>very</em> much crossed out, with <strong>one line</strong> left whole:</p>
    <p class="lyrics">Oh the water is a lender<br>and the water wants it back,<br>and I’ve nothing left to render<br>but the boat and the tack.</p>
    <hr>
    <p>Then verse:</p>
    <div class="verse"><p>Under the lamp a smaller lamp,<br>under the smaller lamp a moth,<br>and under the moth, in a ring of damp,<br>the shape of a cup on the tablecloth.</p></div>
    <p class="thought">She would never ask. She would certainly never ask.</p>
    <p>And last a table of hours, which she knew by heart.<sup><a href="#n1" name="r1">1</a></sup></p>
    <table><caption>High water at the bar</caption><tr><th>Day</th><th>Hour</th><th>Feet</th></tr><tr><td>Monday</td><td>2.10</td><td>11</td></tr><tr><td>Tuesday</td><td>2.58</td><td>12½</td></tr></table>
    <ul><li>one lamp, borrowed</li><li>nine matches</li></ul>
    <blockquote><p>No vessel shall leave the stairs before the bell.</p></blockquote>
    <p>“<ruby>海<rt>うみ</rt></ruby>,” said the sailor, and wrote it down for her, with the reading beside it.</p>
    <pre>LOG  0210  NIL
LOG  0258  NIL</pre>
    <p class="centre">★</p>
    <p class="footnote"><a name="n1" href="#r1">1</a> The printed table is wrong for the whole of March.</p>
    ${fromText(prose(900, 4))}`;
  return workOf({
    title: 'Four Things in a Parcel',
    authors: ['Wickfield'],
    fandoms: ['Saltmarsh (TV)'],
    rating: 'General Audiences',
    categories: ['Gen'],
    complete: true,
    summary: summary('A letter, a song, a poem, a table.'),
    chapters: [chapterFrom(html)],
  });
}

function rightToLeft(): NewWork {
  const lines = [
    'انطفأ المصباح قبل أن تصل إلى أعلى الدرج، فلم يبق إلا صوت الماء تحت الألواح وأنفاس أحدهم الهادئة.',
    '«لقد جئت»، قالت إلسا، كأن الأمر يسير، وكأن أحدًا لم يعبر السبخة كلها في الظلام ليقف هنا بحذاء واحد.',
    'كانت الساعة قد تجاوزت الثانية. كان عليهما أن تسرعا، ولم تكن أي منهما سريعة في شيء إلا في الجدال.',
  ];
  const text = Array.from({ length: 24 }, (_, index) => lines[index % 3]).join('\n\n');
  return workOf({
    title: 'جداول المد للغرقى',
    authors: ['ليلى'],
    fandoms: ['Saltmarsh (TV)'],
    relationships: ['Ilse Brandt/Maren Holt'],
    additionalTags: ['ترجمة', 'ضباب'],
    language: 'ar',
    rating: 'Teen And Up Audiences',
    categories: ['F/F'],
    warnings: ['No Archive Warnings Apply'],
    complete: true,
    summary: summary('أحدهم وضع خطًا تحت ساعة في جدول مد قديم. تريد مارين أن تعرف من هو.'),
    chapters: [
      chapterOf(text, { title: 'العبّارة' }),
      chapterOf(`${text}\n\n${lines[0]}`, { title: 'تسع أعواد' }),
    ],
  });
}

function verse(): NewWork {
  const html =
    '<div class="verse"><p>The heron keeps no calendar.<br>He stands for what is left<br>of patience in the afternoon,<br>grey-shouldered and bereft</p>' +
    '<p>of nothing he could name, or would.<br>The tide comes in by inches.<br>He has the look of one who hears<br>a door, and never flinches.</p></div>';
  return workOf({
    title: 'Heron, Waiting',
    authors: ['marginalia'],
    fandoms: ['Saltmarsh (TV)'],
    rating: 'General Audiences',
    categories: ['Gen'],
    additionalTags: ['Poetry'],
    complete: true,
    chapters: [chapterFrom(html)],
  });
}

/** Nobody said anything about it. */
function bare(): NewWork {
  return workOf({
    title: 'Untitled (found on a disk)',
    authors: [],
    language: null,
    chapters: [chapterOf(prose(400, 9))],
  });
}

function endless(): NewWork {
  return workOf({
    title:
      'The Whole of the History of the House at the End of the Causeway, with Some Account of Its Tenants, Their Quarrels, and the Weather, Set Down by One Who Was There for Most of It and Asked About the Rest',
    authors: ['a_very_long_pseudonym_without_any_place_to_break_it_at_all_honestly'],
    fandoms: [
      'The Meridian Cycle',
      'Hollow Crown Rising',
      'Saltmarsh (TV)',
      'Inspector Vane Mysteries - C. Aldous',
    ],
    relationships: [
      'Adela Roque/Gregory Vane/Ilse Brandt/Maren Holt/Oona of the Seven Halls/Brannagh the Younger',
    ],
    characters: Array.from({ length: 24 }, (_, index) => `Tenant Number ${index + 1}`),
    additionalTags: Array.from(
      { length: 40 },
      (_, index) => `This Tag Is a Whole Sentence About Something That Happens in Part ${index + 1}`,
    ),
    rating: 'Teen And Up Audiences',
    warnings: ['Graphic Depictions Of Violence', 'Major Character Death', 'Rape/Non-Con', 'Underage Sex'],
    categories: ['F/F', 'F/M', 'M/M', 'Multi', 'Other'],
    complete: false,
    summary: summary(`${PARAGRAPHS.slice(0, 4).join(' ')}\n\n${PARAGRAPHS[6]}`),
    chapters: [chapterOf(prose(800, 2))],
  });
}

/** Words that no line holds. */
function longWinded(): NewWork {
  return workOf({
    title: 'Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaargh',
    authors: ['lowercase'],
    fandoms: ['Hollow Crown Rising'],
    additionalTags: [
      'https://stories.example.org/a/very/long/address/that/somebody/pasted/into/a/tag?with=everything&in=it',
    ],
    chapters: [chapterOf(`${'m'.repeat(400)}\n\n${prose(300, 3)}`)],
  });
}

function endlessChapters(): NewWork {
  return workOf({
    title: 'One Drabble a Day',
    authors: ['lowercase'],
    fandoms: ['Hollow Crown Rising'],
    rating: 'General Audiences',
    categories: ['Gen'],
    complete: false,
    chaptersExpected: 366,
    chapters: Array.from({ length: 300 }, (_, index) =>
      chapterOf(`${index + 1}. ${prose(60, index)}`, { title: TITLES[index % 12]! }),
    ),
  });
}
