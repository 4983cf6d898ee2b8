import type { Change, Permissions, users as contract } from '@knippa/contract';
import type { UserFacts } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';
import type { Deed } from '../kernel/rule.js';
import { answersForAll, person, unseen } from './people.js';
import { permissionsOf } from './permissions.js';

/** What permitting needs to know: who they are, and how many documents lie in the My Documents of each, by id. */
export interface PermitFacts {
  readonly people: readonly UserFacts[];
  readonly documents: ReadonlyMap<string, number>;
}

/**
 * Those permissions that are said become so for everybody, all or none; one that a role always has is not turned off (USR-05). The plan counts the
 * documents that go out of the sight of those whose they are with My Documents, and those that come back with it (DOC-08).
 */
export const permit: Deed<typeof contract.permit, PermitFacts> = {
  fits: ({ subject, facts: { people }, input: { userIds, permissions } }) => {
    const refused = unseen(userIds, people) ?? answersForAll(subject, people);
    if (refused) return refused;
    const fixed = people.find(({ role, permissions: present }) => !permissionsOf(role, { ...present, ...said(permissions) }));
    return fixed && refuse('permission-fixed', { name: fixed.displayName });
  },
  changes: ({ facts: { people }, input }) =>
    people.flatMap((user) =>
      (Object.entries(said(input.permissions)) as [keyof Permissions, boolean][])
        .filter(([field, to]) => user.permissions[field] !== to)
        .map(([field, to]): Change => ({ kind: 'changed', ...person(user), field, from: user.permissions[field], to })),
    ),
  touched: ({ facts: { people, documents }, input }) => {
    const { documents: keeps } = input.permissions;
    const turned = people.filter(({ permissions }) => keeps !== undefined && permissions.documents !== keeps);
    if (turned.length === 0) return {};
    return { [keeps ? 'documents.shown' : 'documents.hidden']: turned.reduce((sum, { id }) => sum + (documents.get(id) ?? 0), 0) };
  },
};

/** Those that are given at all. */
function said(permissions: { readonly [P in keyof Permissions]?: boolean | undefined }): Partial<Permissions> {
  return Object.fromEntries(Object.entries(permissions).filter(([, value]) => value !== undefined));
}
