/** Names that are English words too: at the start of a sentence, or after an article, they may be just that. */
export const WORD_NAMES: ReadonlySet<string> = new Set(
  `Amber Angel April Archer Art Ash August Autumn Baker Bishop Blue Booth Brook Candy Carol Chance Chase Christian Clay
  Colt Cook Crystal Dawn Dean Destiny Drew Duke Earl Echo Faith Fern Finch Fisher Flora Ford Forest Forge
  Ginger Glory Grace Grant Gunn Hale Harm Harmony Harper Hazel Heath Heather Hope Hunter Iris Ivory Ivy Jack
  Jade Jasper Jay Jasmine Jet Jewel Joy June Justice King Knight Lance Lily Liberty Lane Mark Mason May Melody Mercy Miles
  Misty Moody Myrtle Norm Olive One Opal Oracle Paige Pansy Patience Pearl Penny Percy Piper Pike Poppy Price Prudence Queen
  Raven Ray Red Reed Rich River Rob Robin Rock Rocky Rose Rowan Ruby Rusty Sage Sandy Scout Seven Sky Sorrel Spike Star Stark Storm
  Summer Sunny Temperance Trick Trinity Violet Ward Wash Wood Will Winter Wren Young Doc Doctor
  Master Professor Captain Commander Lieutenant Ensign`.split(/\s+/),
);

/** Given names that stand in any story: they say little about its fandom. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `Adam Alan Albert Alex Alexander Alice Allen Amanda Amy Andrea Andrew Angela Ann Anna Anne Annie Anthony Arthur Ben
  Benjamin Beth Bill Bob Brad Brian Bruce Carl Carol Caroline Catherine Charles Charlie Charlotte Chris Christine Christopher
  Claire Clara Colin Connor Daniel Danny Dave David Debbie Dennis Diana Don Donald Dorothy Doug Ed Eddie Edward Eleanor
  Elizabeth Ellen Ellie Emily Emma Eric Ernie Eve Fiona Frances Frank Fred George Ginny Graham Greg Hannah Harold Harry
  Heather Helen Henry Holly Ian Irene Isabel Jack Jackson Jacob Jake James Jamie Jane Janet Jason Jean Jeff Jennifer Jenny
  Jeremy Jerry Jessica Jill Jim Jimmy Joan Joe Joel John Johnny Jon Jonathan Joseph Joshua Joyce Judy Julia Julian Julie
  Justin Karen Kate Kathryn Kathy Keith Kelly Kenneth Kevin Kim Larry Laura Lauren Lee Leo Liam Linda Lisa Louis Louise Lucy
  Luke Lynn Maggie Marc Marcus Margaret Maria Marie Mark Martha Martin Mary Matt Matthew Max Melissa Michael Michelle Mike
  Molly Monica Nancy Nate Nathan Neil Nicholas Nick Nicole Oliver Pamela Pat Patricia Patrick Paul Peter Phil Philip Rachel
  Ralph Ray Rebecca Richard Rick Riley Rob Robert Robin Roger Ron Rose Ruth Ryan Sally Sam Samantha Samuel Sandra Sara Sarah
  Scott Sean Sharon Simon Sophie Stacy Stan Stephanie Stephen Steve Steven Sue Susan Tara Terry Thomas Tim Timothy Tina Todd
  Tom Tommy Tony Tracy Victor Victoria Vincent Violet Virginia Walter Warren Wayne Wendy Will William Zoe
  Smith Jones Brown Young Clark Lewis Walker Hall Allen King Wright Green Baker Nelson Carter Mitchell Turner Parker
  Collins Edwards Stewart Morris Rogers Reed Cook Morgan Bell Murphy Bailey Cooper Richardson Cox Howard Ward Wood Watson
  Brooks Gray Bennett Kelly Price Ross Henderson Long Patterson Hughes Black Paris Kim Harris Holmes Potter`.split(
    /\s+/,
  ),
);
