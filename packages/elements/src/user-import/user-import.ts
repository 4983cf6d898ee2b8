import { users, type Account, type OutputOf, type Plan } from '@knippa/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaDialog } from '../kernel/dialog.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { tell } from '../kernel/events.js';
import { doneNote } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { Planning } from '../kernel/planning.js';
import { warningIcon } from '../kernel/icons.js';
import { property, state } from '../kernel/property.js';
import { sheet } from '../kernel/sheet.js';
import { errorSentence, note } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import { userImportTerms, type UserImportTerms } from '../terms/user-import.js';

type Words = UserImportTerms & CommonTerms;

/** What a refusal of a file may tell. */
interface RowsRefused {
  readonly rows?: number;
  readonly firstRow?: number;
  readonly column?: string;
  readonly problem?: string;
}

/**
 * Imports users from a CSV file, in a dialog: a file is chosen, what it would do is shown, and then it is done, with how far it has come and a
 * way to stop it that leaves everything as it was.
 *
 * @tag knippa-user-import
 * @summary Imports users from a file (CSV-03, CSV-05, CSV-08).
 * @event knippa-users-import - A file was imported; `detail.accountId`.
 * @event knippa-close - The dialog has closed.
 * @csspart base - All of the element's inside.
 */
export class KnippaUserImport extends KnippaDialog<UserImportTerms> {
  static override styles = [sheet, formSheet, dialogSheet];

  /** The account. */
  @property({ attribute: false }) account: Account | undefined;

  @state() private file: File | undefined;
  @state() private missing = false;
  @state() private stopped = false;
  @state() private result: OutputOf<typeof users.import> | undefined;

  protected override readonly words = userImportTerms;

  readonly #plan = new Planning(this, users.import);
  readonly #import = new Submission(this, users.import);

  protected override get busy(): boolean {
    return this.#import.busy;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) {
      Object.assign(this, { file: undefined, missing: false, stopped: false, result: undefined });
      this.#plan.clear();
      this.#import.clear();
    }
    super.willUpdate(changed);
  }

  #choose(event: Event): void {
    this.file = (event.target as HTMLInputElement).files?.[0];
    this.missing = false;
    this.stopped = false;
    this.#plan.clear();
  }

  #show(event: SubmitEvent): void {
    event.preventDefault();
    this.missing = !this.file;
    if (this.file && this.account) void this.#plan.ask({ accountId: this.account.id, file: this.file });
  }

  async #apply(plan: Plan): Promise<void> {
    if (!this.account || !this.file) return;
    const accountId = this.account.id;
    const done = await this.#import.send({ accountId, file: this.file, plan: plan.token });
    if (done) {
      this.#plan.clear();
      this.result = done.output;
      tell<typeof users.import>(this, 'users.import', { accountId });
      await this.updateComplete;
      this.focusHeading();
    } else if (this.stopped) {
      this.#import.clear();
      this.#leavePlan();
    } else this.#plan.renew(this.#import);
  }

  #stop(): void {
    this.stopped = true;
    this.#import.cancel();
  }

  #leavePlan(event?: Event): void {
    event?.stopPropagation();
    this.#plan.clear();
  }

  /** The plan takes the place of the form. */
  protected override get shown(): boolean {
    return this.open && !this.#plan.plan;
  }

  protected override inside(t: Words): unknown {
    return this.result ? this.#done(this.result, t) : this.#form(t);
  }

  protected override view(t: Words): unknown {
    return html`${super.view(t)}
      <knippa-plan-dialog
        heading=${t.planHeading(this.file?.name ?? '')}
        deed=${t.import}
        .plan=${this.#plan.plan}
        .progress=${this.#import.progress}
        .error=${this.#import.error}
        ?doing=${this.#import.busy}
        ?open=${this.#plan.plan !== undefined}
        @knippa-plan-apply=${() => this.#plan.plan && void this.#apply(this.#plan.plan)}
        @knippa-plan-stop=${this.#stop}
        @knippa-close=${this.#leavePlan}
      ></knippa-plan-dialog>`;
  }

  #form(t: Words): TemplateResult {
    const wrong = this.missing ? t.choose : '';
    return html`<h2 id="heading" tabindex="-1" autofocus>
        ${t.heading} <span class="muted">${t.intoAccount(this.account?.name ?? '')}</span>
      </h2>
      <form class="form" novalidate @submit=${this.#show}>
        <div>
          <label for="file">${t.file}</label>
          <div class="hint" id="file-hint">${t.fileHint}</div>
          <input
            id="file"
            type="file"
            accept=".csv,text/csv"
            aria-invalid=${wrong ? 'true' : nothing}
            aria-describedby="file-hint${wrong ? ' file-wrong' : ''}"
            @change=${this.#choose}
          />
          ${wrong ? html`<div class="wrong" id="file-wrong">${warningIcon}<span>${wrong}</span></div>` : nothing}
        </div>
        ${this.stopped ? html`<div role="status">${note(t.stopped)}</div>` : nothing} ${this.#refused(t)}
        <div class="row">
          <button class="primary" aria-disabled=${this.#plan.busy ? 'true' : nothing}>${t.show}</button>
          <button type="button" @click=${() => this.close()}>${t.cancel}</button>
          ${this.#plan.busy ? html`<span class="muted late" role="status">${t.working}</span>` : nothing}
        </div>
      </form>`;
  }

  /** Why the file cannot be used, with the row that says it. */
  #refused(t: Words): TemplateResult | typeof nothing {
    const { error, refusal } = this.#plan;
    if (error === undefined) return nothing;
    const { rows, firstRow, column, problem } = (refusal?.params ?? {}) as RowsRefused;
    const said = problem !== undefined && Object.hasOwn(t.problems, problem) ? t.problems[problem] : undefined;
    const detail = said && (firstRow === undefined ? said : t.row(firstRow, column ?? '', said));
    const sentence = detail && rows === 1 ? nothing : errorSentence(error, t);
    return html`<div role="alert">${note(html`${sentence} ${detail}`, 'bad')}</div>`;
  }

  #done(result: OutputOf<typeof users.import>, t: Words): TemplateResult {
    return html`<h2 id="heading" tabindex="-1">${t.done}</h2>
      <div class="form">
        ${doneNote(t.counted(result))}
        <div class="row"><button class="primary" @click=${() => this.close()}>${t.close}</button></div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-user-import': KnippaUserImport;
  }
}
