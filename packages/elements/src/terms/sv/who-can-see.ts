import { formats } from '../../kernel/format.js';
import type { WhoCanSeeTerms } from '../who-can-see.js';

const { number } = formats('sv-SE');

export const whoCanSee: WhoCanSeeTerms = {
  heading: (name) => `Vem kan se ${name}?`,
  youSee: 'Här visas bara personer som du får se i kontot.',
  youSeeOfAccount: 'Här visas bara personer som du får se. Den som ser kontot ser inte för den skull dokumenten i det.',
  searchLabel: 'Sök person',
  searchHint: 'Namn',
  showAll: 'Visa alla',
  noHits: (search) => `Ingen som kan se det passar ”${search}”.`,
  empty: 'Ingen som du får se kan se det.',
  found: (n) => (n === 1 ? '1 person' : `${number(n)} personer`),
  name: 'Namn',
  role: 'Roll',
  may: 'Får',
  why: 'Varför',
  roles: { administrator: 'Administratör', manager: 'Manager', user: 'Användare', operator: 'Huvudadministratör' },
  inFolder: { 'read-write': 'Ser och ändrar allt', read: 'Ser allt', write: 'Skriver egna, ser inte andras' },
  withDocument: { 'read-write': 'Läser och ändrar', read: 'Läser' },
  withAccount: { 'read-write': 'Ser och ändrar kontot', read: 'Ser kontot' },
  because: {
    administrator: 'Administratör i kontot',
    managers: 'Alla managers',
    users: 'Alla användare',
    responsible: 'En ansvarig med sina användare',
    chosen: 'Vissa användare',
    self: 'Ligger i personens Mina dokument',
    manager: 'Ansvarar för personen som det tillhör',
    maker: 'Har skapat det',
    member: 'Alla i kontot ser mallarna',
    published: 'Publicerat, så alla i kontot får läsa',
  },
  becauseOfAccount: { licence: 'Huvudadministratör för licensen', administrator: 'Administratör i kontot', member: 'Är med i kontot' },
  ownedHere: 'Äger mappen',
  owned: (folder) => `Äger ${folder}, som det ligger i`,
  setHere: (who) => `${who}, enligt mappens inställningar`,
  inherited: (who, folder) => `${who}, ärvt från ${folder}`,
  otherRight: 'En annan behörighet',
  reads: (why) => `Läser: ${why}`,
  writes: (why) => `Skriver: ${why}`,
};
