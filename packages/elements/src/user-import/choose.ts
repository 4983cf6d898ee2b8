import { users } from '@knippa/contract';
import { isRefusal } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { FileChoice } from '../kernel/file-choice.js';
import type { Planning } from '../kernel/planning.js';
import { errorSentence, note, refusalSentence } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { UserImportTerms } from '../terms/user-import.js';
import { readingView } from './reading.js';
import { skipUnknown } from './skip.js';
import { toldSelect, type Told } from './told.js';

type Words = UserImportTerms & CommonTerms;

/** The refusals that may come of a wrong guess at how the file's letters are written. */
const perhapsEncoding = ['file-not-text', 'file-broken', 'file-without-header', 'file-without-column'];

/** Those that may come of a wrong guess at what stands between its cells. */
const perhapsDelimiter = ['file-without-header', 'file-without-column'];

/** What the first step shows: into which account, the file and what was said of it, what came of reading it, whether an import was stopped, and what there is to begin with. */
interface Choosing {
  readonly account: string;
  readonly choice: FileChoice;
  readonly told: Told;
  readonly planning: Pick<Planning<typeof users.import>, 'error' | 'refusal' | 'busy'>;
  readonly stopped: boolean;
  readonly below: unknown;
}

/** The first step: which file. What the service says of it stands at the field, and nothing is lost. */
export function chooseForm(
  { account, choice, told, planning, stopped, below }: Choosing,
  act: { read(how?: { ignoreUnknownColumns: 'yes' }): void; tell(told: Told): void; stop(): void; close(): void },
  t: Words,
): TemplateResult {
  const { error, refusal, busy } = planning;
  const skip = skipUnknown(error, () => act.read({ ignoreUnknownColumns: 'yes' }), t);
  const isText = choice.file !== undefined && choice.file.size > 0 && !/\.xlsx$/i.test(choice.file.name);
  // a spreadsheet of another kind than is read, whatever it is called
  const isSheet = isRefusal(error, users.import, 'file-broken') && error.params.reason !== 'broken';
  const offers = (codes: readonly string[]) => refusal && isText && !isSheet && codes.includes(refusal.code);
  const tell = (how: Told) => act.tell(how);
  const guesses = offers(perhapsEncoding)
    ? html`<div class="form guesses">
        ${toldSelect('encoding', t.encodingLabel, t.encodingTry, { '': t.unsaid, ...t.encodings }, told.encoding, tell)}
        ${
          offers(perhapsDelimiter)
            ? toldSelect('delimiter', t.delimiterLabel, t.delimiterTry, { '': t.unsaid, ...t.delimiters }, told.delimiter, tell)
            : nothing
        }
      </div>`
    : nothing;
  const send = (event: Event) => {
    event.preventDefault();
    if (!busy) act.read();
  };
  return html`<h2 id="heading" tabindex="-1" autofocus aria-describedby=${stopped ? 'stopped' : nothing}>
      ${t.heading} <span class="muted">${t.intoAccount(account)}</span>
    </h2>
    <form class="form" novalidate @submit=${send}>
      ${stopped ? html`<div id="stopped" role="status">${note(t.importStopped)}</div>` : nothing}
      <p>${t.explanation}</p>
      ${choice.view(refusal && refusalSentence(refusal, t), html`${skip}${guesses}`, t)}
      ${error !== undefined && !refusal ? html`<div role="alert">${note(errorSentence(error, t), 'bad')}</div>` : nothing}
      <div>
        <div class="row">
          <button class="primary" aria-disabled=${busy ? 'true' : nothing}>${t.read}</button>
          <button type="button" @click=${() => (busy ? act.stop() : act.close())}>${busy ? t.stopReading : t.cancel}</button>
        </div>
        ${readingView(busy, t)}
      </div>
      ${below}
    </form>`;
}
