import { formats } from '../../kernel/format.js';
import type { AccountStateTerms } from '../account-state.js';
import { archive } from './archive.js';
import { meanwhile } from './meanwhile.js';

const { day, number } = formats('en-GB');

export const accountState: AccountStateTerms = {
  ...archive,
  ...meanwhile,
  type: 'Type',
  form: 'Kind of account',
  kinds: { trial: 'Trial', subscription: 'Subscription of its own' },
  graceUntil: 'Grace until',
  groupId: 'Group ID',
  users: 'Users',
  used: (users, capacity) => `${number(users)} of ${number(capacity)}`,
  showUsers: 'Show users',
  whoSees: 'Who can see the account?',
  rename: 'Change the name',
  ownSettings: 'What users change themselves',
  settingsOpen: 'Users may change their own display name and phone',
  settingsOpenHint: 'Otherwise you administrators change them. Everybody changes their own password, language and e-mail.',
  validUntil: 'Valid until',
  endedOn: 'Was valid until',
  inDays: (days) => (days === 0 ? 'today is the last day' : days === 1 ? 'in 1 day' : `in ${number(days)} days`),
  addOns: 'Add-ons',
  noAddOns: 'No add-ons',
  turnTo: 'Turn to',
  billingContact: 'Billing contact',
  noBillingContact: 'None given',
  activate: 'Activate subscription',
  activateHint:
    'The account has left its central licence and is on trial. With a subscription of its own for a year it goes on as before, with every user and document.',
  activateHeading: 'Activate subscription',
  activated: (lastDay) => `The subscription is active and holds until ${day(lastDay)}.`,
  payerName: 'Name',
  payerHint: 'Whoever the invoice is sent to.',
  payerEmail: 'E-mail',
  payerChanged: (name) => `The invoice is sent to ${name} from now on.`,
  changedMeanwhile: 'Somebody else has changed the billing contact.',
  showPlan: 'Show what happens',
  renewal: 'Renew or end',
  extend: 'Renew for a year',
  extendHint: 'One year more, counted from the last day of the subscription.',
  extendHeading: 'Renew subscription',
  extended: (lastDay) => `The subscription is renewed and holds until ${day(lastDay)}.`,
  end: 'End subscription',
  endHint: 'Today becomes the last day. After that everybody can sign in for four weeks more, to export and to finish.',
  endHeading: 'End subscription',
  ended: (lastDay) => `The subscription is ended. Its last day is ${day(lastDay)}.`,
  save: 'Save',
};
