import { users } from '@knippa/contract';
import type { PlanInput } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { formError } from '../kernel/form.js';
import { saveAs } from '../kernel/save.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import type { UserImportTerms } from '../terms/user-import.js';

/** What a file is called that is saved beside another, by a word behind its name; its own ending comes behind it. */
export const nameBeside = (file: string, word: string): string => `${file.replace(/\.\w+$/, '')}-${word}`;

type Asked = PlanInput<typeof users.importErrors>;

/** The file of a plan, by the plan's token: how it is asked for, and what comes of that. */
interface OfPlan {
  readonly token: string;
  readonly sent: Submission<typeof users.importErrors>;
  coming?: Promise<Blob | undefined> | undefined;
}

/**
 * The file as it was handed in, with a column that says of each row that is left out what is wrong with it (CSV-04). It is asked for once a plan, whoever wants it:
 * once the import is done, which it may be though its answer was lost, a row that removed somebody would be wrong too.
 */
export class ErrorsFile {
  readonly #host: KnippaElement<object>;
  #of: OfPlan | undefined;
  #preparing = false;
  #fetched = false;

  constructor(host: KnippaElement<object>) {
    this.#host = host;
  }

  /** Forgets the file. */
  clear(): void {
    this.stop();
    this.#of = undefined;
    this.#fetched = false;
  }

  /** The button that saves it beside the file of that name. */
  view(asked: Asked, token: string, name: string, t: UserImportTerms & CommonTerms): TemplateResult {
    const { sent } = this.#ofPlan(token);
    const save = () => void this.#save(asked, token, nameBeside(name, t.errorsName));
    return html`<div class="row">
        <button type="button" @click=${save}>${t.getErrors}</button>
        <span class="muted small" role="status">${this.#fetched ? t.fetched : nothing}</span>
      </div>
      ${formError(sent, t)}`;
  }

  /** As it is before the others are imported. Undefined where it does not come; the import does not depend on it. */
  async before(asked: Asked, token: string): Promise<Blob | undefined> {
    const of = this.#ofPlan(token);
    this.#prepare(true);
    const file = await this.#coming(asked, of);
    this.#prepare(false);
    if (!file) of.sent.clear();
    return file;
  }

  /** Whether it is waited for before an import. */
  get preparing(): boolean {
    return this.#preparing;
  }

  /** Stops it on its way. */
  stop(): void {
    this.#of?.sent.cancel();
  }

  async #save(asked: Asked, token: string, name: string): Promise<void> {
    this.#fetched = false;
    const file = await this.#coming(asked, this.#ofPlan(token));
    if (!file) return;
    saveAs(file, name);
    this.#fetched = true;
    this.#host.requestUpdate();
  }

  #prepare(preparing: boolean): void {
    this.#preparing = preparing;
    this.#host.requestUpdate();
  }

  #ofPlan(token: string): OfPlan {
    if (this.#of?.token !== token) {
      this.clear();
      this.#of = { token, sent: new Submission(this.#host, users.importErrors) };
    }
    return this.#of;
  }

  /** The file, on its way or there; asked for anew only where it did not come. */
  #coming(asked: Asked, of: OfPlan): Promise<Blob | undefined> {
    return (of.coming ??= of.sent.send(asked).then((done) => {
      if (!done) of.coming = undefined;
      return done?.output;
    }));
  }
}
