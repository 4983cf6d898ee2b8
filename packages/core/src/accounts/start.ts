import type { AccountKind, accounts as contract } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';
import type { Deed } from '../kernel/rule.js';
import { cleanName, isName } from '../names.js';
import { personRefusal } from '../person.js';

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

/** A place is taken, and its first person becomes administrator and primary contact (ACC-01, ACC-02, LIC-02). */
export const start: Deed<typeof contract.start, StartFacts> = {
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
};
