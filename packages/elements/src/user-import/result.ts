import type { HandedOut, Imported } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { copyButton } from '../kernel/copy.js';
import { doneNote } from '../kernel/form.js';
import { printCards } from '../kernel/hand-out.js';
import { saveAs } from '../kernel/save.js';
import { errorSentence, note } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { PlanTerms } from '../terms/plan.js';
import type { UserImportTerms } from '../terms/user-import.js';
import { listFile } from './list.js';

type Words = UserImportTerms & PlanTerms & CommonTerms;

/** How many are shown; the copy, the cards and the file have all. */
const mostShown = 100;

/** Where a result is handed out: the account's name in its file name, and where its people sign in, where that is known. */
export interface HandingOut {
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
      ${saveButton(t.getList, `${to.groupId}-${t.listName}`, () => listFile(table, t.listName), t)}
      ${copyButton(() => table.map((row) => row.join('\t')).join('\n'), t, t.copyList)}
    </div>`;
}

const secretOf = ({ password, code }: HandedOut): string => password ?? code ?? '';

/** A button that saves a file, and tells that it has, or why it could not. */
function saveButton(label: string, name: string, make: () => Promise<Blob>, t: Words): TemplateResult {
  const press = async (event: Event) => {
    const status = (event.target as HTMLElement).nextElementSibling;
    const said = await make().then(
      (file) => {
        saveAs(file, name);
        return t.fetched;
      },
      (error: unknown) => errorSentence(error, t),
    );
    if (status) status.textContent = said;
  };
  return html`<button type="button" @click=${(event: Event) => void press(event)}>${label}</button
    ><span class="muted small" role="status"></span>`;
}
