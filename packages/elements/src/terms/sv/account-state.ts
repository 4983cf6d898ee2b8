import { formats } from '../../kernel/format.js';
import type { AccountStateTerms } from '../account-state.js';
import { archive } from './archive.js';
import { meanwhile } from './meanwhile.js';

const { day, number } = formats('sv-SE');

export const accountState: AccountStateTerms = {
  ...archive,
  ...meanwhile,
  type: 'Typ',
  form: 'Kontoform',
  kinds: { trial: 'Prova-på-konto', subscription: 'Eget abonnemang' },
  graceUntil: 'Övergångsperiod till och med',
  groupId: 'Grupp-ID',
  users: 'Användare',
  used: (users, capacity) => `${number(users)} av ${number(capacity)}`,
  showUsers: 'Visa användare',
  whoSees: 'Vem kan se kontot?',
  rename: 'Byt namn',
  ownSettings: 'Användarnas egna uppgifter',
  settingsOpen: 'Användare får själva ändra sitt visade namn och sin telefon',
  settingsOpenHint: 'Annars ändrar ni administratörer dem. Lösenord, språk och e-post ändrar var och en själv.',
  validUntil: 'Gäller till och med',
  endedOn: 'Gällde till och med',
  inDays: (days) => (days === 0 ? 'den sista dagen är i dag' : days === 1 ? 'om 1 dag' : `om ${number(days)} dagar`),
  addOns: 'Tillägg',
  noAddOns: 'Inga tillägg',
  turnTo: 'Vänd dig till',
  billingContact: 'Kontaktperson för betalning',
  noBillingContact: 'Ingen angiven',
  activate: 'Aktivera abonnemang',
  activateHint:
    'Kontot har lämnat sin centrala licens och är ett prova-på-konto. Med ett eget abonnemang på ett år fortsätter det som förut, med alla användare och dokument.',
  activateHeading: 'Aktivera abonnemang',
  activated: (lastDay) => `Abonnemanget är aktiverat och gäller till och med ${day(lastDay)}.`,
  payerName: 'Namn',
  payerHint: 'Den som fakturan skickas till.',
  payerEmail: 'E-post',
  payerChanged: (name) => `Fakturan skickas nu till ${name}.`,
  changedMeanwhile: 'Någon annan har ändrat kontaktpersonen.',
  showPlan: 'Visa vad som händer',
  renewal: 'Förnya eller avsluta',
  extend: 'Förnya ett år',
  extendHint: 'Ett år till, räknat från abonnemangets sista dag.',
  extendHeading: 'Förnya abonnemang',
  extended: (lastDay) => `Abonnemanget är förnyat och gäller till och med ${day(lastDay)}.`,
  end: 'Avsluta abonnemang',
  endHint: 'I dag blir sista dagen. Sedan går det att logga in i fyra veckor till, för att exportera och avsluta.',
  endHeading: 'Avsluta abonnemang',
  ended: (lastDay) => `Abonnemanget är avslutat. Sista dagen är ${day(lastDay)}.`,
  save: 'Spara',
};
