import { formats } from '../../kernel/format.js';
import type { WhoCanSeeTerms } from '../who-can-see.js';

const { number } = formats('en-GB');

export const whoCanSee: WhoCanSeeTerms = {
  heading: (name) => `Who can see ${name}?`,
  youSee: 'Only people you may see in the account are shown.',
  youSeeOfAccount: 'Only people you may see are shown. Seeing the account is not seeing the documents in it.',
  searchLabel: 'Search for somebody',
  searchHint: 'Name',
  showAll: 'Show everybody',
  noHits: (search) => `Nobody who can see it fits “${search}”.`,
  empty: 'None of the people you may see can see it.',
  found: (n) => (n === 1 ? '1 person' : `${number(n)} people`),
  name: 'Name',
  role: 'Role',
  may: 'May',
  why: 'Why',
  roles: { administrator: 'Administrator', manager: 'Manager', user: 'User', operator: 'Operator' },
  inFolder: { 'read-write': 'Sees and changes everything', read: 'Sees everything', write: 'Writes their own, does not see others’' },
  withDocument: { 'read-write': 'Reads and changes', read: 'Reads' },
  withAccount: { 'read-write': 'Sees and changes the account', read: 'Sees the account' },
  because: {
    administrator: 'Administrator of the account',
    managers: 'All managers',
    users: 'All users',
    responsible: 'One responsible with their users',
    chosen: 'Chosen people',
    self: 'It is in their My Documents',
    manager: 'Responsible for the person it belongs to',
    maker: 'Created it',
    member: 'Everybody in the account sees the templates',
    published: 'Published, so everybody in the account may read',
  },
  becauseOfAccount: { licence: 'Operator of the licence', administrator: 'Administrator of the account', member: 'Is in the account' },
  ownedHere: 'Owns the folder',
  owned: (folder) => `Owns ${folder}, the folder it is in`,
  setHere: (who) => `${who}, by the folder’s settings`,
  inherited: (who, folder) => `${who}, inherited from ${folder}`,
  otherRight: 'Another permission',
  reads: (why) => `Reads: ${why}`,
  writes: (why) => `Writes: ${why}`,
};
