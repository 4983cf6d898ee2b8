import type { Door } from '@knippa/contract';
import { KnownRights } from './folders/rights.js';
import { routesOver } from './http.js';
import type { Environment } from './kernel/environment.js';
import type { Platform } from './kernel/platform.js';
import { Sealer } from './kernel/seal.js';
import { unforeseen } from './kernel/unforeseen.js';
import type { Mailer } from './mail/mailer.js';
import { publishedPages } from './published/routes.js';
import type { Store } from './store/store.js';
import { tick, type Ticked } from './tick.js';

export type { Passwords, Platform } from './kernel/platform.js';
export { MailFailed, type Mailer, type MailMessage } from './mail/mailer.js';
export type { Store } from './store/store.js';
export type { Ticked } from './tick.js';

/** What a server is made of. */
export interface ServerOptions {
  readonly store: Store;
  readonly platform: Platform;
  /** At least 32 random characters, the same for every server of a database: tokens, cursors and waiting mails are sealed under it. */
  readonly secret: string;
  /** The instant in milliseconds; the machine's clock unless given. */
  readonly clock?: () => number;
  /** The pages that links in mails lead to, by door; the link's token is put behind `#link=`. Never taken from a request. */
  readonly doorUrls: Readonly<Record<Door, string>>;
  /**
   * Where published documents are read, below which the server answers itself; `/published` on the host of the account's door unless given. On a host of its own it may be the root:
   * the operations stay at their path, which must be another.
   */
  readonly publishedUrl?: string;
  /** What sends mail; without it mails wait in the outbox. */
  readonly mail?: Mailer | undefined;
  /** Where the operations stand under the server's root, `/api` unless given. */
  readonly basePath?: string;
  /** Origins whose pages may call, beside the server's own. */
  readonly origins?: readonly string[];
  /** Hears what nobody foresaw; of an error of the database its code and what it is about, without values. */
  readonly onError?: (error: unknown) => void;
}

/** A server: a function from Request to Response. */
export interface Server {
  fetch(request: Request): Promise<Response>;
  readonly env: Environment;
  /** Does what is due at an instant, the clock's unless given: asked each minute, by `runEachMinute` under Node. The signal ends it early. */
  tick(now?: number, signal?: AbortSignal): Promise<Ticked>;
  close(): Promise<void>;
}

/** Makes a server over a store. It listens to nothing: an entry does. */
export function createServer(options: ServerOptions): Server {
  const { store, platform, secret, clock = Date.now, doorUrls, mail, basePath = '/api', origins = [] } = options;
  const onError = (error: unknown) => (options.onError ?? console.error)(unforeseen(error));
  const publishedUrl = (options.publishedUrl ?? new URL('/published', doorUrls.account).href).replace(/\/$/, '');
  const env: Environment = {
    ...platform,
    store,
    clock,
    doorUrls,
    publishedUrl,
    sealer: new Sealer(platform, secret),
    knownRights: new KnownRights(),
  };
  const app = routesOver(env, { basePath, origins, onError });
  const published = publishedPages(env, onError);
  const api = `${basePath.replace(/\/$/, '')}/`;
  if (published.path === api) throw new Error(`Published documents cannot be read at ${api}, where the operations stand.`);
  // of two paths one below the other, the lower one is meant
  const isPublished = (path: string) => path.startsWith(published.path) && (published.path.startsWith(api) || !path.startsWith(api));
  return {
    fetch: async (request) => (isPublished(new URL(request.url).pathname) ? published.fetch(request) : app.fetch(request)),
    env,
    tick: (now = clock(), signal = new AbortController().signal) => tick({ env, mailer: mail, onError }, now, signal),
    close: () => store.close(),
  };
}
