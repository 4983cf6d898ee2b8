import { FolderRights, folderMoveRefusal, gainsAndLosses, type FolderNode, type Viewer, type Way } from '@knippa/core';
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { rounds, seed } from '../rounds.js';
import { acts, folderIds, schools, viewers, type Act } from './folder-chance.js';
import { FolderReference } from './folder-reference.js';

const ways: readonly Way[] = ['read', 'write'];
const chance = (full: number) => ({ seed, numRuns: rounds(full) });

/** The index says what the reference says: of every folder for everybody, with rights that are really held; and lists and audiences agree (I1, I23, I25). */
function agree(rights: FolderRights, folders: readonly FolderNode[], views = viewers.map((viewer) => rights.of(viewer))): void {
  const reference = new FolderReference(folders);
  for (const [index, viewer] of viewers.entries()) {
    const view = views[index] ?? rights.of(viewer);
    for (const { id } of folders) {
      const verdict = view.access(id);
      for (const way of ways) {
        const right = verdict?.[way];
        assert.equal(view.may(way, id), right !== undefined);
        assert.equal(right !== undefined, reference.may(viewer, way, id), `${viewer.id} ${way} ${id}`);
        if (right)
          assert.ok(reference.carries(right, 'account', viewer, way, id), `${viewer.id} ${way} ${id} by ${right.right} on ${right.on}`);
      }
      assert.equal(view.may('see', id), verdict !== undefined);
      assert.equal(verdict === undefined, !ways.some((way) => reference.may(viewer, way, id)));
      if (verdict) assert.ok(among(rights, viewer, id), `${viewer.id} is missing among those who see ${id}`);
    }
    const mine = view.mine();
    assert.deepEqual(mine.map(({ folder: { id } }) => id).sort(), reference.visible(viewer).sort(), `what ${viewer.id} sees`);
    for (const { folder, verdict } of mine) assert.deepEqual(verdict, view.access(folder.id));
  }
}

function among(rights: FolderRights, viewer: Viewer, id: string): boolean {
  const audience = rights.whoSees(id);
  assert.ok(audience, id);
  const { roles, responsibleIds, ids } = audience;
  return roles.includes(viewer.role) || responsibleIds.includes(viewer.responsibleId ?? '') || ids.includes(viewer.id);
}

it('I23 says what the ledger says, sentence by sentence, of any school', () => {
  fc.assert(
    fc.property(schools, (folders) => agree(new FolderRights('account', folders), folders)),
    chance(4000),
  );
});

it('I24 gives a subfolder without settings its parent’s rights, but to who owns it, and keeps chosen people’s everywhere below', () => {
  fc.assert(
    fc.property(schools, (folders) => {
      const rights = new FolderRights('account', folders);
      for (const { id, parentId, settings, ownerId } of folders)
        for (const viewer of viewers) {
          const verdict = rights.of(viewer).access(id);
          if (parentId !== null && settings === null && ownerId !== viewer.id)
            assert.deepEqual(verdict, rights.of(viewer).access(parentId), `${viewer.id} in ${id}`);
          const chosen = rights.path(id)[0]?.chosen;
          if (chosen?.ids.includes(viewer.id))
            for (const way of ways) if (chosen[way]) assert.ok(verdict?.[way], `${viewer.id} ${way} ${id}`);
        }
    }),
    chance(4000),
  );
});

it('I25 shows no folder whose path it does not show, and hides one as if it were not there', () => {
  fc.assert(
    fc.property(schools, (folders) => {
      const rights = new FolderRights('account', folders);
      for (const viewer of viewers) {
        const seen = new Set(
          rights
            .of(viewer)
            .mine()
            .map(({ folder: { id } }) => id),
        );
        for (const { id } of folders)
          if (seen.has(id)) for (const above of rights.path(id)) assert.ok(seen.has(above.id), `${viewer.id} sees ${id}, not ${above.id}`);
          else assert.equal(rights.of(viewer).access(id), rights.of(viewer).access('unknown'));
      }
    }),
    chance(4000),
  );
});

it('I5 answers nobody otherwise for folders that they do not see, however these are', () => {
  fc.assert(
    fc.property(schools, (folders) => {
      const whole = new FolderRights('account', folders);
      for (const viewer of viewers) {
        const seen = folders.filter(({ id }) => whole.of(viewer).access(id));
        const alone = new FolderRights('account', seen);
        for (const { id } of folders) assert.deepEqual(alone.of(viewer).access(id), whole.of(viewer).access(id), `${viewer.id} in ${id}`);
        assert.deepEqual(new Set(alone.of(viewer).mine()), new Set(whole.of(viewer).mine()));
      }
    }),
    chance(2000),
  );
});

/** Does what may be done of an act, to the index and to a plain list alike. A put into what is not there, or under itself, throws and changes nothing. */
function act(rights: FolderRights, folders: Map<string, FolderNode>, doing: Act): void {
  const under = (id: string): string[] => [
    id,
    ...[...folders.values()].filter(({ parentId }) => parentId === id).flatMap((one) => under(one.id)),
  ];
  if ('remove' in doing) {
    rights.remove(doing.remove);
    for (const id of under(doing.remove)) folders.delete(id);
    return;
  }
  const { id, parentId } = doing.put;
  if (parentId === null || (folders.has(parentId) && !under(id).includes(parentId))) {
    rights.put(doing.put);
    folders.set(id, doing.put);
  } else assert.throws(() => rights.put(doing.put), /is not there|under itself/);
}

it('I23 keeps in step with every change: after any puts, moves and removals it says what one built anew says', () => {
  fc.assert(
    fc.property(schools, fc.array(acts, { minLength: 1, maxLength: 12 }), (school, doings) => {
      const folders = new Map(school.map((folder) => [folder.id, folder]));
      const rights = new FolderRights('account', school);
      const views = viewers.map((viewer) => rights.of(viewer));
      for (const doing of doings) act(rights, folders, doing);
      const now = [...folders.values()];
      const anew = new FolderRights('account', now);
      agree(rights, now, views);
      assert.deepEqual(Array.from(rights.folders(), ({ id }) => id).sort(), [...folders.keys()].sort());
      for (const id of folderIds) {
        assert.deepEqual(rights.path(id), anew.path(id));
        assert.equal(rights.levels(id), anew.levels(id));
        assert.deepEqual(rights.whoSees(id), anew.whoSees(id));
        assert.deepEqual(new Set(rights.descendants(id)), new Set(anew.descendants(id)));
        assert.deepEqual(new Set(rights.children(id)), new Set(anew.children(id)));
      }
      assert.deepEqual(new Set(rights.children(null)), new Set(now.filter(({ parentId }) => parentId === null)));
    }),
    chance(4000),
  );
});

it('WHY-02 tells of a change of rights everybody who gains or loses by it, and nobody else, by looking at what changes alone', () => {
  fc.assert(
    fc.property(schools, acts, (school, doing) => {
      fc.pre('put' in doing);
      const before = new FolderRights('account', school);
      fc.pre(doing.put.parentId === null || before.path(doing.put.parentId).length > 0);
      fc.pre(folderMoveRefusal(before, doing.put.id, doing.put.parentId) === undefined);
      const after = new FolderRights('account', school);
      after.put(doing.put);
      const told = new Map(
        viewers
          .flatMap((viewer) => gainsAndLosses(before, before.supposing(doing.put), viewer))
          .map((one) => [`${one.viewerId} ${one.folderId}`, one]),
      );
      for (const viewer of viewers)
        for (const { id } of after.folders()) {
          const [was, is] = [before.of(viewer).access(id), after.of(viewer).access(id)];
          const one = told.get(`${viewer.id} ${id}`);
          assert.deepEqual(
            one?.gains ?? [],
            ways.filter((way) => !was?.[way] && is?.[way]),
            `${viewer.id} ${id} gains`,
          );
          assert.deepEqual(
            one?.losses ?? [],
            ways.filter((way) => was?.[way] && !is?.[way]),
            `${viewer.id} ${id} loses`,
          );
          if (one) for (const way of ways) assert.deepEqual(one.keeps[way], was?.[way] && is?.[way], `${viewer.id} ${id} keeps`);
          else assert.deepEqual(is, was, `${viewer.id} ${id} is as before`);
        }
    }),
    chance(4000),
  );
});
