import type { HandedOut, Imported } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { copyButton } from '../kernel/copy.js';
import { doneNote } from '../kernel/form.js';
import { printCards } from '../kernel/hand-out.js';
import type { Language } from '../kernel/language.js';
import { save } from '../kernel/save.js';
import { note } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { PlanTerms } from '../terms/plan.js';
import type { UserImportTerms } from '../terms/user-import.js';

type Words = UserImportTerms & PlanTerms & CommonTerms;

/** How many are shown; the copy, the cards and the file have all. */
const mostShown = 100;

/** Where a result is handed out: the language of the file, the account's name in its file name, and where its people sign in, where that is known. */
export interface HandingOut {
  readonly language: Language;
  readonly groupId: string;
  readonly address: string;
}

/** What an import did, and whose details are handed over: told this once (CSV-06). */
export function resultView(result: Imported, to: HandingOut, t: Words): TemplateResult {
  const { handOut, mailed } = result;
  return html`<div class="result">
    ${doneNote(
      html`<p>${t.counted(result)}</p>
        ${mailed > 0 ? html`<p>${t.mailed(mailed)}</p>` : nothing}`,
    )}
    ${handOut.length > 0 ? handOutView(handOut, to, t) : nothing}
  </div>`;
}

function handOutView(people: readonly HandedOut[], to: HandingOut, t: Words): TemplateResult {
  const table = [[t.name, t.signInName, t.secret], ...people.map((person) => [person.displayName, person.signInName, secretOf(person)])];
  return html`<h3>${t.handOutHeading(people.length)}</h3>
    ${note(t.toldOnce)}
    <div class="scroll" role="region" tabindex="0" aria-label=${t.handOutHeading(people.length)}>
      <table class="sheet lines">
        <thead>
          <tr>
            ${table[0]?.map((heading) => html`<th scope="col">${heading}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${people.slice(0, mostShown).map(
            (person) =>
              html`<tr>
                <td class="who">${person.displayName}</td>
                <td>${person.signInName}</td>
                <td>
                  <code>${secretOf(person)}</code>
                  ${person.password === undefined ? html`<span class="muted small">${t.codeHint}</span>` : nothing}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${people.length > mostShown ? html`<p class="muted">${t.more(people.length - mostShown)}</p>` : nothing}
    <div class="row">
      <button type="button" @click=${() => printCards(people, to.address, t)}>${t.print(people.length)}</button>
      <button type="button" @click=${() => save(csvOf(table, to.language), `${to.groupId}-${t.listName}.csv`)}>${t.getList}</button>
      ${copyButton(() => table.map((row) => row.join('\t')).join('\n'), t, t.copyList)}
    </div>`;
}

const secretOf = ({ password, code }: HandedOut): string => password ?? code ?? '';

/** A list as a file that a spreadsheet program of the language opens; a cell that it would run is behind an apostrophe (CSV-01, CSV-07). */
function csvOf(rows: readonly (readonly string[])[], language: Language): Blob {
  const separator = language === 'sv' ? ';' : ',';
  const cell = (text: string) => {
    const guarded = /^[=+\-@'\t\r]/.test(text) ? `'${text}` : text;
    return /[",;\t\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  };
  const lines = rows.map((row) => `${row.map(cell).join(separator)}\r\n`);
  return new Blob([language === 'sv' ? '\uFEFF' : '', ...lines], { type: 'text/csv' });
}
