import type { SettingsTerms } from '../settings.js';
import { password } from './password.js';

export const settings: SettingsTerms = {
  ...password,
  settings: 'Your settings',
  signsInWith: 'You sign in with',
  displayName: 'Display name',
  phone: 'Phone',
  none: 'None given',
  closed: 'Name and phone are changed by an administrator of the account.',
  language: 'Language',
  languageHint: 'Pages and mails to you are in this language.',
  languages: { sv: 'Swedish (Svenska)', en: 'English' },
  save: 'Save',
  saved: 'Saved.',
  email: 'E-mail',
  noEmail: 'You have no e-mail address with us.',
  newEmail: 'New e-mail address',
  newEmailHint: 'We mail a link to the new address. It counts once you have followed the link.',
  changeEmail: 'Send the link',
  emailAsked: (email) => `If the address is right, there is a link in the inbox of ${email}. Follow it within a day.`,
  present: 'Present password',
  changePassword: 'Change password',
  passwordChanged: 'The password is changed. You are signed out everywhere but here.',
};
