import type { Door } from '@knippa/contract';
import type { KnownRights } from '../folders/rights.js';
import type { Store } from '../store/store.js';
import type { Platform } from './platform.js';
import type { Sealer } from './seal.js';

/** What a server runs on. */
export interface Environment extends Platform {
  readonly store: Store;
  readonly sealer: Sealer;
  /** The rights in shared folders that this server remembers. */
  readonly knownRights: KnownRights;
  /** The instant, in milliseconds since 1970. */
  readonly clock: () => number;
  /** Where links in mails lead, by door: the address of a page that holds `knippa-sign-in`. */
  readonly doorUrls: Readonly<Record<Door, string>>;
  /** Where published documents are read: what an account's link begins with, without a slash at its end. */
  readonly publishedUrl: string;
}
