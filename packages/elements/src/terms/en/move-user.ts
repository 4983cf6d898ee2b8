import { formats } from '../../kernel/format.js';
import type { LeavingTerms } from '../leaving.js';
import type { MoveUserTerms } from '../move-user.js';
import { plan } from './plan.js';

const { number } = formats('en-GB');

export const moveUser: Omit<MoveUserTerms, keyof LeavingTerms> = {
  ...plan,
  headingMany: (n) => `Move ${number(n)} users`,
  heading: (name) => `Move ${name}`,
  nowIn: (account) => `now in ${account}`,
  to: 'Move to',
  toHint: 'Only group accounts with room are shown.',
  happens: 'What happens',
  account: 'Account',
  follows: 'Follows',
  followsWith: (documents, words, password) => {
    const told = [
      documents > 0 && (documents === 1 ? '1 document' : `${number(documents)} documents`),
      words > 0 && `${words === 1 ? '1 word' : `${number(words)} words`} of the wordlist`,
    ].filter(Boolean);
    if (!password) return told.join(', ') || 'nothing';
    return told.length === 0 ? 'the password' : `${told.join(', ')} and the password`;
  },
  becomePrivate: 'Become private',
  published: (n) => (n === 1 ? '1 published document' : `${number(n)} published documents`),
  username: 'New username',
  usernameHint: 'The name is already used in that account.',
  useSuggestion: (suggestion) => `Use ${suggestion}`,
  tryUsername: 'Try the name',
  noResponsible: 'none, chosen in the new account',
  noPublish: 'no, given in the new account',
  tell: 'signs in without e-mail and needs to know the new group ID.',
  tellText: (name, signInName) => `Hello ${name}. You have changed group. Sign in with ${signInName} and the same password as before.`,
  move: 'Move user',
  moveMany: 'Move the users',
  left: 'Get a new responsible',
  leftTo: (n, responsible) => (n === 1 ? `1 user: ${responsible}` : `${number(n)} users: ${responsible}`),
  folders: 'Get a new owner',
  foldersTo: (n, owner) => `${n === 1 ? '1 shared folder' : `${number(n)} shared folders`}: ${owner}`,
  reach: 'Shared folders',
  choose: 'Choose an account to see what happens.',
};
