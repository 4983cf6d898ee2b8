import type { accounts as contract, AccountKind } from '@knippa/contract';
import { refuse } from './kernel/refuse.js';
import { holds } from './kernel/right.js';
import type { Deeds, Rules } from './kernel/rule.js';
import { cleanName, isName } from './names.js';
import { personRefusal } from './person.js';

/** Operators see every account of the licence; everybody in an account sees it. */
export const accountsSeen = { licence: 'licenceId', member: 'id' } as const;

export const accounts = {
  list: ({ actor, place }) => holds(actor, place, 'licence') ?? refuse('not-permitted'),
  read: ({ actor, place }) => holds(actor, place, 'licence', 'member') ?? refuse('not-permitted'),
  start: ({ actor, place }) => holds(actor, place, 'licence') ?? refuse('not-permitted'),
  suggestGroupId: ({ actor, place }) => holds(actor, place, 'licence') ?? refuse('not-permitted'),
  /** The name of a `single` account is its user's (ACC-11). */
  edit: ({ actor, place, account }) => {
    const by = holds(actor, place, 'licence', 'administrator');
    if (!by) return refuse('not-permitted');
    return account.kind === 'single' ? refuse('not-a-group-account') : by;
  },
} satisfies Rules<typeof contract>;

/** The entitlement a new account takes its place from. */
export interface PlaceFacts {
  readonly id: string;
  readonly kind: AccountKind;
  readonly name: string;
  readonly capacity: number;
  readonly available: number;
}

/** What starting an account needs to know: the type, and whether the names are free in the whole service. */
export interface StartFacts {
  readonly entitlement: PlaceFacts | undefined;
  readonly groupIdTaken: boolean;
  readonly suggestion: string;
  readonly emailTaken: boolean;
}

/** What each act needs to know beside its subject. */
export interface AccountsFacts {
  start: StartFacts;
  edit: undefined;
}

export const accountsDeeds = {
  /** A place is taken, and its first person becomes administrator and primary contact (ACC-01, ACC-02, LIC-02). */
  start: {
    fits: ({ facts: { entitlement, groupIdTaken, suggestion, emailTaken }, input }) => {
      if (!entitlement) return refuse('not-found');
      const wrong = personRefusal({ displayName: input.displayName, email: input.email, username: input.group?.username });
      if (wrong) return wrong;
      if (input.group && cleanName(input.group.name) === undefined) return refuse('group-name-invalid');
      if (input.group && !isName(input.group.groupId)) return refuse('group-id-invalid');
      if (entitlement.kind === 'organisation') return refuse('ask-staff');
      if (entitlement.available < 1) return refuse('no-account-available', { entitlement: entitlement.name });
      if (entitlement.kind === 'single' && input.group) return refuse('not-a-group-account');
      if (entitlement.kind === 'group' && !input.group) return refuse('group-details-missing');
      if (groupIdTaken) return refuse('group-id-taken', { suggestion });
      if (emailTaken) return refuse('email-taken');
      return undefined;
    },
    changes: ({ facts: { entitlement }, input }) => [
      {
        kind: 'added',
        resource: 'accounts',
        id: '',
        name: input.group?.name ?? input.displayName,
        values: { groupId: input.group?.groupId ?? null, entitlementId: input.entitlementId },
      },
      {
        kind: 'added',
        resource: 'users',
        id: '',
        name: input.displayName,
        values: { role: 'administrator', username: input.group?.username ?? null, email: input.email },
      },
      {
        kind: 'changed',
        resource: 'entitlements',
        id: input.entitlementId,
        name: entitlement?.name ?? '',
        field: 'available',
        from: entitlement?.available ?? 0,
        to: (entitlement?.available ?? 0) - 1,
      },
    ],
  },
  edit: {
    fits: ({ input }) => (cleanName(input.name) === undefined ? refuse('group-name-invalid') : undefined),
    changes: ({ subject: { account }, input }) =>
      account.name === input.name
        ? []
        : [
            {
              kind: 'changed',
              resource: 'accounts',
              id: account.id,
              name: account.name,
              field: 'name',
              from: account.name,
              to: input.name,
            },
          ],
  },
} satisfies Deeds<typeof contract, AccountsFacts>;
