import type { Access, GeneralEntries } from '@knippa/contract';
import { FolderRights, type FolderNode, type Viewer } from '@knippa/core';
import assert from 'node:assert/strict';
import { it } from 'node:test';

const kinds: readonly Access[] = [false, true].flatMap((read) => [false, true].map((write) => ({ read, write })));
const [off = { read: false, write: false }] = kinds;
const both: Access = { read: true, write: true };
const open: GeneralEntries = { managers: both, users: both, responsible: { id: 'boss', ...both } };

/** All 64 ways in which the three general entries can stand. */
const combinations: readonly GeneralEntries[] = kinds.flatMap((managers) =>
  kinds.flatMap((users) => kinds.map((responsible) => ({ managers, users, responsible: { id: 'boss', ...responsible } }))),
);

const viewer = (id: string, role: Viewer['role'], responsibleId: string | null = null): Viewer => ({ id, role, responsibleId });
const sum = (...all: readonly Access[]): Access => ({ read: all.some(({ read }) => read), write: all.some(({ write }) => write) });

/** One of each kind of person, and what adds up for them where the entries stand so. */
const persons: readonly (readonly [Viewer, (entries: GeneralEntries) => Access])[] = [
  [viewer('adam', 'administrator'), () => both],
  [viewer('owner', 'manager'), () => both],
  [viewer('manager', 'manager'), ({ managers }) => managers],
  [viewer('boss', 'manager'), ({ managers, responsible }) => sum(managers, responsible ?? off)],
  [viewer('pupil', 'user', 'boss'), ({ users, responsible }) => sum(users, responsible ?? off)],
  [viewer('stranger', 'user', 'manager'), ({ users }) => users],
  [viewer('chosen', 'user'), ({ users }) => sum(users, { read: false, write: true })],
];

const levels = ['one', 'two', 'three'] as const;

/** Three folders in each other: open to all down to a level, where the entries stand, and what lies below follows. */
function standingAt(level: number, entries: GeneralEntries): FolderNode[] {
  return levels.map((id, at) => ({
    id,
    parentId: levels[at - 1] ?? null,
    ownerId: at === level ? 'owner' : null,
    settings: at < level ? open : at === level ? entries : null,
    chosen: at === 0 ? { ids: ['chosen'], read: false, write: true } : null,
  }));
}

it('FLD-03 adds up every combination of the three general entries, on every level, for one of each kind of person', () => {
  let cells = 0;
  for (const level of levels.keys())
    for (const entries of combinations) {
      const rights = new FolderRights('a', standingAt(level, entries));
      for (const [at, id] of levels.entries())
        for (const [one, expected] of persons) {
          const verdict = rights.access(one, id);
          const is = { read: verdict?.read !== undefined, write: verdict?.write !== undefined };
          assert.deepEqual(is, expected(at < level ? open : entries), `${one.id} in ${id}: ${JSON.stringify(entries)} on ${levels[level]}`);
          cells += 1;
        }
    }
  assert.equal(cells, 3 * 64 * 3 * persons.length);
});
