import { users, type Account, type OutputOf } from '@knippa/contract';
import { may, type PlanInput } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { formError } from '../kernel/form.js';
import { option } from '../kernel/option.js';
import { saveAs } from '../kernel/save.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import type { UserImportTerms } from '../terms/user-import.js';

type Words = UserImportTerms & CommonTerms;
type Form = keyof UserImportTerms['forms'];

/** What a file is called that is saved beside another, by a word behind its name; its own ending comes behind it. */
export const nameBeside = (file: string, word: string): string => `${file.replace(/\.\w+$/, '')}-${word}`;

/** The files that are downloaded here: the users and the empty template to begin with (CSV-01, CSV-10), and the file with its errors written out (CSV-04). */
export class Downloads {
  readonly #host: KnippaElement<object>;
  readonly #export: Submission<typeof users.export>;
  readonly #template: Submission<typeof users.importTemplate>;
  readonly #errors: Submission<typeof users.importErrors>;
  readonly #before: Submission<typeof users.importErrors>;
  /** The file of errors before an import, and the token of the plan that it belongs to. */
  #kept: { readonly plan: string; readonly errors: Blob } | undefined;
  /** What came last, told until the next. */
  #fetched: 'beginning' | 'errors' | undefined;
  /** A spreadsheet's cells are texts to every program; what a program takes for a number in CSV loses its zeros. */
  #form: Form = 'xlsx';

  constructor(host: KnippaElement<object>) {
    this.#host = host;
    this.#export = new Submission(host, users.export);
    this.#template = new Submission(host, users.importTemplate);
    this.#errors = new Submission(host, users.importErrors);
    this.#before = new Submission(host, users.importErrors);
  }

  /** Forgets what came, and what failed. */
  clear(): void {
    this.#fetched = undefined;
    this.#kept = undefined;
    for (const submission of [this.#export, this.#template, this.#errors]) submission.clear();
  }

  /** What there is to begin with. */
  view(account: Account, t: Words): TemplateResult {
    const { id: accountId, groupId } = account;
    const fetch = (submission: Submission<typeof users.export>, name: string) => () =>
      void this.#fetch('beginning', submission.send({ accountId, ...this.#how() }), name);
    const exportName = groupId ?? 'knippa';
    return html`<section class="beginning">
      <h3>${t.filesHeading}</h3>
      <div>
        <label for="form">${t.formLabel}</label>
        <div class="hint" id="form-hint">${t.formHint}</div>
        <select
          id="form"
          aria-describedby="form-hint"
          @change=${(event: Event) => (this.#form = (event.target as HTMLSelectElement).value as Form)}
        >
          ${(['xlsx', 'sv', 'en'] as const).map((form) => option(form, t.forms[form], form === this.#form))}
        </select>
      </div>
      <div class="row">
        ${
          may(account, users.export) === true
            ? html`<button type="button" @click=${fetch(this.#export, exportName)}>${t.getUsers}</button>`
            : nothing
        }
        <button
          type="button"
          @click=${() => void this.#fetch('beginning', this.#template.send({ accountId, ...this.#how() }), `${exportName}-${t.templateName}`)}
        >
          ${t.getTemplate}
        </button>
        ${this.#told('beginning', t)}
      </div>
      ${formError(this.#export, t)} ${formError(this.#template, t)}
    </section>`;
  }

  /** The button for the file as it was handed in, with a column that says what is wrong. */
  errorsOf(asked: PlanInput<typeof users.importErrors>, name: string, t: Words): TemplateResult {
    const fetch = () => void this.#fetch('errors', this.#errors.send(asked), nameBeside(name, t.errorsName));
    return html`<div class="row"><button type="button" @click=${fetch}>${t.getErrors}</button>${this.#told('errors', t)}</div>
      ${formError(this.#errors, t)}`;
  }

  /**
   * The file with its errors written out, as it is before the others are imported: afterwards a row that removed somebody would be wrong too, so it is asked for
   * once a plan, for the import may be done though its answer was lost. Undefined where it does not come; the import does not depend on it.
   */
  async errorsBefore(asked: PlanInput<typeof users.importErrors>, plan: string): Promise<Blob | undefined> {
    if (this.#kept?.plan === plan) return this.#kept.errors;
    const errors = (await this.#before.send(asked))?.output;
    this.#kept = errors && { plan, errors };
    return errors;
  }

  /** Whether that file is on its way. */
  get preparing(): boolean {
    return this.#before.busy;
  }

  /** Stops it. */
  stop(): void {
    this.#before.cancel();
  }

  #how() {
    return this.#form === 'xlsx'
      ? ({ language: this.#host.language, format: 'xlsx' } as const)
      : ({ language: this.#form, format: 'csv' } as const);
  }

  #told(what: 'beginning' | 'errors', t: Words): TemplateResult {
    return html`<span class="muted small" role="status">${this.#fetched === what ? t.fetched : nothing}</span>`;
  }

  async #fetch(
    what: 'beginning' | 'errors',
    sent: Promise<{ output: OutputOf<typeof users.export> } | undefined>,
    name: string,
  ): Promise<void> {
    this.#fetched = undefined;
    const done = await sent;
    if (!done) return;
    saveAs(done.output, name);
    this.#fetched = what;
    this.#host.requestUpdate();
  }
}
