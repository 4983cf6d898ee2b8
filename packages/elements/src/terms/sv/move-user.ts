import { formats } from '../../kernel/format.js';
import type { LeavingTerms } from '../leaving.js';
import type { MoveUserTerms } from '../move-user.js';
import { plan } from './plan.js';

const { number } = formats('sv-SE');

export const moveUser: Omit<MoveUserTerms, keyof LeavingTerms> = {
  ...plan,
  headingMany: (n) => `Flytta ${number(n)} användare`,
  heading: (name) => `Flytta ${name}`,
  nowIn: (account) => `nu i ${account}`,
  to: 'Flytta till',
  toHint: 'Bara gruppkonton med plats visas.',
  happens: 'Det här händer',
  account: 'Konto',
  follows: 'Följer med',
  followsWith: (documents, words, password) => {
    const told = [documents > 0 && `${number(documents)} dokument`, words > 0 && `${number(words)} ord i ordlistan`].filter(Boolean);
    if (!password) return told.join(', ') || 'inget';
    return told.length === 0 ? 'lösenordet' : `${told.join(', ')} och lösenordet`;
  },
  becomePrivate: 'Blir privata',
  published: (n) => (n === 1 ? '1 publicerat dokument' : `${number(n)} publicerade dokument`),
  username: 'Nytt användarnamn',
  usernameHint: 'Namnet används redan i det kontot.',
  useSuggestion: (suggestion) => `Använd ${suggestion}`,
  tryUsername: 'Pröva namnet',
  noResponsible: 'ingen, väljs i det nya kontot',
  noPublish: 'nej, ges i det nya kontot',
  tell: 'loggar in utan e-post och behöver få veta det nya Grupp-ID:t.',
  tellText: (name, signInName) => `Hej ${name}. Du har bytt grupp. Logga in med ${signInName} och samma lösenord som förut.`,
  move: 'Flytta användare',
  moveMany: 'Flytta användarna',
  left: 'Får ny ansvarig',
  leftTo: (n, responsible) => `${number(n)} användare: ${responsible}`,
  folders: 'Får ny ägare',
  foldersTo: (n, owner) => `${n === 1 ? '1 delad mapp' : `${number(n)} delade mappar`}: ${owner}`,
  reach: 'Delade mappar',
  choose: 'Välj ett konto, så visas vad som händer.',
};
