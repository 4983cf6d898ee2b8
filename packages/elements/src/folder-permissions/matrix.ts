import type { Access } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CommonTerms } from '../terms/common.js';
import type { FolderPermissionsTerms } from '../terms/folder-permissions.js';

type Words = FolderPermissionsTerms & CommonTerms;

/** One row of the matrix: who, and what they may. */
export interface MatrixRow extends Access {
  /** Its own among the rows, for ids. */
  readonly key: string;
  readonly who: string;
  /** What it means, in words. */
  readonly means: string;
  /** What is on cannot be changed here. */
  readonly fixed: boolean;
  /** Whom the row is about, or how they are chosen. */
  readonly below?: unknown;
  readonly set?: (access: Access) => void;
}

/** What a row's rights mean in words (FLD-04). */
export function meaning({ read, write }: Access, t: FolderPermissionsTerms): string {
  if (read) return write ? t.means['read-write'] : t.means.read;
  return write ? t.means.write : t.means.none;
}

/** Who may read and who may write, as a table of checkboxes with the consequence in words under each row. */
export function matrix(rows: readonly MatrixRow[], t: Words): TemplateResult {
  return html`<table class="matrix">
    <caption class="hidden">
      ${t.rights}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t.who}</th>
        <th scope="col">${t.read}</th>
        <th scope="col">${t.write}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => matrixRow(row, t))}
    </tbody>
  </table>`;
}

function matrixRow(row: MatrixRow, t: Words): TemplateResult {
  const { key, who, means, below } = row;
  return html`<tr class=${below ? 'with-below' : nothing}>
      <th scope="row">
        <span class="who">${who}</span>
        <span class="means" id="means-${key}" aria-live="polite">${means}</span>
      </th>
      ${box(row, 'read', t)} ${box(row, 'write', t)}
    </tr>
    ${
      below
        ? html`<tr class="below">
            <td colspan="3">${below}</td>
          </tr>`
        : nothing
    }`;
}

function box(row: MatrixRow, way: keyof Access, t: Words): TemplateResult {
  const { key, who, read, write, fixed, set } = row;
  const tick = (event: Event) => set?.({ read, write, [way]: (event.target as HTMLInputElement).checked });
  return html`<td>
    <input
      type="checkbox"
      id="${key}-${way}"
      aria-label=${t.box(t[way], who)}
      aria-describedby="means-${key}"
      ?disabled=${fixed}
      .checked=${live(row[way])}
      @change=${tick}
    />
  </td>`;
}
