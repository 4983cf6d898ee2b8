import { formats } from '../../kernel/format.js';
import type { RequestTerms } from '../requests.js';

const { day } = formats('en-GB');

export const requests: RequestTerms = {
  requests: 'Requests',
  empty: 'No requests',
  emptyMeans: 'Accounts for an Organisation that you have asked the supplier to start are shown here.',
  states: { waiting: 'Waiting', started: 'Started', declined: 'Declined' },
  sent: (civil) => `Sent ${day(civil)}`,
  administrator: 'Administrator',
  type: 'Type of account',
  groupId: 'Group ID',
  reason: 'The supplier’s answer',
  answered: 'Answered',
  showUsers: 'Show users',
};
