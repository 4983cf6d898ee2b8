import { users, type OutputOf, type User } from '@knippa/contract';
import type { KnippaError } from '@knippa/sdk';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { decide } from '../kernel/deciding.js';
import { KnippaDialog } from '../kernel/dialog.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { notFound, tell } from '../kernel/events.js';
import { formSheet } from '../kernel/form.styles.js';
import { LostFocus } from '../kernel/lost-focus.js';
import { personName } from '../kernel/person-name.js';
import { Planning } from '../kernel/planning.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { Responsibles, type NameOf } from '../kernel/responsibles.js';
import { sheet } from '../kernel/sheet.js';
import { note, whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import { planSheet, planView } from '../plan-dialog/plan-view.js';
import type { CommonTerms } from '../terms/common.js';
import { redistributeTerms, type RedistributeTerms } from '../terms/redistribute.js';

type Words = RedistributeTerms & CommonTerms;

/** As many as a page holds, and an act takes. */
const most = 500;

/** Somebody, and whom they get: null is nobody. */
interface Given {
  readonly user: User;
  readonly to: string | null;
}

/**
 * Gives `user`s another responsible, in a dialog: all of one person's, or some that were chosen; each to somebody, or all to one. Whoever may get them is
 * shown with the room that they have.
 *
 * @tag knippa-redistribute-dialog
 * @summary Redistributes users, with its plan (USR-13).
 * @event knippa-users-redistribute - They have another responsible; `detail.accountId`.
 * @event knippa-not-found - Somebody whom it is about is no longer there.
 * @event knippa-close - The dialog has closed.
 * @csspart base - All of the element's inside.
 */
export class KnippaRedistributeDialog extends KnippaDialog<RedistributeTerms> {
  static override styles = [
    sheet,
    formSheet,
    dialogSheet,
    planSheet,
    css`
      .form {
        max-width: none;
      }
      [role='status'] > .note {
        margin-top: 16px;
      }
      ul.people {
        display: grid;
        gap: 12px;
        margin-top: 8px;
        list-style: none;
      }
    `,
  ];

  /** Whose `user`s are given to others. */
  @property({ attribute: false }) from: User | undefined;
  /** Who is given to others, where they are not all of one person's. */
  @property({ attribute: false }) users: readonly User[] = [];

  /** Who gets whom, by the id of whoever is given. */
  @state() private given: ReadonlyMap<string, Given> = new Map();
  @state() private allTo: string | null | undefined;
  /** Who was given, and then was not there. */
  @state() private gone: readonly User[] = [];

  protected override readonly words = redistributeTerms;

  readonly #responsibles = new Responsibles(this, () => (this.open ? this.#accountId : undefined));
  readonly #own = new Reading(
    this,
    users.list,
    () => (this.open && this.from ? { accountId: this.from.accountId, responsibleId: this.from.id, size: most } : undefined),
    { onRead: (own) => this.#keep(own) },
  );
  readonly #plan = new Planning(this, users.redistribute);
  readonly #submission = new Submission(this, users.redistribute);

  get #accountId(): string | undefined {
    return (this.from ?? this.users[0])?.accountId;
  }

  constructor() {
    super();
    new LostFocus(this);
  }

  protected override get busy(): boolean {
    return this.#submission.busy;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) {
      this.gone = [];
      this.#choose(new Map(), undefined);
    }
    super.willUpdate(changed);
  }

  get #people(): readonly User[] {
    return this.from ? (this.#own.value?.items ?? []) : this.users;
  }

  /** What is asked: all of one person's at once, or each who got another. */
  get #input() {
    const accountId = this.#accountId;
    if (accountId === undefined) return undefined;
    if (this.from && this.allTo !== undefined) return { accountId, from: this.from.id, to: this.allTo };
    const given = [...this.given].map(([userId, { to: responsibleId }]) => ({ userId, responsibleId }));
    return given.length > 0 ? { accountId, users: given } : undefined;
  }

  #choose(given: ReadonlyMap<string, Given>, allTo: string | null | undefined): void {
    this.given = given;
    this.allTo = allTo;
    this.#submission.clear();
    const input = this.#input;
    if (input) void this.#plan.ask(input).then(() => this.#refused(this.#plan.refusal));
    else this.#plan.clear();
  }

  /** Somebody is not there, or not what they were: everybody is read again, so that the rest can be gone on with. */
  #refused(refusal: KnippaError | undefined): void {
    if (refusal?.code === 'not-found') notFound(this);
    else if (refusal?.code !== 'not-a-responsible') return;
    this.#own.again();
    this.#responsibles.again();
  }

  /** Whoever was given and is there no more is given no more, which is said; the rest is planned anew. */
  #keep({ items, next }: OutputOf<typeof users.list>): void {
    const here = new Set(items.map(({ id }) => id));
    const gone = [...this.given.values()].filter(({ user }) => !here.has(user.id));
    if (next !== undefined || gone.length === 0) return;
    this.gone = [...this.gone, ...gone.map(({ user }) => user)];
    this.#choose(new Map([...this.given].filter(([id]) => here.has(id))), this.allTo);
  }

  async #send(plan: string): Promise<void> {
    const input = this.#input;
    if (!input) return;
    if (!(await this.#submission.send({ ...input, plan }))) {
      this.#plan.renew(this.#submission);
      this.#refused(this.#submission.refusal);
      return;
    }
    this.close();
    tell<typeof users.redistribute>(this, 'users.redistribute', { accountId: input.accountId });
  }

  protected override inside(t: Words): unknown {
    const { from } = this;
    const { plan } = this.#plan;
    const happens = plan
      ? html`<h3 class="plan">${t.happens}</h3>
          ${planView(plan, t)}`
      : nothing;
    return html`<h2 id="heading" tabindex="-1" autofocus>${from ? t.heading(personName(from)) : t.headingMany(this.users.length)}</h2>
      ${from ? html`<p class="muted">${t.present(this.#own.value?.total ?? from.users)}</p>` : nothing}
      <div role="status" ?hidden=${this.gone.length === 0}>${this.#gone(t)}</div>
      <div class="form">${this.#responsibles.when(t, () => this.#choices(t))}</div>
      ${decide(
        {
          planning: this.#plan,
          sending: this.#submission,
          happens,
          deed: t.deed,
          first: this.#input ? undefined : t.choose,
          apply: (token) => void this.#send(token),
          close: () => this.close(),
        },
        t,
      )}`;
  }

  #gone(t: Words): unknown {
    const [first] = this.gone;
    return first ? note(this.gone.length === 1 ? t.gone(personName(first)) : t.goneMany(this.gone.length)) : nothing;
  }

  #choices(t: Words): TemplateResult {
    const without = new Set(this.from ? [this.from.id] : []);
    // all of one person's are one act; of chosen ones each is given
    const all = (to: string | null) => this.#choose(this.from ? new Map() : new Map(this.users.map((user) => [user.id, { user, to }])), to);
    return html`<div>
        <label for="all">${t.allTo}</label>
        <div class="hint">${t.allToHint}</div>
        ${this.#responsibles.select({ id: 'all', chosen: this.allTo, without, nobody: true, choose: all }, t)}
      </div>
      <fieldset>
        <legend>${t.oneByOne}</legend>
        ${this.from ? whenRead(this.#own, t, html`<span class="bone"></span>`, ({ next, total = 0 }) => (next ? html`<p class="muted">${t.tooMany(total)}</p>` : this.#each(t))) : this.#each(t)}
      </fieldset>`;
  }

  #each(t: Words): TemplateResult {
    if (this.#people.length === 0) return html`<p class="muted">${t.nobodyThere}</p>`;
    const { names } = this.#responsibles;
    return html`<ul class="people" role="list">
      ${repeat(
        this.#people,
        ({ id }) => id,
        (user) => html`<li>${this.#one(user, names, t)}</li>`,
      )}
    </ul>`;
  }

  #one(user: User, called: NameOf, t: Words): TemplateResult {
    const { id, responsible } = user;
    const present = responsible?.id ?? null;
    const given = this.given.get(id);
    const chosen = given ? given.to : this.from && this.allTo !== undefined ? this.allTo : present;
    const choose = (to: string | null) => {
      // all of one person's to somebody, but for this one: each is said by themself
      const { from, allTo } = this;
      const all = new Map(from && allTo !== undefined ? this.#people.map((one) => [one.id, { user: one, to: allTo }]) : this.given);
      if (to === present) all.delete(id);
      else all.set(id, { user, to });
      this.#choose(all, undefined);
    };
    return html`<label for="to-${id}"
        >${t.newFor(personName(user))} <span class="muted">${t.now(responsible ? called(responsible) : t.none)}</span></label
      >
      ${this.#responsibles.select({ id: `to-${id}`, chosen, without: new Set(), nobody: true, choose }, t)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-redistribute-dialog': KnippaRedistributeDialog;
  }
}
