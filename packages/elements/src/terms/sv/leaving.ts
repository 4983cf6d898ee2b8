import { formats } from '../../kernel/format.js';
import type { LeavingTerms } from '../leaving.js';

const { number } = formats('sv-SE');

export const leaving: LeavingTerms = {
  usersTo: (users) => (users === 1 ? 'Ny ansvarig för 1 användare' : `Ny ansvarig för ${number(users)} användare`),
  usersToHint: 'De stannar i kontot och behöver någon som ansvarar för dem.',
  newContact: 'Ny Huvudadmin',
  newContactHint: 'Den som ni och vi vänder oss till i kontot.',
  answerFirst: 'Svara på det ovan, så visas vad som händer.',
  choosePerson: 'Välj…',
  nobody: 'Ingen ansvarig',
  responsibleRoles: { administrator: 'administratör', manager: 'manager', user: 'användare' },
  room: (n) => (n === 0 ? 'har fullt' : `plats för ${number(n)}`),
  withoutQuota: 'utan gräns',
};
