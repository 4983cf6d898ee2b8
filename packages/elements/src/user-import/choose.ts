import { users } from '@knippa/contract';
import { isRefusal } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { warningIcon } from '../kernel/icons.js';
import type { Planning } from '../kernel/planning.js';
import { errorSentence, note, refusalSentence } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { UserImportTerms } from '../terms/user-import.js';
import { fileIcon } from './icon.js';
import { toldSelect, type Told } from './told.js';

type Words = UserImportTerms & CommonTerms;

/** The file that is handed in: by a button that is also a place to drop it. The browser's own field lies over the whole of it, so that it is reached and read as one. */
export class FileChoice {
  file: File | undefined;
  /** Why there is none to read, by its term. */
  wrong: 'choose' | 'oneAtATime' | 'chooseAgain' | undefined;

  readonly #host: KnippaElement<object>;
  readonly #taken: () => void;
  #over = false;

  /** `taken` is called when another file is handed in. */
  constructor(host: KnippaElement<object>, taken: () => void) {
    this.#host = host;
    this.#taken = taken;
  }

  /** Forgets the file. */
  clear(): void {
    this.#show({ file: undefined });
  }

  /** The file, if there is one that can still be read: a file that a program has saved since it was chosen cannot. */
  async ready(): Promise<File | undefined> {
    const { file } = this;
    const readable = await file
      ?.slice(0, 1)
      .arrayBuffer()
      .catch(() => undefined);
    if (file && readable) return file;
    this.#show({ file: undefined, wrong: file ? 'chooseAgain' : 'choose' });
    return undefined;
  }

  /** The field. `refused` is why the service cannot use the file, and `below` what can be done about it. */
  view(refused: string | undefined, below: unknown, t: Words): TemplateResult {
    const said = this.wrong ? t[this.wrong] : refused;
    const described = ['file-hint', this.file && 'file-chosen', said && 'file-wrong'].filter(Boolean).join(' ');
    return html`<div>
      <label for="file">${t.file}</label>
      <div class="hint" id="file-hint">${t.fileHint}</div>
      <div
        class="drop ${this.#over ? 'over' : ''}"
        @dragenter=${this.#drag}
        @dragover=${this.#drag}
        @dragleave=${this.#leave}
        @drop=${this.#drop}
      >
        ${fileIcon}
        <div>
          <div><b class="pick">${t.pick}</b> ${t.orDrop}</div>
          ${this.file ? html`<div class="chosen" id="file-chosen">${t.chosen(this.file.name)}</div>` : nothing}
        </div>
        <input
          id="file"
          type="file"
          accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain,text/tab-separated-values"
          aria-invalid=${said ? 'true' : nothing}
          aria-describedby=${described}
          @change=${this.#change}
        />
      </div>
      ${said ? html`<div class="wrong" id="file-wrong">${warningIcon}<span>${said}</span></div>` : nothing} ${below}
    </div>`;
  }

  #change = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    this.#take(field.files);
    // the same file, corrected, is a change too
    field.value = '';
  };

  #drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (!this.#over) this.#show({ file: this.file, wrong: this.wrong, over: true });
  };

  #leave = (event: DragEvent): void => {
    const { currentTarget, relatedTarget } = event;
    if (relatedTarget instanceof Node && (currentTarget as Node).contains(relatedTarget)) return;
    this.#show({ file: this.file, wrong: this.wrong });
  };

  #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.#take(event.dataTransfer?.files);
  };

  #take(files: FileList | null | undefined): void {
    const [file, second] = files ?? [];
    if (second) this.#show({ file: undefined, wrong: 'oneAtATime' });
    else this.#show({ file: file ?? this.file });
    if (file) this.#taken();
  }

  #show({ file, wrong, over = false }: { file: File | undefined; wrong?: FileChoice['wrong']; over?: boolean }): void {
    this.file = file;
    this.wrong = wrong;
    this.#over = over;
    this.#host.requestUpdate();
  }
}

/** The refusals that may come of a wrong guess at how the file's letters are written. */
const perhapsEncoding = ['file-not-text', 'file-broken', 'file-without-header', 'file-without-column'];

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
  act: { read(how?: { ignoreUnknownColumns: 'yes' }): void; tell(told: Told): void; close(): void },
  t: Words,
): TemplateResult {
  const { error, refusal, busy } = planning;
  const skip = isRefusal(error, users.import, 'file-unknown-columns')
    ? html`<div class="suggest">
        <button type="button" @click=${() => act.read({ ignoreUnknownColumns: 'yes' })}>${t.skipUnknown}</button>
      </div>`
    : nothing;
  const isText = choice.file !== undefined && choice.file.size > 0 && !/\.xlsx$/i.test(choice.file.name);
  const encoding =
    refusal && isText && perhapsEncoding.includes(refusal.code)
      ? html`<div class="guesses">
          ${toldSelect('encoding', t.encodingLabel, t.encodingTry, { '': t.encodingUnsaid, ...t.encodings }, told.encoding, (how) => act.tell(how))}
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
      ${choice.view(refusal && refusalSentence(refusal, t), html`${skip}${encoding}`, t)}
      ${error !== undefined && !refusal ? html`<div role="alert">${note(errorSentence(error, t), 'bad')}</div>` : nothing}
      <div class="row">
        <button class="primary" aria-disabled=${busy ? 'true' : nothing}>${t.read}</button>
        <button type="button" @click=${() => act.close()}>${t.cancel}</button>
        ${busy ? html`<span class="muted late" role="status">${t.working}</span>` : nothing}
      </div>
      ${below}
    </form>`;
}
