import { documents, folders, session, users, type CallInput, type Content, type User } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import { clientOver, type Person, type Trouble } from './backend.js';
import { stage, type Stage } from './stage.js';

/** What the people of Björkskolan have put in shared folders and templates, by name. */
interface Library {
  readonly accountId: string;
  readonly folders: Readonly<Record<'information' | 'class' | 'dropBox' | 'empty' | 'long' | 'deep', string>>;
  readonly documents: Readonly<Record<'letter' | 'long' | 'grid' | 'template' | 'published', string>>;
}

/** What a story about documents is drawn with: the library, and whoever is signed in. */
export interface Reading extends Library {
  readonly stage: Stage;
  readonly client: Client;
  readonly person: User;
}

const paragraphs = (...blocks: readonly (string | readonly [symbol: string, text: string])[]): Content => ({
  kind: 'document',
  blocks: blocks.map((block) => (typeof block === 'string' ? { text: block } : { symbol: block[0], text: block[1] })),
});

const cells = (...rows: readonly (readonly (readonly [symbol: string, text: string])[])[]): Content => ({
  kind: 'grid',
  rows: rows.map((row) => row.map(([symbol, text]) => ({ symbol, text }))),
});

const week = cells(
  [
    ['simma', 'Simhall'],
    ['läsa', 'Bibliotek'],
    ['måla', 'Bild'],
  ],
  [
    ['äta', 'Lunch'],
    ['buss', 'Buss hem'],
    ['boll', 'Fotboll på gården'],
  ],
);

let made: Promise<Library> | undefined;

/** Made once a page: what stories do with it they share. */
async function make({ tab, line }: Stage): Promise<Library> {
  const client = clientOver(line, await tab.token('administrator'));
  const { account } = await client.call(session.read, {});
  const accountId = account?.id ?? '';
  const shared = async (name: string, pupils: { read: boolean; write: boolean } | undefined) => {
    const { id: folderId } = await client.call(folders.create, { accountId, space: 'shared', name });
    if (!pupils) return folderId;
    const entries = { managers: { read: true, write: true }, users: pupils, responsible: null };
    const rights: Omit<CallInput<typeof folders.setRights>, 'plan'> = { accountId, folderId, entries };
    const { token: plan } = await client.plan(folders.setRights, rights);
    await client.call(folders.setRights, { ...rights, plan });
    return folderId;
  };
  const write = async (folderId: string, title: string, content: Content) =>
    (await client.call(documents.createIn, { accountId, folderId, title, content })).id;
  const information = await shared('Skolinformation', { read: true, write: false });
  const group = await shared('Klass 5B', { read: true, write: true });
  const dropBox = await shared('Inlämning', { read: false, write: true });
  const empty = await shared('Föräldramöte', undefined);
  const long = await shared('Underlag till utvecklingssamtal, individuella studieplaner och åtgärdsprogram vårterminen 2027', {
    read: true,
    write: true,
  });
  const { id: deep } = await client.call(folders.createIn, { accountId, folderId: group, name: 'Arbeten' });
  const letter = await write(
    information,
    'Veckobrev 48',
    paragraphs(
      ['onsdag', 'På onsdag åker vi till simhallen. Ta med badkläder och handduk.'],
      ['frukt', 'Fredagsfrukt som vanligt.'],
      'Hälsningar från oss alla',
    ),
  );
  const longDocument = await write(
    long,
    'Anteckningar från samtalet den 14 november med vårdnadshavare, specialpedagog och logoped om bildstöd i klassrummet',
    paragraphs('Bildstöd vid alla övergångar. Vi prövar det till jul.'),
  );
  const grid = await write(group, 'Veckan i bilder', week);
  const template = await client.call(documents.createTemplate, { accountId, title: 'Samtalskarta', content: week });
  await client.call(folders.create, { accountId, space: 'templates', name: 'Matlagning' });
  const published = await write(group, 'Vår klassberättelse', paragraphs('Det var en gång en klass.'));
  await client.call(documents.publish, { accountId, documentId: published });
  const binned = await write(group, 'Gammal lista', paragraphs('Nio saker.'));
  const { version } = await client.call(documents.read, { accountId, documentId: binned });
  await client.call(documents.remove, { accountId, documentId: binned, version });
  const manager = clientOver(line, await tab.token('manager'));
  const { person } = await manager.call(session.read, {});
  const own = await manager.call(documents.create, { accountId, userId: person.id, title: 'Dagbok', content: week });
  await manager.call(documents.remove, { accountId, documentId: own.id, version: own.version });
  const { id: old } = await client.call(folders.createIn, { accountId, folderId: group, name: 'Förra året' });
  await write(old, 'Klassens regler', paragraphs('Vi lyssnar.'));
  await write(old, 'Läxor', paragraphs('Ingen idag.'));
  const removal = { accountId, folderId: old };
  const { token: plan } = await client.plan(folders.remove, removal);
  await client.call(folders.remove, { ...removal, plan });
  return {
    accountId,
    folders: { information, class: group, dropBox, empty, long, deep },
    documents: { letter, long: longDocument, grid, template: template.id, published },
  };
}

/** Björkskolan with what its people share, and one of them signed in: `loaders: [library({ as: 'pupil' })]`. */
export function library({
  as = 'administrator',
  trouble,
  on,
}: { as?: Person; trouble?: Trouble; on?: string } = {}): () => Promise<Reading> {
  return async () => {
    const { stage: scene } = await stage({ as })();
    made ??= make(scene);
    const shelf = await made;
    const acting = on ? (await stage({ as, on })()).stage : scene;
    const client = clientOver(acting.line, acting.token);
    const { person } = await client.call(session.read, {});
    const user = await client.call(users.read, { accountId: shelf.accountId, userId: person.id });
    acting.line.trouble = trouble;
    return { ...shelf, stage: acting, client, person: user };
  };
}

/** What `library` found. */
export const reading = ({ loaded }: { loaded: Record<string, unknown> }): Reading => loaded as unknown as Reading;
