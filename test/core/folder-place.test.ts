import {
  chosenRefusal,
  depthRefusal,
  folderMoveRefusal,
  FolderRights,
  mostFolderLevels,
  ownerRefusal,
  type FolderNode,
  type Viewer,
} from '@knippa/core';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

const off = { read: false, write: false };
const nobody = { managers: off, users: off, responsible: null };
const folder = (id: string, parentId: string | null, more: Partial<FolderNode> = {}): FolderNode => ({
  id,
  parentId,
  ownerId: null,
  settings: parentId === null ? nobody : null,
  chosen: null,
  ...more,
});
const maj: Viewer = { id: 'maj', role: 'manager', responsibleId: null };
const adam: Viewer = { id: 'adam', role: 'administrator', responsibleId: null };

/** Folders in each other, `name1` the root, so many levels deep. */
const chain = (name: string, levels: number) =>
  Array.from({ length: levels }, (_, at) => folder(`${name}${at + 1}`, at === 0 ? null : `${name}${at}`));

describe('where a folder may lie', () => {
  it('FLD-05 not in itself, nor in what lies in it', () => {
    const rights = new FolderRights('a', [...chain('f', 3), folder('g', null)]);
    for (const parentId of ['f1', 'f2', 'f3'])
      assert.deepEqual(folderMoveRefusal(rights, 'f1', parentId), { code: 'folder-cycle', params: {} }, parentId);
    assert.equal(folderMoveRefusal(rights, 'f3', 'f1'), undefined);
    assert.equal(folderMoveRefusal(rights, 'f2', 'g'), undefined);
    assert.equal(folderMoveRefusal(rights, 'f2', null), undefined);
  });

  it('FLD-05 not more than 32 levels deep, with all that it brings along', () => {
    const tooDeep = { code: 'too-deep', params: { levels: 32 } };
    const rights = new FolderRights('a', [...chain('f', mostFolderLevels), ...chain('g', 3)]);
    assert.equal(depthRefusal(rights, `f${mostFolderLevels - 1}`), undefined, 'the 32nd level');
    assert.deepEqual(depthRefusal(rights, `f${mostFolderLevels}`), tooDeep, 'the 33rd');
    assert.equal(folderMoveRefusal(rights, 'g1', `f${mostFolderLevels - 3}`), undefined, 'three levels to the 32nd');
    assert.deepEqual(folderMoveRefusal(rights, 'g1', `f${mostFolderLevels - 2}`), tooDeep, 'three levels to the 33rd');
    assert.deepEqual(depthRefusal(rights, 'f30', rights.levels('g1')), tooDeep, 'a copy brings what is copied');
  });

  it('FLD-05 not with chosen people of its own in another', () => {
    const chosen = { ids: ['pia'], read: true, write: false };
    assert.deepEqual(chosenRefusal(folder('g', 'f', { chosen })), { code: 'chosen-users-only-on-root', params: {} });
    assert.equal(chosenRefusal(folder('g', null, { chosen })), undefined);
  });

  it('FLD-05 not where its owner does not see the one above', () => {
    const reading = { ...nobody, managers: { read: true, write: false } };
    const rights = new FolderRights('a', [
      folder('open', null, { settings: reading }),
      folder('closed', null),
      folder('within', 'closed', { settings: reading }),
      folder('own', null, { ownerId: 'maj' }),
    ]);
    const refusal = { code: 'owner-cannot-see-parent', params: {} };
    const ending = (parentId: string | null, owner: Viewer | undefined) => ownerRefusal(rights, owner, parentId);
    assert.deepEqual([ending('closed', maj), ending('within', maj)], [refusal, refusal]);
    assert.deepEqual([ending('open', maj), ending('own', maj), ending(null, maj)], [undefined, undefined, undefined]);
    assert.deepEqual([ending('closed', adam), ending('closed', undefined)], [undefined, undefined]);
  });
});

describe('the tree', () => {
  it('FLD-05 takes what lies below along with a folder that moves, and away with one that goes', () => {
    const rights = new FolderRights('a', [...chain('f', 3), folder('g', null)]);
    rights.put(folder('f2', 'g'));
    assert.deepEqual(
      rights.path('f3').map(({ id }) => id),
      ['g', 'f2', 'f3'],
    );
    assert.deepEqual([rights.levels('f1'), rights.levels('g')], [1, 3]);
    rights.remove('g');
    assert.deepEqual(
      Array.from(rights.folders(), ({ id }) => id),
      ['f1'],
    );
  });

  it('FLD-05 is not built of folders in a circle, nor of one whose parent is missing', () => {
    const circle = [folder('f', 'g'), folder('g', 'h'), folder('h', 'f')];
    assert.throws(() => new FolderRights('a', circle), /lies under itself/);
    assert.throws(() => new FolderRights('a', [folder('f', 'gone')]), /gone, which is not there/);
    assert.throws(() => new FolderRights('a', [folder('f', 'f')]), /lies under itself/);
  });
});
