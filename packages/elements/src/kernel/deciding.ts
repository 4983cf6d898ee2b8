import type { PlannedOperation } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { CommonTerms } from '../terms/common.js';
import type { PlanTerms } from '../terms/plan.js';
import { formError, type Sent } from './form.js';
import type { Planning } from './planning.js';
import { errorSentence, note } from './states.js';

/** What a dialog that plans, asks and applies has come to. */
interface Decision {
  readonly planning: Pick<Planning<PlannedOperation>, 'plan' | 'busy' | 'error' | 'renewed'>;
  readonly sending: Sent;
  /** What would happen, drawn from the plan. */
  readonly happens: unknown;
  /** What the button says. */
  readonly deed: string;
  /** What has to be said before there is a plan; undefined once it is. */
  readonly first: string | undefined;
  /** What says the refusal, by its id, where a field does. */
  readonly told?: string | undefined;
  /** Does what the plan shows, by its token. */
  apply(token: string): void;
  close(): void;
}

/** What stands under the questions of a dialog that plans, asks and applies (WHY-01): what would happen or why not, the deed, and the way out beside it. */
export function decide(decision: Decision, t: CommonTerms & Pick<PlanTerms, 'newPlan'>): TemplateResult {
  const { planning, sending, deed, first } = decision;
  const { plan, busy } = planning;
  const working = html`<span class="muted late" role="status">${t.working}</span>`;
  const apply = () => plan && !sending.busy && decision.apply(plan.token);
  return html`${decision.happens} ${busy ? html`<div class="plan">${working}</div>` : nothing} ${refused(decision, t)}
    <div class="row foot-row">
      <button
        class="primary"
        aria-disabled=${!plan || sending.busy ? 'true' : nothing}
        aria-describedby=${first === undefined ? (decision.told ?? nothing) : 'choose'}
        @click=${apply}
      >
        ${deed}
      </button>
      <button @click=${() => sending.busy || decision.close()}>${t.cancel}</button>
      ${sending.busy ? working : nothing} ${first === undefined ? nothing : html`<span id="choose" class="muted small">${first}</span>`}
    </div>`;
}

/** Why there is no plan, that there is a new one, or why it was not done. */
function refused({ planning: { error, renewed }, sending, told }: Decision, t: CommonTerms & Pick<PlanTerms, 'newPlan'>): unknown {
  if (renewed) return html`<div class="plan" role="alert">${note(t.newPlan)}</div>`;
  if (told !== undefined) return nothing;
  if (error !== undefined) return html`<div class="plan" role="alert">${note(errorSentence(error, t), 'bad')}</div>`;
  return sending.error === undefined ? nothing : html`<div class="plan">${formError(sending, t)}</div>`;
}
