import { formats } from '../../kernel/format.js';
import type { AccountEditorTerms } from '../account-editor.js';
import { accountDeeds } from './account-deeds.js';
import { meanwhile } from './meanwhile.js';

const { number } = formats('en-GB');

export const accountEditor: AccountEditorTerms = {
  ...accountDeeds,
  ...meanwhile,
  start: 'Start account',
  kind: 'Type of account',
  left: (n) => `${number(n)} left`,
  noneLeft: 'none left',
  byStaff: 'for users at different workplaces, started by the supplier',
  request: 'Send a request',
  requestMeans:
    'An account for an Organisation is for users at different workplaces. The supplier sets the number of users together with you and starts the account. It takes no place until then.',
  sendRequest: 'Send request',
  requestSent: 'The request is sent',
  requestSentMeans: (administrator) =>
    `When the supplier has started the account, ${administrator} gets a mail and can begin. You see how it goes among your requests.`,
  group: 'The group',
  groupName: 'Group name',
  groupNameHint: 'For example Röda skolan',
  groupId: 'Group ID',
  groupIdHint: 'The beginning of the sign-in of everybody in the group. Letters and digits only, for example rödaskolan.',
  groupIdFree: (groupId) => `${groupId} is free.`,
  groupIdTaken: (groupId) => `${groupId} is taken.`,
  useSuggestion: (suggestion) => `Use ${suggestion}`,
  person: 'The user',
  administrator: 'The group’s administrator',
  administratorHint: 'Choose somebody who is easy to reach and uses the service regularly, rather a teacher than a remote IT unit.',
  displayName: 'Display name',
  displayNameHint: 'How the name is shown to others.',
  email: 'E-mail',
  emailHint: 'A link to choose a password is sent here.',
  username: 'Username',
  usernameHint: 'Letters and digits only, no spaces.',
  create: 'Start account',
  chooseKind: 'Choose a type of account.',
  started: (name) => `${name} is started`,
  mailed: (name, email) => `${name} gets a mail to ${email} with a link to choose a password.`,
  figures: (groupId) => `The group ID is ${groupId}.`,
  showUsers: 'Show users',
  another: 'Start another one',
  toAccounts: 'To all accounts',
  name: 'Name',
  save: 'Save',
  saved: 'The changes are saved.',
  users: 'Users',
  primaryContact: 'Primary contact',
  created: 'Created',
  newEmailHint: 'Everything about the account is sent here. Links to the old address stop working.',
  newUsernameHint: 'Whoever gets a new username signs in with it.',
  tooSmall: (n) => `holds only ${number(n)}`,
  option: (name, reason) => `${name} (${reason})`,
  changedMeanwhile: 'Somebody else has changed the account.',
};
