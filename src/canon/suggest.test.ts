import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCanon } from './load.ts';
import { suggest } from './suggest.ts';

const canon = await loadCanon([join(import.meta.dirname, 'samples')]);

/** `kind: value` of what is suggested; every reason must be a sentence of the text. */
function suggested(text: string, fandoms: string[] = ['A fandom without a pack']): string[] {
  const paragraphs = text
    .trim()
    .split(/\n+/)
    .map((line) => line.trim());
  const made = suggest({ paragraphs, canon, fandoms });
  for (const { because } of made) {
    expect(because.length).toBeGreaterThan(0);
    expect(because.length).toBeLessThanOrEqual(5);
    for (const sentence of because)
      expect(
        paragraphs.some((paragraph) => paragraph.includes(sentence)),
        sentence,
      ).toBe(true);
  }
  return made.map(({ kind, value }) => `${kind}: ${value}`);
}

const WIDOW = `
The house had two cups on the rail, and Willow still took down both. It was the forty-first day of her grief and she had not yet learned to pour for one.
Giles came by with bread. He did not say that it would pass; he had stood at enough headstones to know better than that.
Tara's death had been a small sound in a bright room. There had been no time for a word, and Willow had gone on talking to her all the same.
At night it was otherwise. Tara came in at the door with rain on her sleeves, and Willow kissed her until the rain was gone. "I love you," Tara told her, and Willow, who was a coward, said it was only the weather.
Xander rang from the shop and Buffy wrote, and the letters lay on the mat. What was there to write back? That she was too weary to live and too well brought up to say so?
She went to bed at six, because Tara's mouth was on her throat there, and her hands were kind, and morning was a long way off.
`;

test('a widow who dreams: people, the one pair, grief, a past death and a wish not to go on', () => {
  expect(suggested(WIDOW, ['Buffy the Vampire Slayer'])).toEqual([
    'character: Willow Rosenberg',
    'character: Tara Maclay',
    'character: Rupert Giles',
    'character: Xander Harris',
    'character: Buffy Summers',
    'relationship: Tara Maclay/Willow Rosenberg',
    'additional tag: Grief/Mourning',
    'additional tag: Past Character Death',
    'additional tag: Suicidal Ideation',
  ]);
});

test('a fandom that nobody stated is decided by its people', () => {
  expect(suggested(WIDOW, [])[0]).toBe('fandom: Buffy the Vampire Slayer');
  expect(
    suggested('Tom was in the hall with Will and Rupert, and Joyce had the tea. It was late.', []),
  ).toEqual([]);
});

test.each([
  [
    'rating: Mature',
    `The coat was on the floor before the door was shut. She kissed the rain from his collarbone, and his mouth went down her throat.
     "Slowly," she said, and was not slow. His fingers found the ties of her dress and she gasped at the touch of them.
     She moaned into his hair. Later, naked under one blanket, they made love again, and slept, and the fire went out.`,
  ],
  [
    'rating: Explicit',
    `He got her out of the last of it and stood looking. Her nipples were hard with the cold of the room.
     "Come here," she said, and took his cock in her hand, and he forgot what he had been about to say.
     She straddled him and he thrust up into her, and it was a long while before either of them came, hard, with a hand over her mouth for the neighbours.
     Her orgasm went through her like a dropped tray.`,
  ],
  [
    'warning: Graphic Depictions Of Violence',
    `The first of them came over the wall and she put the axe through his collar. Blood sprayed the whitewash.
     The second had a knife. It went in under her ribs and she heard the bones snap when she fell on him.
     She slit his throat with his own blade and got up. The third slipped in the pool of blood and did not get up, because she had stabbed him twice before he could.
     Behind the cart lay the driver with his entrails in his lap.`,
  ],
  [
    'additional tag: Blood and Violence',
    `The glass came down on his head and blood poured into his eyes. He swung at nothing.
     Someone caught his arm and turned it, and the bone snapped like kindling, and then it was quiet.`,
  ],
  [
    'warning: Major Character Death',
    `They had got the coat under her head, and it was no use to her. He held on to her sleeve.
     "Tell them it was the left-hand road," she said, and drew her last breath, and the light went from her eyes.
     He held her lifeless hand till the carts came.`,
  ],
  [
    'additional tag: Suicidal Ideation',
    `She had not said it to anyone. There was nobody at the table who would know what to do with it, so she passed the salt.
     What she wanted was to stop. She wanted to die, and she wanted it to be no trouble to anyone.`,
  ],
  [
    'additional tag: Self-Harm',
    'He kept his sleeves down in June. There was the razor in the tin behind the books, and he had drawn the blade across his own forearm again on Sunday, and it had helped for as long as it took.',
  ],
  [
    'additional tag: Pregnancy',
    'She was pregnant; she had known it since the ferry. "You are very quiet," he said, and she was, for the baby kicked whenever she spoke.',
  ],
  [
    'additional tag: Miscarriage',
    'They did not speak of the spring, when she had lost the baby. The cot was in the shed with the rakes on it.',
  ],
  [
    'additional tag: Major Illness',
    'The tumour was the size of a walnut, and they had shown it to her on a screen. She was to have the chemotherapy on Mondays, when the bus was empty.',
  ],
  [
    'additional tag: Drug Use',
    'He had been on the heroin again; it was in how he held the cup. When she turned out his coat there was the spoon, and the cocaine he had said was for somebody else.',
  ],
  [
    'additional tag: Alcohol Abuse/Alcoholism',
    'He was ninety days sober, and he had the coin to prove it, and he kept it in the pocket where the flask had been.',
  ],
  [
    'additional tag: Eating Disorders',
    'It was easy to say that she had eaten on the train. She was starving herself, and the worst of it was how well she did it.',
  ],
  [
    'additional tag: Torture',
    'They had tortured him for the name of the boat. He was chained to the ring in the floor when she found him, and the men who had done the torturing were at their dinner.',
  ],
  [
    'additional tag: Child Abuse',
    'It was a small flat for a big man. When the money was gone her father hit her, and then he cried, and she fetched him the towel.',
  ],
  [
    'additional tag: Domestic Violence',
    'It was the second winter that her husband had hit her. She told the nurse that it was the stairs.',
  ],
  [
    'additional tag: Panic Attacks',
    'It was not his heart, they said, and they were kind. It was a panic attack, and he had better sit down for the next one.',
  ],
  [
    'additional tag: Implied/Referenced Rape/Non-con',
    'She told it in the order it had happened, like a list for the shop. He had raped her in the spring, and she had gone to work on the Monday.',
  ],
])('%s', (expected, text) => {
  expect(suggested(text)).toContain(expected);
});

test('grief and a past death are suggested without a canon pack', () => {
  const text = `They buried her on the hill, where the wind was. He had not been to the grave since, and the grief sat in his chair when he got up from it.
    "She had died before the letter came," he said. His mother mourned as she ironed, one sleeve and then the other.`;
  expect(suggested(text)).toEqual(['additional tag: Grief/Mourning', 'additional tag: Past Character Death']);
});

test.each([
  [
    'dead tired',
    'I was dead tired and my feet were killing me. "You look drop-dead gorgeous," he said. It was dead on nine when the bus came, and I could have died of embarrassment.',
  ],
  [
    'a silly wish',
    'She nearly killed herself laughing. He wanted to die of shame when the curtain stuck, and the whole committee called the plan social suicide, and it was a suicide mission to ask for seconds.',
  ],
  [
    'sleepers',
    'They crept down the hall so as not to wake the baby. "He will never wake up in time for school," she said. It was better to sleep early than to be late.',
  ],
  [
    'good grief',
    '"Good grief," said the aunt. The bicycle had given them nothing but grief, and there was a mourning dove on the funeral parlour roof.',
  ],
  [
    'a dead battery',
    'The phone died before the car did. The conversation had died down too, and the battery was dead, and it was the death of the party.',
  ],
  [
    'a denial',
    'He was not dead. She had not died in the fire, and nobody was grieving; they had only gone to the coast, and the grief was never real.',
  ],
  [
    'chess and shaving',
    'Her father beat her at chess again. He had cut himself shaving, and he hit him with a pillow for laughing. "My dad hit me up for a loan," the boy said.',
  ],
  [
    'kitchen',
    'She stabbed the potato with a fork. There was chicken breast in the pan and he licked the spoon; the ketchup ran down like blood. The bones cracked when he took the goose apart for the soup.',
  ],
  [
    'pain',
    'He moaned in pain when they moved the leg. The wind moaned in the chimney, and she gasped at the cold of the water, and the nurse unbuttoned his shirt to see the wound on his chest.',
  ],
  [
    'one kiss',
    'He kissed her at the gate. Her lips were cold and she laughed, and the bus came, and that was all there was to it.',
  ],
  [
    'a lesson',
    'The lecture was on suicide in the novel, and on torture in the textbook. She wrote an essay on death and got a good mark for it.',
  ],
  [
    'torture by homework',
    'It was pure torture to wait for the bell. This homework is torture, he wrote, and the tortured artist in the corner drew a horse.',
  ],
  [
    'a pregnant pause',
    'There was a pregnant pause. The cat was pregnant again, and she was carrying the baby up to bed when the lamp went out.',
  ],
  [
    'drink with the meal',
    'They had a bottle of wine with the fish. The punch was non-alcoholic, and she was drunk on sunlight, and he was high on the ladder with the paint.',
  ],
  [
    'stars',
    'She was a Cancer and he was a Leo, and the horoscope was in the paper by the tea. It was in the Tropic of Cancer that the ship turned home.',
  ],
  [
    'the farmyard',
    'The cock crowed at five. The pussy willow was out by the gate, and the cat came and went, and she thrust her hands into her pockets and stamped.',
  ],
  [
    'justice',
    'It was a miscarriage of justice, said the letter. The rape of the Lock was on the shelf with the rapeseed oil bill in it, and the plan had miscarried for want of justice.',
  ],
  [
    'a hard road',
    '"It is suicide to go over in this snow," said the guide. They were too tired to go on and made camp, and there was no point in going on before it was light. He did not want to die on that hill, and nobody else did.',
  ],
  [
    'a broken heart',
    'Her heart was broken, and he had done it by letter. She had a broken heart and a cold. It was his loss, said her aunt; a broken heart was good for the complexion, and the loss was all his.',
  ],
  [
    'a fright',
    'His heart stopped when he saw the bill. Her heart stopped too; she took one last breath and went in, and the light went out of his eyes when she named the sum.',
  ],
  [
    'a curse',
    'She wished he were dead, and said so. "I want him to die," she said, "in a ditch." His mother kicked him out, and his uncle struck him as a sensible man.',
  ],
  [
    'bad language',
    '"Fuck me, it is cold," he said. She said it was fucking cold. "Fuck him," she said, "and fuck the horse he came on," and that was the whole of it.',
  ],
  [
    'a ghost of a headline',
    'The headline said that a man had been stabbed and that blood poured in the street. She turned to the crossword, and the kettle was on.',
  ],
])('%s: nothing', (_, text) => {
  expect(suggested(text)).toEqual([]);
});

test('friends and families are no pairs', () => {
  const friends = `Buffy kissed Dawn on the forehead and said that she loved her. "You are my sister," said Buffy, and Dawnie rolled her eyes.
    Xander loved Willow like a sister. He had held her hand at the dentist, and she had loved him for it since she was six.
    "I love you," Willow told Giles, "for the doughnuts." Willow hugged Buffy and said it was the best day that she had had.`;
  expect(suggested(friends, ['Buffy']).filter((made) => made.startsWith('relationship'))).toEqual([]);
});

test('every pair that the text binds is proposed, and no other', () => {
  const couples = `Xander kissed Anya in the doorway, and Anya kissed Xander back and counted it.
    "You are in love with Anya," said Giles to the boy, "and she with the till." Xander was in love with Anya, and he knew it.
    Upstairs Buffy had her boots on. Spike kissed her, and Buffy let him. She would not say that Spike was her lover; he was.
    Her lips touched the scar on his brow, and Spike told Buffy that he loved her, as if it were the time of day.`;
  expect(
    suggested(couples, ['Buffy'])
      .filter((made) => made.startsWith('relationship'))
      .sort(),
  ).toEqual(['relationship: Anya Jenkins/Xander Harris', 'relationship: Spike/Buffy Summers']);
});

test('of a text in another language nothing is said', () => {
  expect(
    suggested(
      'Willow wollte sterben. Tara war tot, und Giles stand am Grab, und Buffy weinte um sie in der Nacht.',
      ['Buffy'],
    ),
  ).toEqual([]);
  expect(
    suggested('Elle voulait mourir. Giles regardait Willow, et Tara était morte, et Buffy pleurait.', []),
  ).toEqual([]);
});

test('a huge paragraph without a full stop is read in its time, and its evidence stays short', () => {
  const words =
    'and the blood was on the wall where Willow was, and Tara without lips could not breathe, and the grief was on the stair, ';
  const made = suggest({ paragraphs: [words.repeat(8000)], canon, fandoms: ['Buffy'] });
  expect(made.map(({ value }) => value)).toContain('Grief/Mourning');
  for (const { because } of made)
    for (const sentence of because) expect(sentence.length).toBeLessThanOrEqual(1200);
});

test('nothing comes of nothing', () => {
  expect(suggest({ paragraphs: [], canon, fandoms: [] })).toEqual([]);
  expect(suggest({ paragraphs: ['', '***', '12 34'], canon, fandoms: ['Buffy'] })).toEqual([]);
});

test('a text says the same every time', () => {
  expect(suggested(WIDOW, ['Buffy'])).toEqual(suggested(WIDOW, ['Buffy']));
});
