import { users, type Account, type User } from '@knippa/contract';
import { may, type KnippaError } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { LeavingQuestions } from '../kernel/leaving.js';
import { personName } from '../kernel/person-name.js';
import { Planned } from '../kernel/planned.js';
import { actDialog, type Words } from './act.js';

/** What the list does when users are gone, or shall be moved instead. */
interface RemovalEnds {
  removed(people: readonly User[]): void;
  moveInstead(people: readonly User[]): void;
  /** Hears of every refusal. */
  refused(refusal: KnippaError | undefined, people: readonly User[]): void;
}

/** Removes one user or several for ever: who takes what they leave behind, what goes with them, and, for who may, that they could move instead (USR-10). */
export class Removal {
  readonly #host: KnippaElement<object>;
  readonly #one: Planned<typeof users.remove>;
  readonly #many: Planned<typeof users.removeAll>;
  readonly #left: LeavingQuestions;
  readonly #ends: RemovalEnds;
  #people: readonly User[] = [];

  constructor(host: KnippaElement<object>, ends: RemovalEnds) {
    this.#host = host;
    this.#ends = ends;
    this.#one = new Planned(host, users.remove);
    this.#many = new Planned(host, users.removeAll);
    this.#left = new LeavingQuestions(host, () => this.#ask());
  }

  /** Begins about these; about nobody it is closed. */
  about(people: readonly User[]): void {
    this.#people = people;
    this.#one.clear();
    this.#many.clear();
    this.#left.about(people);
    this.#ask();
  }

  get #input() {
    const [user] = this.#people;
    return user && this.#left.answered ? { accountId: user.accountId, ...this.#left.answers } : undefined;
  }

  #ask(): void {
    const [input, [user], people] = [this.#input, this.#people, this.#people];
    if (!input || !user) return;
    const planned = this.#planned;
    planned.submission.clear();
    const asked =
      planned === this.#one
        ? this.#one.plan.ask({ ...input, userId: user.id })
        : this.#many.plan.ask({ ...input, userIds: people.map(({ id }) => id) });
    void asked.then(() => this.#refused(planned.plan.refusal, people));
  }

  get #planned(): Planned<typeof users.remove> | Planned<typeof users.removeAll> {
    return this.#people.length === 1 ? this.#one : this.#many;
  }

  /** What they leave behind was not known from the rows: then it is asked now, before there is a plan. */
  #refused(refusal: KnippaError | undefined, people: readonly User[]): void {
    if (people !== this.#people) return;
    if (!this.#left.refused(refusal)) this.#ends.refused(refusal, people);
  }

  async #apply(plan: string): Promise<void> {
    const [input, [user], people] = [this.#input, this.#people, this.#people];
    if (!input || !user) return;
    const planned = this.#planned;
    const done =
      planned === this.#one
        ? await this.#one.submission.send({ ...input, userId: user.id, plan })
        : await this.#many.submission.send({ ...input, userIds: people.map(({ id }) => id), plan });
    if (!done) {
      planned.renew();
      this.#refused(planned.submission.refusal, people);
      return;
    }
    const { accountId } = input;
    this.#ends.removed(people);
    if (people.length === 1) tell<typeof users.remove>(this.#host, 'users.remove', { accountId, userId: user.id });
    else tell<typeof users.removeAll>(this.#host, 'users.removeAll', { accountId });
  }

  /** The dialog, open while it is about somebody. */
  view(account: Account, t: Words): TemplateResult {
    const people = this.#people;
    const { plan, submission } = this.#planned;
    const mayMove = people.length === 1 ? people.every((user) => may(user, users.move) === true) : may(account, users.moveAll) === true;
    const instead = html`<p class="instead muted">
      ${t.moveInsteadHint} <button type="button" class="link" @click=${() => this.#ends.moveInstead(people)}>${t.moveInstead}</button>
    </p>`;
    return actDialog(
      {
        heading: people.length === 1 && people[0] ? t.removeHeading(personName(people[0])) : t.removeHeadingMany(people.length),
        deed: people.length === 1 ? t.removeDeed : t.removeDeedMany,
        danger: true,
        plan: this.#left.answered ? plan.plan : undefined,
        error: plan.error ?? submission.error,
        doing: submission.busy,
        first: this.#left.answered ? undefined : t.answerFirst,
        asks: html`${mayMove ? instead : nothing}${this.#left.view(t)}`,
        apply: (token) => void this.#apply(token),
      },
      people,
    );
  }
}
