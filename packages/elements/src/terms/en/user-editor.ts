import { formats } from '../../kernel/format.js';
import type { UserEditorTerms } from '../user-editor.js';
import { handOut } from './hand-out.js';
import { meanwhile } from './meanwhile.js';
import { password } from './password.js';

const { number } = formats('en-GB');

export const userEditor: UserEditorTerms = {
  ...password,
  ...handOut,
  ...meanwhile,
  create: { administrator: 'Create administrator', manager: 'Create manager', user: 'Create user' },
  heading: 'New user',
  inAccount: (account) => `in ${account}`,
  role: 'Role',
  roles: { administrator: 'Administrator', manager: 'Manager', user: 'User' },
  roleMeans: {
    administrator: 'Manages the account and everybody in it.',
    manager: 'Manages users of their own, for example a class.',
    user: 'A pupil or the like.',
  },
  roleAsks: {
    administrator: 'The form has primary contact, but no password.',
    manager: 'The form has password and quota.',
    user: 'The form has password, and e-mail is optional.',
  },
  raised: (name) =>
    `With the new role the old password stops working. ${name} is signed out, and gets a mail with a link to choose a new one.`,
  displayName: 'Display name',
  displayNameHint: 'How the name is shown to others in the group.',
  username: 'Username',
  usernameHint: (groupId) => `Signs in with ${groupId}/username. Letters and digits only.`,
  email: 'E-mail',
  emailHint: 'Can also be signed in with.',
  emailOptionalHint: 'If it is given, it can be signed in with.',
  phone: 'Phone',
  password: 'Password',
  passwordHint: 'At least 8 characters. Can be changed in the user’s own settings.',
  permissions: 'Permissions',
  hidden: (n) =>
    n === 0
      ? 'There are no documents in it.'
      : `${n === 1 ? '1 document stays' : `${number(n)} documents stay`}, but out of the person’s sight until My Documents is given back.`,
  shown: (n) =>
    n === 0
      ? 'There are no documents in it from before.'
      : `${n === 1 ? '1 document' : `${number(n)} documents`} from before will be back.`,
  permission: {
    create: 'Create documents',
    publish: 'Publish documents',
    documents: 'A My Documents folder',
    resetPassword: 'Reset their password by e-mail',
  },
  fixed: { administrator: 'An administrator always has every permission.', manager: 'The others always belong to a manager.', user: '' },
  quota: 'Quota',
  quotaHint: 'How many users the manager may be responsible for. 0 when only staff use the account.',
  primaryContact: 'Primary contact',
  primaryContactHint: 'The one shown in the list of accounts. Takes over from the present one.',
  created: (name) => `${name} is created`,
  mailed: (email) => `A mail to ${email} with a link to choose a password is on its way.`,
  another: 'Create another one',
  createAnother: 'Create, and one more',
  editHeading: (name) => (name ? `Edit ${name}` : 'Edit user'),
  save: 'Save',
  saved: (name) => `${name} has been changed.`,
  changedMeanwhile: 'Somebody else has changed the user.',
  primaryContactHas: 'Is it now. Give it to another administrator to change.',
  responsible: 'Responsible',
  responsibleHint: 'The manager or administrator who looks after the user.',
  nobody: 'Nobody responsible',
  withRoom: (name, left) => (left === 0 ? `${name} (full)` : `${name} (${number(left)} left)`),
  yes: 'Yes',
  no: 'No',
  discard: 'Throw away what you have written',
  discardMeans: 'It is not saved, and will be lost.',
  choose: 'Choose',
  usersTo: 'New responsible for the users',
  usersToHint: (name, users) => `${name} is responsible for ${number(users)} ${users === 1 ? 'user' : 'users'}. Who takes over?`,
  newContact: 'New primary contact',
  newContactHint: (name) => `${name} is the primary contact. Which administrator takes over?`,
  quotaUsed: (users, quota) => `You have ${number(users)} of ${number(quota)} users, ${number(Math.max(0, quota - users))} left.`,
  quotaFull: (quota) =>
    quota === 0
      ? 'You have no quota. An administrator of the account can give you one.'
      : `Your quota of ${quota === 1 ? '1 user' : `${number(quota)} users`} is full. An administrator of the account can raise it.`,
  roomUsed: (users, capacity) =>
    `The account has ${number(users)} of ${number(capacity)} users, ${number(Math.max(0, capacity - users))} left.`,
  signIn: 'Signing in',
  newPassword: 'New password',
  newPasswordHint: 'At least 8 characters. The user is signed out everywhere.',
  setPassword: 'Change password',
  passwordSet: (name) => `${name} has a new password`,
  resend: 'Send sign-in instructions',
  resendHint: (email) => `A mail to ${email} with a new link to choose a password. An older link stops working.`,
  resent: (email) => `Sign-in instructions are on their way to ${email}.`,
  handOverHeading: 'To hand over',
};
