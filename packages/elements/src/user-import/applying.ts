import { users, type CallInput, type Imported } from '@knippa/contract';
import { isRefusal, type KnippaError, type Progress } from '@knippa/sdk';
import type { KnippaElement } from '../kernel/element.js';
import { Submission } from '../kernel/submission.js';
import { learned } from './learned.js';

/** Does what a plan said. It can be stopped, and then learns whether it had been done all the same. */
export class Applying {
  /** Whether whoever looks on wanted it to stop. */
  stopped = false;
  readonly #host: KnippaElement<object>;
  readonly #import: Submission<typeof users.import>;
  #learning = false;
  /** Why it is not known whether what was stopped was done. */
  #unlearnt: unknown;

  constructor(host: KnippaElement<object>) {
    this.#host = host;
    this.#import = new Submission(host, users.import);
  }

  /** Whether it is being done. */
  get busy(): boolean {
    return this.#import.busy;
  }

  /** Whether it is being learnt if it was done. */
  get learning(): boolean {
    return this.#learning;
  }

  get progress(): Progress | undefined {
    return this.#import.progress;
  }

  /** Why it was not done, or why that is not known. */
  get error(): unknown {
    return this.#unlearnt ?? this.#import.error;
  }

  get refusal(): KnippaError | undefined {
    return this.#import.refusal;
  }

  /** Whether the plan was too old. */
  get planEnded(): boolean {
    return isRefusal(this.#import.error, users.import, 'plan-ended');
  }

  /** Whether it was stopped, and cannot be learnt if it had been done. */
  get unknown(): boolean {
    return this.#unlearnt !== undefined;
  }

  /** Whether nothing was changed because it was stopped, as far as is known. */
  leftAlone(): boolean {
    return this.stopped && this.#unlearnt === undefined;
  }

  /** From before a plan is applied until it is stopped, refused or done. */
  begin(): void {
    this.stopped = false;
    this.#unlearnt = undefined;
  }

  /** What was done; undefined where nothing was, or that is not known. Sent again, the same asks under the same key. */
  async send(input: CallInput<typeof users.import>): Promise<Imported | undefined> {
    const sent = await this.#import.send(input);
    return sent?.output ?? (this.stopped ? this.#learn() : undefined);
  }

  stop(): void {
    this.stopped = true;
    this.#import.cancel();
    this.#host.requestUpdate();
  }

  /** Forgets how it ended. */
  clear(): void {
    this.begin();
    this.#import.clear();
  }

  async #learn(): Promise<Imported | undefined> {
    const { input, key = '' } = this.#import.tried;
    this.#learning = true;
    this.#host.requestUpdate();
    try {
      return this.#host.client && (await learned(this.#host.client, input, key));
    } catch (error) {
      this.#unlearnt = error;
      return undefined;
    } finally {
      this.#learning = false;
      this.#host.requestUpdate();
    }
  }
}
