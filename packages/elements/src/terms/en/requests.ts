import { formats } from '../../kernel/format.js';
import type { RequestTerms } from '../requests.js';

const { day } = formats('en-GB');

export const requests: RequestTerms = {
  requests: 'Requests',
  empty: 'No requests',
  emptyMeans:
    'What you have asked the supplier for is shown here: to start accounts for an Organisation, and to move users to group accounts.',
  states: { waiting: 'Waiting', started: 'Started', moved: 'Moved', declined: 'Declined' },
  about: 'About',
  kinds: { organisation: 'Start an account', move: 'Move to a group account' },
  sent: (civil) => `Sent ${day(civil)}`,
  administrator: 'Administrator',
  type: 'Type of account',
  groupId: 'Group ID',
  reason: 'The supplier’s answer',
  answered: 'Answered',
  movedTo: 'Moved to',
  signIn: 'Signs in',
  signInAs: (signInName) => `with e-mail, or with ${signInName} and the same password as before`,
  wish: 'Wish',
  showUsers: 'Show users',
};
