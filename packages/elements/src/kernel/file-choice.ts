import { css, html, nothing, type TemplateResult } from 'lit';
import type { FileTerms } from '../terms/file.js';
import type { KnippaElement } from './element.js';
import { fileIcon } from './file-icon.js';
import { warningIcon } from './icons.js';

/** How the place looks where a file is handed in. */
export const fileSheet = css`
  .drop {
    position: relative;
    display: grid;
    grid-template-columns: 20px 1fr;
    gap: 4px 12px;
    align-items: center;
    min-height: 88px;
    margin-top: 4px;
    padding: 16px;
    border: 2px dashed var(--k-control);
    border-radius: 8px;
  }
  .drop > svg,
  .pick {
    color: var(--k-accent);
  }
  .drop:hover,
  .drop.over {
    background: var(--k-accent-soft);
  }
  .drop.over {
    border-style: solid;
    border-color: var(--k-accent);
  }
  .drop:has(input:focus-visible) {
    outline: 3px solid var(--k-focus);
    outline-offset: 2px;
  }
  .form .drop input[type='file'] {
    position: absolute;
    inset: 0;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .drop:has([aria-invalid]) {
    border-color: var(--k-danger);
  }
  .chosen {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
`;

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
  view(refused: string | undefined, below: unknown, t: FileTerms): TemplateResult {
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
