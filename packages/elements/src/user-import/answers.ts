import type { Plan } from '@knippa/contract';
import type { ImportAnswers } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { warningIcon } from '../kernel/icons.js';
import type { CommonTerms } from '../terms/common.js';
import type { UserImportTerms } from '../terms/user-import.js';

type Words = UserImportTerms & CommonTerms;

/** What the plan of a file asks before it is applied, and what was answered: nothing is left out, and nobody removed in numbers, that nobody said yes to (CSV-05). */
export class Answers {
  readonly #host: KnippaElement<object>;
  #leaveOut = false;
  #manyRemovals = false;
  /** Whether the deed was pressed, and stopped at how many it removes. */
  #stopped = false;

  constructor(host: KnippaElement<object>) {
    this.#host = host;
  }

  /** Forgets every answer: they were to another plan. */
  clear(): void {
    this.#leaveOut = this.#manyRemovals = this.#stopped = false;
  }

  /** Why the plan cannot be applied as it has been answered; nothing where it can. */
  reason(plan: Plan | undefined, t: Words): string {
    if (!plan) return '';
    const refused = count(plan, 'rows.refused');
    const does = ['users.added', 'users.changed', 'users.removed'].some((name) => count(plan, name) > 0);
    if (!does) return refused > 0 && count(plan, 'rows.unchanged') === 0 ? t.noneAccepted : t.nothingToDo;
    if (refused > 0 && !this.#leaveOut) return t.refusedFirst;
    return this.#stopped && !this.#manyRemovals ? t.manyFirst : '';
  }

  /** Whether the plan is to be asked once more, because it removes many: then it shows the question, and the deed waits for its answer. */
  stops(plan: Plan): boolean {
    if (!brake(plan) || this.#manyRemovals) return false;
    this.#stopped = true;
    this.#host.requestUpdate();
    return true;
  }

  /** The answers, as they travel. */
  get input(): ImportAnswers {
    return { ...(this.#leaveOut && { leaveOutRefused: 'yes' }), ...(this.#manyRemovals && { manyRemovals: 'yes' }) };
  }

  /** The questions. `lead` brings a row that is left out into view, so that it is seen what it is that is asked about. */
  view(plan: Plan, lead: (row: number) => void, t: Words): TemplateResult {
    const refused = count(plan, 'rows.refused');
    const [first] = plan.refused ?? [];
    const many = this.#stopped ? brake(plan) : undefined;
    const able = ['users.added', 'users.changed', 'users.removed'].some((name) => count(plan, name) > 0);
    return html`${
      refused > 0 && able
        ? html`<div class="choice">
            <input
              id="leave-out"
              type="checkbox"
              aria-describedby="leave-out-hint"
              .checked=${this.#leaveOut}
              @change=${this.#tickLeaveOut}
            />
            <label for="leave-out">${t.leaveOut(refused)}</label>
            <div class="reason" id="leave-out-hint">${t.leaveOutHint}</div>
            ${first ? html`<button type="button" class="link to-errors" @click=${() => lead(first.row)}>${t.toErrors(refused)}</button>` : nothing}
          </div>`
        : nothing
    }
    ${
      many
        ? html`<div class="note bad" role="group" aria-labelledby="many-heading">
            ${warningIcon}
            <div>
              <h3 id="many-heading">${t.manyHeading}</h3>
              <p id="many-said">${t.many(many.params)}</p>
              <div class="choice">
                <input id="many" type="checkbox" aria-describedby="many-said" .checked=${this.#manyRemovals} @change=${this.#tickMany} />
                <label for="many">${t.removeMany(Number(many.params['removals']))}</label>
              </div>
            </div>
          </div>`
        : nothing
    }`;
  }

  #tickLeaveOut = (event: Event): void => {
    this.#leaveOut = (event.target as HTMLInputElement).checked;
    this.#host.requestUpdate();
  };

  #tickMany = (event: Event): void => {
    this.#manyRemovals = (event.target as HTMLInputElement).checked;
    this.#host.requestUpdate();
  };
}

const count = ({ counts }: Plan, name: string): number => counts[name] ?? 0;
const brake = ({ warnings }: Plan) => warnings.find(({ code }) => code === 'many-removals');
