import type { Language, StandardId } from '@knippa/contract';

/** A cell: its symbol, or none, and what it says in each language. A text alone stands without a symbol. */
type Said = readonly [symbol: string, sv: string, en: string];

/** A standard grid: its title in each language, and its cells from left to right, so many to a row. */
export interface StandardGrid {
  readonly title: Readonly<Record<Language, string>>;
  readonly columns: number;
  readonly cells: readonly Said[];
}

const nothing: Said = ['', '', ''];
const blank = (cells: number): Said[] => Array.from({ length: cells }, () => nothing);

/** The grids that come with the service (TPL-02), which people make their own from. */
export const standardGrids: Readonly<Record<StandardId, StandardGrid>> = {
  'yes-no': {
    title: { sv: 'Ja och nej', en: 'Yes and no' },
    columns: 3,
    cells: [
      ['✅', 'Ja', 'Yes'],
      ['❌', 'Nej', 'No'],
      ['🤷', 'Jag vet inte', 'I do not know'],
      ['➕', 'Mer', 'More'],
      ['✋', 'Stopp', 'Stop'],
      ['🙋', 'Jag behöver hjälp', 'I need help'],
    ],
  },
  feelings: {
    title: { sv: 'Hur mår du?', en: 'How do you feel?' },
    columns: 4,
    cells: [
      ['😀', 'Glad', 'Happy'],
      ['😌', 'Lugn', 'Calm'],
      ['🤩', 'Ivrig', 'Excited'],
      ['🥰', 'Omtyckt', 'Loved'],
      ['😢', 'Ledsen', 'Sad'],
      ['😠', 'Arg', 'Angry'],
      ['😨', 'Rädd', 'Afraid'],
      ['😟', 'Orolig', 'Worried'],
      ['🥱', 'Trött', 'Tired'],
      ['🤒', 'Sjuk', 'Ill'],
      ['😕', 'Förvirrad', 'Confused'],
      ['😐', 'Varken eller', 'Neither'],
    ],
  },
  food: {
    title: { sv: 'Vad vill du äta?', en: 'What would you like to eat?' },
    columns: 4,
    cells: [
      ['💧', 'Vatten', 'Water'],
      ['🥛', 'Mjölk', 'Milk'],
      ['🧃', 'Juice', 'Juice'],
      ['🍞', 'Bröd', 'Bread'],
      ['🧀', 'Ost', 'Cheese'],
      ['🥚', 'Ägg', 'Egg'],
      ['🥣', 'Gröt', 'Porridge'],
      ['🍝', 'Pasta', 'Pasta'],
      ['🐟', 'Fisk', 'Fish'],
      ['🥕', 'Grönsaker', 'Vegetables'],
      ['🍎', 'Frukt', 'Fruit'],
      ['🙅', 'Jag är mätt', 'I am full'],
    ],
  },
  body: {
    title: { sv: 'Var gör det ont?', en: 'Where does it hurt?' },
    columns: 4,
    cells: [
      ['👂', 'Örat', 'Ear'],
      ['👁️', 'Ögat', 'Eye'],
      ['🦷', 'Tanden', 'Tooth'],
      ['👃', 'Näsan', 'Nose'],
      ['', 'Huvudet', 'Head'],
      ['', 'Halsen', 'Throat'],
      ['', 'Magen', 'Stomach'],
      ['', 'Ryggen', 'Back'],
      ['💪', 'Armen', 'Arm'],
      ['🖐️', 'Handen', 'Hand'],
      ['🦵', 'Benet', 'Leg'],
      ['🦶', 'Foten', 'Foot'],
    ],
  },
  'first-then': {
    title: { sv: 'Först och sedan', en: 'First and then' },
    columns: 2,
    cells: [['1️⃣', 'Först', 'First'], ['2️⃣', 'Sedan', 'Then'], nothing, nothing],
  },
  morning: {
    title: { sv: 'Min morgon', en: 'My morning' },
    columns: 4,
    cells: [
      ['⏰', 'Vakna', 'Wake up'],
      ['🚽', 'Gå på toaletten', 'Go to the toilet'],
      ['👕', 'Ta på kläder', 'Get dressed'],
      ['🥣', 'Äta frukost', 'Have breakfast'],
      ['🪥', 'Borsta tänderna', 'Brush your teeth'],
      ['🎒', 'Packa väskan', 'Pack your bag'],
      ['👟', 'Ta på skor', 'Put on your shoes'],
      ['👋', 'Säga hej då', 'Say goodbye'],
    ],
  },
  week: {
    title: { sv: 'Min vecka', en: 'My week' },
    columns: 6,
    cells: [
      nothing,
      ['', 'Måndag', 'Monday'],
      ['', 'Tisdag', 'Tuesday'],
      ['', 'Onsdag', 'Wednesday'],
      ['', 'Torsdag', 'Thursday'],
      ['', 'Fredag', 'Friday'],
      ['🌅', 'Förmiddag', 'Morning'],
      ...blank(5),
      ['🍽️', 'Lunch', 'Lunch'],
      ...blank(5),
      ['☀️', 'Eftermiddag', 'Afternoon'],
      ...blank(5),
      ['🌙', 'Kväll', 'Evening'],
      ...blank(5),
    ],
  },
  empty: { title: { sv: 'Tomt rutnät, 4 × 3', en: 'Empty grid, 4 × 3' }, columns: 4, cells: blank(12) },
};
