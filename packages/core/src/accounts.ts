import type { AccountKind, accounts as contract, Change, ChangeValue } from '@knippa/contract';
import type { UserFacts } from './kernel/facts.js';
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
  edit: ({ actor, place }) => holds(actor, place, 'licence') ?? refuse('not-permitted'),
  /** A `single` account has its name from its user (ACC-11). */
  rename: ({ actor, place, account }) => {
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

/** What editing an account needs to know: its type, the one it would get, its primary contact, and whether new names are taken by others. */
export interface EditFacts {
  readonly present: PlaceFacts;
  readonly wanted: PlaceFacts | undefined;
  readonly contact: Pick<UserFacts, 'id' | 'displayName' | 'username' | 'email'>;
  readonly usernameTaken: boolean;
  readonly suggestion: string;
  readonly emailTaken: boolean;
}

/** What each act needs to know beside its subject. */
export interface AccountsFacts {
  start: StartFacts;
  edit: EditFacts;
  rename: undefined;
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
  /** A type is changed for another of its kind that the users fit in; the contact's names are judged as a new login's are (ACC-07). */
  edit: {
    fits: ({ subject: { account }, facts, input }) => {
      const { name, displayName, email, username } = input;
      const { present, wanted } = facts;
      if (account.kind === 'single' && (name ?? username) !== undefined) return refuse('not-a-group-account');
      if (name !== undefined && cleanName(name) === undefined) return refuse('group-name-invalid');
      const wrong = personRefusal({ displayName, email, username });
      if (wrong) return wrong;
      if (!wanted) return refuse('not-found');
      if (wanted.id !== present.id) {
        if (wanted.kind !== account.kind || wanted.kind === 'organisation') return refuse('ask-staff');
        if (wanted.available < 1) return refuse('no-account-available', { entitlement: wanted.name });
        if (account.users > wanted.capacity) return refuse('account-too-large', { users: account.users, capacity: wanted.capacity });
      }
      if (facts.usernameTaken) return refuse('username-taken', { suggestion: facts.suggestion });
      if (facts.emailTaken) return refuse('email-taken');
      return undefined;
    },
    changes: ({ subject: { account }, facts: { present, wanted, contact }, input }) => {
      const changes: Change[] = [];
      const change = (of: Pick<Change, 'resource' | 'id' | 'name'>, field: string, from: ChangeValue, to: ChangeValue | undefined) => {
        if (to !== undefined && from !== to) changes.push({ kind: 'changed', ...of, field, from, to });
      };
      const itself = { resource: 'accounts', id: account.id, name: account.name };
      change(itself, 'name', account.name, account.kind === 'single' ? input.displayName : input.name);
      if (wanted && wanted.id !== present.id) {
        const place = ({ id, name }: PlaceFacts) => ({ resource: 'entitlements', id, name });
        change(itself, 'entitlementId', present.id, wanted.id);
        change(place(present), 'available', present.available, present.available + 1);
        change(place(wanted), 'available', wanted.available, wanted.available - 1);
      }
      const person = { resource: 'users', id: contact.id, name: contact.displayName };
      change(person, 'displayName', contact.displayName, input.displayName);
      change(person, 'email', contact.email, input.email);
      change(person, 'username', contact.username, input.username);
      return changes;
    },
  },
  rename: {
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
