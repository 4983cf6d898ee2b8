import { users, type Permissions, type User } from '@knippa/contract';
import type { KnippaError } from '@knippa/sdk';
import { html, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { option } from '../kernel/option.js';
import { Planned } from '../kernel/planned.js';
import { actDialog, type Words } from './act.js';

type Wanted = { readonly [P in keyof Permissions]?: boolean };

/** What the list does when it is done, and hears of every refusal. */
interface Ends {
  done(people: readonly User[]): void;
  refused(refusal: KnippaError | undefined, people: readonly User[]): void;
}

/** Sets permissions for several users: each on, off, or as it is (USR-01, USR-05). */
export class Permitting {
  readonly #host: KnippaElement<object>;
  readonly #planned: Planned<typeof users.permit>;
  readonly #ends: Ends;
  #people: readonly User[] = [];
  #wanted: Wanted = {};

  constructor(host: KnippaElement<object>, ends: Ends) {
    this.#host = host;
    this.#ends = ends;
    this.#planned = new Planned(host, users.permit);
  }

  /** Begins about these; about nobody it is closed. */
  about(people: readonly User[]): void {
    this.#people = people;
    this.#choose({});
  }

  get #input() {
    const accountId = this.#people[0]?.accountId;
    if (accountId === undefined || Object.keys(this.#wanted).length === 0) return undefined;
    return { accountId, userIds: this.#people.map(({ id }) => id), permissions: this.#wanted };
  }

  #choose(wanted: Wanted): void {
    this.#wanted = wanted;
    this.#planned.clear();
    const people = this.#people;
    if (this.#input) void this.#planned.plan.ask(this.#input).then(() => this.#refused(this.#planned.plan.refusal, people));
  }

  async #apply(plan: string): Promise<void> {
    const [input, people] = [this.#input, this.#people];
    if (!input) return;
    if (!(await this.#planned.submission.send({ ...input, plan }))) {
      this.#planned.renew();
      this.#refused(this.#planned.submission.refusal, people);
      return;
    }
    this.#ends.done(people);
    tell<typeof users.permit>(this.#host, 'users.permit', { accountId: input.accountId });
  }

  #refused(refusal: KnippaError | undefined, people: readonly User[]): void {
    if (people === this.#people) this.#ends.refused(refusal, people);
  }

  /** The dialog, open while it is about somebody. */
  view(t: Words): TemplateResult {
    const { plan, submission } = this.#planned;
    return actDialog(
      {
        heading: t.permitHeading(this.#people.length),
        deed: t.permitDeed,
        plan: plan.plan,
        error: plan.error ?? submission.error,
        doing: submission.busy,
        first: this.#input ? undefined : t.permitFirst,
        asks: html`<div class="form">${(Object.keys(t.permission) as (keyof Permissions)[]).map((name) => this.#choice(name, t))}</div>`,
        apply: (token) => void this.#apply(token),
      },
      this.#people,
    );
  }

  #choice(name: keyof Permissions, t: Words): TemplateResult {
    const wanted = this.#wanted[name];
    const take = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      const { [name]: _before, ...others } = this.#wanted;
      this.#choose(value === '' ? others : { ...others, [name]: value === 'on' });
    };
    return html`<div>
      <label for="permit-${name}">${t.permission[name]}</label>
      <select id="permit-${name}" @change=${take}>
        ${option('', t.asItIs, wanted === undefined)} ${option('on', t.turnOn, wanted === true)}
        ${option('off', t.turnOff, wanted === false)}
      </select>
    </div>`;
  }
}
