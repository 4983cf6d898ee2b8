import { bin, type Account, type Binned } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { formError } from '../kernel/form.js';
import { civilDay } from '../kernel/format.js';
import type { MenuItem } from '../kernel/menu.js';
import { Pages } from '../kernel/pages.js';
import { personName } from '../kernel/person-name.js';
import { Planned } from '../kernel/planned.js';
import type { Reading } from '../kernel/reading.js';
import { bones, whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import type { DocumentsTerms } from '../terms/documents.js';
import { actButton } from './act-button.js';
import { iconOf } from './things.js';

type Words = DocumentsTerms & CommonTerms;

/** What lies in the bin of those who could delete it: brought back, ended for ever one by one, or all at once (DOC-09). */
export class Bin {
  readonly #host: KnippaElement<DocumentsTerms>;
  readonly #said: (result: unknown) => void;
  readonly #list: Pages<typeof bin.list>;
  readonly #restore: Submission<typeof bin.restore>;
  readonly #end: Submission<typeof bin.end>;
  readonly #empty: Planned<typeof bin.empty>;
  #ending: Binned | undefined;

  constructor(
    host: KnippaElement<DocumentsTerms>,
    {
      accountId,
      needs,
      said,
    }: { accountId(): string | undefined; needs: Pick<Reading<never>, 'error' | 'again'>; said(result: unknown): void },
  ) {
    this.#host = host;
    this.#said = said;
    const input = () => {
      const id = accountId();
      return id ? { accountId: id } : undefined;
    };
    this.#list = new Pages(host, bin.list, input, { needs, found: (total) => host.terms?.found(total) });
    this.#restore = new Submission(host, bin.restore);
    this.#end = new Submission(host, bin.end);
    this.#empty = new Planned(host, bin.empty);
  }

  /** Reads it again. */
  again(): void {
    this.#list.reading.again();
  }

  /** The button that empties it, while something is in it. */
  button(account: Account, t: Words): TemplateResult | typeof nothing {
    const items = this.#list.reading.value?.items ?? [];
    if (items.length === 0 || may(account, bin.empty) !== true) return nothing;
    return html`<button @click=${() => void this.#empty.plan.ask({ accountId: account.id })}>${t.emptyBin}</button>`;
  }

  view(account: Account, t: Words): TemplateResult {
    return html`${formError(this.#restore, t)}
    ${whenRead(this.#list.reading, t, bones(4), ({ items }) =>
      items.length === 0 && this.#list.first
        ? html`<div class="empty">
            <h3>${t.empties.bin[0]}</h3>
            <p class="muted">${t.empties.bin[1]}</p>
          </div>`
        : html`<div aria-busy=${this.#list.reading.busy}>${this.#table(items, account.id, t)}</div>
            ${this.#list.foot(t, '')}`,
    )}
    ${this.#dialogs(account.id, t)}`;
  }

  #table(items: readonly Binned[], accountId: string, t: Words): TemplateResult {
    const column = (name: string) => html`<th role="columnheader" scope="col">${name}</th>`;
    return html`<table role="table">
      <caption class="hidden">
        ${t.places.bin}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${column(t.name)} ${column(t.deleted)} ${column(t.lastDay)}
          <th role="columnheader" scope="col"><span class="hidden">${t.acts}</span></th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          items,
          ({ id }) => id,
          (binned) => this.#row(binned, accountId, t),
        )}
      </tbody>
    </table>`;
  }

  #row(binned: Binned, accountId: string, t: Words): TemplateResult {
    const { id, resource, name, kind = 'document', documents, deletedAt, lastDay } = binned;
    const folder = resource === 'folders';
    const button = (of: string, text: string, allowed: MenuItem['allowed'], act: () => void) =>
      actButton({ kind: 'quiet', id: `${of}-${id}`, text, label: t.of(text, name), allowed, act }, t);
    return html`<tr role="row">
      <td role="cell" class="name">
        <span class="thing">${iconOf(folder ? 'folder' : kind, null, this.#host)}<b>${name}</b></span>
        <div class="muted small below">${folder ? `${t.kinds.folder}, ${t.within(documents)}` : t.kinds[kind]} · ${lay(binned, t)}</div>
      </td>
      <td role="cell" class="whole" data-label=${t.deleted}>${civilDay(deletedAt)}</td>
      <td role="cell" class="whole" data-label=${t.lastDay}>${lastDay}</td>
      <td role="cell" class="acts">
        ${button('restore', t.restore, may(binned, bin.restore), () => void this.#bringBack(accountId, binned, t))}
        ${button('end', t.end, may(binned, bin.end), () => this.#ask(binned))}
      </td>
    </tr>`;
  }

  #ask(binned: Binned | undefined): void {
    this.#ending = binned;
    this.#end.clear();
  }

  async #bringBack(accountId: string, { id: binnedId, name }: Binned, t: Words): Promise<void> {
    if (!(await this.#restore.send({ accountId, binnedId }))) return;
    this.#said(t.restored(name));
    tell<typeof bin.restore>(this.#host, 'bin.restore', { accountId, binnedId });
  }

  async #endNow(accountId: string, t: Words): Promise<void> {
    const ending = this.#ending;
    if (!ending || !(await this.#end.send({ accountId, binnedId: ending.id }))) return;
    this.#ask(undefined);
    this.#said(t.ended(ending.name));
    tell<typeof bin.end>(this.#host, 'bin.end', { accountId, binnedId: ending.id });
  }

  async #emptyNow(accountId: string, plan: string, t: Words): Promise<void> {
    if (!(await this.#empty.submission.send({ accountId, plan }))) {
      this.#empty.renew();
      return;
    }
    this.#empty.clear();
    this.#said(t.emptied);
    tell<typeof bin.empty>(this.#host, 'bin.empty', { accountId });
  }

  #dialogs(accountId: string, t: Words): TemplateResult {
    const { plan, submission } = this.#empty;
    const closing = (close: () => void) => (event: Event) => {
      event.stopPropagation();
      close();
    };
    return html`<knippa-ask-dialog
        heading=${t.endHeading(this.#ending?.name ?? '')}
        deed=${t.end}
        danger
        ?doing=${this.#end.busy}
        .error=${this.#end.error}
        ?open=${this.#ending !== undefined}
        @knippa-apply=${() => void this.#endNow(accountId, t)}
        @knippa-close=${closing(() => this.#ask(undefined))}
        ><p>${t.endMeans(this.#ending?.within ?? 1)}</p></knippa-ask-dialog
      >
      <knippa-plan-dialog
        heading=${t.emptyBinHeading}
        deed=${t.emptyBin}
        danger
        .plan=${plan.plan}
        .error=${plan.error ?? submission.error}
        ?idle=${plan.error !== undefined}
        ?doing=${submission.busy}
        ?open=${plan.plan !== undefined || plan.error !== undefined}
        @knippa-plan-apply=${() => plan.plan && void this.#emptyNow(accountId, plan.plan.token, t)}
        @knippa-close=${closing(() => this.#empty.clear())}
        ><p>${t.emptyBinMeans}</p></knippa-plan-dialog
      >`;
  }
}

/** Where something lay, in words: whose documents or which shared place, and the folders on the way. */
function lay({ lying: { space, path }, owner }: Binned, t: Words): string {
  const place = owner ? t.ofPerson(personName(owner)) : t.places[space];
  return [place, ...path.map(({ name }) => name)].join(' / ');
}
