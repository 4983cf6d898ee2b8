import { stored } from '../kernel/storage.js';

/** What is kept of a session: its token, and whose it is, so that somebody else's sign-in is told from the same person's return. */
export interface Kept {
  readonly token: string;
  readonly person: string;
}

/**
 * Keeps a session's token in memory and, when the host lets it, in sessionStorage, so that a reload stays signed in. A browser that denies
 * storage keeps it in memory alone.
 */
export class Keeper {
  readonly #key: string;
  readonly #stores: boolean;
  #kept: Kept | undefined;

  constructor(baseUrl: string, stores: boolean) {
    this.#key = `knippa-session ${baseUrl}`;
    this.#stores = stores;
    this.#kept = stores ? stored((storage) => parsed(storage.getItem(this.#key))) : undefined;
  }

  get kept(): Kept | undefined {
    return this.#kept;
  }

  keep(kept: Kept | undefined): void {
    this.#kept = kept;
    if (!this.#stores) return;
    stored((storage) => {
      if (kept) storage.setItem(this.#key, JSON.stringify(kept));
      else storage.removeItem(this.#key);
    });
  }
}

function parsed(text: string | null): Kept | undefined {
  const { token, person } = JSON.parse(text ?? '{}') as Partial<Kept>;
  return typeof token === 'string' && typeof person === 'string' ? { token, person } : undefined;
}
