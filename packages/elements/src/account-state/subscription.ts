import { licences, type Licence, type LicenceKind } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { deed, doneNote, field, filled, focusFirstWrong, formError } from '../kernel/form.js';
import { Meanwhile } from '../kernel/meanwhile.js';
import { Planned } from '../kernel/planned.js';
import type { Reading } from '../kernel/reading.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import type { AccountStateTerms } from '../terms/account-state.js';

type Words = AccountStateTerms & CommonTerms;
type BillingContact = NonNullable<Licence['billingContact']>;

/** Whom the invoice goes to, by the names of the fields. */
const valueOf = {
  'billingContact.name': ({ billingContact }: Licence) => billingContact?.name ?? '',
  'billingContact.email': ({ billingContact }: Licence) => billingContact?.email ?? '',
} as const;

/** What the administrators of an account that stands alone do about its licence, each after its plan but the change of an address (ACC-12). */
export class Subscription {
  readonly #host: KnippaElement<object>;
  readonly #meanwhile: Meanwhile<Licence, keyof typeof valueOf>;
  readonly #activate: Planned<typeof licences.activate>;
  readonly #extend: Planned<typeof licences.extend>;
  readonly #end: Planned<typeof licences.end>;
  readonly #edit: Submission<typeof licences.edit>;
  /** Whom the plan that is shown would send the invoice to. */
  #payer: BillingContact = { name: '', email: '' };
  #done: ((t: Words) => string) | undefined;

  constructor(host: KnippaElement<object>, licence: Reading<typeof licences.read>) {
    this.#host = host;
    this.#meanwhile = new Meanwhile(host, licence.again, valueOf);
    this.#activate = new Planned(host, licences.activate);
    this.#extend = new Planned(host, licences.extend);
    this.#end = new Planned(host, licences.end);
    this.#edit = new Submission(host, licences.edit);
  }

  /** What may be done, the likeliest first. */
  view(kind: LicenceKind, licence: Licence, t: Words): TemplateResult {
    return html`<div role="status">${this.#done ? doneNote(this.#done(t)) : nothing}</div>
      ${kind === 'trial' ? this.#trial(licence, t) : this.#subscribed(licence, t)}`;
  }

  #trial(licence: Licence, t: Words): TemplateResult {
    const { id: licenceId } = licence;
    const { plan } = this.#activate;
    const ask = async (event: SubmitEvent) => {
      this.#payer = payerOf(event);
      await plan.ask({ licenceId, billingContact: this.#payer });
      if (plan.error !== undefined) await focusFirstWrong(this.#host);
    };
    return html`<section aria-labelledby="activate">
      <h3 id="activate">${t.activate}</h3>
      <p class="muted">${t.activateHint}</p>
      <form class="form deed" novalidate @submit=${ask} @input=${this.#meanwhile.typed}>
        ${this.#payerFields(licence, plan, t)} ${formError(plan, t)}
        <div class="row">${deed(t.showPlan, plan, t)}</div>
      </form>
      ${this.#activate.dialog(t.activateHeading, t.activate, (token) =>
        this.#finish(this.#activate, { licenceId, billingContact: this.#payer, plan: token }, 'licences.activate', t.activated),
      )}
    </section>`;
  }

  #subscribed(licence: Licence, t: Words): TemplateResult {
    const { id: licenceId } = licence;
    return html`<section aria-labelledby="renewal">
        <h3 id="renewal">${t.renewal}</h3>
        ${this.#extend.button([t.extend, t.extendHint], may(licence, licences.extend), { licenceId }, t)}
        ${this.#end.button([t.end, t.endHint], may(licence, licences.end), { licenceId }, t)}
      </section>
      <section aria-labelledby="invoice">
        <h3 id="invoice">${t.billingContact}</h3>
        <form
          class="form deed"
          novalidate
          @submit=${(event: SubmitEvent) => this.#changePayer(event, licence)}
          @input=${this.#meanwhile.typed}
        >
          ${this.#meanwhile.view(licence, { 'billingContact.name': t.payerName, 'billingContact.email': t.payerEmail }, t)}
          ${this.#payerFields(licence, this.#edit, t)} ${this.#meanwhile.late ? nothing : formError(this.#edit, t)}
          <div class="row">${deed(t.save, this.#edit, t, '')}</div>
        </form>
      </section>
      ${this.#extend.dialog(t.extendHeading, t.extend, (plan) => this.#finish(this.#extend, { licenceId, plan }, 'licences.extend', t.extended))}
      ${this.#end.dialog(t.endHeading, t.end, (plan) => this.#finish(this.#end, { licenceId, plan }, 'licences.end', t.ended))}`;
  }

  #payerFields(licence: Licence, sent: Submission<typeof licences.edit> | Planned<typeof licences.activate>['plan'], t: Words) {
    const from = this.#meanwhile.from(licence);
    const text = (path: keyof typeof valueOf, label: string, more: object) =>
      field({ path, label, value: valueOf[path](from), autocomplete: 'off', ...more }, sent, t);
    return html`${text('billingContact.name', t.payerName, { hint: t.payerHint })}
    ${text('billingContact.email', t.payerEmail, { type: 'email' })}`;
  }

  /** What only somebody else has changed stands. */
  async #changePayer(event: SubmitEvent, licence: Licence): Promise<void> {
    event.preventDefault();
    const changed = this.#meanwhile.changes(licence, filled(event.target as HTMLFormElement));
    const [name, email] = (['billingContact.name', 'billingContact.email'] as const).map((path) => changed[path] ?? valueOf[path](licence));
    const billingContact = { name: name ?? '', email: email ?? '' };
    this.#done = undefined;
    const { id: licenceId } = licence;
    if (await this.#edit.send({ licenceId, version: this.#meanwhile.version(licence), billingContact })) {
      this.#meanwhile.clear();
      this.#say((t) => t.payerChanged(billingContact.name));
      tell<typeof licences.edit>(this.#host, 'licences.edit', { licenceId });
    } else if (this.#edit.refusedWith('changed-meanwhile')) this.#meanwhile.compare();
    else await focusFirstWrong(this.#host);
  }

  async #finish<Op extends typeof licences.activate | typeof licences.extend | typeof licences.end>(
    planned: Planned<Op>,
    input: Parameters<Planned<Op>['submission']['send']>[0],
    name: Op['name'],
    says: (lastDay: string) => string,
  ): Promise<void> {
    const done = await planned.submission.send(input);
    if (!done) {
      planned.renew();
      return;
    }
    const { id: licenceId, expiresOn } = done.output as Licence;
    planned.clear();
    if (name === 'licences.activate') this.#meanwhile.clear();
    this.#say(() => says(expiresOn));
    tell<typeof licences.activate>(this.#host, name as 'licences.activate', { licenceId });
    // the form that was sent is not there any more
    if (name === 'licences.activate') void this.#host.updateComplete.then(() => this.#host.focusHeading());
  }

  /** The note is a region that is heard when it changes. */
  #say(says: (t: Words) => string): void {
    this.#done = says;
    this.#host.requestUpdate();
  }
}

function payerOf(event: SubmitEvent): BillingContact {
  event.preventDefault();
  const { 'billingContact.name': name = '', 'billingContact.email': email = '' } = filled(event.target as HTMLFormElement);
  return { name, email };
}
