import { session, users, type Account, type AccountRow, type Plan, type User } from '@knippa/contract';
import type { KnippaError } from '@knippa/sdk';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { KnippaAccountPicker } from '../account-picker/account-picker.js';
import { KnippaDialog } from '../kernel/dialog.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { tell } from '../kernel/events.js';
import { field, focusFirstWrong, formError } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { Planning } from '../kernel/planning.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { errorSentence, note } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import { planSheet } from '../plan-dialog/plan-view.js';
import type { CommonTerms } from '../terms/common.js';
import { moveUserTerms, type MoveUserTerms } from '../terms/move-user.js';
import { movePlan } from './move-plan.js';

type Words = MoveUserTerms & CommonTerms;

/** Who was moved, where, and how they sign in now. */
export interface MovedUser {
  readonly displayName: string;
  readonly account: string;
  readonly signInName: string;
}

/**
 * Moves a user to another group account, in a dialog: choose the account, see what happens, move.
 *
 * @tag knippa-move-user-dialog
 * @summary Moves a user, with its plan (USR-11).
 * @event knippa-users-move - The user was moved; `detail.accountId` (the old one), `detail.userId`. Who it was stands in `moved`.
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
  /** The account they are in. */
  @property({ attribute: false }) account: Account | undefined;
  /** The licence whose accounts are offered; without it, the one that the person is signed in to. */
  @property({ attribute: 'licence-id' }) licenceId = '';

  /** Who was moved last. */
  moved: MovedUser | undefined;

  @state() private target: AccountRow | undefined;
  @state() private username = '';

  protected override readonly words = moveUserTerms;

  readonly #session = new Reading(this, session.read, () => (this.open && !this.licenceId ? {} : undefined));
  readonly #plan = new Planning(this, users.move);
  readonly #move = new Submission(this, users.move);

  protected override get busy(): boolean {
    return this.#move.busy;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) this.#choose(undefined);
    super.willUpdate(changed);
  }

  get #input() {
    const { user, target, username } = this;
    if (!user || !target) return undefined;
    return { accountId: user.accountId, userId: user.id, toAccountId: target.id, ...(username && { username }) };
  }

  /** The name is taken, or cannot be: said when the plan is asked for, or when somebody took it since. */
  get #nameRefusal(): KnippaError | undefined {
    const refusal = this.#plan.refusal ?? this.#move.refusal;
    return refusal?.code === 'username-taken' || refusal?.code === 'username-invalid' ? refusal : undefined;
  }

  #choose(target: AccountRow | undefined): void {
    this.target = target;
    this.username = '';
    this.#move.clear();
    this.#ask();
  }

  /** A name that is taken asks for another, so what is typed is asked of again. */
  #tryName(username: string): void {
    this.username = username;
    this.#move.clear();
    this.#ask();
  }

  #ask(): void {
    if (!this.#input) this.#plan.clear();
    else void this.#plan.ask(this.#input).then(() => this.#plan.refusal && focusFirstWrong(this));
  }

  async #send({ token }: Plan): Promise<void> {
    const { user, target } = this;
    if (!this.#input || !user || !target) return;
    const done = await this.#move.send({ ...this.#input, plan: token });
    if (!done) {
      this.#plan.renew(this.#move);
      return focusFirstWrong(this);
    }
    const { displayName, email, username } = done.output;
    this.moved = { displayName, account: target.name, signInName: email ?? `${target.groupId ?? ''}/${username ?? ''}` };
    this.close();
    tell<typeof users.move>(this, 'users.move', { accountId: user.accountId, userId: user.id });
  }

  protected override inside(t: Words): unknown {
    const { user, account } = this;
    if (!user || !account) return nothing;
    const { plan, busy } = this.#plan;
    const off = !plan || this.#move.busy;
    return html`<h2 id="heading" tabindex="-1" autofocus>${t.heading(user.displayName)}</h2>
      <p class="muted">${user.email ? `${user.email}, ` : nothing}${t.nowIn(account.name)}</p>
      <div class="form">
        <knippa-account-picker
          licence-id=${this.licenceId || (this.#session.value?.licence.id ?? '')}
          except=${account.id}
          label=${t.to}
          hint=${t.toHint}
          .chosen=${this.target}
          @change=${(event: Event) => this.#choose((event.target as KnippaAccountPicker).chosen)}
        ></knippa-account-picker>
        ${this.#name(t)}
      </div>
      ${plan && this.target ? movePlan(plan, account.name, this.target.name, user.displayName, t) : nothing}
      ${busy ? html`<p class="muted late plan" role="status">${t.working}</p>` : nothing} ${this.#refused(t)}
      <div class="row foot-row">
        <button
          class="primary"
          aria-disabled=${off ? 'true' : nothing}
          aria-describedby=${this.target ? nothing : 'choose'}
          @click=${() => plan && void this.#send(plan)}
        >
          ${t.move}
        </button>
        <button @click=${() => this.busy || this.close()}>${t.cancel}</button>
        ${this.#move.busy ? html`<span class="muted late" role="status">${t.working}</span>` : nothing}
        ${this.target ? nothing : html`<span id="choose" class="muted small">${t.choose}</span>`}
      </div>`;
  }

  /** Another username, where the account has somebody with the same. */
  #name(t: Words): TemplateResult | typeof nothing {
    const refusal = this.#nameRefusal;
    if (!this.target || (!refusal && this.username === '')) return nothing;
    const suggestion = refusal?.code === 'username-taken' ? String(refusal.params['suggestion']) : undefined;
    const name = () => this.find<HTMLInputElement>('#username')?.value.trim() ?? '';
    const beside = html`<button type="button" @click=${() => this.#tryName(name())}>${t.tryUsername}</button>`;
    const sent = { busy: false, error: undefined, toldAtField: false, refusal, fieldCode: () => refusal?.code };
    return html`<div>
      ${field({ path: 'username', label: t.username, hint: t.usernameHint, value: this.username, beside }, sent, t)}
      ${
        suggestion
          ? html`<p class="suggest">
              <button class="link" @click=${() => this.#tryName(suggestion)}>${t.useSuggestion(suggestion)}</button>
            </p>`
          : nothing
      }
    </div>`;
  }

  #refused(t: Words): unknown {
    const { error, renewed } = this.#plan;
    if (renewed) return html`<div class="plan" role="alert">${note(t.newPlan)}</div>`;
    if (this.#nameRefusal) return nothing;
    if (error !== undefined) return html`<div class="plan" role="alert">${note(errorSentence(error, t), 'bad')}</div>`;
    return this.#move.error === undefined ? nothing : html`<div class="plan">${formError(this.#move, t)}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-move-user-dialog': KnippaMoveUserDialog;
  }
}
