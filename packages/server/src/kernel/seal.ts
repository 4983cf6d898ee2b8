import { base64url, fromBase64url, joined, type Platform } from './platform.js';

const decoder = new TextDecoder();

/**
 * Seals what leaves the server and comes back: plan tokens, cursors, kept replies, links in waiting mails. AES-256-GCM
 * under a key of its own for each purpose, derived from the service's secret; what was altered, or sealed for another
 * purpose, does not open.
 */
export class Sealer {
  readonly #platform: Pick<Platform, 'digest' | 'cipher'>;
  readonly #secret: string;
  readonly #keys = new Map<string, Uint8Array>();

  constructor(platform: Pick<Platform, 'digest' | 'cipher'>, secret: string) {
    this.#platform = platform;
    this.#secret = secret;
  }

  /** Seals text; `extra` is a secret of the caller's, without which it does not open. */
  async seal(purpose: string, text: string, extra = ''): Promise<Uint8Array<ArrayBuffer>> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return joined([iv, ...(await this.#platform.cipher.seal(this.#key(purpose, extra), iv, text))]);
  }

  /** The text that was sealed, or undefined when the bytes are not such a seal. */
  async open(purpose: string, bytes: Uint8Array, extra = ''): Promise<string | undefined> {
    try {
      const [iv, sealed] = [bytes.slice(0, 12), bytes.slice(12)];
      return decoder.decode(await this.#platform.cipher.open(this.#key(purpose, extra), iv, sealed));
    } catch {
      return undefined;
    }
  }

  /** Seals a value as a token for URLs and headers. */
  async token(purpose: string, value: unknown): Promise<string> {
    return base64url(await this.seal(purpose, JSON.stringify(value)));
  }

  /** The value of a token, or undefined when it is none of this service. */
  async value<T>(purpose: string, token: string): Promise<T | undefined> {
    const bytes = fromBase64url(token);
    const text = bytes && (await this.open(purpose, bytes));
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  /** A mark by which a text is known again and not read: hashed with the service's secret. */
  mark(purpose: string, text: string): Uint8Array {
    return this.#platform.digest(JSON.stringify(['knippa', 'mark', purpose, this.#secret, text]));
  }

  #key(purpose: string, extra: string): Uint8Array {
    const make = () => this.#platform.digest(JSON.stringify(['knippa', purpose, this.#secret, extra]));
    if (extra) return make();
    let key = this.#keys.get(purpose);
    if (!key) this.#keys.set(purpose, (key = make()));
    return key;
  }
}
