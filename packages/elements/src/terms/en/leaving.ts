import { formats } from '../../kernel/format.js';
import type { LeavingTerms } from '../leaving.js';

const { number } = formats('en-GB');

export const leaving: LeavingTerms = {
  usersTo: (users) => (users === 1 ? 'New responsible for 1 user' : `New responsible for ${number(users)} users`),
  usersToHint: 'They stay in the account, and need somebody who is responsible for them.',
  newContact: 'New primary contact',
  newContactHint: 'Whom you and we turn to in the account.',
  answerFirst: 'Answer the above to see what will happen.',
  choosePerson: 'Choose…',
  nobody: 'No responsible',
  responsibleRoles: { administrator: 'administrator', manager: 'manager', user: 'user' },
  room: (n) => (n === 0 ? 'full' : `room for ${number(n)}`),
  withoutQuota: 'no limit',
};
