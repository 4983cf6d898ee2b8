import { users, type Account, type FileRead } from '@knippa/contract';
import type { PlanInput } from '@knippa/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaDialog } from '../kernel/dialog.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { tell } from '../kernel/events.js';
import { FileChoice, fileSheet } from '../kernel/file-choice.js';
import { formSheet } from '../kernel/form.styles.js';
import { Planning } from '../kernel/planning.js';
import { property, state } from '../kernel/property.js';
import { sheet } from '../kernel/sheet.js';
import type { KnippaPlanDialog } from '../plan-dialog/plan-dialog.js';
import type { CommonTerms } from '../terms/common.js';
import type { PlanTerms } from '../terms/plan.js';
import { userImportTerms, type UserImportTerms } from '../terms/user-import.js';
import { Answers } from './answers.js';
import { Applying } from './applying.js';
import { chooseForm } from './choose.js';
import { Downloads } from './downloads.js';
import { ErrorsFile } from './errors-file.js';
import { Keeping } from './keeping.js';
import { prepareList } from './list.js';
import { planStep } from './plan.js';
import { readStep } from './read.js';
import type { Outcome } from './report.js';
import { resultView } from './result.js';
import { PlanRows } from './rows.js';
import { userImportSheet } from './user-import.styles.js';

type Words = UserImportTerms & PlanTerms & CommonTerms;
type Asked = PlanInput<typeof users.import>;
type HowRead = Pick<Asked, 'encoding' | 'delimiter' | 'ignoreUnknownColumns'>;

/**
 * Imports users from a file, in a dialog, and downloads the files to begin with. A file is handed in, how it was read is shown, then what it would do and what
 * that asks, and then it is done, with how far it has come and a way to stop it that leaves everything as it was. What is handed out is told this once.
 *
 * @tag knippa-user-import
 * @summary Imports users from a file (CSV-03, CSV-05, CSV-08).
 * @event knippa-users-import - A file was imported; `detail.accountId`.
 * @event knippa-close - The dialog has closed.
 * @csspart base - All of the element's inside.
 */
export class KnippaUserImport extends KnippaDialog<UserImportTerms & PlanTerms> {
  static override styles = [sheet, formSheet, dialogSheet, fileSheet, userImportSheet];

  /** The account. */
  @property({ attribute: false }) account: Account | undefined;
  /** Where the account's people sign in, for the cards that are handed out; without it, nothing is said of where. */
  @property({ attribute: 'sign-in-href' }) signInHref = '';

  @state() private step: 'choose' | 'read' | 'plan' | 'result' = 'choose';
  /** What the plan was asked with: the file, and what was said of it. */
  @state() private asked: Asked | undefined;
  /** How the file was read last; it stays while it is read in another way. */
  @state() private seen: FileRead | undefined;
  @state() private result: Outcome | undefined;

  protected override readonly words = userImportTerms;

  readonly #choice = new FileChoice(this, () => this.#begin());
  readonly #downloads = new Downloads(this);
  readonly #errors = new ErrorsFile(this);
  readonly #rows = new PlanRows(this);
  readonly #answers = new Answers(this);
  readonly #plan = new Planning(this, users.import);
  readonly #applying = new Applying(this);
  readonly #keeping = new Keeping(this);

  protected override get busy(): boolean {
    return this.#applying.busy;
  }

  protected override get wide(): boolean {
    return this.step !== 'choose';
  }

  /** The plan takes the place of the steps before it. */
  protected override get shown(): boolean {
    return this.open && this.step !== 'plan';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open')) {
      this.#choice.clear();
      this.#downloads.clear();
      this.#begin();
    }
    super.willUpdate(changed);
  }

  /** It opens again once the plan's dialog has closed, so that both give the focus back to what opened the first. */
  protected override updated(changed: PropertyValues<this>): void {
    if (!this.shown) super.updated(changed);
    else void Promise.resolve(this.find<KnippaPlanDialog>('knippa-plan-dialog')?.updateComplete).then(() => super.updated(changed));
  }

  /** Back to the choice of a file. */
  #begin(): void {
    Object.assign(this, { step: 'choose', asked: undefined, seen: undefined, result: undefined });
    this.#rows.clear();
    this.#answers.clear();
    this.#errors.clear();
    this.#plan.clear();
    this.#applying.clear();
    this.#keeping.begin(false);
  }

  /** Esc and the button alike: what is told this once is not lost by a key that was pressed too soon. */
  protected override close(): void {
    if (this.#keeping.mayClose()) super.close();
  }

  /** Another file, after one was read: the focus comes to where it is chosen. */
  #again(): void {
    this.#begin();
    void this.updateComplete.then(() => this.find('#file')?.focus());
  }

  async #to(step: KnippaUserImport['step']): Promise<void> {
    this.step = step;
    await this.updateComplete;
    this.focusHeading();
  }

  /** Asks what the file would do, with what is said of how to read it. */
  async #read(how: HowRead = {}): Promise<void> {
    this.#applying.stopped = false;
    const file = await this.#choice.ready();
    if (file && this.account) {
      this.asked = { ...this.asked, accountId: this.account.id, file, language: this.language, ...how };
      await this.#plan.ask(this.asked);
      this.seen = this.#plan.plan?.file ?? this.seen;
      if (this.#plan.plan && this.step === 'choose') return this.#to('read');
    } else this.step = 'choose';
    await this.updateComplete;
    this.find('[aria-invalid=true]')?.focus();
  }

  async #apply(confirmation: string): Promise<void> {
    const { plan } = this.#plan;
    if (!plan || !this.asked) return;
    if (this.#answers.stops(plan)) {
      await this.updateComplete;
      return this.find('#many')?.focus();
    }
    const { asked } = this;
    this.#applying.begin();
    const errors = plan.refused?.length ? await this.#errors.before(asked, plan.token) : undefined;
    if (this.#applying.leftAlone()) {
      this.#beginStopped();
      return;
    }
    if (this.#plan.plan !== plan) return;
    const done = await this.#applying.send({
      ...asked,
      ...this.#answers.input,
      ...(confirmation && { confirmation }),
      plan: plan.token,
    });
    if (done) {
      this.#plan.clear();
      this.result = { done, at: new Date(), file: this.#choice.file?.name ?? '', account: this.account?.name ?? '', plan, errors };
      if (done.handOut.length > 0) prepareList();
      this.#keeping.begin(done.handOut.length > 0);
      tell<typeof users.import>(this, 'users.import', { accountId: asked.accountId });
      await this.#to('result');
    } else if (this.#applying.leftAlone()) this.#beginStopped();
    else await this.#look();
  }

  /** Shows what the file does now, where the plan no longer holds: what the refusal brought, or, where the plan was too old, what is asked anew. */
  async #look(): Promise<void> {
    const { planEnded, refusal } = this.#applying;
    if (!planEnded && !refusal?.plan) return;
    this.#answers.clear();
    if (!planEnded) {
      this.#plan.renew(this.#applying);
      return;
    }
    await this.#read();
    if (this.#plan.plan) return;
    this.#applying.clear();
    await this.#to('choose');
  }

  /** It begins anew, and says that it was stopped before anything was changed. */
  #beginStopped(): void {
    this.#begin();
    this.#applying.stopped = true;
  }

  /** The file is kept, and it is said that nothing came of it. */
  #stopReading(): void {
    this.#plan.clear();
    this.#applying.stopped = true;
  }

  protected override inside(t: Words): unknown {
    if (this.step === 'result' && this.result) return this.#done(this.result, t);
    return this.step === 'read' && this.seen ? this.#reading(this.seen, t) : this.#choosing(t);
  }

  protected override view(t: Words): unknown {
    return html`${super.view(t)} ${this.#keeping.view(() => this.close(), t)} ${this.#planned(t)}`;
  }

  #planned(t: Words): TemplateResult {
    const open = this.step === 'plan';
    const plan = open ? this.#plan.plan : undefined;
    const name = this.#choice.file?.name ?? '';
    const errors = plan?.refused?.length && this.asked ? this.#errors.view(this.asked, plan.token, name, t) : nothing;
    const act = {
      apply: (confirmation: string) => void this.#apply(confirmation),
      stop: () => {
        this.#errors.stop();
        this.#applying.stop();
      },
      close: () => this.#begin(),
    };
    return planStep(
      {
        plan,
        name,
        confirm: (plan?.counts['users.removed'] ?? 0) > 0 ? (this.account?.groupId ?? '') : '',
        reason: this.#answers.reason(plan, t),
        applying: this.#applying,
        doing: this.#applying.busy || this.#errors.preparing || this.#applying.learning,
        open,
        rows: plan ? html`${this.#rows.view(plan, t)} ${errors}` : nothing,
        answers: plan ? this.#answers.view(plan, (row) => void this.#rows.lead(row), t) : nothing,
      },
      act,
      t,
    );
  }

  #choosing(t: Words): TemplateResult {
    const { account } = this;
    const { stopped } = this.#applying;
    const act = {
      read: (how: HowRead = {}) => void this.#read(how),
      tell: (told: HowRead) => (this.asked &&= { ...this.asked, ...told }),
      stop: () => this.#stopReading(),
      close: () => this.close(),
    };
    const below = account ? this.#downloads.view(account, t) : nothing;
    return chooseForm(
      { account: account?.name ?? '', choice: this.#choice, told: this.asked ?? {}, planning: this.#plan, stopped, below },
      act,
      t,
    );
  }

  #reading(file: FileRead, t: Words): TemplateResult {
    const pass = () => {
      this.focusHeading();
      void this.#read({ ignoreUnknownColumns: 'yes' });
    };
    const act = { tell: (told: HowRead) => void this.#read(told), pass, back: () => this.#again(), show: () => void this.#to('plan') };
    return readStep({ file, name: this.#choice.file?.name ?? '', told: this.asked ?? {}, planning: this.#plan }, act, t);
  }

  #done(result: Outcome, t: Words): TemplateResult {
    const to = { groupId: this.account?.groupId ?? 'knippa', address: this.signInHref, kept: this.#keeping.kept };
    return html`<h2 id="heading" tabindex="-1" autofocus>${t.done}</h2>
      ${resultView(result, to, t)}
      <div class="row foot-row"><button class="primary" @click=${() => this.close()}>${t.close}</button></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-user-import': KnippaUserImport;
  }
}
