import { pathParams, type AnyOperation, type CallInput, type OutputOf } from '@knippa/contract';
import { initialState, Task, TaskStatus } from '@lit/task';
import type { Client } from '@knippa/sdk';
import type { ReactiveController } from 'lit';
import type { KnippaElement } from './element.js';

/** A reading that another one waits for. */
type Needed = Pick<Reading<AnyOperation>, 'error' | 'again'>;

interface ReadingSpec<Op extends AnyOperation> {
  readonly onRead?: (output: OutputOf<Op>) => void;
  readonly needs?: Needed;
  /** What else of the input tells what it is about, beside the names of the path: with another, nothing of the one before is shown. */
  readonly about?: () => unknown;
  /** How it is asked for, where one call is not enough; `initialState` where the input has changed by what was answered, so that it is read with that. */
  readonly call?: (client: Client, input: CallInput<Op>, signal: AbortSignal) => Promise<OutputOf<Op> | typeof initialState>;
}

/**
 * What an element reads of the service: an operation, and the input it reads with now. Reads again when the input changes, when something
 * was written under the same provider, and when the network is back. What was read stays shown meanwhile, unless it is of another subject or
 * was another person's. What it `needs` is read before it, and fails for it.
 */
export class Reading<Op extends AnyOperation> implements ReactiveController {
  /** What was read last, and still may be shown. */
  value: OutputOf<Op> | undefined;
  /** When that was. */
  readAt: Date | undefined;

  readonly #host: KnippaElement<object>;
  readonly #task: Task<readonly [Client | undefined, ...unknown[]], OutputOf<Op>>;
  readonly #needs: Needed | undefined;
  readonly #subject: () => string;
  #shown: string | undefined;
  #stopped = false;

  constructor(
    host: KnippaElement<object>,
    operation: Op,
    input: () => CallInput<Op> | undefined,
    { onRead, needs, about, call = (client, now, signal) => client.call(operation, now, { signal }) }: ReadingSpec<Op> = {},
  ) {
    this.#host = host;
    this.#needs = needs;
    this.#subject = () => {
      const now = input() as Record<string, unknown> | undefined;
      return JSON.stringify([host.page?.epoch, now && pathParams(operation.path).map((name) => now[name]), about?.()]);
    };
    host.addController(this);
    this.#task = new Task(host, {
      args: () => [host.client, JSON.stringify(input()), host.page?.writes, host.page?.epoch],
      task: ([client], { signal }) => {
        const now = input();
        return client && now ? call(client, now, signal) : initialState;
      },
      onComplete: (output) => {
        this.value = output;
        this.readAt = new Date();
        onRead?.(output);
      },
    });
  }

  /** Why the last reading failed, or that of what it needs to know first. */
  get error(): unknown {
    if (this.#stopped) return undefined;
    // a task that has nothing to read keeps the error of the time when it had
    const own = this.#task.status === TaskStatus.INITIAL ? undefined : this.#task.error;
    return own ?? this.#needs?.error;
  }

  /** Whether a reading is under way. */
  get busy(): boolean {
    return this.#task.status === TaskStatus.PENDING;
  }

  /** Reads again. */
  again = (): void => {
    this.#stopped = false;
    if (this.#needs?.error !== undefined) this.#needs.again();
    else void this.#task.run();
  };

  hostConnected(): void {
    addEventListener('online', this.#online);
    if (this.#stopped) this.again();
  }

  hostUpdate(): void {
    const subject = this.#subject();
    if (subject !== this.#shown) this.value = undefined;
    this.#shown = subject;
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#online);
    // An element that is moved comes back in the same breath.
    queueMicrotask(() => {
      if (this.#host.isConnected || !this.busy) return;
      this.#stopped = true;
      this.#task.abort();
    });
  }

  readonly #online = () => {
    if (this.error !== undefined) this.again();
  };
}
