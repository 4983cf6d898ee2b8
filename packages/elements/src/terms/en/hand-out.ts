import { formats } from '../../kernel/format.js';
import type { HandOutTerms } from '../hand-out.js';

const { number } = formats('en-GB');

export const handOut: HandOutTerms = {
  handOver: 'No mail is sent. Hand the details to the group’s administrator, and the password by itself.',
  handOverOnce: 'No mail is sent. Give everybody their card. One-time codes and passwords are shown only now.',
  handOverText: (name, signInName) => `${name} signs in with ${signInName} and their password.`,
  handOverCode: (name, signInName, code) =>
    `${name} signs in with ${signInName} and the one-time code ${code}, and chooses a password of their own then.`,
  handOverPassword: (name, signInName, password) => `${name} signs in with ${signInName} and the password ${password}`,
  handOverSubject: 'Sign-in details',
  signInAt: (address) => `Sign in at ${address}`,
  cardSignIn: 'Signs in with',
  cardPassword: 'Password',
  cardCode: 'One-time code',
  cardCodeMeans: 'The code is exchanged for a password of your own at the first sign-in.',
  print: (cards) => (cards === 1 ? 'Print card' : `Print ${number(cards)} cards`),
  mailContact: (name) => `Mail to ${name}, without password`,
};
