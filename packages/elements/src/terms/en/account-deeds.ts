import type { AccountDeedsTerms } from '../account-deeds.js';
import { archive } from './archive.js';

export const accountDeeds: AccountDeedsTerms = {
  ...archive,
  signIn: 'Signing in',
  resend: 'Send sign-in instructions',
  resendHint: (contact) => `${contact} gets a new e-mail with a link to set a password. The older link stops working.`,
  resent: (email) => `The instructions have been sent to ${email}.`,
  newGroupId: 'Group ID',
  newGroupIdHint: 'Everybody in the group signs in with it. Change it and see whom it concerns before anything happens.',
  showPlan: 'Show what happens',
  groupIdHeading: (name) => `Change the group ID of ${name}`,
  groupIdDeed: 'Change group ID',
  groupIdChanged: (groupId) => `The group ID is ${groupId} now. Hand the text to those who sign in with it.`,
  handOut: (groupId) =>
    `Our group ID is ${groupId} now. Sign in with ${groupId}/ and your username. The password is the same as before. If you sign in with e-mail, nothing changes.`,
  moveUser: 'Move to a group account',
  moveMeans:
    'The supplier moves the user when you ask. E-mail, password and documents follow. The account ends, and its place becomes free. Nothing happens until the supplier has answered.',
  moveWish: 'Wish',
  moveWishHint: 'For example which group account, and which username there. At most 1,000 characters.',
  moveAsk: 'Send request',
  moveSent: 'The request is sent. You see how it goes among your requests.',
  moveWaits: 'A request to move the user waits for the supplier’s answer.',
  ending: 'End',
  release: 'Release account',
  releaseHint: 'The account leaves the licence with all users and documents, and a place becomes free.',
  releaseHeading: (name) => `Release ${name}`,
  delete: 'Delete account',
  deleteHint: 'The WHOLE account, ALL users and ALL documents are erased. To keep them, release the account instead.',
  deleteHeading: (name) => `Delete ${name}`,
};
