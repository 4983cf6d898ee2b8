import type { Permissions, Role } from '@knippa/contract';

const all = { create: true, publish: true, documents: true, resetPassword: true } as const;

/** The permissions that a role always has (USR-05). */
const fixed: Record<Role, Partial<Permissions>> = {
  administrator: all,
  manager: { create: true, documents: true, resetPassword: true },
  user: {},
};

/** The permissions that a choice turns off though the role always has them (`permission-fixed`). */
export function fixedOff(role: Role, chosen: Partial<Permissions>): (keyof Permissions)[] {
  return (Object.keys(fixed[role]) as (keyof Permissions)[]).filter((permission) => chosen[permission] === false);
}

/** A role's permissions with those that were chosen, or undefined when the choice turns off a fixed one (`permission-fixed`). */
export function permissionsOf(role: Role, chosen: Partial<Permissions> = {}): Permissions | undefined {
  if (fixedOff(role, chosen).length > 0) return undefined;
  const always = fixed[role];
  return {
    create: chosen.create ?? always.create ?? false,
    publish: chosen.publish ?? always.publish ?? false,
    documents: chosen.documents ?? always.documents ?? false,
    resetPassword: chosen.resetPassword ?? always.resetPassword ?? false,
  };
}

/** What somebody may do once they have another role: as before, and what the role always has. */
export function permissionsKept(role: Role, permissions: Permissions): Permissions {
  return { ...permissions, ...fixed[role] };
}
