import type { Plan } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { note } from '../kernel/states.js';
import type { UserImportTerms } from '../terms/user-import.js';
import type { Applying } from './applying.js';

/** What the third step shows: the plan of the file of that name, what has to be typed, why it cannot be applied, and how far it has come. */
interface Planned {
  readonly plan: Plan | undefined;
  readonly name: string;
  readonly confirm: string;
  readonly reason: string;
  readonly applying: Pick<Applying, 'progress' | 'error' | 'unknown'>;
  readonly doing: boolean;
  readonly open: boolean;
  /** The rows of the plan, and what is asked about them. */
  readonly rows: unknown;
  readonly answers: unknown;
}

/** The third step: what the file does, and what that asks, in the dialog that every plan has (CSV-05). */
export function planStep(
  { plan, name, confirm, reason, applying, doing, open, rows, answers }: Planned,
  act: { apply(confirmation: string): void; stop(): void; close(): void },
  t: UserImportTerms,
): TemplateResult {
  return html`<knippa-plan-dialog
    heading=${t.planHeading(name)}
    deed=${t.import}
    confirm=${confirm || nothing}
    reason=${reason}
    .plan=${guard([plan], () => plan && ofPeople(plan))}
    .progress=${applying.progress}
    .error=${applying.error}
    listed
    ?danger=${confirm !== ''}
    ?doing=${doing}
    stoppable
    ?open=${open}
    @knippa-plan-apply=${(event: Event) => act.apply((event.target as HTMLElementTagNameMap['knippa-plan-dialog']).confirmation)}
    @knippa-plan-stop=${() => act.stop()}
    @knippa-close=${(event: Event) => {
      event.stopPropagation();
      act.close();
    }}
    >${
      open && plan
        ? html`<div class="listed">${rows}</div>
            <div class="asked" slot="asked">
              ${answers} ${applying.unknown ? html`<div role="alert">${note(t.notKnown)}</div>` : nothing}
            </div>`
        : nothing
    }</knippa-plan-dialog
  >`;
}

/** The plan with how many people are changed in the place of how much of them is, which is listed. */
function ofPeople(plan: Plan): Plan {
  const { 'users.edited': people, ...counts } = plan.counts;
  if (!people) return plan;
  const told = Object.entries(counts).map(([name, n]): [string, number] =>
    name === 'users.changed' ? ['users.edited', people] : [name, n],
  );
  return { ...plan, counts: Object.fromEntries(told) };
}
