import type { Access, GeneralEntries } from '@knippa/contract';
import { FolderRights, type FolderNode, type Viewer } from '@knippa/core';
import assert from 'node:assert/strict';
import { it } from 'node:test';

const kinds: readonly Access[] = [false, true].flatMap((read) => [false, true].map((write) => ({ read, write })));
const [off = { read: false, write: false }] = kinds;
const both: Access = { read: true, write: true };
const writeOnly: Access = { read: false, write: true };
const open: GeneralEntries = { managers: both, users: both, responsible: { id: 'boss', ...both } };

/** All 64 ways in which the three general entries can stand. */
const combinations: readonly GeneralEntries[] = kinds.flatMap((managers) =>
  kinds.flatMap((users) => kinds.map((responsible) => ({ managers, users, responsible: { id: 'boss', ...responsible } }))),
);

const viewer = (id: string, role: Viewer['role'], responsibleId: string | null = null): Viewer => ({ id, role, responsibleId });
const sum = (...all: readonly Access[]): Access => ({ read: all.some(({ read }) => read), write: all.some(({ write }) => write) });

/** One of each kind of person, and what adds up for them where the entries stand so, and the root's chosen people have that. */
const persons: readonly (readonly [Viewer, (entries: GeneralEntries, chosen: Access) => Access])[] = [
  [viewer('adam', 'administrator'), () => both],
  [viewer('owner', 'manager'), () => both],
  [viewer('manager', 'manager'), ({ managers }) => managers],
  [viewer('boss', 'manager'), ({ managers, responsible }) => sum(managers, responsible ?? off)],
  [viewer('pupil', 'user', 'boss'), ({ users, responsible }) => sum(users, responsible ?? off)],
  [viewer('stranger', 'user', 'manager'), ({ users }) => users],
  [viewer('chosen', 'user'), ({ users }, chosen) => sum(users, chosen)],
];

const levels = ['one', 'two', 'three'] as const;

/** Three folders in each other: open to all down to a level, where the entries stand, and what lies below follows. */
function standingAt(level: number, entries: GeneralEntries): FolderNode[] {
  return levels.map((id, at) => ({
    id,
    parentId: levels[at - 1] ?? null,
    ownerId: at === level ? 'owner' : null,
    settings: at < level ? open : at === level ? entries : null,
    chosen: at === 0 ? { ids: ['chosen'], ...writeOnly } : null,
  }));
}

it('FLD-03 adds up every combination of the three general entries, on every level, for one of each kind of person', () => {
  let cells = 0;
  for (const level of levels.keys())
    for (const entries of combinations) {
      const rights = new FolderRights('a', standingAt(level, entries));
      for (const [at, id] of levels.entries())
        for (const [one, expected] of persons) {
          const verdict = rights.of(one).access(id);
          const is = { read: verdict?.read !== undefined, write: verdict?.write !== undefined };
          assert.deepEqual(
            is,
            expected(at < level ? open : entries, writeOnly),
            `${one.id} in ${id}: ${JSON.stringify(entries)} on ${levels[level]}`,
          );
          cells += 1;
        }
    }
  assert.equal(cells, 3 * 64 * 3 * persons.length);
});

/** What somebody has on three levels whose entries are these, or follow: what lies in something hidden is hidden, and who owns the second has all from there on. */
function along([one, adds]: (typeof persons)[number], entries: readonly (GeneralEntries | null)[], chosen: Access): Access[] {
  let holds: GeneralEntries = open;
  let hidden = false;
  return entries.map((own, at) => {
    holds = own ?? holds;
    if (hidden) return off;
    const has = one.role !== 'administrator' && one.id === 'owner' ? (at === 0 ? holds.managers : both) : adds(holds, chosen);
    hidden = !has.read && !has.write;
    return has;
  });
}

it('FLD-05 holds for all combinations of entries on three levels, each with its own or following, whatever the chosen people have', (t) => {
  const put = (at: number, settings: GeneralEntries | null, chosen: FolderNode['chosen'] = null): FolderNode => {
    return { id: levels[at] ?? '', parentId: levels[at - 1] ?? null, ownerId: at === 1 ? 'owner' : null, settings, chosen };
  };
  const rights = new FolderRights('a', [put(0, open), put(1, null), put(2, null)]);
  // asked all the while: a view follows every change
  const views = persons.map(([one]) => rights.of(one));
  const below = [...combinations, null];
  const share = process.env['KNIPPA_LONG'] ? 1 : 40;
  let trees = 0;
  for (const chosen of kinds)
    for (const one of combinations) {
      rights.put(put(0, one, { ids: ['chosen'], ...chosen }));
      for (const two of below) {
        rights.put(put(1, two));
        for (const three of below) {
          if (trees++ % share !== 0) continue;
          rights.put(put(2, three));
          for (const [index, person] of persons.entries())
            for (const [at, is] of along(person, [one, two, three], chosen).entries()) {
              const view = views[index];
              const id = levels[at] ?? '';
              if (view?.may('read', id) !== is.read || view.may('write', id) !== is.write)
                assert.fail(`${person[0].id} in ${id}: ${JSON.stringify({ one, two, three, chosen })}, expected ${JSON.stringify(is)}`);
            }
        }
      }
    }
  t.diagnostic(`${Math.ceil(trees / share)} of ${trees} trees`);
  assert.equal(trees, 4 * 64 * 65 * 65);
});
