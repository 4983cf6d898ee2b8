import type { Refusal } from '@knippa/contract';
import type { PlanInput, PlannedOperation } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { CommonTerms } from '../terms/common.js';
import type { KnippaElement } from './element.js';
import { deed, formError } from './form.js';
import { Planning } from './planning.js';
import { refusalSentence } from './states.js';
import { Submission } from './submission.js';

/** An act that is shown before it is done: its plan, the submission that applies it, and the dialog between the two (WHY-01). */
export class Planned<Op extends PlannedOperation> {
  readonly plan: Planning<Op>;
  readonly submission: Submission<Op>;

  constructor(host: KnippaElement<object>, operation: Op) {
    this.plan = new Planning(host, operation);
    this.submission = new Submission(host, operation);
  }

  /** Forgets the plan, and what came of it. */
  clear(): void {
    this.plan.clear();
    this.submission.clear();
  }

  /** Takes the new plan, if the submission was refused because the old one no longer held. */
  renew(): void {
    this.plan.renew(this.submission);
  }

  /** The button that asks for the plan, under what it would do; one that may not be pressed says why. */
  button([label, hint]: readonly [string, string], allowed: true | Refusal, input: PlanInput<Op>, t: CommonTerms): TemplateResult {
    const ask = (event: Event) => {
      event.preventDefault();
      if (allowed === true) void this.plan.ask(input);
    };
    return html`<form class="deed" @submit=${ask}>
      <p class="muted small">${allowed === true ? hint : refusalSentence(allowed, t)}</p>
      <div class="row">${deed(label, this.plan, t, '', allowed !== true)}</div>
      ${formError(this.plan, t)}
    </form>`;
  }

  /**
   * The dialog, open while there is a plan. `apply` gets the plan's token, and what was typed to confirm it; `confirm` is what has to be typed,
   * and makes the dialog an alert.
   */
  dialog(
    heading: string,
    label: string,
    apply: (token: string, confirmation: string) => Promise<void>,
    { slot, confirm }: { slot?: unknown; confirm?: string } = {},
  ): TemplateResult {
    const { plan, submission } = this;
    return html`<knippa-plan-dialog
      heading=${heading}
      deed=${label}
      ?danger=${confirm !== undefined}
      confirm=${confirm ?? nothing}
      .plan=${plan.plan}
      .error=${submission.error}
      ?doing=${submission.busy}
      ?open=${plan.plan !== undefined}
      @knippa-plan-apply=${(event: Event) => plan.plan && void apply(plan.plan.token, (event.target as HTMLElementTagNameMap['knippa-plan-dialog']).confirmation)}
      @knippa-close=${(event: Event) => {
        event.stopPropagation();
        this.clear();
      }}
      >${slot}</knippa-plan-dialog
    >`;
  }
}
