import { users, type Account, type OutputOf } from '@knippa/contract';
import { may } from '@knippa/sdk';
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

/** The files that there are to begin with: the users, and the empty template (CSV-01, CSV-10). */
export class Downloads {
  readonly #host: KnippaElement<object>;
  readonly #export: Submission<typeof users.export>;
  readonly #template: Submission<typeof users.importTemplate>;
  #fetched = false;
  /** A spreadsheet's cells are texts to every program; what a program takes for a number in CSV loses its zeros. */
  #form: Form = 'xlsx';

  constructor(host: KnippaElement<object>) {
    this.#host = host;
    this.#export = new Submission(host, users.export);
    this.#template = new Submission(host, users.importTemplate);
  }

  /** Forgets what came, and what failed. */
  clear(): void {
    this.#fetched = false;
    for (const submission of [this.#export, this.#template]) submission.clear();
  }

  /** What there is to begin with. */
  view(account: Account, t: Words): TemplateResult {
    const { id: accountId, groupId } = account;
    const fetch = (submission: Submission<typeof users.export> | Submission<typeof users.importTemplate>, name: string) => () =>
      void this.#fetch(submission.send({ accountId, ...this.#how() }), name);
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
        <button type="button" @click=${fetch(this.#template, `${exportName}-${t.templateName}`)}>${t.getTemplate}</button>
        <span class="muted small" role="status">${this.#fetched ? t.fetched : nothing}</span>
      </div>
      ${formError(this.#export, t)} ${formError(this.#template, t)}
    </section>`;
  }

  #how() {
    return this.#form === 'xlsx'
      ? ({ language: this.#host.language, format: 'xlsx' } as const)
      : ({ language: this.#form, format: 'csv' } as const);
  }

  async #fetch(sent: Promise<{ output: OutputOf<typeof users.export> } | undefined>, name: string): Promise<void> {
    this.#fetched = false;
    const done = await sent;
    if (!done) return;
    saveAs(done.output, name);
    this.#fetched = true;
    this.#host.requestUpdate();
  }
}
