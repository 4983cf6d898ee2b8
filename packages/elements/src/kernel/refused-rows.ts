import type { Plan, RefusedRow } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { FileTerms } from '../terms/file.js';
import type { KnippaElement } from './element.js';
import { groups } from './groups.js';

/** The rows of a file that are left out, as far as the plan names them: by their number, each with all that is wrong with it (CSV-04). */
export function refusedRows({ refused = [] }: Pick<Plan, 'refused'>): Map<number, RefusedRow[]> {
  return groups(refused, ({ row }) => row);
}

/** The id of what shows a row that is left out. It takes the focus, `tabindex="-1"`, where it is led to. */
export const refusedId = (row: number): string => `row-${String(row)}`;

/** Leads to a row that is left out: it comes into view and has the focus. */
export function leadTo(host: KnippaElement<object>, row: number): void {
  host.renderRoot.querySelector<HTMLElement>(`#${refusedId(row)}`)?.focus();
}

/** From a row that is at odds with another the way there, where that one is shown too. */
export function wayToOther(
  { otherRow }: RefusedRow,
  shown: ReadonlyMap<number, unknown>,
  lead: (row: number) => void,
  t: FileTerms,
): TemplateResult | typeof nothing {
  if (otherRow === undefined || !shown.has(otherRow)) return nothing;
  return html` <button type="button" class="link" @click=${() => lead(otherRow)}>${t.toRow(otherRow)}</button>`;
}
