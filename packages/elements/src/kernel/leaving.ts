import type { User } from '@knippa/contract';
import type { KnippaError } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { CommonTerms } from '../terms/common.js';
import type { LeavingTerms } from '../terms/leaving.js';
import type { KnippaElement } from './element.js';
import { Responsibles } from './responsibles.js';

type Words = LeavingTerms & CommonTerms;

/** What the service is told of those who leave; what is not asked is not said. */
export interface Left {
  readonly usersTo?: string | null;
  readonly primaryContactId?: string;
}

/**
 * What a dialog asks of people who leave an account: who takes the `user`s that they are responsible for and who stay, and which administrator takes the
 * flag (USR-14, USR-16). What is known from the rows is asked before the service has to; what has come since, when the service says so.
 */
export class LeavingQuestions {
  #usersTo: string | null | undefined;
  #contactId: string | undefined;
  #people: readonly User[] = [];
  /** What the service said that the rows did not tell: so many stay without their responsible, and there is a flag. */
  #told = { left: 0, contact: false };
  readonly #host: KnippaElement<object>;
  readonly #responsibles: Responsibles;
  readonly #answered: () => void;

  /** `answered` is called with every answer. */
  constructor(host: KnippaElement<object>, answered: () => void) {
    this.#host = host;
    this.#answered = answered;
    this.#responsibles = new Responsibles(
      host,
      () => (this.left > 0 || this.#flagged ? this.#people[0]?.accountId : undefined),
      () => this.#flagged && !this.#contact && answered(),
    );
  }

  /** Begins anew, about these. */
  about(people: readonly User[]): void {
    this.#people = people;
    this.#usersTo = this.#contactId = undefined;
    this.#told = { left: 0, contact: false };
    this.#host.requestUpdate();
  }

  /** Hears a refusal, and answers whether it opens a question that was not asked: an act that is refused for want of an answer asks for it. */
  refused(refusal: KnippaError | undefined): boolean {
    const { left, contact } = this.#told;
    const users = refusal?.params.users;
    if (refusal?.code === 'has-users' && typeof users === 'number') this.#told = { left: users, contact };
    else if (refusal?.code === 'primary-contact') {
      this.#told = { left, contact: true };
      // whoever was to take the flag cannot: it is chosen again
      this.#contactId = undefined;
    } else return false;
    this.#host.requestUpdate();
    return true;
  }

  /** How many `user`s stay without their responsible. */
  get left(): number {
    const goes = (id: string) => this.#people.filter(({ responsible }) => responsible?.id === id).length;
    const known = this.#people.reduce((sum, { id, users }) => sum + Math.max(0, users - goes(id)), 0);
    return Math.max(known, this.#told.left);
  }

  /** Whether the flag goes with them. */
  get #flagged(): boolean {
    return this.#told.contact || this.#people.some(({ primaryContact }) => primaryContact);
  }

  /** Who could take it; undefined until that is known. */
  get #heirs(): readonly User[] | undefined {
    return this.#responsibles.administrators?.filter(({ id }) => !this.#ids.has(id));
  }

  /** Whether it is asked who takes it: where nobody could, the service says that the last administrator stays (USR-07). */
  get #contact(): boolean {
    return this.#flagged && this.#heirs?.length !== 0;
  }

  /** Whether everything that is asked is answered. */
  get answered(): boolean {
    return (this.left === 0 || this.#usersTo !== undefined) && (!this.#contact || this.#contactId !== undefined);
  }

  /** The answers. */
  get answers(): Left {
    return {
      ...(this.left > 0 && this.#usersTo !== undefined && { usersTo: this.#usersTo }),
      ...(this.#contact && this.#contactId !== undefined && { primaryContactId: this.#contactId }),
    };
  }

  /** The questions, where there are any. */
  view(t: Words): TemplateResult | typeof nothing {
    if (this.left === 0 && !this.#contact) return nothing;
    return html`<div class="form">${this.#responsibles.when(t, () => html`${this.#users(t)} ${this.#flag(t)}`)}</div>`;
  }

  #users(t: Words): TemplateResult | typeof nothing {
    if (this.left === 0) return nothing;
    const choose = (id: string | null) => this.#answer(() => (this.#usersTo = id));
    return html`<div>
      <label for="usersTo">${t.usersTo(this.left)}</label>
      <div class="hint" id="usersTo-hint">${t.usersToHint}</div>
      ${this.#responsibles.select({ id: 'usersTo', chosen: this.#usersTo, without: this.#ids, nobody: true, choose }, t)}
    </div>`;
  }

  #flag(t: Words): TemplateResult | typeof nothing {
    if (!this.#contact) return nothing;
    const choose = (id: string | null) => this.#answer(() => (this.#contactId = id ?? undefined));
    const among = this.#heirs ?? [];
    return html`<div>
      <label for="contact">${t.newContact}</label>
      <div class="hint" id="contact-hint">${t.newContactHint}</div>
      ${this.#responsibles.select({ id: 'contact', chosen: this.#contactId, without: this.#ids, nobody: false, among, choose }, t)}
    </div>`;
  }

  get #ids(): ReadonlySet<string> {
    return new Set(this.#people.map(({ id }) => id));
  }

  #answer(take: () => void): void {
    take();
    this.#host.requestUpdate();
    this.#answered();
  }
}
