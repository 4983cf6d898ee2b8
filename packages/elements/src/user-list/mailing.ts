import { users, type User } from '@knippa/contract';
import type { TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { Planned } from '../kernel/planned.js';
import { actDialog, type Words } from './act.js';

/** Mails several users sign-in instructions: whom, and who is left out (USR-01, USR-06). */
export class Mailing {
  readonly #host: KnippaElement<object>;
  readonly #planned: Planned<typeof users.resendAll>;
  readonly #done: (mailed: number) => void;
  #people: readonly User[] = [];

  constructor(host: KnippaElement<object>, done: (mailed: number) => void) {
    this.#host = host;
    this.#done = done;
    this.#planned = new Planned(host, users.resendAll);
  }

  /** Begins about these; about nobody it is closed. */
  about(people: readonly User[]): void {
    this.#people = people;
    this.#planned.clear();
    if (this.#input) void this.#planned.plan.ask(this.#input);
  }

  get #input() {
    const accountId = this.#people[0]?.accountId;
    return accountId === undefined ? undefined : { accountId, userIds: this.#people.map(({ id }) => id) };
  }

  async #apply(plan: string): Promise<void> {
    const input = this.#input;
    if (!input) return;
    const done = await this.#planned.submission.send({ ...input, plan });
    if (!done) {
      this.#planned.renew();
      return;
    }
    this.#done(done.output.mailed);
    tell<typeof users.resendAll>(this.#host, 'users.resendAll', { accountId: input.accountId });
  }

  /** The dialog, open while it is about somebody. */
  view(t: Words): TemplateResult {
    const { plan, submission } = this.#planned;
    const people = this.#people;
    return actDialog(
      {
        heading: t.resendHeading(people.length),
        deed: t.resendDeed,
        plan: plan.plan,
        error: plan.error ?? submission.error,
        doing: submission.busy,
        apply: (token) => void this.#apply(token),
      },
      people,
    );
  }
}
