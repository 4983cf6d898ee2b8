import { bin, documents, folders, wordlists, type Content } from '@knippa/contract';
import { isKnippaError, type Client } from '@knippa/sdk';
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setRights } from '../../stories/town/school.js';
import { makeLicence } from '../licence.js';
import { random } from '../random.js';
import { rounds, seed } from '../rounds.js';
import { makePeople, type People } from './random-school.js';
import { bothStores, onEachStore } from './stores.js';

/** What an act answered: its name, the status, and the body with all masked that two stores cannot have alike. */
type Told = readonly [act: string, status: number, body: string];

/** Ids in the order in which they first appear, times, names by chance, and what only the server can read. */
class Mask {
  readonly #ids = new Map<string, string>();

  of(value: unknown): string {
    return JSON.stringify(value, (key, held: unknown) =>
      typeof held === 'string' && ['version', 'token', 'cursor', 'next', 'etag'].includes(key) ? '~' : held,
    )
      .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
        const known = this.#ids.get(id) ?? `#${this.#ids.size}`;
        this.#ids.set(id, known);
        return known;
      })
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
      .replaceAll(/\b(u|p|s|g)[0-9a-f]{12}\b/g, 'name');
  }
}

/** A program of chance in an account's folders and documents, the same for the same seed whatever store it is played on. */
class Play {
  readonly #people: People;
  readonly #mask = new Mask();
  readonly #chance = random(seed);
  readonly #folders: string[] = [];
  readonly #documents: string[] = [];
  readonly told: Told[] = [];
  #made = 0;

  constructor(people: People) {
    this.#people = people;
  }

  /** One act of anybody: most end in an answer, some in a refusal. */
  async step(): Promise<void> {
    const { accountId, ids, clients } = this.#people;
    const who = this.#one(Object.keys(clients)) ?? 'adam';
    const client = clients[who] ?? assert.fail(who);
    const folderId = this.#one(this.#folders) ?? accountId;
    const documentId = this.#one(this.#documents) ?? accountId;
    const userId = ids[this.#one(Object.keys(ids)) ?? who] ?? '';
    const name = `Sak ${++this.#made}`;
    const content: Content = { kind: 'document', blocks: [{ text: name }] };
    const size = 1 + Math.floor(this.#chance() * 5);
    const acts: Readonly<Record<string, () => Promise<unknown>>> = {
      'folders.create': () => this.#kept(this.#folders, client.call(folders.create, { accountId, space: 'shared', name })),
      'folders.createIn': () => this.#kept(this.#folders, client.call(folders.createIn, { accountId, folderId, name })),
      'folders.setRights': () => setRights(client, accountId, folderId, { entries: this.#entries(userId) }),
      'folders.move': () => this.#planned(client, folderId, this.#one(this.#folders) ?? folderId),
      'folders.remove': async () => {
        const { token } = await client.plan(folders.remove, { accountId, folderId });
        return client.call(folders.remove, { accountId, folderId, plan: token });
      },
      'folders.list': () => client.call(folders.list, { accountId, size }),
      'folders.list in': () => client.call(folders.list, { accountId, parentId: folderId, size }),
      'folders.list search': () => client.call(folders.list, { accountId, search: 'sak 1', size: 50 }),
      'folders.read': () => client.call(folders.read, { accountId, folderId }),
      'folders.readers': () => client.call(folders.readers, { accountId, folderId, size }),
      'folders.seenBy': () => client.call(folders.seenBy, { accountId, userId, size }),
      'documents.createIn': () =>
        this.#kept(this.#documents, client.call(documents.createIn, { accountId, folderId, title: name, content })),
      'documents.create': () => this.#kept(this.#documents, client.call(documents.create, { accountId, userId, title: name, content })),
      'documents.edit': async () => {
        const { version } = await client.call(documents.read, { accountId, documentId });
        return client.call(documents.edit, { accountId, documentId, version, title: `${name} å` });
      },
      'documents.move': async () => {
        const { version } = await client.call(documents.read, { accountId, documentId });
        return client.call(documents.move, { accountId, documentId, version, to: { folderId } });
      },
      'documents.copy': () => this.#kept(this.#documents, client.call(documents.copy, { accountId, documentId, to: { folderId } })),
      'documents.remove': async () => {
        const { version } = await client.call(documents.read, { accountId, documentId });
        return client.call(documents.remove, { accountId, documentId, version });
      },
      'documents.publish': () => client.call(documents.publish, { accountId, documentId }),
      'documents.list': () => client.call(documents.list, { accountId, in: 'shared', search: 'sak', size: 50 }),
      'documents.list in': () => client.call(documents.list, { accountId, folderId, size }),
      'documents.read': () => client.call(documents.read, { accountId, documentId }),
      'documents.readers': () => client.call(documents.readers, { accountId, documentId, size }),
      'bin.list': () => client.call(bin.list, { accountId, size: 50 }),
      'bin.restore': () => client.call(bin.restore, { accountId, binnedId: this.#chance() < 0.5 ? folderId : documentId }),
      'wordlists.add': () => client.call(wordlists.add, { accountId, wordlistId: userId, word: `${name} ö` }),
      'wordlists.list': () => client.call(wordlists.list, { accountId, wordlistId: userId, size }),
    };
    const act = this.#one(Object.keys(acts)) ?? '';
    const [status, body] = await answerOf(acts[act]?.() ?? assert.fail(act));
    this.told.push([`${who} ${act}`, status, this.#mask.of(body)]);
  }

  #one<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#chance() * list.length)];
  }

  #entries(id: string) {
    const access = () => ({ read: this.#chance() < 0.6, write: this.#chance() < 0.4 });
    return { managers: access(), users: access(), responsible: this.#chance() < 0.5 ? null : { id, ...access() } };
  }

  async #kept(list: string[], made: Promise<{ readonly id: string }>): Promise<unknown> {
    const answer = await made;
    list.push(answer.id);
    return answer;
  }

  async #planned(client: Client, folderId: string, to: string): Promise<unknown> {
    const input = { accountId: this.#people.accountId, folderId, to: { folderId: to } };
    const plan = await client.plan(folders.move, input);
    return [plan, await client.call(folders.move, { ...input, plan: plan.token })];
  }
}

/** What an act answers, or how it is refused. */
async function answerOf(act: Promise<unknown>): Promise<[number, unknown]> {
  try {
    return [200, (await act) ?? null];
  } catch (error) {
    if (!isKnippaError(error)) throw error;
    return [error.status, [error.code, error.params, error.fields, error.plan ?? null]];
  }
}

const told = new Map<string, readonly Told[]>();

onEachStore(bothStores, (server, kind) => {
  test('I3 answers a program of folders, documents, bin and words, act by act', async (t) => {
    const play = new Play(await makePeople(await makeLicence(server())));
    for (let step = 0; step < rounds(4000); step++) await play.step();
    told.set(kind, play.told);
    const answered = play.told.filter(([, status]) => status === 200).length;
    assert.ok(answered > play.told.length / 10, `${answered} of ${play.told.length} were answered`);
    t.diagnostic(`${play.told.length} acts, seed ${seed}, ${answered} answered and not refused`);
  });
});

test('I3 is told the same by PGlite and by PostgreSQL: status and body of every act, ids and times apart', () => {
  const [one = [], other = []] = bothStores.map((kind) => told.get(kind));
  assert.ok(one.length > 0);
  assert.equal(one.length, other.length);
  for (const [index, answer] of one.entries()) assert.deepEqual(answer, other[index], `act ${index}`);
});

after(() => told.clear());
