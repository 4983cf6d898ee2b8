import { formats } from '../../kernel/format.js';
import type { PlanTerms } from '../plan.js';

const { number } = formats('en-GB');

const document = (n: number) => (n === 1 ? '1 document' : `${number(n)} documents`);

export const plan: PlanTerms = {
  counts: {
    'users.added': (n) => `${number(n)} added`,
    'users.changed': (n) => (n === 1 ? '1 detail changed' : `${number(n)} details changed`),
    'users.removed': (n) => `${number(n)} removed`,
    documents: (n) => `${document(n)} follow`,
    'documents.changed': (n) => `${document(n)} changed`,
    'documents.removed': (n) => `${document(n)} removed`,
  },
  nothing: 'Nothing changes.',
  added: 'Added',
  changed: 'Changed',
  removed: 'Removed',
  field: {
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
  },
  value: { administrator: 'Administrator', manager: 'Manager', user: 'User' },
  yes: 'yes',
  no: 'no',
  none: 'none',
  from: 'from',
  to: 'to',
  more: (n) => `and ${number(n)} more`,
  warnings: {
    'new-group-id': ({ signInName }) => `Signs in without e-mail, and needs to be told the new name: ${String(signInName)}.`,
  },
  newPlan: 'Something has changed since you saw the plan. This is the new one.',
  progress: (done, of) => `${number(done)} of ${number(of)}`,
  progressLabel: 'How far it has come',
  stop: 'Stop, change nothing',
  stopped: 'Stopped. Nothing was changed.',
};
