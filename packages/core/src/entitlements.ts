import type { Change, ChangeValue, entitlements as contract, NewEntitlement, Refusal } from '@knippa/contract';
import { refuse } from './kernel/refuse.js';
import type { Deeds, Rules } from './kernel/rule.js';
import { byOperatorOrStaff, byStaff, byStaffWhereBought } from './kernel/staff.js';
import { cleanName } from './names.js';

/** Staff alone change what was bought (LIC-06). */
export const entitlements = {
  read: byOperatorOrStaff,
  add: byStaffWhereBought,
  edit: byStaff,
} satisfies Rules<typeof contract>;

/** What each act needs to know beside its subject. */
export interface EntitlementsFacts {
  add: undefined;
  edit: undefined;
}

/** What is wrong with a line that would be bought, if anything. */
export function entitlementRefusal({ kind, name, capacity }: NewEntitlement): Refusal<'label-invalid' | 'single-holds-one'> | undefined {
  if (cleanName(name) === undefined) return refuse('label-invalid');
  return kind === 'single' && capacity !== 1 ? refuse('single-holds-one') : undefined;
}

export const entitlementsDeeds = {
  add: {
    fits: ({ input }) => entitlementRefusal(input),
    changes: ({ input: { name, purchased } }) => [{ kind: 'added', resource: 'entitlements', id: '', name, values: { purchased } }],
  },
  /** Never fewer than are started, so that started + available = purchased holds (LIC-02, LIC-06); an account's own licence has that one alone (ACC-08). */
  edit: {
    fits: ({ subject: { entitlement, licence }, input: { name, purchased } }) => {
      if (purchased !== undefined && licence.kind !== 'bought') return refuse('stands-alone');
      if (name !== undefined && cleanName(name) === undefined) return refuse('label-invalid');
      const { started } = entitlement;
      return purchased !== undefined && purchased < started ? refuse('entitlement-in-use', { purchased, started }) : undefined;
    },
    changes: ({ subject: { entitlement }, input }) => {
      const changes: Change[] = [];
      const { id, name } = entitlement;
      const change = (field: string, from: ChangeValue, to: ChangeValue | undefined) => {
        if (to !== undefined && from !== to) changes.push({ kind: 'changed', resource: 'entitlements', id, name, field, from, to });
      };
      change('name', name, input.name);
      change('purchased', entitlement.purchased, input.purchased);
      return changes;
    },
  },
} satisfies Deeds<typeof contract, EntitlementsFacts>;
