import type { Change, Refusal } from '@knippa/contract';
import { readerCounts, type Readers } from '../folders/readers.js';
import type { AccountFacts, UserFacts } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';
import { namesOf, person, type Called } from './people.js';
import { responsibleRefusal, type ResponsibleFacts } from './responsible.js';

/** A `user` who stays when their responsible leaves. */
export interface LeftUser extends Called {
  readonly responsibleId: string;
}

/** What the same dialog answers for those who leave: who takes their `user`s (null: nobody), and which administrator takes the flag (USR-14, USR-16). */
export interface LeavingInput {
  readonly usersTo?: string | null | undefined;
  readonly primaryContactId?: string | undefined;
}

/** A shared folder that passes on when whoever owns it leaves, or leads nobody any more, or whose entry for a class ends with them (USR-16, FLD-03). */
export interface LeftFolder {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly responsibleId: string | null;
}

/** What leaving needs to know: whom those who leave are responsible for, and who was named to come after them, as the actor sees them. */
export interface LeavingFacts {
  /** Less those who leave themselves. Empty where whoever leaves a role keeps their `user`s. */
  readonly left: readonly LeftUser[];
  readonly newResponsible: ResponsibleFacts | undefined;
  readonly newContact: (Called & Pick<UserFacts, 'role'>) | undefined;
  /** Which shared folders they leave. Null where whoever leaves a role may still own them, and have a class. */
  readonly folders: readonly LeftFolder[] | null;
  /** How many of those who are left gain and lose in shared folders by it. */
  readonly readers: Readers['counts'];
  /** Who is turned to in the account now, and so owns them then unless another is named. */
  readonly contact: Called | undefined;
}

/** Who owns the folders that pass on: who is turned to once they have left (USR-16). */
function heirOf(leaving: readonly Pick<UserFacts, 'primaryContact'>[], { newContact, contact }: LeavingFacts) {
  return leaving.some(({ primaryContact }) => primaryContact) ? newContact : contact;
}

/**
 * Why people may not leave an account, or the role of a responsible or an administrator, if so: one place for a demotion, a removal, a move and
 * many at once; one person is a list of one (USR-07, USR-14, USR-16, I11, I13). What is named although nothing is left behind is not asked about:
 * the last `user` may have gone meanwhile.
 */
export function leavingRefusal(
  account: Pick<AccountFacts, 'administrators'>,
  leaving: readonly UserFacts[],
  { left, newResponsible, newContact }: LeavingFacts,
  { usersTo }: LeavingInput,
): Refusal<'last-administrator' | 'primary-contact' | 'has-users' | 'not-a-responsible' | 'quota-exceeded'> | undefined {
  const administrators = leaving.filter(({ role }) => role === 'administrator').length;
  if (administrators > 0 && administrators >= account.administrators) return refuse('last-administrator');
  const leaves = (id: string | undefined) => leaving.some((user) => user.id === id);
  if (leaving.some(({ primaryContact }) => primaryContact) && (newContact?.role !== 'administrator' || leaves(newContact.id)))
    return refuse('primary-contact');
  if (left.length === 0) return undefined;
  if (usersTo === undefined) return refuse('has-users', { users: left.length });
  if (usersTo === null) return undefined;
  if (leaves(newResponsible?.id)) return refuse('not-a-responsible');
  // whoever of theirs leaves with the others makes room
  const gone = leaving.filter(({ responsibleId }) => responsibleId === usersTo).length;
  return responsibleRefusal(newResponsible, left.length - gone);
}

/** What changes of those who stay: their responsible, and who is turned to. What becomes of those who leave is the act's own. */
export function leavingChanges(leaving: readonly UserFacts[], facts: LeavingFacts, { usersTo }: LeavingInput): Change[] {
  const { left, newContact, folders } = facts;
  const changes = left.map((user): Change => {
    return { kind: 'changed', ...person(user), field: 'responsibleId', from: user.responsibleId, to: usersTo ?? null };
  });
  if (newContact && leaving.some(({ primaryContact }) => primaryContact))
    changes.push({ kind: 'changed', ...person(newContact), field: 'primaryContact', from: false, to: true });
  const heir = heirOf(leaving, facts)?.id ?? null;
  const ids = new Set<string | null>(leaving.map(({ id }) => id));
  for (const folder of folders ?? []) changes.push(...folderLeft(folder, ids, heir));
  return changes;
}

/** What becomes of a folder that some leave: who owns it then, and the entry of a class that ends. */
export function folderLeft(
  { id, name, ownerId, responsibleId }: LeftFolder,
  leaving: ReadonlySet<string | null>,
  heir: string | null,
): Change[] {
  const changed = (field: string, from: string | null, to: string | null): Change => {
    return { kind: 'changed', resource: 'folders', id, name, field, from, to };
  };
  return [
    ...(leaving.has(ownerId) ? [changed('ownerId', ownerId, heir)] : []),
    ...(leaving.has(responsibleId) ? [changed('responsibleId', responsibleId, null)] : []),
  ];
}

/** How many gain and lose in shared folders by it, where anybody does. */
export function leavingTouched({ readers }: Pick<LeavingFacts, 'readers'>): Record<string, number> {
  return Object.fromEntries(Object.entries(readerCounts({ counts: readers })).filter(([, count]) => count > 0));
}

/** What the ids in `leavingChanges` are called. */
export function leavingNames(leaving: readonly UserFacts[], facts: LeavingFacts): Record<string, string> {
  const { left, newResponsible, folders } = facts;
  const heir = folders?.length ? heirOf(leaving, facts) : undefined;
  if (left.length === 0 && !heir) return {};
  const named = [...leaving, left.length > 0 ? newResponsible : undefined, heir].filter((person) => person !== undefined);
  return namesOf(named);
}
