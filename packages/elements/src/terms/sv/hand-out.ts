import { formats } from '../../kernel/format.js';
import type { HandOutTerms } from '../hand-out.js';

const { number } = formats('sv-SE');

export const handOut: HandOutTerms = {
  handOver: 'Inget mejl skickas. Lämna uppgifterna till gruppens administratör, och lösenordet för sig.',
  handOverOnce: 'Inget mejl skickas. Lämna ett kort till var och en. Engångskoder och lösenord visas bara nu.',
  handOverText: (name, signInName) => `${name} loggar in med ${signInName} och sitt lösenord.`,
  handOverCode: (name, signInName, code) =>
    `${name} loggar in med ${signInName} och engångskoden ${code}, och väljer då ett eget lösenord.`,
  handOverPassword: (name, signInName, password) => `${name} loggar in med ${signInName} och lösenordet ${password}`,
  handOverSubject: 'Inloggningsuppgifter',
  signInAt: (address) => `Logga in på ${address}`,
  cardSignIn: 'Loggar in med',
  cardPassword: 'Lösenord',
  cardCode: 'Engångskod',
  cardCodeMeans: 'Koden byts mot ett eget lösenord vid första inloggningen.',
  print: (cards) => (cards === 1 ? 'Skriv ut kort' : `Skriv ut ${number(cards)} kort`),
  mailContact: (name) => `Mejla till ${name}, utan lösenord`,
};
