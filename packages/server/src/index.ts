import type { Door } from '@knippa/contract';
import { routesOver } from './http.js';
import type { Environment } from './kernel/environment.js';
import type { Platform } from './kernel/platform.js';
import { Sealer } from './kernel/seal.js';
import type { Store } from './store/store.js';

export type { Passwords, Platform } from './kernel/platform.js';
export type { Store } from './store/store.js';

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
  /** Where the operations stand under the server's root, `/api` unless given. */
  readonly basePath?: string;
  /** Origins whose pages may call, beside the server's own. */
  readonly origins?: readonly string[];
  /** Hears what nobody foresaw. */
  readonly onError?: (error: unknown) => void;
}

/** A server: a function from Request to Response. */
export interface Server {
  fetch(request: Request): Promise<Response>;
  readonly env: Environment;
  close(): Promise<void>;
}

/** Makes a server over a store. It listens to nothing: an entry does. */
export function createServer(options: ServerOptions): Server {
  const { store, platform, secret, clock = Date.now, doorUrls, basePath = '/api', origins = [], onError = console.error } = options;
  const env: Environment = { ...platform, store, clock, doorUrls, sealer: new Sealer(platform, secret) };
  const app = routesOver(env, { basePath, origins, onError });
  return {
    fetch: async (request) => app.fetch(request),
    env,
    close: () => store.close(),
  };
}
