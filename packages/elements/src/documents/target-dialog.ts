import { documents, folders, users, type Account, type User } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { decide } from '../kernel/deciding.js';
import { KnippaDialog } from '../kernel/dialog.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { tell } from '../kernel/events.js';
import { formError } from '../kernel/form.js';
import { Planning } from '../kernel/planning.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { errorSentence, note, whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import { planSheet, planView } from '../plan-dialog/plan-view.js';
import type { CommonTerms } from '../terms/common.js';
import { documentsTerms, type DocumentsTerms } from '../terms/documents.js';
import { treeSheet } from './target-tree.styles.js';
import { TargetTree, type Target } from './target-tree.js';
import { comesTo, folderTarget, personTarget, sharedTarget, type Bringing } from './targets.js';
import { idsOf, nameOf, type Thing } from './things.js';

type Words = DocumentsTerms & CommonTerms;

/**
 * Chooses where a document or a folder is moved or copied to, in a tree of what the person may write in, and does it. A folder that moves may be seen by others then:
 * its plan says by whom (FLD-05).
 *
 * @tag knippa-target-dialog
 * @summary Moves or copies a document or a folder (FLD-07).
 * @event knippa-documents-move - The document was moved; so `-copy`, and of folders `knippa-folders-move`, `-copy`.
 * @event knippa-close - The dialog has closed.
 * @csspart base - All of the element's inside.
 */
export class KnippaTargetDialog extends KnippaDialog<DocumentsTerms> {
  static override styles = [sheet, dialogSheet, planSheet, treeSheet];

  /** The account. */
  @property({ attribute: false }) account: Account | undefined;
  /** Who is signed in. */
  @property({ attribute: 'person-id' }) personId = '';
  /** What is moved or copied. */
  @property({ attribute: false }) thing: Thing | undefined;
  /** Whether it is copied. */
  @property({ type: Boolean }) copy = false;
  /** Where to, where that is chosen already: the tree is left out. */
  @property({ attribute: false }) to: Target | undefined;

  /** What was done last: what it is called, and where to. */
  done: { readonly name: string; readonly to: string } | undefined;

  @state() private begun = false;

  protected override readonly words = documentsTerms;

  readonly #self = new Reading(this, users.read, () => this.#person(this.personId));
  /** Whose My Documents it lies in, where that is somebody else. */
  readonly #other = new Reading(this, users.read, () => this.#person(this.#otherId));
  readonly #tree = new TargetTree(this, () => this.#chose());
  readonly #plan = new Planning(this, folders.move);
  readonly #moveFolder = new Submission(this, folders.move);
  readonly #copyFolder = new Submission(this, folders.copy);
  readonly #moveDocument = new Submission(this, documents.move);
  readonly #copyDocument = new Submission(this, documents.copy);

  get #otherId(): string {
    const userId = this.thing?.row.userId;
    return userId === this.personId ? '' : (userId ?? '');
  }

  get #sending() {
    if (this.thing?.resource === 'folders') return this.copy ? this.#copyFolder : this.#moveFolder;
    return this.copy ? this.#copyDocument : this.#moveDocument;
  }

  protected override get busy(): boolean {
    return this.#sending.busy;
  }

  #person(userId: string) {
    return this.open && this.account && userId ? { accountId: this.account.id, userId } : undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) {
      this.begun = false;
      this.#plan.clear();
      this.#sending.clear();
    }
    super.willUpdate(changed);
    const { terms, account, thing, copy, to } = this;
    const self = this.#self.value;
    if (!this.open || this.begun || !terms || !account || !thing || !self || (this.#otherId && !this.#other.value)) return;
    this.begun = true;
    const bringing = { account, thing, copy };
    this.#tree.about(this.#roots(self, this.#other.value, bringing, terms), (folder) => folderTarget(bringing, folder, terms));
    if (!to) return;
    this.#tree.chosen = to;
    this.#chose();
  }

  /** The places, those alone where a document or this folder could come to lie. */
  #roots(self: User, other: User | undefined, bringing: Bringing, t: Words): Target[] {
    const { account } = bringing;
    const group = account.kind !== 'single';
    const personal = ({ id: userId }: User, name: string) =>
      comesTo(bringing, { space: 'personal', userId }) ? [personTarget(bringing, userId, name, t)] : [];
    const shared = (space: 'shared' | 'templates') => (comesTo(bringing, { space }) ? [sharedTarget(bringing, space, t)] : []);
    return [
      ...(self.permissions.documents ? personal(self, t.places.personal) : []),
      ...(other ? personal(other, t.ofPerson(other.displayName)) : []),
      ...(group ? shared('shared') : []),
      ...(group && may(account, documents.createTemplate) === true ? shared('templates') : []),
    ];
  }

  #chose(): void {
    const { thing, account, copy } = this;
    const { chosen } = this.#tree;
    this.#sending.clear();
    if (copy || thing?.resource !== 'folders' || !account || !chosen) return;
    void this.#plan.ask({ accountId: account.id, folderId: thing.row.id, to: chosen.location });
  }

  async #apply(plan: string): Promise<void> {
    const { thing, account, copy, busy } = this;
    const { chosen } = this.#tree;
    if (!thing || !account || !chosen || busy) return;
    const to = chosen.location;
    const ids = { accountId: account.id };
    const done =
      thing.resource === 'folders'
        ? await (copy
            ? this.#copyFolder.send({ ...ids, folderId: thing.row.id, to })
            : this.#moveFolder.send({ ...ids, folderId: thing.row.id, to, plan }))
        : await (copy
            ? this.#copyDocument.send({ ...ids, documentId: thing.row.id, to })
            : this.#moveDocument.send({ ...ids, documentId: thing.row.id, to, version: thing.row.version }));
    if (!done) {
      this.#plan.renew(this.#moveFolder);
      return;
    }
    this.done = { name: nameOf(thing), to: chosen.name };
    this.close();
    const detail = idsOf(account.id, thing);
    if ('folderId' in detail) tell<typeof folders.move | typeof folders.copy>(this, copy ? 'folders.copy' : 'folders.move', detail);
    else tell<typeof documents.move | typeof documents.copy>(this, copy ? 'documents.copy' : 'documents.move', detail);
  }

  protected override inside(t: Words): unknown {
    const { thing, copy, to } = this;
    if (!thing) return nothing;
    const { error } = this.#tree;
    const name = nameOf(thing);
    return html`<h2 id="heading" tabindex="-1" autofocus>
        ${copy ? t.copyHeading(name) : to ? t.moveTo(name, to.name) : t.moveHeading(name)}
      </h2>
      ${to ? nothing : html`<p class="muted">${t.targetsHint}</p>`}
      ${whenRead(this.#self, t, html`<span class="bone"></span>`, () => (to ? nothing : this.#tree.view(t.targets, t)))}
      ${error === undefined ? nothing : html`<div role="alert">${note(errorSentence(error, t), 'bad')}</div>`}
      ${!copy && thing.resource === 'folders' ? this.#decided(t) : this.#direct(t)}`;
  }

  #decided(t: Words): TemplateResult {
    const { plan } = this.#plan;
    return decide(
      {
        planning: this.#plan,
        sending: this.#moveFolder,
        happens: plan
          ? html`<h3 class="plan">${t.happens}</h3>
              ${planView(plan, { ...t, ...t.plan })}`
          : nothing,
        deed: t.moveHere,
        first: this.#tree.chosen ? undefined : t.chooseTarget,
        apply: (token) => void this.#apply(token),
        close: () => this.close(),
      },
      { ...t, ...t.plan },
    );
  }

  #direct(t: Words): TemplateResult {
    const { chosen } = this.#tree;
    const { busy } = this;
    return html`<div class="plan">${formError(this.#sending, t)}</div>
      <div class="row foot-row">
        <button
          class="primary"
          aria-disabled=${!chosen || busy ? 'true' : nothing}
          aria-describedby=${chosen ? nothing : 'choose'}
          @click=${() => this.#apply('')}
        >
          ${this.copy ? t.copyHere : t.moveHere}
        </button>
        <button @click=${() => busy || this.close()}>${t.cancel}</button>
        ${busy ? html`<span class="muted late" role="status">${t.working}</span>` : nothing}
        ${chosen ? nothing : html`<span id="choose" class="muted small">${t.chooseTarget}</span>`}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-target-dialog': KnippaTargetDialog;
  }
}
