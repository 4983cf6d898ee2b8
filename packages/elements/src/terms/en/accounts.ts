import { formats } from '../../kernel/format.js';
import type { AccountTerms } from '../accounts.js';

const { number } = formats('en-GB');

export const accounts: AccountTerms = {
  accounts: 'Accounts',
  inLicence: (n) => `${number(n)} in the licence`,
  start: 'Start account',
  searchLabel: 'Search account or user',
  searchHint: 'Account or user',
  name: 'Name',
  groupId: 'Group ID',
  kind: 'Type',
  primaryContact: 'Primary contact',
  users: 'Users',
  created: 'Created',
  state: 'State',
  acts: 'Do something with the account',
  states: { invited: 'Invited', active: 'Active', grace: 'Grace', expired: 'Closed' },
  hit: 'Found:',
  edit: 'Edit',
  editNamed: (name) => `Edit ${name}`,
  usersNamed: (name) => `Users of ${name}`,
  showAll: 'Show all accounts',
  found: (n) => (n === 0 ? 'No accounts' : n === 1 ? '1 account' : `${number(n)} accounts`),
  empty: 'The accounts of the licence are shown here',
  emptyFirst: 'Start the first one, so that an administrator can begin to add users.',
  noHits: (search) => `No account fits “${search}”`,
  noHitsHint: 'Try the beginning of the name, or a user’s name or e-mail.',
};
