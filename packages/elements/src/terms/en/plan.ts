import { formats } from '../../kernel/format.js';
import type { PlanTerms } from '../plan.js';

const { number, day } = formats('en-GB');

const people = (n: number) => (n === 1 ? '1 user' : `${number(n)} users`);
const document = (n: number) => (n === 1 ? '1 document' : `${number(n)} documents`);

export const plan: PlanTerms = {
  counts: {
    'users.added': (n) => `${number(n)} added`,
    'mails.changed': (n) => (n === 1 ? '1 gets sign-in instructions' : `${number(n)} get sign-in instructions`),
    'users.changed': (n) => (n === 1 ? '1 detail changed' : `${number(n)} details changed`),
    'users.removed': (n) => `${people(n)} removed`,
    users: (n) => `${people(n)} ${n === 1 ? 'follows' : 'follow'} along`,
    'users.signIn': (n) => `${people(n)} sign in with it`,
    'users.withoutEmail': (n) => `${number(n)} of them have no e-mail to sign in with instead`,
    'licences.changed': () => 'This changes of the subscription',
    'accounts.removed': (n) => `${number(n)} account is removed`,
    addOns: (n) => (n === 1 ? '1 add-on does not follow' : `${number(n)} add-ons do not follow`),
    sessions: (n) => (n === 1 ? '1 signed-in person is signed out' : `${number(n)} signed-in people are signed out`),
    documents: (n) => `${document(n)} follow`,
    'documents.changed': (n) => `${document(n)} changed`,
    'documents.removed': (n) => `${document(n)} removed`,
  },
  nothing: 'Nothing changes.',
  added: 'Added',
  changed: 'Changed',
  removed: 'Removed',
  field: {
    accountId: 'Account',
    instructions: 'Sent to',
    displayName: 'Display name',
    username: 'Username',
    email: 'E-mail',
    phone: 'Phone',
    role: 'Role',
    responsible: 'Responsible',
    responsibleId: 'Responsible',
    quota: 'Quota',
    primaryContact: 'Primary contact',
    create: 'Create documents',
    publish: 'Publish',
    documents: 'My Documents',
    resetPassword: 'Reset password',
    published: 'Published',
    name: 'Name',
    groupId: 'Group ID',
    licence: 'Licence',
    kind: 'Form',
    expiresOn: 'Valid until',
    billingName: 'Billing contact',
    billingEmail: 'E-mail of the invoice',
  },
  value: {
    trial: 'its own trial',
    subscription: 'its own subscription',
    administrator: 'Administrator',
    manager: 'Manager',
    user: 'User',
  },
  yes: 'yes',
  no: 'no',
  none: 'none',
  from: 'from',
  to: 'to',
  more: (n) => `and ${number(n)} more`,
  warnings: {
    'group-id-reserved': ({ groupId, until }) => `Nobody else can take the group ID ${String(groupId)} before ${day(String(until))}.`,
    'lives-on-as-trial': ({ licence, expiresOn }) =>
      `The account leaves ${String(licence)} and lives on by itself, on trial until ${day(String(expiresOn))}. Its administrators can choose to activate a subscription of its own.`,
    'invoice-to': ({ name, email }) => `The invoice is sent to ${String(name)}, ${String(email)}.`,
    'grace-follows': ({ lastDay }) => `From tomorrow nothing new can be made. The account closes after ${day(String(lastDay))}.`,
    'deletion-withdrawn': () => 'The account is not going to be deleted any more. The administrators who were told are mailed.',
    'place-freed': ({ entitlement }) => `A place of the type ${String(entitlement)} becomes free.`,
    'archive-not-fetched': ({ until }) =>
      `The administrators have not fetched the archive yet. They were promised that they could until ${day(String(until))}, that day included.`,
    'for-ever': () => 'The WHOLE account, ALL users and ALL documents are erased. It cannot be undone.',
    'new-group-id-for': ({ groupId, users }) =>
      `${people(Number(users))} without an e-mail must be told the new group id to sign in: ${String(groupId)}.`,
    'people-for-ever': ({ users, documents }) =>
      `${Number(users) === 1 ? 'The user' : people(Number(users))} will be deleted for ever, with ${Number(documents) === 0 ? 'no personal documents' : `${number(Number(documents))} personal documents`}. This cannot be undone.`,
    'without-email': ({ users }) => `${people(Number(users))} without an e-mail address will get no mail.`,
    'mailed-already': ({ users }) => `${people(Number(users))} who were mailed three times this hour will get no mail now.`,
    'new-group-id': ({ signInName }) => `Signs in without e-mail, and needs to be told the new name: ${String(signInName)}.`,
  },
  typeToConfirm: 'Type this to confirm:',
  newPlan: 'Something has changed since you saw the plan. This is the new one.',
  progress: (done, of) => `${number(done)} of ${number(of)}`,
  progressLabel: 'How far it has come',
  stop: 'Stop, change nothing',
  stopped: 'Stopped. Nothing was changed.',
};
