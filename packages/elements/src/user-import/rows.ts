import type { Change, Plan, RefusedRow } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { groups } from '../kernel/groups.js';
import { leadTo, refusedId, refusedRows, wayToOther } from '../kernel/refused-rows.js';
import { addedText, fieldsChanged } from '../plan-dialog/plan-view.js';
import type { CommonTerms } from '../terms/common.js';
import type { PlanTerms } from '../terms/plan.js';
import type { UserImportTerms } from '../terms/user-import.js';

type Words = UserImportTerms & PlanTerms & CommonTerms;

const kinds = ['refused', 'removed', 'changed', 'added'] as const;
type Kind = (typeof kinds)[number];

/** What is shown of one kind: its rows, and how many there are, whether the plan names them or not. */
interface Part {
  readonly rows: readonly TemplateResult[];
  readonly all: number;
}

/** What a file does, as a table a person a row, of all or of one kind: what is refused first, for it asks for something (CSV-04, CSV-05). */
export class PlanRows {
  readonly #host: KnippaElement<object>;
  #shown: Kind | 'all' = 'all';

  constructor(host: KnippaElement<object>) {
    this.#host = host;
  }

  /** Shows all again. */
  clear(): void {
    this.#shown = 'all';
  }

  /** Leads to a row that is left out: it is among those that are shown, comes into view and has the focus. */
  async lead(row: number): Promise<void> {
    if (this.#shown !== 'all') this.#show('refused');
    await this.#host.updateComplete;
    leadTo(this.#host, row);
  }

  view(plan: Plan, t: Words): TemplateResult | typeof nothing {
    const parts: Readonly<Record<Kind, Part>> = {
      refused: refusedPart(plan, t, (row) => void this.lead(row)),
      removed: part(plan, 'removed', (change) =>
        row(t.removed, who(change), t.goesWith(Number(change.values?.['documents'] ?? 0), Number(change.values?.['words'] ?? 0))),
      ),
      changed: part(plan, 'changed', (change, of) => row(t.changed, who(change), fieldsChanged(of, t, plan.names))),
      added: part(plan, 'added', (change) => row(t.added, change.name, addedText(change, t))),
    };
    const present = kinds.filter((kind) => parts[kind].all > 0);
    if (present.length === 0) return nothing;
    const shown = this.#shown !== 'all' && present.includes(this.#shown) ? [this.#shown] : present;
    const words = { all: t.all, refused: t.onlyErrors, removed: t.removed, changed: t.changed, added: t.added };
    const now = shown.length === present.length && this.#shown === 'all' ? 'all' : (shown[0] ?? 'all');
    const untold = shown.reduce((sum, kind) => sum + untoldOf(parts[kind]), 0);
    const filter = (kind: Kind | 'all') =>
      html`<button type="button" aria-pressed=${kind === now ? 'true' : 'false'} @click=${() => this.#show(kind)}>
        ${words[kind]} <span class="muted">${kind === 'all' ? nothing : t.number(parts[kind].all)}</span>
      </button>`;
    return html`${
      present.length > 1
        ? html`<div class="row filters" role="group" aria-label=${t.filters}>${filter('all')} ${present.map(filter)}</div>`
        : nothing
    }
    ${table(
      t.rowsOf(words[now]),
      shown.flatMap((kind) => parts[kind].rows),
      untold,
      t,
    )}`;
  }

  #show(kind: Kind | 'all'): void {
    this.#shown = kind;
    this.#host.requestUpdate();
  }
}

/** The rows of a plan that are left out, as a table. */
export function refusedTable(plan: Plan, t: Words): TemplateResult {
  const refused = refusedPart(plan, t);
  return table(t.leftOutHeading, refused.rows, untoldOf(refused), t);
}

/** What is wrong with a row, a sentence for each column. */
export function whyRefused(told: readonly RefusedRow[], t: Words): string[] {
  return told.map((one) => wrong(one, t));
}

const wrong = ({ column, sentence }: RefusedRow, t: Words): string => (column ? t.wrongIn(column, sentence) : sentence);

function table(label: string, rows: readonly TemplateResult[], untold: number, t: Words): TemplateResult {
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${label}>
      <table class="sheet lines">
        <caption class="hidden">
          ${label}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t.what}</th>
            <th scope="col">${t.who}</th>
            <th scope="col">${t.details}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${untold > 0 ? html`<p class="muted">${t.more(untold)}</p>` : nothing}`;
}

/** Somebody who is in the account already, with their username: people may be named alike. */
function who({ name, values }: Change): unknown {
  const username = values?.['username'];
  return username === undefined ? name : html`${name} <span class="muted small">${username}</span>`;
}

/** A row; one that is left out, which others may lead to, with its number. */
function row(what: string, who: unknown, details: unknown, refused?: number): TemplateResult {
  return html`<tr
    class=${refused === undefined ? '' : 'refused'}
    id=${refused === undefined ? nothing : refusedId(refused)}
    tabindex=${refused === undefined ? nothing : '-1'}
  >
    <td class="what">${what}</td>
    <th scope="row" class="who">${who}</th>
    <td>${details}</td>
  </tr>`;
}

/** The rows that are left out. One that is at odds with another leads there, where the plan names that one too. */
function refusedPart(plan: Plan, t: Words, lead?: (row: number) => void): Part {
  const byNumber = refusedRows(plan);
  const rows = [...byNumber];
  const other = (one: RefusedRow) => (lead ? wayToOther(one, byNumber, lead, t) : nothing);
  return {
    rows: rows.map(([number, told]) =>
      row(
        t.refusedRow(number),
        told.find(({ username }) => username)?.username ?? '',
        told.map((one) => html`<div>${wrong(one, t)}${other(one)}</div>`),
        number,
      ),
    ),
    all: plan.counts['rows.refused'] ?? rows.length,
  };
}

const untoldOf = ({ rows, all }: Part): number => Math.max(0, all - rows.length);

/** Of each kind, the count of people: those who are changed are counted by their fields too. */
const peopleOf = { removed: 'users.removed', changed: 'users.edited', added: 'users.added' } as const;

/** The changes of a kind, each with all that are of the same thing: of people and folders. A plan holds its first 500, and counts all. */
function part(plan: Plan, kind: Change['kind'], line: (change: Change, of: readonly Change[]) => TemplateResult): Part {
  const changes = plan.changes.filter((change) => change.kind === kind);
  const things = kind === 'added' ? changes.map((change) => [change]) : [...groups(changes, ({ id }) => id).values()];
  const all = (plan.counts[peopleOf[kind]] ?? 0) + (plan.counts[`folders.${kind}`] ?? 0);
  return { rows: things.flatMap((of) => (of[0] ? [line(of[0], of)] : [])), all: Math.max(all, things.length) };
}
