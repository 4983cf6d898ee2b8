import { FolderRights, type FolderNode, type FolderView, type Viewer, type Way } from '@knippa/core';
import { Choices } from './choices.js';
import { folderSchool } from './folders-school.js';
import { interleaved } from './helpers.js';
import type { Figures, Measurement } from './measurement.js';
import { byEntries, byKeys, PeerFolders, type FolderAbility, type Peer } from './peers/folder-ability.js';

const packages = ['@casl/ability'];

/**
 * Access to shared folders in an account of 1,200 folders and 620 people, ten times and a hundred times as many. Against CASL with an ability for each viewer,
 * made beforehand as our views are, over folders that say what they inherit.
 *
 * One question about one folder, by its id; and all folders that somebody sees, where CASL is asked of roots first. Against a rule for each entry, as CASL's
 * documentation writes them; and, `-keys`, against the fastest rules there are, over folders that say beforehand whose keys open them. And one changed
 * entry: the index kept in step, against the index built anew.
 */
export const measurements: Measurement[] = [
  { id: 'folders.check@1', unit: 'checks/s', goal: { min: 10 }, packages, run: () => checks(1, byEntries) },
  { id: 'folders.check@100', unit: 'checks/s', goal: { min: 20 }, packages, run: () => checks(100, byEntries) },
  { id: 'folders.check@1-keys', unit: 'checks/s', goal: null, packages, run: () => checks(1, byKeys) },
  { id: 'folders.check@100-keys', unit: 'checks/s', goal: null, packages, run: () => checks(100, byKeys) },
  { id: 'folders.mine@1', unit: 'lists/s', goal: { min: 100 }, packages, run: () => lists(1, byEntries) },
  { id: 'folders.mine@10', unit: 'lists/s', goal: { min: 100 }, packages, run: () => lists(10, byEntries) },
  { id: 'folders.mine@100', unit: 'lists/s', goal: { min: 100 }, packages, run: () => lists(100, byEntries) },
  { id: 'folders.mine@1-keys', unit: 'lists/s', goal: null, packages, run: () => lists(1, byKeys) },
  { id: 'folders.mine@100-keys', unit: 'lists/s', goal: null, packages, run: () => lists(100, byKeys) },
  { id: 'folders.change', unit: 'ms/change', goal: { max: 0.01 }, run: () => changes(100) },
];

/** Does something over and over for at least `least` ms; answers how often it was done a second. */
function perSecond(count: number, act: () => void, least = 200): number {
  const begun = performance.now();
  let done = 0;
  do {
    act();
    done += count;
  } while (performance.now() - begun < least);
  return done / ((performance.now() - begun) / 1000);
}

interface Question {
  readonly viewer: Viewer;
  readonly view: FolderView;
  readonly ability: FolderAbility;
  readonly folderId: string;
  readonly way: Way;
}

/** Questions a second: 10,000 of 500 viewers, half of them about any folder and half about one that they see. */
async function checks(scale: number, { abilityOf }: Peer): Promise<Figures> {
  const { accountId, folders, viewers } = folderSchool(scale);
  const random = new Choices(2);
  const rights = new FolderRights(accountId, folders);
  const peers = new PeerFolders(folders);
  const questions = random.some(viewers, 500).flatMap((viewer) => {
    const ability = abilityOf(viewer);
    const view = rights.of(viewer);
    const mine = rights
      .of(viewer)
      .mine()
      .map(({ folder }) => folder);
    return Array.from({ length: 20 }, (_, at): Question => {
      const { id } = random.one(at % 2 === 0 || mine.length === 0 ? folders : mine);
      return { viewer, view, ability, folderId: id, way: random.next() < 0.5 ? 'read' : 'write' };
    });
  });
  const ours = ({ view, folderId, way }: Question) => view.may(way, folderId);
  const peer = ({ ability, folderId, way }: Question) => ability.can(way, peers.at(folderId));
  for (const question of questions)
    if (ours(question) !== peer(question))
      throw new Error(`${question.viewer.id} ${question.way} ${question.folderId}: ours and the peer differ.`);
  return interleaved(
    7,
    async () => perSecond(questions.length, () => questions.forEach(ours)),
    async () => perSecond(questions.length, () => questions.forEach(peer)),
  );
}

/** Lists a second of all folders that somebody sees, with what they may do in each; of 20 viewers. */
async function lists(scale: number, { abilityOf, sees }: Peer): Promise<Figures> {
  const { accountId, folders, viewers } = folderSchool(scale);
  const rights = new FolderRights(accountId, folders);
  const peers = new PeerFolders(folders);
  const asked = new Choices(2).some(viewers, 20).map((viewer) => ({ viewer, ability: abilityOf(viewer) }));
  let found = 0;
  for (const { viewer, ability } of asked) {
    const ours = rights
      .of(viewer)
      .mine()
      .map(({ folder: { id }, verdict: { read, write } }) => `${id} ${!!read} ${!!write}`);
    const theirs = peers.mine(ability, sees).map(({ id, read, write }) => `${id} ${read} ${write}`);
    if (ours.sort().join() !== theirs.sort().join()) throw new Error(`${viewer.id}: ours and the peer differ.`);
    found += ours.length;
  }
  console.error(`folders.mine@${scale}: ${found / asked.length} of ${folders.length} folders are seen in the mean`);
  return interleaved(
    5,
    async () => perSecond(asked.length, () => asked.forEach(({ viewer }) => rights.of(viewer).mine())),
    async () => perSecond(asked.length, () => asked.forEach(({ ability }) => peers.mine(ability, sees))),
  );
}

/** Milliseconds that one changed entry takes: put into the index, against an index built anew. */
async function changes(scale: number): Promise<Figures> {
  const { accountId, folders, viewers } = folderSchool(scale);
  const random = new Choices(3);
  const kept = new FolderRights(accountId, folders);
  const now = new Map(folders.map((folder) => [folder.id, folder]));
  const changed = random.some(folders, 1000).map((folder): FolderNode => {
    const users = { read: random.next() < 0.5, write: random.next() < 0.5 };
    const none = { read: false, write: false };
    return { ...folder, settings: { managers: none, responsible: null, ...folder.settings, users } };
  });
  const figures = await interleaved(
    5,
    async () => {
      const begun = performance.now();
      for (const folder of changed) kept.put(folder);
      return (performance.now() - begun) / changed.length;
    },
    async () => {
      const begun = performance.now();
      new FolderRights(accountId, now.values());
      return performance.now() - begun;
    },
  );
  for (const folder of changed) now.set(folder.id, folder);
  const anew = new FolderRights(accountId, now.values());
  const says = (rights: FolderRights, viewer: Viewer) =>
    JSON.stringify(
      rights
        .of(viewer)
        .mine()
        .toSorted((a, b) => (a.folder.id < b.folder.id ? -1 : 1)),
    );
  for (const viewer of random.some(viewers, 20))
    if (says(kept, viewer) !== says(anew, viewer)) throw new Error(`${viewer.id}: the index kept in step and the one built anew differ.`);
  return figures;
}
