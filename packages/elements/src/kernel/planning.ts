import type { Plan } from '@knippa/contract';
import { isKnippaError, type KnippaError, type PlanInput, type PlannedOperation } from '@knippa/sdk';
import type { KnippaElement } from './element.js';
import { fieldCodeOf, type Submission } from './submission.js';

/** A plan that an element asks for and shows before it does the thing. Only the last one asked for counts. */
export class Planning<Op extends PlannedOperation> {
  plan: Plan | undefined;
  /** Why there is none. */
  error: unknown;
  busy = false;
  /** Whether the plan has taken the place of one that no longer held. */
  renewed = false;

  /** Whether a field has said the refusal. */
  toldAtField = false;

  readonly #host: KnippaElement<object>;
  readonly #operation: Op;
  #abort: AbortController | undefined;
  #asked: PlanInput<Op> | undefined;

  constructor(host: KnippaElement<object>, operation: Op) {
    this.#host = host;
    this.#operation = operation;
  }

  /** The refusal, if asking ended in one. */
  get refusal(): KnippaError | undefined {
    return isKnippaError(this.error) ? this.error : undefined;
  }

  /** Why a field was refused, by its code. */
  fieldCode(path: string): string | undefined {
    const code = fieldCodeOf(this.refusal, path);
    this.toldAtField ||= code !== undefined;
    return code;
  }

  /** Asks what the operation would do. */
  async ask(input: PlanInput<Op>): Promise<void> {
    await this.#ask(input, {});
  }

  async #ask(input: PlanInput<Op>, meanwhile: { plan?: Plan }): Promise<void> {
    const { client } = this.#host;
    if (!client) return;
    this.#asked = input;
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    this.#show({ ...meanwhile, busy: true });
    try {
      const plan = await client.plan(this.#operation, input, { signal: abort.signal });
      if (!abort.signal.aborted) this.#show({ plan });
    } catch (error) {
      if (!abort.signal.aborted) this.#show({ error });
    }
  }

  /** Takes the new plan of a submission that was refused because the old one no longer held. One that was too old is asked for again, and shown until then. */
  renew({ refusal }: Pick<Submission<Op>, 'refusal'>): void {
    if (refusal?.plan) this.#show({ plan: refusal.plan, renewed: true });
    else if (refusal?.code === 'plan-ended' && this.#asked && this.plan) void this.#ask(this.#asked, { plan: this.plan });
  }

  /** Forgets the plan. */
  clear(): void {
    this.#abort?.abort();
    this.#show({});
  }

  #show({ plan, error, busy = false, renewed = false }: { plan?: Plan; error?: unknown; busy?: boolean; renewed?: boolean }): void {
    Object.assign(this, { plan, error, busy, renewed, toldAtField: false });
    this.#host.requestUpdate();
  }
}
