import type { Plan } from '@knippa/contract';
import { isKnippaError, type Progress } from '@knippa/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaDialog } from '../kernel/dialog.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { field } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { property } from '../kernel/property.js';
import { sheet } from '../kernel/sheet.js';
import { errorSentence, note } from '../kernel/states.js';
import { fieldCodeOf } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import { planTerms, type PlanTerms } from '../terms/plan.js';
import { planDialogSheet } from './plan-dialog.styles.js';
import { planOutline, planSheet, planView } from './plan-view.js';

type Words = PlanTerms & CommonTerms;

/**
 * Shows what something would do before it is done: how much, what is added, changed and removed, what to think of, and the button that does
 * it. Whoever opens it asks for the plan and applies it; the dialog shows how far that has come.
 *
 * @tag knippa-plan-dialog
 * @summary Shows a plan and asks for the deed (WHY-01).
 * @event knippa-plan-apply - The deed's button was pressed.
 * @event knippa-plan-stop - "Avbryt" was pressed while it was being done, and it is `stoppable`.
 * @event knippa-close - The dialog has closed.
 * @slot - What stands before the plan; where it is `listed`, after what is told of it.
 * @slot asked - What the plan asks, before the words that are typed.
 * @csspart base - All of the element's inside.
 */
export class KnippaPlanDialog extends KnippaDialog<PlanTerms> {
  static override styles = [sheet, formSheet, dialogSheet, planSheet, planDialogSheet];

  /** What it is about, as a heading. */
  @property() heading = '';
  /** The deed, as the button says it. */
  @property() deed = '';
  /** Whether what is done cannot be undone. */
  @property({ type: Boolean }) danger = false;
  /** What is typed to confirm the deed, shown at its field; without it nothing is typed. */
  @property() confirm = '';
  /** What would be done. */
  @property({ attribute: false }) plan: Plan | undefined;
  /** Whether no plan is asked for yet: what stands before it asks something first. */
  @property({ type: Boolean }) idle = false;
  /** Whether what is slotted lists the plan's changes, in a wide dialog: then the plan is told as its counts and warnings alone. */
  @property({ type: Boolean }) listed = false;
  /** Why the deed may not be pressed, said beside its button; without it, it may. */
  @property() reason = '';
  /** Whether it is being done. */
  @property({ type: Boolean }) doing = false;
  /** Whether it can be stopped while it is being done. */
  @property({ type: Boolean }) stoppable = false;
  /** How far it has come. */
  @property({ attribute: false }) progress: Progress | undefined;
  /** Why it was not done. */
  @property({ attribute: false }) error: unknown;

  protected override readonly words = planTerms;

  #said = -1;

  /** What was typed to confirm. */
  get confirmation(): string {
    return this.find<HTMLInputElement>('#confirmation')?.value ?? '';
  }

  protected override get busy(): boolean {
    return this.doing;
  }

  protected override get urgent(): boolean {
    return this.danger;
  }

  protected override get wide(): boolean {
    return this.listed;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('doing')) this.#said = -1;
    super.willUpdate(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // what was typed was of another plan
    const typed = changed.get('plan') && this.find<HTMLInputElement>('#confirmation');
    if (typed) typed.value = '';
    // what was typed is what is wrong
    if (changed.has('error') && this.error !== undefined) this.find('[aria-invalid="true"]')?.focus();
  }

  #ask(name: 'apply' | 'stop'): void {
    if (name === 'apply' && (this.doing || !this.plan || this.reason)) return;
    this.dispatchEvent(new CustomEvent(`knippa-plan-${name}`, { bubbles: true, composed: true, detail: {} }));
  }

  protected override inside(t: Words): unknown {
    const off = this.doing || !this.plan || this.reason !== '';
    const slot = html`<slot></slot>`;
    const apply = (event: Event) => {
      event.preventDefault();
      this.#ask('apply');
    };
    const leave = () => {
      if (!this.doing) this.close();
      else if (this.stoppable) this.#ask('stop');
    };
    // before harm one stands at what changes nothing: not at the foot of a long list, which would be scrolled past
    const atFoot = this.danger && !this.listed;
    return html`<h2 id="heading" tabindex="-1" ?autofocus=${!atFoot}>${this.heading}</h2>
      <div id="consequence">
        ${this.listed ? nothing : slot}
        ${this.plan ? (this.listed ? planOutline : planView)(this.plan, t) : this.idle ? nothing : html`<p class="late" role="status">${t.working}</p>`}
      </div>
      ${this.listed ? slot : nothing}
      <form novalidate @submit=${apply}>
        <slot name="asked"></slot>
        ${this.#asked(t)} ${this.doing ? this.#doing(t) : nothing}
        <div class="row foot-row">
          <button
            class=${this.danger ? 'danger' : 'primary'}
            aria-disabled=${off ? 'true' : nothing}
            aria-describedby=${this.reason ? 'reason' : nothing}
          >
            ${this.deed}
          </button>
          <button type="button" ?autofocus=${atFoot} aria-disabled=${this.doing && !this.stoppable ? 'true' : nothing} @click=${leave}>
            ${this.doing && this.stoppable ? t.stop : t.cancel}
          </button>
          ${this.reason ? html`<p id="reason" class="muted small">${this.reason}</p>` : nothing}
        </div>
      </form>`;
  }

  /** The words to type, and why it was not done: at the field where it speaks of them. A plan that took the place of another is told as such. */
  #asked(t: Words): unknown {
    const { doing: busy, error } = this;
    const refusal = isKnippaError(error) ? error : undefined;
    const sent = { busy, error, refusal, toldAtField: false, fieldCode: (path: string) => fieldCodeOf(refusal, path) };
    const wrong = this.confirm && sent.fieldCode('confirmation');
    const typed = field({ path: 'confirmation', label: html`${t.typeToConfirm} <b class="words">${this.confirm}</b>` }, sent, t);
    const why = () => (refusal?.plan ? note(t.newPlan) : note(errorSentence(error, t), 'bad'));
    return html`${this.confirm ? html`<div class="form confirm">${typed}</div>` : nothing}
    ${error === undefined || wrong ? nothing : html`<div class="error" role="alert">${why()}</div>`}`;
  }

  #doing(t: Words): TemplateResult {
    const { done = 0, of = 0 } = this.progress ?? {};
    const value = of > 0 ? done / of : nothing;
    return html`<div class="doing">
      <label for="progress">${t.progressLabel}</label>
      <progress id="progress" max="1" value=${value}></progress>
      <span aria-hidden="true">${of > 0 ? t.progress(done, of) : t.working}</span>
      <span class="hidden" role="status">${this.#steps(done, of, t)}</span>
    </div>`;
  }

  /** Said at the beginning, half way and at the end alone. */
  #steps(done: number, of: number, t: Words): string {
    const step = of === 0 ? 0 : Math.floor((done / of) * 2);
    this.#said = Math.max(step, this.#said);
    return this.#said === 0 ? t.working : t.progress(this.#said === 1 ? Math.ceil(of / 2) : of, of);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-plan-dialog': KnippaPlanDialog;
  }
}
