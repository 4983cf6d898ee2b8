import { formats } from '../../kernel/format.js';
import type { AccountEditorTerms } from '../account-editor.js';
import { accountDeeds } from './account-deeds.js';
import { meanwhile } from './meanwhile.js';

const { number } = formats('sv-SE');

export const accountEditor: AccountEditorTerms = {
  ...accountDeeds,
  ...meanwhile,
  start: 'Starta konto',
  kind: 'Typ av konto',
  left: (n) => `${number(n)} kvar`,
  noneLeft: 'inga kvar',
  byStaff: 'för användare på olika arbetsplatser, startas av leverantören',
  request: 'Skicka en förfrågan',
  requestMeans:
    'Ett konto för Organisation används när användarna finns på olika fysiska arbetsplatser. Leverantören bestämmer antalet användare tillsammans med dig och startar kontot. Ingen plats tas förrän dess.',
  sendRequest: 'Skicka förfrågan',
  requestSent: 'Förfrågan är skickad',
  requestSentMeans: (administrator) =>
    `När leverantören har startat kontot får ${administrator} ett mejl och kan börja. Du ser hur det går bland dina förfrågningar.`,
  group: 'Gruppen',
  groupName: 'Gruppnamn',
  groupNameHint: 'Till exempel Röda skolan',
  groupId: 'Grupp-ID',
  groupIdHint: 'Början på inloggningen för alla i gruppen. Bara bokstäver och siffror, till exempel rödaskolan.',
  groupIdFree: (groupId) => `${groupId} är ledigt.`,
  groupIdTaken: (groupId) => `${groupId} är upptaget.`,
  useSuggestion: (suggestion) => `Använd ${suggestion}`,
  person: 'Användaren',
  administrator: 'Gruppens administratör',
  administratorHint: 'Välj någon som är lätt att nå och använder tjänsten regelbundet, hellre en lärare än en IT-enhet långt bort.',
  displayName: 'Visat namn',
  displayNameHint: 'Så här visas namnet för andra.',
  email: 'E-post',
  emailHint: 'Hit skickas en länk för att välja lösenord.',
  username: 'Användarnamn',
  usernameHint: 'Bara bokstäver och siffror, inga mellanslag.',
  create: 'Starta konto',
  chooseKind: 'Välj en typ av konto.',
  started: (name) => `${name} är startat`,
  mailed: (name, email) => `${name} får ett mejl till ${email} med en länk för att välja lösenord.`,
  figures: (groupId) => `Grupp-ID är ${groupId}.`,
  showUsers: 'Visa användare',
  another: 'Starta ett till',
  toAccounts: 'Till alla konton',
  name: 'Namn',
  save: 'Spara',
  saved: 'Ändringarna är sparade.',
  users: 'Användare',
  primaryContact: 'Huvudadmin',
  created: 'Skapad',
  newEmailHint: 'Hit skickas allt som rör kontot. Länkar till den gamla adressen slutar gälla.',
  newUsernameHint: 'Den som byter användarnamn loggar in med det nya.',
  tooSmall: (n) => `rymmer bara ${number(n)}`,
  option: (name, reason) => `${name} (${reason})`,
  changedMeanwhile: 'Någon annan har ändrat kontot.',
};
