import type { addOns as contract, Change } from '@knippa/contract';
import { refuse } from './kernel/refuse.js';
import type { Deeds, Rules } from './kernel/rule.js';
import { byOperatorOrStaff, byStaff } from './kernel/staff.js';
import { cleanName } from './names.js';

export const addOns = {
  read: byOperatorOrStaff,
  add: byStaff,
  edit: byStaff,
  remove: byStaff,
} satisfies Rules<typeof contract>;

/** The accounts that were named, by id, or `null` for all of them; and the first name that none of the licence has. */
export interface NamedAccounts {
  readonly ids: readonly string[] | null;
  readonly unknown: string | undefined;
}

/** What each act needs to know beside its subject; `present` are the accounts that have it now. */
export interface AddOnsFacts {
  add: NamedAccounts;
  edit: NamedAccounts & { readonly present: readonly string[] | null };
  remove: undefined;
}

function refusalOf(name: string | undefined, { unknown }: NamedAccounts) {
  if (name !== undefined && cleanName(name) === undefined) return refuse('label-invalid');
  return unknown === undefined ? undefined : refuse('account-unknown', { account: unknown });
}

const counted = (ids: readonly string[] | null) => ids && ids.length;

export const addOnsDeeds = {
  add: {
    fits: ({ facts, input }) => refusalOf(input.name, facts),
    changes: ({ facts: { ids }, input: { name } }) => [
      { kind: 'added', resource: 'addOns', id: '', name, values: { accounts: counted(ids) } },
    ],
  },
  edit: {
    fits: ({ facts, input }) => refusalOf(input.name, facts),
    changes: ({ subject: { addOn }, facts: { ids, present }, input }) => {
      const changes: Change[] = [];
      const change: Pick<Change, 'kind' | 'resource' | 'id' | 'name'> = { kind: 'changed', resource: 'addOns', ...addOn };
      if (input.name !== undefined && input.name !== addOn.name)
        changes.push({ ...change, field: 'name', from: addOn.name, to: input.name });
      const same = JSON.stringify(ids && [...ids].sort()) === JSON.stringify(present && [...present].sort());
      if (input.accounts !== undefined && !same) changes.push({ ...change, field: 'accounts', from: counted(present), to: counted(ids) });
      return changes;
    },
  },
  remove: {
    changes: ({ subject: { addOn } }) => [{ kind: 'removed', resource: 'addOns', ...addOn }],
  },
} satisfies Deeds<typeof contract, AddOnsFacts>;
