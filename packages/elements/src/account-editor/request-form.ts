import { requests, type AccountRequest, type Entitlement } from '@knippa/contract';
import { html, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { closed, tell } from '../kernel/events.js';
import { doneNote, focusFirstWrong } from '../kernel/form.js';
import { Submission } from '../kernel/submission.js';
import type { AccountEditorTerms } from '../terms/account-editor.js';
import type { CommonTerms } from '../terms/common.js';
import type { Described, GroupFields } from './group-fields.js';

type Words = AccountEditorTerms & CommonTerms;

/** The request for an account that staff start: what its kind is for, and who will administer it (ACC-04). */
export class RequestForm {
  /** The write, whose refusals stand at the fields. */
  readonly sent: Submission<typeof requests.send>;
  /** What was asked for, once it is. */
  done: AccountRequest | undefined;

  readonly #host: KnippaElement<object>;
  readonly #fields: GroupFields;

  constructor(host: KnippaElement<object>, fields: GroupFields) {
    this.#host = host;
    this.#fields = fields;
    this.sent = new Submission(host, requests.send);
  }

  /** Forgets what was asked for. */
  clear(): void {
    this.done = undefined;
    this.sent.clear();
  }

  /** What the kind is for, and the fields of the request. */
  view(t: Words): TemplateResult {
    return html`<div class="request">
        <h3>${t.request}</h3>
        <p>${t.requestMeans}</p>
      </div>
      ${this.#fields.view(this.sent, t)}`;
  }

  /** Sends the request, and tells the page. */
  async send(licence: { licenceId: string }, line: Entitlement, account: Described): Promise<void> {
    const answer = await this.sent.send({ ...licence, entitlementId: line.id, ...account });
    if (!answer) return focusFirstWrong(this.#host);
    this.done = answer.output;
    tell<typeof requests.send>(this.#host, 'requests.send', licence);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.focusHeading();
  }

  /** What happens now that it is sent. */
  sentView(t: Words): TemplateResult {
    return html`<h2 tabindex="-1">${t.requestSent}</h2>
      <div class="form">
        ${doneNote(t.requestSentMeans(this.done?.administrator?.displayName ?? ''))}
        <div class="row"><button class="primary" @click=${() => closed(this.#host)}>${t.toAccounts}</button></div>
      </div>`;
  }
}
