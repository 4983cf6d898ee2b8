import type { accounts as contract } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';
import type { Deed } from '../kernel/rule.js';
import { isName } from '../names.js';
import { stillWaits } from './deletion.js';

/** How long a group id that was given up stays its account's (ACC-07, ACC-09). */
export const reservedDays = 90;

/** How long an account that was released is on trial (ACC-08). */
export const trialDays = 30;

/** What another group id needs to know: whether somebody else has it, and whom it concerns. Days are `YYYY-MM-DD`. */
export interface GroupIdFacts {
  readonly taken: boolean;
  readonly suggestion: string;
  /** Users who can sign in with the group id alone. */
  readonly withoutEmail: number;
  readonly reservedUntil: string;
}

/** The plan says how many sign in with the group id, and until when the old one is kept (ACC-07). */
export const changeGroupId: Deed<typeof contract.changeGroupId, GroupIdFacts> = {
  fits: ({ subject: { account }, facts: { taken, suggestion }, input }) => {
    if (!isName(input.groupId)) return refuse('group-id-invalid');
    if (input.groupId === account.groupId) return refuse('same-group-id');
    return taken ? refuse('group-id-taken', { suggestion }) : undefined;
  },
  changes: ({ subject: { account }, input }) => [
    {
      kind: 'changed',
      resource: 'accounts',
      id: account.id,
      name: account.name,
      field: 'groupId',
      from: account.groupId,
      to: input.groupId,
    },
  ],
  touched: ({ subject: { account }, facts: { withoutEmail } }) => ({ 'users.signIn': account.users, 'users.withoutEmail': withoutEmail }),
  warnings: ({ subject: { account }, facts: { reservedUntil } }) => [
    { code: 'group-id-reserved', params: { groupId: account.groupId ?? '', until: reservedUntil } },
  ],
};

/** What a release needs to know: what it is called where it leaves, what follows along, and what ends. */
export interface ReleaseFacts {
  readonly licence: string;
  readonly entitlement: string;
  readonly documents: number;
  readonly folders: number;
  readonly words: number;
  readonly sessions: number;
  /** Add-ons of the licence that the account has for itself, and loses. */
  readonly addOns: number;
  /** Requests about the account, waiting or answered, which the licence keeps no longer. */
  readonly requests: number;
  /** The last day of the trial. */
  readonly expiresOn: string;
}

/** The account changes its licence, and everything in it follows; what crosses its edge ends (ACC-08). */
export const release: Deed<typeof contract.release, ReleaseFacts> = {
  changes: ({ subject: { account }, facts: { licence } }) => [
    { kind: 'changed', resource: 'accounts', id: account.id, name: account.name, field: 'licence', from: licence, to: 'trial' },
  ],
  touched: ({ subject: { account }, facts: { documents, folders, words, sessions, addOns, requests } }) => ({
    users: account.users,
    documents,
    folders,
    words,
    sessions,
    addOns,
    requests,
  }),
  warnings: ({ subject: { account }, facts: { licence, entitlement, expiresOn } }) => [
    { code: 'lives-on-as-trial', params: { licence, expiresOn } },
    ...(account.deletion ? [{ code: 'deletion-withdrawn', params: {} }] : []),
    { code: 'place-freed', params: { entitlement } },
  ],
};

/** What a deletion needs to know: what goes with the account, and what is typed to confirm it. */
export interface DeleteFacts {
  readonly entitlement: string;
  readonly documents: number;
  readonly folders: number;
  readonly words: number;
  /** Requests about the account, which go with it. */
  readonly requests: number;
  readonly email: string;
  readonly reservedUntil: string;
  readonly today: string;
}

/** The account goes, and every user, document, folder and word in it; the plan holds only while their numbers are the same (ACC-09, I28). */
export const deleteAccount: Deed<typeof contract.delete, DeleteFacts> = {
  changes: ({ subject: { account }, facts: { documents, folders, words } }) => [
    {
      kind: 'removed',
      resource: 'accounts',
      id: account.id,
      name: account.name,
      values: { users: account.users, documents, folders, words },
    },
  ],
  touched: ({ subject: { account }, facts: { documents, folders, words, requests } }) => ({
    'users.removed': account.users,
    'documents.removed': documents,
    'folders.removed': folders,
    'words.removed': words,
    requests,
  }),
  warnings: ({ subject: { account }, facts: { entitlement, reservedUntil, today } }) => {
    const until = stillWaits({ account }, today);
    return [
      ...(until ? [{ code: 'archive-not-fetched', params: { until } }] : []),
      { code: 'for-ever', params: {} },
      { code: 'place-freed', params: { entitlement } },
      ...(account.groupId ? [{ code: 'group-id-reserved', params: { groupId: account.groupId, until: reservedUntil } }] : []),
    ];
  },
  confirmation: ({ subject: { account }, facts: { email } }) => account.groupId ?? email,
};
