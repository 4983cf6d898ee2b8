import { formats } from '../../kernel/format.js';
import type { PlanTerms } from '../plan.js';

const { number, day } = formats('sv-SE');

const people = (n: number) => `${number(n)} användare`;
const document = (n: number) => `${number(n)} dokument`;

export const plan: PlanTerms = {
  counts: {
    'users.added': (n) => `${number(n)} läggs till`,
    'mails.changed': (n) => (n === 1 ? '1 får inloggningsinstruktioner' : `${number(n)} får inloggningsinstruktioner`),
    'users.changed': (n) => (n === 1 ? '1 uppgift ändras' : `${number(n)} uppgifter ändras`),
    'users.removed': (n) => `${people(n)} tas bort`,
    users: (n) => `${people(n)} följer med`,
    'users.signIn': (n) => `${people(n)} loggar in med det`,
    'users.withoutEmail': (n) => `${number(n)} av dem har ingen e-post att logga in med i stället`,
    'licences.changed': () => 'Det här ändras av abonnemanget',
    'accounts.removed': (n) => `${number(n)} konto tas bort`,
    addOns: (n) => (n === 1 ? '1 tilläggstjänst följer inte med' : `${number(n)} tilläggstjänster följer inte med`),
    requests: (n) => (n === 1 ? '1 förfrågan om kontot tas bort' : `${number(n)} förfrågningar om kontot tas bort`),
    sessions: (n) => (n === 1 ? '1 inloggad loggas ut' : `${number(n)} inloggade loggas ut`),
    documents: (n) => `${document(n)} följer med`,
    'documents.changed': (n) => `${document(n)} ändras`,
    'documents.removed': (n) => `${document(n)} tas bort`,
  },
  nothing: 'Inget ändras.',
  added: 'Läggs till',
  changed: 'Ändras',
  removed: 'Tas bort',
  field: {
    accountId: 'Konto',
    instructions: 'Skickas till',
    displayName: 'Visat namn',
    username: 'Användarnamn',
    email: 'E-post',
    phone: 'Telefon',
    role: 'Roll',
    responsible: 'Ansvarig',
    responsibleId: 'Ansvarig',
    quota: 'Max antal användare',
    primaryContact: 'Huvudadmin',
    create: 'Skapa dokument',
    publish: 'Publicera',
    documents: 'Mina dokument',
    resetPassword: 'Återställa lösenord',
    published: 'Publicerat',
    name: 'Namn',
    groupId: 'Grupp-ID',
    licence: 'Licens',
    kind: 'Form',
    expiresOn: 'Gäller till och med',
    billingName: 'Kontaktperson för betalning',
    billingEmail: 'Fakturans e-post',
  },
  value: {
    trial: 'eget prova-på-konto',
    subscription: 'eget abonnemang',
    administrator: 'Administratör',
    manager: 'Manager',
    user: 'Användare',
  },
  yes: 'ja',
  no: 'nej',
  none: 'ingen',
  from: 'från',
  to: 'till',
  more: (n) => `och ${number(n)} till`,
  warnings: {
    'group-id-reserved': ({ groupId, until }) => `Grupp-ID:t ${String(groupId)} kan ingen annan ta före ${day(String(until))}.`,
    'lives-on-as-trial': ({ licence, expiresOn }) =>
      `Kontot lämnar ${String(licence)} och lever vidare som prova-på-konto till och med ${day(String(expiresOn))}. Dess administratörer kan välja att aktivera ett eget abonnemang.`,
    'invoice-to': ({ name, email }) => `Fakturan skickas till ${String(name)}, ${String(email)}.`,
    'grace-follows': ({ lastDay }) => `Från i morgon går det inte att skapa något nytt. Kontot stängs efter ${day(String(lastDay))}.`,
    'deletion-withdrawn': () => 'Kontot ska inte tas bort längre. De administratörer som har fått veta det får ett mejl.',
    'place-freed': ({ entitlement }) => `En plats av typen ${String(entitlement)} blir ledig.`,
    'archive-not-fetched': ({ until }) =>
      `Administratörerna har inte hämtat arkivet än. De är lovade att kunna göra det till och med ${day(String(until))}.`,
    'for-ever': () => 'HELA kontot, ALLA användare inklusive ALLA dokument raderas. Det går inte att ångra.',
    'new-group-id-for': ({ groupId, users }) =>
      `${people(Number(users))} loggar in utan e-post, och behöver få veta det nya Grupp-ID:t: ${String(groupId)}.`,
    'people-for-ever': ({ users, documents }) =>
      `${Number(users) === 1 ? 'Användaren' : people(Number(users))} raderas för alltid, ${Number(documents) === 0 ? 'och har inga personliga dokument' : `med ${number(Number(documents))} personliga dokument`}. Det går inte att ångra.`,
    'without-email': ({ users }) => `${people(Number(users))} har ingen e-postadress, och får inget mejl.`,
    'mailed-already': ({ users }) => `${people(Number(users))} har fått tre mejl den senaste timmen, och får inget nu.`,
    'new-group-id': ({ signInName }) => `Loggar in utan e-post, och behöver få veta det nya: ${String(signInName)}.`,
  },
  typeToConfirm: 'Skriv det här för att bekräfta:',
  newPlan: 'Något har ändrats sedan du såg planen. Det här är den nya.',
  progress: (done, of) => `${number(done)} av ${number(of)}`,
  progressLabel: 'Så långt har det kommit',
  stop: 'Avbryt, ändra inget',
  stopped: 'Avbrutet. Inget har ändrats.',
};
