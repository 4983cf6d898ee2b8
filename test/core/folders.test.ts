import type { Access, GeneralEntries } from '@knippa/contract';
import { FolderRights, gainsAndLosses, type FolderNode, type FolderRightName, type Verdict, type Viewer } from '@knippa/core';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cells, folders as schoolFolders, people } from '../tables/school.js';

const off: Access = { read: false, write: false };
const reads: Access = { read: true, write: false };
const writes: Access = { read: false, write: true };
const both: Access = { read: true, write: true };
const nobody: GeneralEntries = { managers: off, users: off, responsible: null };
const everybody: GeneralEntries = { managers: both, users: both, responsible: null };

const folder = (id: string, parentId: string | null, more: Partial<FolderNode> = {}): FolderNode => ({
  id,
  parentId,
  ownerId: null,
  settings: parentId === null ? nobody : null,
  chosen: null,
  ...more,
});
const viewer = (id: string, role: Viewer['role'], responsibleId: string | null = null): Viewer => ({ id, role, responsibleId });

const adam = viewer('adam', 'administrator');
const maj = viewer('maj', 'manager');
const mons = viewer('mons', 'manager');
const pia = viewer('pia', 'user', 'maj');
const alva = viewer('alva', 'user', 'mons');
const all = [adam, maj, mons, pia, alva];

const said = (verdict: Verdict | undefined) => `${verdict?.read ? 'r' : '-'}${verdict?.write ? 'w' : '-'}`;
const by = (read: FolderRightName | undefined, write: FolderRightName | undefined): Verdict => ({
  read: read && { right: read, on: 'f' },
  write: write && { right: write, on: 'f' },
});
/** What each of them may do in a folder: `rw r- …`, in their order. */
const line = (rights: FolderRights, id: string, viewers: readonly Viewer[] = all) =>
  viewers.map((one) => said(rights.of(one).access(id))).join(' ');

describe('the example school', () => {
  const rights = new FolderRights(
    'skolan',
    schoolFolders.map(({ key, parent, owner, entries }) => ({
      id: key,
      parentId: parent,
      ownerId: owner,
      settings: entries && { ...entries, responsible: entries.responsible && { ...entries.responsible, id: entries.responsible.key } },
      chosen: null,
    })),
  );
  const viewers = new Map(people.map(({ key, role, responsible }) => [key, viewer(key, role, responsible)]));

  it('FLD-06 says of every person what they may do in every folder, each once', () => {
    const named = new Set(cells.map(({ person, folder: id }) => `${person} ${id}`));
    assert.equal(cells.length, people.length * schoolFolders.length);
    assert.equal(named.size, cells.length);
    for (const { key } of people) for (const { key: id } of schoolFolders) assert.ok(named.has(`${key} ${id}`), `${key} in ${id}`);
  });

  it('FLD-06 lets every person do what the table says, and nothing else', () => {
    for (const { person, folder: id, read, write } of cells) {
      const verdict = rights.of(viewers.get(person)!).access(id);
      assert.equal(said(verdict), `${read ? 'r' : '-'}${write ? 'w' : '-'}`, `${person} in ${id}`);
      assert.equal(verdict === undefined, !read && !write, `${person} in ${id}`);
    }
  });

  it('FLD-06 shows every person the folders of the table, and no other', () => {
    for (const [key, one] of viewers) {
      const expected = cells.filter(({ person, read, write }) => person === key && (read || write)).map(({ folder: id }) => id);
      assert.deepEqual(
        rights
          .of(one)
          .mine()
          .map(({ folder: { id } }) => id)
          .sort(),
        expected.sort(),
        key,
      );
    }
  });

  it('WHY-02 tells by which right', () => {
    const told = (person: string, id: string) => rights.of(viewers.get(person)!).access(id);
    assert.deepEqual(told('rektor', 'Klass 1/Arbeten')?.write, { right: 'administrator', on: 'skolan' });
    assert.deepEqual(told('maj', 'Klass 1/Arbeten')?.write, { right: 'owner', on: 'Klass 1' }, 'the outermost that they own');
    assert.deepEqual(told('maj', 'Skolinformation')?.write, { right: 'managers', on: 'Skolinformation' });
    assert.deepEqual(told('utan', 'Skolinformation')?.read, { right: 'users', on: 'Skolinformation' });
    assert.deepEqual(told('pia', 'Klass 1/Att läsa'), { read: { right: 'responsible', on: 'Klass 1' }, write: undefined }, 'inherited');
    assert.deepEqual(told('pia', 'Klass 1/Arbeten')?.write, { right: 'responsible', on: 'Klass 1/Arbeten' }, 'its own');
  });
});

describe('entries', () => {
  it('FLD-03 opens a folder to all managers, to all users, or to one responsible with their users', () => {
    const rights = new FolderRights('a', [
      folder('managers', null, { settings: { ...nobody, managers: reads } }),
      folder('users', null, { settings: { ...nobody, users: reads } }),
      folder('class', null, { settings: { ...nobody, responsible: { id: 'maj', ...reads } } }),
      folder('nobody', null),
    ]);
    assert.equal(line(rights, 'managers'), 'rw r- r- -- --');
    assert.equal(line(rights, 'users'), 'rw -- -- r- r-');
    assert.equal(line(rights, 'class'), 'rw r- -- r- --');
    assert.equal(line(rights, 'nobody'), 'rw -- -- -- --');
  });

  it('FLD-03 opens a root to chosen people of any role', () => {
    const rights = new FolderRights('a', [folder('f', null, { chosen: { ids: ['mons', 'pia'], ...writes } })]);
    assert.equal(line(rights, 'f'), 'rw -- -w -w --');
  });

  it('FLD-03 adds up the entries that fit', () => {
    const settings = { managers: writes, users: reads, responsible: { id: 'maj', ...writes } };
    const rights = new FolderRights('a', [folder('f', null, { settings, chosen: { ids: ['mons', 'alva'], ...reads } })]);
    assert.equal(line(rights, 'f'), 'rw -w rw rw r-');
    assert.deepEqual(rights.of(pia).access('f'), { read: { right: 'users', on: 'f' }, write: { right: 'responsible', on: 'f' } });
    assert.deepEqual(rights.of(mons).access('f'), { read: { right: 'chosen', on: 'f' }, write: { right: 'managers', on: 'f' } });
  });

  it('FLD-02 gives administrators and the owner full rights, whatever the entries', () => {
    for (const settings of [nobody, everybody, { managers: reads, users: writes, responsible: null }]) {
      const rights = new FolderRights('a', [folder('f', null, { ownerId: 'mons', settings })]);
      assert.deepEqual(rights.of(adam).access('f')?.read, { right: 'administrator', on: 'a' });
      assert.deepEqual(rights.of(mons).access('f')?.write, { right: 'owner', on: 'f' });
      assert.equal(line(rights, 'f', [adam, mons]), 'rw rw');
    }
  });

  it('FLD-07 gives the owner full rights on everything below, whatever its settings and whoever owns it', () => {
    const rights = new FolderRights('a', [
      folder('f', null, { ownerId: 'mons' }),
      folder('g', 'f', { ownerId: 'adam', settings: nobody }),
      folder('h', 'g', { ownerId: 'adam' }),
    ]);
    assert.equal(line(rights, 'h'), 'rw -- rw -- --');
    assert.deepEqual(rights.of(mons).access('h')?.write, { right: 'owner', on: 'f' });
  });
});

describe('owners of subfolders', () => {
  it('FLD-07 have full rights there and below, also where these follow', () => {
    const root = folder('f', null, { ownerId: 'adam', settings: { ...nobody, managers: reads } });
    const rights = new FolderRights('a', [root, folder('g', 'f', { ownerId: 'maj' }), folder('h', 'g')]);
    assert.equal(line(rights, 'g'), 'rw rw r- -- --');
    assert.equal(line(rights, 'h'), 'rw rw r- -- --');
    assert.deepEqual(rights.of(maj).access('h')?.write, { right: 'owner', on: 'g' });
    rights.put({ ...root, ownerId: 'maj' });
    assert.deepEqual(rights.of(maj).access('h')?.write, { right: 'owner', on: 'f' }, 'the outermost is told');
    rights.put({ ...root, ownerId: 'mons' });
    assert.equal(line(rights, 'g'), 'rw rw rw -- --');
    assert.deepEqual(rights.of(maj).access('h')?.write, { right: 'owner', on: 'g' });
  });
});

describe('a change of rights', () => {
  it('WHY-02 says who gains and who loses what, and by which right the others keep it', () => {
    const before = { managers: both, users: reads, responsible: { id: 'maj', ...reads } };
    const root = folder('f', null, { settings: before, chosen: { ids: ['mons'], ...reads } });
    const rights = new FolderRights('a', [root, folder('g', 'f'), folder('other', null)]);
    const draft = { ...root, settings: { managers: off, users: off, responsible: { id: 'maj', ...both } } };
    const told = all.flatMap((viewer) => gainsAndLosses(rights, rights.supposing(draft), viewer));
    assert.deepEqual(
      told.filter(({ folderId }) => folderId === 'f'),
      [
        { viewerId: 'maj', folderId: 'f', gains: [], losses: [], keeps: by('responsible', 'responsible') },
        { viewerId: 'mons', folderId: 'f', gains: [], losses: ['write'], keeps: by('chosen', undefined) },
        { viewerId: 'pia', folderId: 'f', gains: ['write'], losses: [], keeps: by('responsible', undefined) },
        { viewerId: 'alva', folderId: 'f', gains: [], losses: ['read'], keeps: by(undefined, undefined) },
      ],
    );
    assert.deepEqual(told.map(({ folderId }) => folderId).sort(), ['f', 'f', 'f', 'f', 'g', 'g', 'g', 'g'], 'what follows changes with it');
    assert.equal(line(rights, 'g'), 'rw rw rw r- r-', 'supposing changes nothing');
  });

  it('WHY-02 names those among whom everybody is who may see a folder', () => {
    const settings = { managers: writes, users: off, responsible: { id: 'maj', ...reads } };
    const root = folder('f', null, { ownerId: 'adam', settings: nobody, chosen: { ids: ['alva'], ...reads } });
    const rights = new FolderRights('a', [root, folder('g', 'f', { ownerId: 'mons', settings })]);
    assert.deepEqual(rights.whoSees('f'), { roles: ['administrator'], responsibleIds: [], ids: ['adam', 'alva'] });
    assert.deepEqual(rights.whoSees('g'), {
      roles: ['administrator', 'manager'],
      responsibleIds: ['maj'],
      ids: ['adam', 'mons', 'maj', 'alva'],
    });
    rights.put({ ...root, chosen: { ids: ['alva'], ...off } });
    assert.deepEqual(rights.whoSees('f')?.ids, ['adam'], 'an entry that is off names nobody');
    assert.equal(rights.whoSees('unknown'), undefined);
  });
});

describe('what read and write mean', () => {
  it('FLD-04 tells write only from read, and nothing at all from either', () => {
    const rights = new FolderRights('a', [
      folder('rw', null, { settings: { ...nobody, users: both } }),
      folder('r', null, { settings: { ...nobody, users: reads } }),
      folder('w', null, { settings: { ...nobody, users: writes } }),
      folder('none', null, { settings: { ...nobody, users: off } }),
    ]);
    assert.deepEqual(
      ['rw', 'r', 'w'].map((id) => rights.of(pia).access(id)),
      [
        { read: { right: 'users', on: 'rw' }, write: { right: 'users', on: 'rw' } },
        { read: { right: 'users', on: 'r' }, write: undefined },
        { read: undefined, write: { right: 'users', on: 'w' } },
      ],
    );
    assert.deepEqual(
      [rights.of(pia).access('none'), rights.of(pia).access('unknown')],
      [undefined, undefined],
      'hidden and unknown are the same',
    );
    assert.deepEqual(
      rights
        .of(pia)
        .mine()
        .map(({ folder: { id } }) => id),
      ['rw', 'r', 'w'],
    );
  });
});

describe('subfolders', () => {
  it('FLD-05 follow their parent until they have settings of their own, and again when these are taken away', () => {
    const root = folder('f', null, { settings: { ...nobody, users: reads } });
    const rights = new FolderRights('a', [root, folder('g', 'f'), folder('h', 'g'), folder('k', 'h', { ownerId: 'adam' })]);
    assert.equal(line(rights, 'h'), 'rw -- -- r- r-');
    assert.equal(line(rights, 'k'), 'rw -- -- r- r-', 'whoever owns it');
    assert.deepEqual(rights.of(pia).access('k')?.read, { right: 'users', on: 'f' });
    assert.equal(rights.source('k')?.id, 'f');
    rights.put({ ...root, settings: { ...nobody, users: both } });
    assert.equal(line(rights, 'h'), 'rw -- -- rw rw', 'at every moment');
    rights.put(folder('g', 'f', { settings: { ...nobody, responsible: { id: 'maj', ...both } } }));
    assert.equal(rights.source('h')?.id, 'g');
    assert.equal(line(rights, 'h'), 'rw -- -- rw --', 'instead of the general entries, not beside them');
    rights.put(folder('g', 'f'));
    assert.equal(line(rights, 'h'), 'rw -- -- rw rw');
  });

  it('FLD-05 keep the rights of the root’s chosen people, whatever their own settings', () => {
    const rights = new FolderRights('a', [
      folder('f', null, { chosen: { ids: ['alva'], ...reads } }),
      folder('g', 'f', { settings: nobody }),
      folder('h', 'g', { settings: { ...nobody, users: writes } }),
    ]);
    assert.equal(line(rights, 'g'), 'rw -- -- -- r-');
    assert.deepEqual(rights.of(alva).access('h'), { read: { right: 'chosen', on: 'f' }, write: { right: 'users', on: 'h' } });
  });

  it('FLD-05 are never visible below one that is not, nor to whoever owns them', () => {
    const rights = new FolderRights('a', [
      folder('f', null, { settings: { ...nobody, responsible: { id: 'maj', ...reads } } }),
      folder('g', 'f', { ownerId: 'mons', settings: everybody }),
      folder('h', 'g', { settings: everybody }),
    ]);
    assert.equal(line(rights, 'g'), 'rw rw -- rw --');
    assert.equal(line(rights, 'h'), 'rw rw -- rw --');
    assert.deepEqual(rights.of(mons).mine(), []);
    rights.put(folder('f', null, { settings: { ...nobody, managers: writes } }));
    assert.equal(line(rights, 'h'), 'rw rw rw -- --', 'write alone shows the folder, and what it holds');
  });

  it('FLD-05 count no chosen people of their own', () => {
    const rights = new FolderRights('a', [
      folder('f', null, { settings: { ...nobody, users: reads } }),
      folder('g', 'f', { settings: { ...nobody, users: reads }, chosen: { ids: ['alva', 'mons'], ...both } }),
    ]);
    assert.equal(line(rights, 'g'), 'rw -- -- r- r-');
  });
});
