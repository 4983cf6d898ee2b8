import type { Access, Change, ChangeValue, folders as contract, Refusal } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';
import type { Deed } from '../kernel/rule.js';
import { namesOf } from '../users/people.js';
import type { FolderNode } from './folder.js';
import { readerChanges, readerCounts, readerWarnings, type NamedFacts, type Readers } from './readers.js';

/** What setting a folder's rights needs to know: the folder as it is and as it would be, who is named, why that cannot be, and who gains and loses. */
export interface RightsFacts {
  readonly before: FolderNode;
  readonly after: FolderNode;
  /** Of the account's people those who are named, as far as there are such. */
  readonly named: ReadonlyMap<string, NamedFacts>;
  readonly misplaced: Refusal<'chosen-users-only-on-root' | 'owner-cannot-see-parent'> | undefined;
  readonly readers: Readers;
}

/** Whether an id is one of an administrator's or a manager's of the account. */
function leads({ named }: RightsFacts, id: string): boolean {
  const role = named.get(id)?.role;
  return role === 'administrator' || role === 'manager';
}

const accessText = (access: Access | null | undefined): string =>
  [access?.read && 'read', access?.write && 'write'].filter(Boolean).join('-') || 'none';

/** What a plan tells of a folder's settings, field by field. */
function told({ ownerId, settings, chosen }: FolderNode): Readonly<Record<string, ChangeValue>> {
  return {
    ownerId,
    follows: settings === null,
    ...(settings && {
      managers: accessText(settings.managers),
      users: accessText(settings.users),
      responsibleId: settings.responsible?.id ?? null,
      responsible: accessText(settings.responsible),
    }),
    chosen: accessText(chosen),
  };
}

/** Who of the chosen people comes, and who goes: a value each, for as many as there are. */
function chosenChanges(before: FolderNode, after: FolderNode): [from: string | null, to: string | null][] {
  const [was, is] = [new Set(before.chosen?.ids), new Set(after.chosen?.ids)];
  return [
    ...[...was].filter((id) => !is.has(id)).map((id): [string, null] => [id, null]),
    ...[...is].filter((id) => !was.has(id)).map((id): [null, string] => [null, id]),
  ];
}

/** So many of those who are chosen, or are not any more, a plan tells before who gains and who loses. */
const chosenFirst = 50;

/** Sets who may what in a shared folder (FLD-02, FLD-03, FLD-05). */
export const setRights: Deed<typeof contract.setRights, RightsFacts> = {
  fits: ({ facts, input: { ownerId, entries, chosen } }) => {
    const { before, named, misplaced } = facts;
    if (ownerId !== undefined && !leads(facts, ownerId)) return refuse('not-a-responsible');
    if (entries === 'follow' && before.parentId === null) return refuse('root-follows-nothing');
    if (entries && entries !== 'follow' && entries.responsible && !leads(facts, entries.responsible.id)) return refuse('not-a-responsible');
    if (chosen?.ids.some((id) => !named.has(id))) return refuse('not-found');
    return misplaced;
  },
  changes: ({ subject: { folder }, facts: { before, after, readers } }) => {
    const [from, to] = [told(before), told(after)];
    const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((field) => from[field] !== to[field]);
    const change = (field: string, from: ChangeValue, to: ChangeValue): Change => {
      return { kind: 'changed', resource: 'folders', id: folder.id, name: folder.name, field, from, to };
    };
    const chosen = chosenChanges(before, after).map((values) => change('chosenPerson', ...values));
    return [
      ...fields.map((field) => change(field, from[field] ?? null, to[field] ?? null)),
      // there may be more than a plan holds: most stand last, for what comes of them is told in who gains and who loses
      ...chosen.slice(0, chosenFirst),
      ...readerChanges(readers),
      ...chosen.slice(chosenFirst),
    ];
  },
  touched: ({ facts }) => readerCounts(facts.readers),
  warnings: ({ facts }) => readerWarnings(facts.readers),
  names: ({ facts }) => namesOf([...facts.named.values()]),
};
