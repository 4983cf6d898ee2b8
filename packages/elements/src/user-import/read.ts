import type { FileRead, users } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { Planning } from '../kernel/planning.js';
import { errorSentence, note } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { PlanTerms } from '../terms/plan.js';
import type { UserImportTerms } from '../terms/user-import.js';
import { readingView } from './reading.js';
import { skipUnknown } from './skip.js';
import { toldSelect, type Told } from './told.js';

type Words = UserImportTerms & PlanTerms & CommonTerms;

/** What the second step shows: how the file of that name was read, what was said of it, and whether it is being read anew. */
interface Read {
  readonly file: FileRead;
  readonly name: string;
  readonly told: Told;
  readonly planning: Pick<Planning<typeof users.import>, 'plan' | 'error' | 'busy'>;
}

/** The second step: whether the file was understood. Nothing is changed by it, and the way on is to see what would be. */
export function readStep(
  { file, name, told, planning }: Read,
  act: { tell(told: Told): void; pass(): void; show(): void; back(): void },
  t: Words,
): TemplateResult {
  const { plan, error, busy } = planning;
  return html`<h2 id="heading" tabindex="-1" autofocus>${t.readHeading(name)}</h2>
    ${readView(file, told, (how) => act.tell(how), t)} ${noted(plan?.counts['rows.without-heading'] ?? 0, () => act.pass(), t)}
    ${error === undefined ? nothing : html`<div class="error" role="alert">${note(errorSentence(error, t), 'bad')}</div>`}
    ${skipUnknown(error, () => act.pass(), t)}
    <div class="row foot-row">
      <button class="primary" aria-disabled=${plan ? nothing : 'true'} @click=${() => plan && act.show()}>${t.show}</button>
      <button @click=${() => act.back()}>${t.otherFile}</button>
    </div>
    ${readingView(busy, t)}`;
}

/** Notes in a column without a heading, of so many rows, and the way on without them. */
function noted(rows: number, pass: () => void, t: Words): TemplateResult | typeof nothing {
  if (rows === 0) return nothing;
  return html`<div class="noted">
    ${note(
      html`<p>${t.rowsWithoutHeading(rows)}</p>
        <p><button type="button" @click=${pass}>${t.skipWithoutHeading}</button></p>`,
    )}
  </div>`;
}

/** How a file was read: in words, with a choice where it was guessed, which reads it again at once, and its first rows under what each column was taken for (CSV-02). */
function readView(file: FileRead, told: Told, tell: (told: Told) => void, t: Words): TemplateResult {
  const { encoding = file.encoding, delimiter = file.delimiter } = told;
  const columns = columnsOf(file);
  const asks = (what: keyof Told) => file.guessed.includes(what) || told[what] !== undefined;
  return html`<p>${readAs(file, t)} ${t.readRight}</p>
    ${
      asks('encoding') || asks('delimiter')
        ? html`<div class="form guesses">
            ${asks('encoding') ? toldSelect('encoding', t.encodingLabel, t.encodingHint, t.encodings, encoding, tell) : nothing}
            ${asks('delimiter') ? toldSelect('delimiter', t.delimiterLabel, t.delimiterHint, t.delimiters, delimiter, tell) : nothing}
          </div>`
        : nothing
    }
    <div class="scroll" role="region" tabindex="0" aria-label=${t.firstRows}>
      <table class="sheet">
        <caption class="hidden">
          ${t.firstRows}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t.row}</th>
            ${columns.map((column) => html`<th scope="col">${heading(column, t)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${file.first.map(
            ({ row, cells }) =>
              html`<tr>
                <th scope="row">${row}</th>
                ${columns.map((_, index) => html`<td>${cells[index] ?? ''}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${file.first.length === 0 ? html`<p class="muted">${t.noRows}</p>` : nothing}`;
}

/** The columns of a file, those too that have no heading and lie behind the last that has. */
function columnsOf({ columns, first }: FileRead): FileRead['columns'] {
  const width = Math.max(columns.length, ...first.map(({ cells }) => cells.findLastIndex((cell) => cell !== '') + 1));
  return Array.from({ length: width }, (_, index) => columns[index] ?? { heading: '', column: null });
}

function readAs({ format, encoding, delimiter }: FileRead, t: Words): string {
  if (format === 'xlsx') return t.spreadsheet;
  return t.readAs(wordOf(t.encodings, encoding), wordOf(t.delimiters, delimiter));
}

function heading({ heading: text, column }: FileRead['columns'][number], t: Words): TemplateResult {
  const word = column === null ? undefined : wordOf({ ...t.field, ...t.columns }, column);
  return html`${text === '' ? html`<span class="muted">${t.withoutHeading}</span>` : text}
    <span class="taken">${word === undefined ? t.skipped : t.taken(word)}</span>`;
}

const wordOf = (words: Readonly<Record<string, string>>, code = ''): string => (Object.hasOwn(words, code) ? (words[code] ?? code) : code);
