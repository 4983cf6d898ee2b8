import type { ArchiveTerms } from './archive.js';

/** The words of what is done to an account beside editing it. */
export interface AccountDeedsTerms extends ArchiveTerms {
  signIn: string;
  resend: string;
  resendHint: (contact: string) => string;
  resent: (email: string) => string;
  newGroupId: string;
  newGroupIdHint: string;
  showPlan: string;
  groupIdHeading: (name: string) => string;
  groupIdDeed: string;
  groupIdChanged: (groupId: string) => string;
  /** A text for those who sign in with the group id. */
  handOut: (groupId: string) => string;
  moveUser: string;
  moveMeans: string;
  moveWish: string;
  moveWishHint: string;
  moveAsk: string;
  moveSent: string;
  moveWaits: string;
  ending: string;
  release: string;
  releaseHint: string;
  releaseHeading: (name: string) => string;
  delete: string;
  deleteHint: string;
  deleteHeading: (name: string) => string;
}
