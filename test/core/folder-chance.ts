import type { Access, GeneralEntries } from '@knippa/contract';
import type { FolderNode, Viewer } from '@knippa/core';
import fc from 'fast-check';

/** Everybody who asks: of each role, with and without a class, and one who belongs to an administrator. `nobody` owns and is chosen for nothing. */
export const viewers: readonly Viewer[] = [
  { id: 'adam', role: 'administrator', responsibleId: null },
  { id: 'maj', role: 'manager', responsibleId: null },
  { id: 'mons', role: 'manager', responsibleId: null },
  { id: 'pia', role: 'user', responsibleId: 'maj' },
  { id: 'alva', role: 'user', responsibleId: 'mons' },
  { id: 'ali', role: 'user', responsibleId: 'adam' },
  { id: 'utan', role: 'user', responsibleId: null },
  { id: 'nobody', role: 'manager', responsibleId: null },
];

/** The ids that folders may have. */
export const folderIds = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

const access: fc.Arbitrary<Access> = fc.record({ read: fc.boolean(), write: fc.boolean() });
const responsible = fc.tuple(access, fc.constantFrom('adam', 'maj', 'mons')).map(([rights, id]) => ({ ...rights, id }));
const settings: fc.Arbitrary<GeneralEntries> = fc.record({
  managers: access,
  users: access,
  responsible: fc.option(responsible, { freq: 3 }),
});
const chosen = fc
  .tuple(access, fc.uniqueArray(fc.constantFrom('adam', 'maj', 'mons', 'pia', 'alva', 'ali', 'utan'), { minLength: 1, maxLength: 3 }))
  .map(([rights, ids]) => ({ ...rights, ids }));

/** What a folder says, but for its place. */
export const sayings = fc.record({
  ownerId: fc.option(fc.constantFrom('adam', 'maj', 'mons')),
  own: fc.option(settings, { freq: 2 }),
  settings,
  chosen: fc.option(chosen, { freq: 2 }),
});
type Saying = typeof sayings extends fc.Arbitrary<infer S> ? S : never;

/** The folder that says so in a place: roots have settings always, and they alone have chosen people. */
export function folderSaying(id: string, parentId: string | null, saying: Saying): FolderNode {
  const { ownerId } = saying;
  return parentId === null
    ? { id, parentId, ownerId, settings: saying.settings, chosen: saying.chosen }
    : { id, parentId, ownerId, settings: saying.own, chosen: null };
}

/** One to eight folders in each other, three in ten of them roots, in any order. */
export const schools: fc.Arbitrary<FolderNode[]> = fc
  .array(fc.tuple(sayings, fc.nat(9), fc.nat(99)), { minLength: 1, maxLength: folderIds.length })
  .chain((said) => {
    const folders = said.map(([saying, root, parent], at) => {
      const above = at === 0 || root < 3 ? undefined : folderIds[parent % at];
      return folderSaying(folderIds[at] ?? '', above ?? null, saying);
    });
    return fc.shuffledSubarray(folders, { minLength: folders.length });
  });

/** One change of a school: a folder is put, wherever, or taken away with all below. */
export type Act = { readonly put: FolderNode } | { readonly remove: string };

/** Changes by chance: mostly puts, into the root or under any folder, there or not. */
export const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...folderIds), fc.option(fc.constantFrom(...folderIds), { freq: 3 }), sayings)
      .map(([id, parentId, saying]): Act => ({ put: folderSaying(id, parentId, saying) })),
  },
  { weight: 1, arbitrary: fc.constantFrom(...folderIds).map((remove): Act => ({ remove })) },
);
