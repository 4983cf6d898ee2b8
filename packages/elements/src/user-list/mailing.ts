import { users, type User } from '@knippa/contract';
import type { KnippaError } from '@knippa/sdk';
import type { TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { Planned } from '../kernel/planned.js';
import { actDialog, type Words } from './act.js';

/** What the list does when it is done, and hears of every refusal. */
interface Ends {
  done(people: readonly User[], mailed: number): void;
  refused(refusal: KnippaError | undefined, people: readonly User[]): void;
}

/** Mails several users sign-in instructions: whom, and who is left out (USR-01, USR-06). */
export class Mailing {
  readonly #host: KnippaElement<object>;
  readonly #planned: Planned<typeof users.resendAll>;
  readonly #ends: Ends;
  #people: readonly User[] = [];

  constructor(host: KnippaElement<object>, ends: Ends) {
    this.#host = host;
    this.#ends = ends;
    this.#planned = new Planned(host, users.resendAll);
  }

  /** Begins about these; about nobody it is closed. */
  about(people: readonly User[]): void {
    this.#people = people;
    this.#planned.clear();
    if (this.#input) void this.#planned.plan.ask(this.#input).then(() => this.#refused(this.#planned.plan.refusal, people));
  }

  get #input() {
    const accountId = this.#people[0]?.accountId;
    return accountId === undefined ? undefined : { accountId, userIds: this.#people.map(({ id }) => id) };
  }

  async #apply(plan: string): Promise<void> {
    const [input, people] = [this.#input, this.#people];
    if (!input) return;
    const done = await this.#planned.submission.send({ ...input, plan });
    if (!done) {
      this.#planned.renew();
      this.#refused(this.#planned.submission.refusal, people);
      return;
    }
    this.#ends.done(people, done.output.mailed);
    tell<typeof users.resendAll>(this.#host, 'users.resendAll', { accountId: input.accountId });
  }

  #refused(refusal: KnippaError | undefined, people: readonly User[]): void {
    if (people === this.#people) this.#ends.refused(refusal, people);
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
