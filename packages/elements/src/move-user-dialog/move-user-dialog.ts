import { session, users, type Account, type AccountRow, type Moved, type User } from '@knippa/contract';
import type { KnippaError } from '@knippa/sdk';
import { css, html, nothing, type PropertyValues } from 'lit';
import type { KnippaAccountPicker } from '../account-picker/account-picker.js';
import { decide } from '../kernel/deciding.js';
import { KnippaDialog } from '../kernel/dialog.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { notFound, tell } from '../kernel/events.js';
import { focusFirstWrong } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { LeavingQuestions } from '../kernel/leaving.js';
import { personName } from '../kernel/person-name.js';
import { Planning } from '../kernel/planning.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import { planSheet } from '../plan-dialog/plan-view.js';
import type { CommonTerms } from '../terms/common.js';
import { moveUserTerms, type MoveUserTerms } from '../terms/move-user.js';
import { moveAllPlan, movePlan } from './move-plan.js';
import { otherName } from './other-name.js';

type Words = MoveUserTerms & CommonTerms;

/** Who was moved, where, and how they sign in now. */
export interface MovedUser {
  readonly displayName: string;
  readonly account: string;
  readonly signInName: string;
}

/** Those who were moved together, where, and how they sign in now. */
export interface MovedUsers {
  readonly account: string;
  readonly people: readonly Moved[];
}

/**
 * Moves a user, or several, to another group account, in a dialog: choose the account, say who takes what is left behind, see what happens, move.
 *
 * @tag knippa-move-user-dialog
 * @summary Moves a user, with its plan (USR-11).
 * @event knippa-users-move - The user was moved; `detail.accountId` (the old one), `detail.userId`. Who it was stands in `moved`.
 * @event knippa-users-move-all - Several were moved; `detail.accountId` (the old one). Who they were stands in `movedAll`.
 * @event knippa-not-found - Somebody whom it is about, or the account, is no longer there.
 * @event knippa-close - The dialog has closed.
 * @csspart base - All of the element's inside.
 */
export class KnippaMoveUserDialog extends KnippaDialog<MoveUserTerms> {
  static override styles = [
    sheet,
    formSheet,
    dialogSheet,
    planSheet,
    css`
      .form {
        max-width: none;
      }
    `,
  ];

  /** Who is moved. */
  @property({ attribute: false }) user: User | undefined;
  /** Who are moved, where they are several. */
  @property({ attribute: false }) users: readonly User[] = [];
  /** The account they are in. */
  @property({ attribute: false }) account: Account | undefined;
  /** The licence whose accounts are offered; without it, the one that the person is signed in to. */
  @property({ attribute: 'licence-id' }) licenceId = '';

  /** Who was moved last. */
  moved: MovedUser | undefined;
  /** Who were moved together last. */
  movedAll: MovedUsers | undefined;

  @state() private target: AccountRow | undefined;
  @state() private username = '';

  protected override readonly words = moveUserTerms;

  readonly #session = new Reading(this, session.read, () => (this.open && !this.licenceId ? {} : undefined));
  readonly #plan = new Planning(this, users.move);
  readonly #move = new Submission(this, users.move);
  readonly #planAll = new Planning(this, users.moveAll);
  readonly #moveAll = new Submission(this, users.moveAll);
  readonly #left = new LeavingQuestions(this, () => {
    this.#sending.clear();
    this.#ask();
  });

  protected override get busy(): boolean {
    return this.#sending.busy;
  }

  /** Those who are moved. */
  get #people(): readonly User[] {
    return this.users.length > 0 ? this.users : this.user ? [this.user] : [];
  }

  get #several(): boolean {
    return this.#people.length > 1;
  }

  get #planning(): Planning<typeof users.move> | Planning<typeof users.moveAll> {
    return this.#several ? this.#planAll : this.#plan;
  }

  get #sending(): Submission<typeof users.move> | Submission<typeof users.moveAll> {
    return this.#several ? this.#moveAll : this.#move;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) {
      this.#left.about(this.#people);
      this.#choose(undefined);
    }
    super.willUpdate(changed);
  }

  /** Where they go, and what becomes of what they leave behind, once that is said. */
  get #input() {
    const { account, target } = this;
    if (!account || !target || !this.#left.answered) return undefined;
    return { accountId: account.id, toAccountId: target.id, ...this.#left.answers };
  }

  get #inputOfOne() {
    const [user] = this.#people;
    return this.#input && user && { ...this.#input, userId: user.id, ...(this.username && { username: this.username }) };
  }

  get #inputOfAll() {
    return this.#input && { ...this.#input, userIds: this.#people.map(({ id }) => id) };
  }

  /** The name is taken, or cannot be: said when the plan is asked for, or when somebody took it since. */
  get #nameRefusal(): KnippaError | undefined {
    const refusal = this.#plan.refusal ?? this.#move.refusal;
    return refusal?.code === 'username-taken' || refusal?.code === 'username-invalid' ? refusal : undefined;
  }

  #choose(target: AccountRow | undefined): void {
    this.target = target;
    this.username = '';
    this.#sending.clear();
    this.#ask();
  }

  /** A name that is taken asks for another, so what is typed is asked of again. */
  #tryName(username: string): void {
    this.username = username;
    this.#move.clear();
    this.#ask();
  }

  #ask(): void {
    const [one, all] = [this.#inputOfOne, this.#inputOfAll];
    if (!one || !all) this.#planning.clear();
    else if (this.#several) void this.#planAll.ask(all).then(() => this.#refused(this.#planAll.refusal));
    else void this.#plan.ask(one).then(() => this.#refused(this.#plan.refusal));
  }

  /** A field says it, what they leave behind is asked now, or they are no longer there. */
  #refused(refusal: KnippaError | undefined): void {
    if (!refusal || this.#left.refused(refusal)) return;
    if (refusal.code === 'not-found') notFound(this);
    else void focusFirstWrong(this);
  }

  async #sendAll(plan: string): Promise<void> {
    const [input, { target }] = [this.#inputOfAll, this];
    if (!input || !target) return;
    const done = await this.#moveAll.send({ ...input, plan });
    if (!done) {
      this.#planAll.renew(this.#moveAll);
      this.#refused(this.#moveAll.refusal);
      return;
    }
    this.movedAll = { account: target.name, people: done.output };
    this.close();
    tell<typeof users.moveAll>(this, 'users.moveAll', { accountId: input.accountId });
  }

  async #send(plan: string): Promise<void> {
    const { target } = this;
    const [user] = this.#people;
    if (!this.#inputOfOne || !user || !target) return;
    const done = await this.#move.send({ ...this.#inputOfOne, plan });
    if (!done) {
      this.#plan.renew(this.#move);
      this.#refused(this.#move.refusal);
      return;
    }
    const { displayName, email, username } = done.output;
    this.moved = { displayName, account: target.name, signInName: email ?? `${target.groupId ?? ''}/${username ?? ''}` };
    this.close();
    tell<typeof users.move>(this, 'users.move', { accountId: user.accountId, userId: user.id });
  }

  protected override inside(t: Words): unknown {
    const { account, target } = this;
    const [user] = this.#people;
    if (!user || !account) return nothing;
    const { plan } = this.#planning;
    const happens = () =>
      plan &&
      target &&
      this.#left.answered &&
      (this.#several ? moveAllPlan(plan, t) : movePlan(plan, { from: account.name, to: target.name, user }, t));
    return html`<h2 id="heading" tabindex="-1" autofocus>
        ${this.#several ? t.headingMany(this.#people.length) : t.heading(personName(user))}
      </h2>
      <p class="muted">${user.email && !this.#several ? `${user.email}, ` : nothing}${t.nowIn(account.name)}</p>
      <div class="form">
        ${this.#picker(account, t)}
        ${this.target ? otherName({ refusal: this.#nameRefusal, value: this.username, tryName: (name) => this.#tryName(name) }, t) : nothing}
      </div>
      ${this.#left.view(t)}
      ${decide(
        {
          planning: this.#planning,
          sending: this.#sending,
          happens: happens() ?? nothing,
          deed: this.#several ? t.moveMany : t.move,
          first: this.#input ? undefined : target ? t.answerFirst : t.choose,
          told: this.#nameRefusal && 'username-wrong',
          apply: (token) => void (this.#several ? this.#sendAll(token) : this.#send(token)),
          close: () => this.close(),
        },
        t,
      )}`;
  }

  /** The choice of an account; why there is none, where it cannot be read which licence it is. */
  #picker(account: Account, t: Words): unknown {
    const { value, error } = this.#session;
    if (!this.licenceId && !value && error !== undefined) return whenRead(this.#session, t, html``, () => nothing);
    return html`<knippa-account-picker
      licence-id=${this.licenceId || (value?.licence.id ?? '')}
      except=${account.id}
      room=${this.#people.length}
      label=${t.to}
      hint=${t.toHint}
      .chosen=${this.target}
      @change=${(event: Event) => this.#choose((event.target as KnippaAccountPicker).chosen)}
    ></knippa-account-picker>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-move-user-dialog': KnippaMoveUserDialog;
  }
}
