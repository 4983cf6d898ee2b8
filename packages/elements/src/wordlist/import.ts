import { wordlists, type Plan, type RefusedRow, type WordsImported } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { FileChoice } from '../kernel/file-choice.js';
import { Planned } from '../kernel/planned.js';
import { leadTo, refusedId, refusedRows, wayToOther } from '../kernel/refused-rows.js';
import { refusalSentence } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { WordlistTerms } from '../terms/wordlist.js';
import type { ListOf } from './word-editor.js';

type Words = WordlistTerms & CommonTerms;

/** Refused rows that are shown; the rest is counted. */
const most = 50;

/** Imports words from a file: it is handed in, what it would do is shown at once, and then it is done (WHY-01). */
export class WordImport {
  readonly #host: KnippaElement<object>;
  readonly #planned: Planned<typeof wordlists.import>;
  readonly #choice: FileChoice;
  readonly #list: () => ListOf | undefined;
  readonly #done: (done: WordsImported) => void;
  #open = false;
  #leaveOut = false;

  constructor(host: KnippaElement<object>, list: () => ListOf | undefined, done: (done: WordsImported) => void) {
    this.#host = host;
    this.#list = list;
    this.#done = done;
    this.#planned = new Planned(host, wordlists.import);
    this.#choice = new FileChoice(host, () => void this.#read());
  }

  /** Opens the dialog, without a file. */
  open(): void {
    this.#planned.clear();
    this.#choice.clear();
    this.#show(true);
  }

  #show(open: boolean, leaveOut = false): void {
    this.#open = open;
    this.#leaveOut = leaveOut;
    this.#host.requestUpdate();
  }

  async #read(): Promise<void> {
    this.#planned.clear();
    this.#show(true);
    const [file, list] = [await this.#choice.ready(), this.#list()];
    if (file && list) await this.#planned.plan.ask({ ...list, file, language: this.#host.language });
  }

  async #apply(plan: string): Promise<void> {
    const [file, list] = [await this.#choice.ready(), this.#list()];
    if (!file || !list) return;
    const { language } = this.#host;
    const leaveOut = this.#leaveOut ? ({ leaveOutRefused: 'yes' } as const) : {};
    const done = await this.#planned.submission.send({ ...list, file, language, plan, ...leaveOut });
    if (!done) {
      this.#planned.renew();
      return;
    }
    this.#show(false);
    this.#done(done.output);
    tell<typeof wordlists.import>(this.#host, 'wordlists.import', list);
  }

  /** The dialog. What the service cannot read is said at the file. */
  view(t: Words): TemplateResult {
    const { plan: planning, submission } = this.#planned;
    const { plan, refusal } = planning;
    const apply = () => plan && void this.#apply(plan.token);
    const close = (event: Event) => {
      event.stopPropagation();
      this.#show(false);
    };
    return html`<knippa-plan-dialog
      heading=${t.importHeading}
      deed=${t.import}
      reason=${this.#reason(plan, t)}
      ?open=${this.#open}
      ?idle=${!planning.busy}
      ?doing=${submission.busy}
      .plan=${plan}
      .error=${refusal ? undefined : (planning.error ?? submission.error)}
      @knippa-plan-apply=${apply}
      @knippa-close=${close}
    >
      <div class="form">${this.#choice.view(refusal && refusalSentence(refusal, t), nothing, t)}</div>
      ${plan ? this.#asked(plan, t) : nothing}
    </knippa-plan-dialog>`;
  }

  #reason(plan: Plan | undefined, t: Words): string {
    if (!plan) return t.choose;
    if (plan.changes.length === 0) return t.nothingToImport;
    return (plan.counts['rows.refused'] ?? 0) > 0 && !this.#leaveOut ? t.leaveOutFirst : '';
  }

  /** The rows that are refused, and whether to go on without them. */
  #asked(plan: Plan, t: Words): TemplateResult | typeof nothing {
    const rows = plan.counts['rows.refused'] ?? 0;
    if (rows === 0) return nothing;
    const told = new Map([...refusedRows(plan)].slice(0, most));
    const tick = (event: Event) => this.#show(true, (event.target as HTMLInputElement).checked);
    const choice = html`<div class="choice">
      <input type="checkbox" id="leave-out" .checked=${this.#leaveOut} @change=${tick} />
      <label for="leave-out">${t.leaveOut(rows)}</label>
    </div>`;
    return html`<div slot="asked" class="refused">
      <h3>${t.refusedHeading}</h3>
      <ul role="list">
        ${[...told].map(([row, wrong]) => this.#row(row, wrong, told, t))}
        ${rows > told.size ? html`<li class="muted">${t.moreRefused(rows - told.size)}</li>` : nothing}
      </ul>
      ${plan.changes.length > 0 ? choice : nothing}
    </div>`;
  }

  /** A row with all that is wrong with it, and the way to one that it is at odds with. */
  #row(row: number, wrong: readonly RefusedRow[], told: ReadonlyMap<number, unknown>, t: Words): TemplateResult {
    const lead = (other: number) => leadTo(this.#host, other);
    return html`<li id=${refusedId(row)} tabindex="-1">
      <b>${t.refusedRow(row)}</b> ${wrong.map((one) => html`${one.sentence}${wayToOther(one, told, lead, t)} `)}
    </li>`;
  }
}
