import type { Plan, Refusal, User } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { CommonTerms } from '../terms/common.js';
import type { UserTerms } from '../terms/users.js';

/** The words that the acts of the list speak with. */
export type Words = UserTerms & CommonTerms;

/** Whether an act is never the person's, and so has no button. */
export function isNever(allowed: true | Refusal): boolean {
  return allowed !== true && allowed.code === 'not-permitted';
}

/** What a dialog about some users shows. */
export interface ActDialog {
  readonly heading: string;
  readonly deed: string;
  readonly plan: Plan | undefined;
  /** Why there is no plan, or why it was not done. */
  readonly error: unknown;
  readonly doing: boolean;
  /** What is asked first, before the plan. */
  readonly asks?: unknown;
  /** What is said beside the deed while that is not answered yet. */
  readonly first?: string | undefined;
  readonly danger?: boolean;
  apply(token: string): void;
}

/** The dialog of an act on some users: what it asks, its plan, and its deed (WHY-01). */
export function actDialog(act: ActDialog, people: readonly User[]): TemplateResult {
  const { plan } = act;
  return html`<knippa-plan-dialog
    heading=${act.heading}
    deed=${act.deed}
    ?danger=${act.danger ?? false}
    ?idle=${act.first !== undefined || act.error !== undefined}
    reason=${act.first ?? ''}
    .plan=${plan}
    .error=${act.error}
    ?doing=${act.doing}
    ?open=${people.length > 0}
    @knippa-plan-apply=${() => plan && act.apply(plan.token)}
    >${act.asks ?? nothing}</knippa-plan-dialog
  >`;
}
