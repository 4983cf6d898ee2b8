import type { HandedOut } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { copyButton } from '../kernel/copy.js';
import { doneNote } from '../kernel/form.js';
import { handOutText, printCards } from '../kernel/hand-out.js';
import { save, saveAs } from '../kernel/save.js';
import { errorSentence, note } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { PlanTerms } from '../terms/plan.js';
import type { UserImportTerms } from '../terms/user-import.js';
import { nameBeside } from './errors-file.js';
import { listFile } from './list.js';
import { printReport, reportFile, reportOf, type Outcome } from './report.js';
import { refusedTable } from './rows.js';

type Words = UserImportTerms & PlanTerms & CommonTerms;

/** How many are shown; the copy, the cards and the file have all. */
const mostShown = 100;

/** Where a result is handed out: the account's name in its file name, where its people sign in, where that is known, and who is told that it was taken along. */
export interface HandingOut {
  readonly groupId: string;
  readonly address: string;
  readonly kept: () => void;
}

/** What an import did, whose details are handed over, told this once (CSV-06), and which rows were left out; all of it to keep as a file or on paper. */
export function resultView(outcome: Outcome, to: HandingOut, t: Words): TemplateResult {
  const { done, plan, errors, file } = outcome;
  const { handOut, mailed } = done;
  return html`<div class="result">
    ${doneNote(
      html`<p>${t.counted(done)}</p>
        ${mailed > 0 ? html`<p>${t.mailed(mailed)}</p>` : nothing}`,
    )}
    ${handOut.length > 0 ? handOutView(handOut, to, t) : nothing}
    ${
      done.refused > 0
        ? html`<h3>${t.leftOutHeading}</h3>
            ${refusedTable(plan, t)}`
        : nothing
    }
    <h3>${t.keepHeading}</h3>
    <div class="row">
      ${saveButton(t.getResult, () => save(reportFile(reportOf(outcome, t)), `${nameBeside(file, t.resultName)}.txt`), t)}
      <button type="button" @click=${() => printReport(reportOf(outcome, t))}>${t.printResult}</button>
      ${errors ? saveButton(t.getErrors, () => saveAs(errors, nameBeside(file, t.errorsName)), t) : nothing}
    </div>
  </div>`;
}

function handOutView(people: readonly HandedOut[], to: HandingOut, t: Words): TemplateResult {
  const table = [[t.name, t.signInName, t.secret], ...people.map((person) => [person.displayName, person.signInName, secretOf(person)])];
  const print = () => {
    printCards(people, to.address, t);
    to.kept();
  };
  const saveList = async () => {
    saveAs(await listFile(table, t.listName), `${to.groupId}-${t.listName}`);
    to.kept();
  };
  return html`<h3>${t.handOutHeading(people.length)}</h3>
    ${note(t.toldOnce)}
    <div class="scroll" role="region" tabindex="0" aria-label=${t.handOutHeading(people.length)}>
      <table class="sheet lines">
        <caption class="hidden">
          ${t.handOutHeading(people.length)}
        </caption>
        <thead>
          <tr>
            ${table[0]?.map((heading) => html`<th scope="col">${heading}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${people.slice(0, mostShown).map(
            (person) =>
              html`<tr>
                <th scope="row" class="who">${person.displayName}</th>
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
      <button type="button" @click=${print}>${t.print(people.length)}</button>
      ${saveButton(t.getList, saveList, t)} ${copyButton(() => handOutText(people, to.address, t), t, t.copyList, to.kept)}
    </div>`;
}

const secretOf = ({ password, code }: HandedOut): string => password ?? code ?? '';

/** A button that saves a file, and tells that it has, or why it could not. */
function saveButton(label: string, saves: () => void | Promise<void>, t: Words): TemplateResult {
  const press = async (event: Event) => {
    const status = (event.target as HTMLElement).nextElementSibling;
    let said = t.fetched;
    try {
      await saves();
    } catch (error) {
      said = errorSentence(error, t);
    }
    if (status) status.textContent = said;
  };
  return html`<button type="button" @click=${(event: Event) => void press(event)}>${label}</button
    ><span class="muted small" role="status"></span>`;
}
