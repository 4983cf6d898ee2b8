import { formats } from '../../kernel/format.js';
import type { UserEditorTerms } from '../user-editor.js';
import { handOut } from './hand-out.js';
import { meanwhile } from './meanwhile.js';
import { password } from './password.js';

const { number } = formats('sv-SE');

export const userEditor: UserEditorTerms = {
  ...password,
  ...handOut,
  ...meanwhile,
  create: { administrator: 'Skapa administratör', manager: 'Skapa manager', user: 'Skapa användare' },
  heading: 'Ny användare',
  inAccount: (account) => `i ${account}`,
  role: 'Roll',
  roles: { administrator: 'Administratör', manager: 'Manager', user: 'Användare' },
  roleMeans: {
    administrator: 'Hanterar kontot och alla i det.',
    manager: 'Hanterar sina egna användare, till exempel en klass.',
    user: 'En elev eller motsvarande.',
  },
  roleAsks: {
    administrator: 'Formuläret har Huvudadmin, men inget lösenord.',
    manager: 'Formuläret har lösenord och max antal användare.',
    user: 'Formuläret har lösenord, och e-post behöver inte anges.',
  },
  raised: (name) =>
    `Med den nya rollen slutar det gamla lösenordet att gälla. ${name} loggas ut, och får ett mejl med en länk för att välja ett nytt.`,
  displayName: 'Visat namn',
  displayNameHint: 'Så här visas namnet för andra i gruppen.',
  username: 'Användarnamn',
  usernameHint: (groupId) => `Loggar in med ${groupId}/användarnamnet. Bara bokstäver och siffror.`,
  email: 'E-post',
  emailHint: 'Går också att logga in med.',
  emailOptionalHint: 'Om den anges går den att logga in med.',
  phone: 'Telefon',
  password: 'Lösenord',
  passwordHint: 'Minst 8 tecken. Går att byta i användarens egna inställningar.',
  permissions: 'Behörigheter',
  hidden: (n) =>
    n === 0
      ? 'Det ligger inga dokument där.'
      : `${number(n)} dokument ligger kvar, men personen ser dem inte förrän Mina dokument ges tillbaka.`,
  shown: (n) => (n === 0 ? 'Det ligger inga dokument där sedan tidigare.' : `${number(n)} dokument från tidigare kommer tillbaka.`),
  permission: {
    create: 'Skapa dokument',
    publish: 'Publicera dokument',
    documents: 'Mappen Mina dokument',
    resetPassword: 'Återställa sitt lösenord med e-post',
  },
  fixed: { administrator: 'En administratör har alltid alla behörigheter.', manager: 'De andra hör alltid till en manager.', user: '' },
  quota: 'Max antal användare',
  quotaHint: 'Hur många användare managern får ha ansvar för. 0 när bara personal använder kontot.',
  primaryContact: 'Huvudadmin',
  primaryContactHint: 'Den som syns i listan över konton. Tar över efter den som är det nu.',
  created: (name) => `${name} är skapad`,
  mailed: (email) => `Ett mejl till ${email} med en länk för att välja lösenord är på väg.`,
  another: 'Skapa en till',
  createAnother: 'Skapa, och en till',
  editHeading: (name) => (name ? `Redigera ${name}` : 'Redigera användare'),
  save: 'Spara',
  saved: (name) => `${name} är ändrad.`,
  changedMeanwhile: 'Någon annan har ändrat användaren.',
  primaryContactHas: 'Är det nu. Ge rollen till en annan administratör för att byta.',
  responsible: 'Ansvarig',
  responsibleHint: 'Den manager eller administratör som tar hand om användaren.',
  nobody: 'Ingen ansvarig',
  withRoom: (name, left) => (left === 0 ? `${name} (fullt)` : `${name} (${number(left)} kvar)`),
  yes: 'Ja',
  no: 'Nej',
  discard: 'Släng det du har skrivit',
  discardMeans: 'Det är inte sparat, och försvinner.',
  choose: 'Välj',
  usersTo: 'Ny ansvarig för användarna',
  usersToHint: (name, users) => `${name} ansvarar för ${number(users)} användare. Vem tar över dem?`,
  newContact: 'Ny Huvudadmin',
  newContactHint: (name) => `${name} är Huvudadmin. Vilken administratör tar över?`,
  quotaUsed: (users, quota) => `Du har ${number(users)} av ${number(quota)} användare, ${number(Math.max(0, quota - users))} kvar.`,
  quotaFull: (quota) =>
    quota === 0
      ? 'Du har ingen plats för användare. En administratör i kontot kan ge dig plats.'
      : `Ditt max antal användare, ${number(quota)}, är nått. En administratör i kontot kan höja det.`,
  roomUsed: (users, capacity) =>
    `Kontot har ${number(users)} av ${number(capacity)} användare, ${number(Math.max(0, capacity - users))} kvar.`,
  signIn: 'Inloggning',
  newPassword: 'Nytt lösenord',
  newPasswordHint: 'Minst 8 tecken. Användaren loggas ut överallt.',
  setPassword: 'Byt lösenord',
  passwordSet: (name) => `${name} har fått ett nytt lösenord`,
  resend: 'Skicka inloggningsinstruktioner',
  resendHint: (email) => `Ett mejl till ${email} med en ny länk för att välja lösenord. En äldre länk slutar fungera.`,
  resent: (email) => `Inloggningsinstruktioner är på väg till ${email}.`,
  handOverHeading: 'Att lämna över',
};
