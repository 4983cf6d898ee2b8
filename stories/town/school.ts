import { documents, folders as folderOperations, publishing, standardTemplates, wordlists, type CallInput, type Content, type Folder } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import { folders, type SchoolEntries } from '../../test/tables/school.js';

/** The example school of source 002 in an account: who its people are, and the folders that they share. What it consists of stands in test/tables/school.ts. */
export interface School {
  readonly accountId: string;
  /** By a person's key: their id, and their client. */
  readonly ids: Readonly<Record<string, string>>;
  readonly clients: Readonly<Record<string, Client>>;
  /** By a folder's key: its id. */
  readonly folders: Readonly<Record<string, string>>;
}

/** Makes the school's folders, each by whoever owns it, with the rights of the table (FLD-06). */
export async function raiseSchool({ accountId, ids, clients }: Omit<School, 'folders'>): Promise<School> {
  const made: Record<string, string> = {};
  for (const { key, parent, names, owner, entries } of folders) {
    const client = of(clients, owner);
    const input = { accountId, name: names.sv };
    const { id } =
      parent === null
        ? await client.call(folderOperations.create, { ...input, space: 'shared' })
        : await client.call(folderOperations.createIn, { ...input, folderId: of(made, parent) });
    made[key] = id;
    if (entries) await setRights(client, accountId, id, { entries: entriesOf(entries, ids) });
  }
  return { accountId, ids, clients, folders: made };
}

function of<T>(named: Readonly<Record<string, T>>, key: string): T {
  const found = named[key];
  if (found === undefined) throw new Error(`The school has no ${key}.`);
  return found;
}

/** Entries with ids for keys. */
function entriesOf({ managers, users: pupils, responsible }: SchoolEntries, ids: Readonly<Record<string, string>>) {
  const { key, ...access } = responsible ?? { key: '', read: false, write: false };
  return { managers, users: pupils, responsible: responsible && { id: of(ids, key), ...access } };
}

/** What a folder's rights are set to. */
export type Rights = Omit<CallInput<typeof folderOperations.setRights>, 'accountId' | 'folderId' | 'plan'>;

/** Sets a folder's rights as somebody: asks for the plan, and applies it. */
export async function setRights(client: Client, accountId: string, folderId: string, rights: Rights): Promise<Folder> {
  const input = { accountId, folderId, ...rights };
  const { token } = await client.plan(folderOperations.setRights, input);
  return client.call(folderOperations.setRights, { ...input, plan: token });
}

/** A document of the school: who wrote it, in which folder, and whether they have published it. */
interface Written {
  readonly by: string;
  readonly in: string;
  readonly title: string;
  readonly blocks: readonly (readonly [symbol: string, text: string])[];
  readonly published?: true;
}

const written: readonly Written[] = [
  {
    by: 'rektor',
    in: 'Skolinformation',
    title: 'Veckobrev 48',
    blocks: [
      ['🏊', 'På onsdag åker vi till simhallen. Ta med badkläder och handduk.'],
      ['🍎', 'Fredagsfrukt som vanligt.'],
      ['👋', 'Hälsningar från oss alla'],
    ],
    published: true,
  },
  { by: 'maj', in: 'Skolinformation', title: 'Brandövning på tisdag', blocks: [['🔔', 'När klockan ringer går vi till fotbollsplanen.']] },
  {
    by: 'maj',
    in: 'Klass 1/Att läsa',
    title: 'Hackspetten',
    blocks: [
      ['🐦', 'Hackspetten bor i skogen.'],
      ['🌲', 'Den hackar i trädet för att hitta mat.'],
    ],
  },
  { by: 'pia', in: 'Klass 1/Arbeten', title: 'Min fågel', blocks: [['🐦', 'Jag såg en hackspett vid vår stuga.']], published: true },
  { by: 'per', in: 'Klass 1/Arbeten', title: 'Vårt fågelbord', blocks: [['🌻', 'Talgoxarna kommer först på morgonen.']] },
  {
    by: 'måns',
    in: 'Klass 2/Att läsa',
    title: 'Vikingarnas båtar',
    blocks: [
      ['⛵', 'Vikingarna seglade långt.'],
      ['🪵', 'Båtarna byggdes av ek.'],
    ],
  },
  { by: 'alva', in: 'Klass 2/Arbeten', title: 'En dag hos vikingarna', blocks: [['🔥', 'Vi vaknar av att elden sprakar.']] },
  { by: 'ali', in: 'Klass 2/Arbeten', title: 'Min båt', blocks: [['⛵', 'Min båt har ett randigt segel.']] },
];

/** What the group calls things: a word, its symbol, a note. */
const words = [
  ['simhallen', '🏊', 'Vi åker buss dit varje onsdag.'],
  ['fritids', '🎲', ''],
  ['skolsköterskan', '🩹', 'Rummet bredvid biblioteket'],
  ['matsalen', '🍽️', ''],
  ['rast', '⚽', ''],
] as const;

/** Puts something in the school to look at: documents, of which two are published, a template, a wordlist and the link to what is published. */
export async function furnishSchool({ accountId, ids, clients, folders: made }: School): Promise<void> {
  for (const { by, in: folder, title, blocks, published } of written) {
    const content: Content = { kind: 'document', blocks: blocks.map(([symbol, text]) => ({ symbol, text })) };
    const client = of(clients, by);
    const { id: documentId } = await client.call(documents.createIn, { accountId, folderId: of(made, folder), title, content });
    if (published) await client.call(documents.publish, { accountId, documentId });
  }
  const [maj, rektor] = [of(clients, 'maj'), of(clients, 'rektor')];
  const own = await maj.call(standardTemplates.makeOwn, { accountId, userId: of(ids, 'maj'), standardId: 'feelings', language: 'sv' });
  const title = 'Hur mår du? Klass 1';
  const { id: documentId } = await maj.call(documents.edit, { accountId, documentId: own.id, version: own.version, title });
  await maj.call(documents.copy, { accountId, documentId, to: { space: 'templates' } });
  for (const [word, symbol, note] of words)
    await rektor.call(wordlists.add, { accountId, wordlistId: accountId, word, symbol, ...(note && { note }) });
  await rektor.call(publishing.renew, { accountId });
}
