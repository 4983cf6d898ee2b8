import type { Permissions, Role } from '@knippa/contract';

const all = { create: true, publish: true, documents: true, resetPassword: true } as const;

/** The permissions that a role always has (USR-05). */
const fixed: Record<Role, Partial<Permissions>> = {
  administrator: all,
  manager: { create: true, documents: true, resetPassword: true },
  user: {},
};

/** A role's permissions with those that were chosen, or undefined when the choice turns off a fixed one (`permission-fixed`). */
export function permissionsOf(role: Role, chosen: Partial<Permissions> = {}): Permissions | undefined {
  const always = fixed[role];
  const permissions = {
    create: chosen.create ?? always.create ?? false,
    publish: chosen.publish ?? always.publish ?? false,
    documents: chosen.documents ?? always.documents ?? false,
    resetPassword: chosen.resetPassword ?? always.resetPassword ?? false,
  };
  for (const name in always) if (!permissions[name as keyof Permissions]) return undefined;
  return permissions;
}

/** What somebody may do once they have another role: as before, and what the role always has. */
export function permissionsKept(role: Role, permissions: Permissions): Permissions {
  return { ...permissions, ...fixed[role] };
}
