import { formats } from '../../kernel/format.js';
import type { SeenByTerms } from '../seen-by.js';
import { whoCanSee as who } from './who-can-see.js';

const { number } = formats('sv-SE');

export const seenBy: SeenByTerms = {
  who,
  heading: (name) => `Vad kan ${name} se?`,
  youSee: 'Här står delade mappar som du själv ser.',
  also: {
    administrator: () => 'Administratörer ser dessutom allas Mina dokument, mallarna och det som är publicerat.',
    manager: () => 'Managers ser dessutom Mina dokument, sina egna och sina användares, mallarna och det som är publicerat.',
    user: (keeps) =>
      keeps
        ? 'Användare ser dessutom egna Mina dokument, mallarna och det som är publicerat.'
        : 'Användare ser dessutom mallarna och det som är publicerat. Den här personen har inte Mina dokument.',
  },
  searchLabel: 'Sök mapp',
  searchHint: 'Mappens namn',
  showAll: 'Visa alla',
  noHits: (search) => `Ingen mapp som personen ser hittades för ”${search}”.`,
  empty: 'Personen ser inga delade mappar.',
  found: (n) => (n === 1 ? '1 mapp' : `${number(n)} mappar`),
  folder: 'Mapp',
  inFolder: (path) => `i ${path}`,
};
