import { session, type Door } from '@knippa/contract';
import { createClient, type Client } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import { browserPlatform, createLicence, createServer, inbox, openPglite, signInStaff, type PgliteStore } from '@knippa/server/browser';
import { townPasswords } from './town/passwords.js';
import { giveCode } from '../test/codes.js';
import { story } from './town/story.js';

const baseUrl = 'http://localhost/api';

/** People of the town who sign in to stories. The passwords stand in `stories/town/README.md`. */
const people = {
  operator: { door: 'operator', name: 'åsalindström', password: townPasswords.operator },
  administrator: { door: 'account', name: 'björkskolan/pärmå', password: townPasswords.administrator },
  manager: { door: 'account', name: 'björkskolan/stinalu', password: 'lindsta-gran-17' },
  pupil: { door: 'account', name: 'björkskolan/merhawiwo', password: 'lindsta-ekorre-28' },
} as const satisfies Record<string, { door: Door; name: string; password: string }>;

/** Somebody of the town. */
export type Person = keyof typeof people;

/** The service, running in this tab over the town's database. */
export interface Tab {
  readonly server: Server;
  readonly licenceId: string;
  /** The session's token of somebody, who is signed in once. */
  token(person: Person): Promise<string>;
  /** The same database with its clock on another day. */
  on(day: string): Tab;
  /** A licence without accounts, and its operator's token. */
  newLicence(name: string): Promise<{ licenceId: string; token: string }>;
  /** The token of one of the provider's people. */
  staff(): Promise<string>;
  /** The token of the link in the newest mail to somebody. */
  link(licenceId: string, to: string): Promise<string>;
  /** The one-time code that somebody has instead of a password from now on. */
  code(licenceId: string, userId: string): Promise<string>;
}

let opened: Promise<Tab> | undefined;

/** The page's one back end: opened when the first story asks for it, shared by all. */
export function backend(): Promise<Tab> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Tab> {
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  document.body.append(status);
  const { licenceId, bytes } = (await (await fetch('town/town.json')).json()) as { licenceId: string; bytes: number };
  const snapshot = await download(
    'town/database.tgz',
    (done) => (status.textContent = `Lindsta kommun: ${Math.round((100 * done) / bytes)} %`),
  );
  status.textContent = 'Lindsta kommun …';
  const [store, platform] = await Promise.all([openPglite({ dataDir: 'memory://', snapshot }), browserPlatform()]);
  status.remove();
  return tabOver(store, platform, licenceId, story.now);
}

async function download(path: string, onBytes: (done: number) => void): Promise<Blob> {
  const { body } = await fetch(path);
  const parts: BlobPart[] = [];
  let done = 0;
  for (const reader = body!.getReader(); ;) {
    const { value, done: ended } = await reader.read();
    if (ended) return new Blob(parts, { type: 'application/x-gzip' });
    parts.push(value);
    onBytes((done += value.length));
  }
}

function tabOver(store: PgliteStore, platform: Awaited<ReturnType<typeof browserPlatform>>, licenceId: string, now: string): Tab {
  const began = performance.now();
  const clock = () => Date.parse(now) + performance.now() - began;
  const server = createServer({ store, platform, clock, ...story.server });
  const tokens = new Map<Person, Promise<string>>();
  const visitor = createClient({ baseUrl, fetch: fetchOf(server) });
  const signIn = async (person: Person) => (await visitor.call(session.signIn, people[person])).token;
  const link = async (licence: string, to: string) => {
    const mail = (await inbox(server.env, licence, 10_000)).find((waiting) => waiting.to === to);
    return mail?.link?.split('#link=')[1] ?? '';
  };
  return {
    server,
    licenceId,
    link,
    code: (licence, userId) => giveCode(server, licence, userId),
    staff: () => signInStaff(server.env, { username: 'stina', displayName: 'Stina Stöd' }),
    on: (day) => {
      // who signs in on a later day has ended the sessions of this one
      tokens.clear();
      return tabOver(store, platform, licenceId, `${day}T09:00:00Z`);
    },
    token: (person) => {
      const token = tokens.get(person) ?? signIn(person);
      tokens.set(person, token);
      return token;
    },
    newLicence: async (name) => {
      const username = `ny${crypto.randomUUID().replaceAll('-', '')}`;
      const email = `${username}@lindsta.example`;
      const entitlements = [
        { kind: 'single', name: 'En användare', capacity: 1, purchased: 3 },
        { kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased: 5 },
        { kind: 'organisation', name: 'Organisation', capacity: 500, purchased: 1 },
      ] as const;
      const operator = { displayName: 'Astrid Ny', username, email };
      const id = await createLicence(server.env, { name, startsOn: '2026-02-27', expiresOn: '2027-02-26', entitlements, operator });
      const { token } = await visitor.call(session.setPassword, { link: await link(id, email), password: 'ett långt lösenord' });
      return { licenceId: id, token };
    },
  };
}

function fetchOf(server: Server): typeof fetch {
  return async (input, init) => server.fetch(new Request(input, init));
}

/** What may be wrong with a network: it never answers, it is gone, it cuts answers in half, it halts half-way, or something between answers with a page. */
export type Trouble = 'silent' | 'gone' | 'cuts' | 'halts' | 'page';

/** The way from elements to the back end, with the trouble a story is about. It delays, cuts or fails the real fetch; it answers nothing itself. */
export class Line {
  trouble: Trouble | undefined;
  /** Every answer takes so many milliseconds longer. */
  delay = 0;
  readonly #fetch: typeof fetch;

  constructor(tab: Tab, trouble?: Trouble) {
    this.#fetch = fetchOf(tab.server);
    this.trouble = trouble;
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const aborted = new Promise<never>((_, reject) =>
      request.signal.addEventListener('abort', () => reject(request.signal.reason as Error)),
    );
    aborted.catch(() => undefined);
    return Promise.race([this.#send(request), aborted]);
  };

  async #send(request: Request): Promise<Response> {
    if (this.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.delay));
    if (this.trouble === 'silent') return new Promise(() => undefined);
    if (this.trouble === 'gone') throw new TypeError('Failed to fetch');
    const response = await this.#fetch(request);
    if (this.trouble === undefined || response.status === 204) return response;
    const { status, headers } = response;
    if (this.trouble === 'halts') {
      const bytes = new Uint8Array(await response.arrayBuffer());
      const half = new ReadableStream({ start: (to) => to.enqueue(bytes.slice(0, Math.ceil(bytes.length * 0.6))) });
      return new Response(half, { status, headers });
    }
    const text = await response.text();
    return this.trouble === 'cuts'
      ? new Response(text.slice(0, text.length / 2), { status, headers })
      : new Response('<!doctype html><title>Proxy</title>', { status: 200, headers: { 'content-type': 'text/html' } });
  }
}

/** A client of somebody, over a line. */
export function clientOver(line: Line, token: string): Client {
  return createClient({ baseUrl, getToken: () => token, fetch: line.fetch });
}
