import { documents, folders, session, users, type Folder } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import { backend, clientOver, Line, type Tab, type Trouble } from './backend.js';
import type { Stage } from './stage.js';
import { password, started } from './standing-alone.js';
import { setRights, type Rights } from './town/school.js';

type FolderKey = 'root' | 'follows' | 'own' | 'many' | 'long' | 'alone';

/** A school that shares folders: Klass 1 with Att läsa, which follows it, and Arbeten with settings of its own. */
interface School {
  readonly tab: Tab;
  readonly licenceId: string;
  readonly accountId: string;
  readonly tokens: { readonly karin: string; readonly pia: string };
  readonly folders: Readonly<Record<FolderKey, string>>;
  readonly document: string;
  readonly people: Readonly<Record<'maj' | 'pia' | 'anna', string>>;
  /** Its administrator, who changes something beside whoever is looked at. */
  readonly karin: Client;
  set(folderId: string, rights: Rights): Promise<Folder>;
}

/** Somebody's stage in it. */
interface Sharing {
  readonly stage: Stage;
  readonly school: School;
}

let opened: Promise<School> | undefined;

/** The school, made when the first story asks for it, and whoever is signed in: its administrator or a pupil. */
export function sharing({ as = 'karin', trouble }: { as?: 'karin' | 'pia'; trouble?: Trouble } = {}): () => Promise<Sharing> {
  return async () => {
    const school = await (opened ??= open());
    const { tab, licenceId, tokens } = school;
    return { stage: { tab, line: new Line(tab, trouble), token: tokens[as], licenceId }, school };
  };
}

/** What `sharing` made. */
export const schoolOf = ({ loaded }: { loaded: Record<string, unknown> }): School => loaded['school'] as School;

const off = { read: false, write: false };
const reads = { read: true, write: false };
const both = { read: true, write: true };

async function open(): Promise<School> {
  const tab = await backend();
  const { accountId, licenceId, name, operator } = await started(tab);
  const visitor = clientOver(new Line(tab), '');
  const token = async (name: string) => (await visitor.call(session.signIn, { door: 'account', name, password })).token;
  const groupId = name.split('/')[0] ?? '';
  const create = async (displayName: string, username: string, more: object = {}) =>
    (await operator.call(users.create, { accountId, role: 'user', displayName, username, password, ...more })).id;
  const manager = (displayName: string, username: string) =>
    create(displayName, username, { role: 'manager', email: `${groupId}.${username}@lindsta.example`, quota: 20 });
  const maj = await manager('Maj Nyström', 'maj');
  const måns = await manager('Måns Wiklund', 'måns');
  const pia = await create('Pia Sandberg', 'pia', { responsibleId: maj });
  const annas = [await create('Anna Lind', 'annalind', { responsibleId: maj }), await create('Anna Lind', 'annalind2')];
  const longs = [await create('Anna-Karin Maximiliana Oxenstierna af Södermöre-Rosenschöld', 'annakarin')];
  const pupils: string[] = [];
  for (let at = 1; at <= 8; at++) pupils.push(await create(`Elev ${at} Åkesson`, `elev${at}`, { responsibleId: måns }));
  const tokens = { karin: await token(name), pia: await token(`${groupId}/pia`) };
  const karin = clientOver(new Line(tab), tokens.karin);
  const root = async (label: string, icon?: string) =>
    (await karin.call(folders.create, { accountId, space: 'shared', name: label, icon })).id;
  const below = async (folderId: string, label: string) => (await karin.call(folders.createIn, { accountId, folderId, name: label })).id;
  const set = (folderId: string, rights: Rights) => setRights(karin, accountId, folderId, rights);
  const klass = await root('Klass 1', 'book-open');
  const work = await below(klass, 'Arbeten');
  const all: Record<FolderKey, string> = {
    root: klass,
    follows: await below(klass, 'Att läsa'),
    own: work,
    many: await root('Friluftsdag', 'tree-pine'),
    long: await root('Protokoll och underlag från samverkansgruppen för särskilda undervisningsgrupper, läsåret 2026–2027'),
    alone: await root('Bara min', 'star'),
  };
  const entries = { managers: off, users: off, responsible: { id: maj, ...reads } };
  await set(klass, { ownerId: maj, entries, chosen: { ids: annas, ...reads } });
  await set(work, { entries: { managers: reads, users: off, responsible: { id: maj, ...both } } });
  await set(all.many, {
    entries: { managers: both, users: { read: false, write: true }, responsible: null },
    chosen: { ids: [...annas, ...pupils, pia], ...both },
  });
  await set(all.long, { entries: { managers: reads, users: off, responsible: null }, chosen: { ids: longs, ...reads } });
  const content = { kind: 'document' as const, blocks: [{ text: 'Läs sidan 12.' }] };
  const { id: document } = await karin.call(documents.createIn, { accountId, folderId: work, title: 'Veckans läxa', content });
  await karin.call(documents.publish, { accountId, documentId: document });
  return { tab, licenceId, accountId, tokens, folders: all, document, people: { maj, pia, anna: annas[1] ?? '' }, karin, set };
}
