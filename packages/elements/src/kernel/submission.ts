import type { AnyOperation, CallInput, OutputOf, RefusalCode } from '@knippa/contract';
import { isKnippaError, newKey, type KnippaError, type Progress } from '@knippa/sdk';
import type { KnippaElement } from './element.js';

/**
 * One write of a form. While it is under way nothing else is sent, so that a double click, or Enter and a click, do a thing once (F14). A
 * try whose answer was lost is sent again under the same key, and the service answers what it did the first time.
 */
export class Submission<Op extends AnyOperation> {
  busy = false;
  /** Why the last try failed; gone when the next begins. */
  error: unknown;
  progress: Progress | undefined;
  /** Whether a field has said why it was refused, so that the form need not. */
  toldAtField = false;

  readonly #host: KnippaElement<object>;
  readonly #operation: Op;
  #key: string | undefined;
  #input: unknown;
  #abort: AbortController | undefined;

  constructor(host: KnippaElement<object>, operation: Op) {
    this.#host = host;
    this.#operation = operation;
  }

  /** The refusal, if the last try ended in one. */
  get refusal(): KnippaError | undefined {
    return isKnippaError(this.error) ? this.error : undefined;
  }

  /** Sends. Answers undefined when it was refused or failed (see `error`), or when a try was under way. */
  async send(input: CallInput<Op>): Promise<{ output: OutputOf<Op> } | undefined> {
    const { client } = this.#host;
    if (this.busy || !client) return undefined;
    if (this.#key === undefined || !same(this.#input, input)) this.#key = newKey();
    this.#input = input;
    this.#abort = new AbortController();
    this.#show(true, undefined);
    try {
      const output = await client.call(this.#operation, input, {
        key: this.#key,
        signal: this.#abort.signal,
        onProgress: (progress) => {
          this.progress = progress;
          this.#host.requestUpdate();
        },
      });
      this.#key = undefined;
      this.#show(false, undefined);
      return { output };
    } catch (error) {
      this.#show(false, error);
      return undefined;
    }
  }

  /** Stops what is under way. Only an operation that tells its progress is known to leave everything as it was. */
  cancel(): void {
    this.#abort?.abort();
  }

  /** The last try that did not succeed: what was sent, and the key under which the service may know it. */
  get tried(): { input: CallInput<Op>; key: string | undefined } {
    return { input: this.#input as CallInput<Op>, key: this.#key };
  }

  /** Forgets the last failure. */
  clear(): void {
    this.#show(this.busy, undefined);
  }

  /** Why a field was refused, by its code: of its shape, or a refusal that speaks of it. */
  fieldCode(path: string): string | undefined {
    const code = fieldCodeOf(this.refusal, path);
    this.toldAtField ||= code !== undefined;
    return code;
  }

  /** The refusal, if it is one of these. */
  refusedWith(...codes: RefusalCode[]): KnippaError | undefined {
    return this.refusal && (codes as string[]).includes(this.refusal.code) ? this.refusal : undefined;
  }

  #show(busy: boolean, error: unknown): void {
    this.busy = busy;
    this.error = error;
    this.progress = undefined;
    this.toldAtField = false;
    this.#host.requestUpdate();
  }
}

/** Why a refusal speaks of a field, by its code. A rule speaks of `username` wherever in the input it stands; a shape of `group.username`. */
export function fieldCodeOf(refusal: KnippaError | undefined, path: string): string | undefined {
  const within = (outer: string, inner: string) => outer === inner || outer.endsWith(`.${inner}`);
  return refusal?.fields.find((field) => within(field.path, path) || within(path, field.path))?.code;
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isPlain(a) || !isPlain(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Blob);
}
