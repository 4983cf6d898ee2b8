import { formats } from '../../kernel/format.js';
import type { AccountTerms } from '../accounts.js';

const { number } = formats('sv-SE');

export const accounts: AccountTerms = {
  accounts: 'Konton',
  inLicence: (n) => `${number(n)} i licensen`,
  start: 'Starta konto',
  searchLabel: 'Sök konto eller användare',
  searchHint: 'Konto eller användare',
  name: 'Namn',
  groupId: 'Grupp-ID',
  kind: 'Typ',
  primaryContact: 'Huvudadmin',
  users: 'Användare',
  created: 'Skapad',
  state: 'Läge',
  acts: 'Gör något med kontot',
  states: { invited: 'Inbjudet', active: 'Aktivt', grace: 'Övergångsperiod', expired: 'Stängt' },
  hit: 'Träff:',
  edit: 'Redigera',
  editNamed: (name) => `Redigera ${name}`,
  usersNamed: (name) => `Användare i ${name}`,
  showAll: 'Visa alla konton',
  found: (n) => (n === 0 ? 'Inga konton' : n === 1 ? '1 konto' : `${number(n)} konton`),
  empty: 'Här visas licensens konton',
  emptyFirst: 'Starta det första, så kan någon lägga till användare.',
  noHits: (search) => `Inget konto passar ”${search}”`,
  noHitsHint: 'Pröva början av ett namn eller en e-post.',
};
