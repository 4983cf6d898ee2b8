import type { SettingsTerms } from '../settings.js';
import { password } from './password.js';

export const settings: SettingsTerms = {
  ...password,
  settings: 'Dina inställningar',
  signsInWith: 'Du loggar in med',
  displayName: 'Visat namn',
  phone: 'Telefon',
  none: 'Inget angivet',
  closed: 'Namn och telefon ändras av en administratör i kontot.',
  language: 'Språk',
  languageHint: 'Sidorna och mejlen till dig är på det här språket.',
  languages: { sv: 'Svenska', en: 'Engelska (English)' },
  save: 'Spara',
  saved: 'Sparat.',
  email: 'E-post',
  noEmail: 'Du har ingen e-postadress hos oss.',
  newEmail: 'Ny e-postadress',
  newEmailHint: 'Vi mejlar en länk till den nya adressen. Den börjar gälla när du har följt länken.',
  changeEmail: 'Skicka länken',
  emailAsked: (email) => `Om adressen stämmer finns en länk i inkorgen för ${email}. Följ den inom ett dygn.`,
  present: 'Nuvarande lösenord',
  changePassword: 'Byt lösenord',
  passwordChanged: 'Lösenordet är bytt. Du är utloggad överallt utom här.',
};
