import { bin, documents, folders, type Account, type DocumentRow, type FolderRow } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { ask, tell } from '../kernel/events.js';
import type { MenuItem } from '../kernel/menu.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import type { DocumentsTerms } from '../terms/documents.js';
import type { KnippaDocumentNaming, Naming } from './naming.js';
import { Downloading } from './downloading.js';
import { Publishing } from './publishing.js';
import { FolderRemoval } from './removal.js';
import type { KnippaTargetDialog } from './target-dialog.js';
import type { Target } from './target-tree.js';
import { locationOf, nameOf, type Thing } from './things.js';

type Words = DocumentsTerms & CommonTerms;

/** What stands beside the list when it is asked for: who sees a thing, a folder's settings, or what somebody sees. */
export type Beside = { readonly view: 'readers' | 'rights'; readonly thing: Thing } | { readonly view: 'seenBy'; readonly userId: string };

/** What the element does about an act. */
interface ActsSpec {
  /** Keeps on the screen what was done. */
  said(result: unknown): void;
  /** Opens a document, to write in it. */
  open(documentId: string): void;
  /** A folder is gone: whoever stands in it comes to where it lay. */
  gone(folder: FolderRow): void;
  beside(what: Beside): void;
}

type Dialog =
  | { readonly kind: 'naming'; readonly naming: Naming }
  | { readonly kind: 'target'; readonly thing: Thing; readonly copy: boolean; readonly to?: Target };

/** What is done to a document or a folder: the acts of its menu, and the dialogs of those that ask something first (DOC-02…05, DOC-09, FLD-07). */
export class DocumentActs {
  readonly #host: KnippaElement<DocumentsTerms>;
  readonly #spec: ActsSpec;
  readonly #remove: Submission<typeof documents.remove>;
  readonly #restore: Submission<typeof bin.restore>;
  readonly #unpublish: Submission<typeof documents.unpublish>;
  readonly #copy: Submission<typeof documents.copy>;
  readonly #move: Submission<typeof documents.move>;
  readonly #publishing: Publishing;
  readonly #removal: FolderRemoval;
  readonly #downloading: Downloading;
  #dialog: Dialog | undefined;
  #last:
    | Submission<typeof documents.remove>
    | Submission<typeof documents.unpublish>
    | Submission<typeof bin.restore>
    | Submission<typeof documents.copy>
    | Submission<typeof documents.move>
    | undefined;

  constructor(host: KnippaElement<DocumentsTerms>, spec: ActsSpec) {
    this.#host = host;
    this.#spec = spec;
    this.#remove = new Submission(host, documents.remove);
    this.#restore = new Submission(host, bin.restore);
    this.#unpublish = new Submission(host, documents.unpublish);
    this.#copy = new Submission(host, documents.copy);
    this.#move = new Submission(host, documents.move);
    this.#publishing = new Publishing(host, (published) => {
      if (host.terms) spec.said(host.terms.isPublished(published.title));
    });
    this.#downloading = new Downloading(host, (title) => {
      if (host.terms) spec.said(host.terms.downloaded(title));
    });
    this.#removal = new FolderRemoval(host, (accountId, folder) => {
      spec.gone(folder);
      if (host.terms) this.#saidRemoved(accountId, folder.id, folder.name, host.terms);
    });
  }

  /** Why the last act without a dialog was not done, if so. */
  get failed() {
    return [this.#last, this.#downloading.submission].find((sent) => sent?.error !== undefined);
  }

  /** What may be done to a thing: what never may is left out, what cannot be done now says why. */
  items(account: Account, thing: Thing, t: Words): MenuItem[] {
    const item = (act: string, text: string, allowed: MenuItem['allowed'], press: () => void): MenuItem => ({
      id: `${act}-${thing.row.id}`,
      text,
      label: t.of(text, nameOf(thing)),
      allowed,
      act: press,
    });
    const { id: accountId } = account;
    const target = (copy: boolean) => () => this.#show({ kind: 'target', thing, copy });
    const rename = () => this.#show({ kind: 'naming', naming: { act: 'rename', thing } });
    if (thing.resource === 'folders') {
      const { row } = thing;
      const rights = may(row, folders.setRights);
      return [
        ...(rights === true ? [item('rights', t.rights, rights, () => this.#besideFolder('rights', accountId, row))] : []),
        item('readers', t.whoSees, may(row, folders.readers), () => this.#besideFolder('readers', accountId, row)),
        item('rename', t.renameFolder, may(row, folders.edit), rename),
        item('move', t.move, may(row, folders.move), target(false)),
        item('copy', t.copyTo, may(row, folders.copy), target(true)),
        item('remove', t.remove, may(row, folders.remove), () => this.#removal.about(accountId, row)),
      ];
    }
    const { row } = thing;
    const readers = () => {
      const free = ask<typeof documents.readers>(this.#host, 'documents.readers', { accountId, documentId: row.id });
      if (free) this.#spec.beside({ view: 'readers', thing });
    };
    return [
      // whoever may move a document may rename it: it is theirs, or lies in what they keep (FLD-07)
      item('rename', t.rename, may(row, documents.move), rename),
      item('move', t.move, may(row, documents.move), target(false)),
      item('copy', t.copyTo, may(row, documents.copy), target(true)),
      item('download', t.download, may(row, documents.export), () => void this.#downloading.save(accountId, row, 'html')),
      ...(row.kind === 'grid'
        ? [item('table', t.downloadTable, may(row, documents.export), () => void this.#downloading.save(accountId, row, 'csv'))]
        : []),
      row.published
        ? item('publish', t.unpublish, may(row, documents.unpublish), () => void this.#makePrivate(accountId, row, t))
        : item('publish', t.publish, may(row, documents.publish), () => this.#publishing.about(accountId, row)),
      item('readers', t.whoSees, may(row, documents.readers), readers),
      item('remove', t.remove, may(row, documents.remove), () => void this.#removeNow(accountId, row, t)),
    ];
  }

  /** Asks what something new in a place shall be called. */
  create(naming: Naming): void {
    this.#show({ kind: 'naming', naming });
  }

  /** Brings what was dragged to where it was let go: a document at once, and back with one press; a folder once it was said who will see it. */
  drop(account: Account, thing: Thing, to: Target, t: Words): void {
    if (thing.resource === 'folders') this.#show({ kind: 'target', thing, copy: false, to });
    else void this.#moveNow(account.id, thing, to, t);
  }

  async #moveNow(
    accountId: string,
    thing: Thing & { resource: 'documents' },
    to: Pick<Target, 'name' | 'location'>,
    t: Words,
  ): Promise<void> {
    const { id: documentId, title, version } = thing.row;
    const from = locationOf(thing);
    this.#last = this.#move;
    if (!(await this.#move.send({ accountId, documentId, version, to: to.location }))) return;
    const back = async () => {
      if (from && (await this.#move.send({ accountId, documentId, version, to: from })))
        this.#toldMoved(accountId, documentId, t.restored(title));
    };
    this.#toldMoved(
      accountId,
      documentId,
      html`${t.moved(title, to.name)} <button class="link" @click=${() => void back()}>${t.undo}</button>`,
    );
  }

  #toldMoved(accountId: string, documentId: string, result: unknown): void {
    this.#spec.said(result);
    tell<typeof documents.move>(this.#host, 'documents.move', { accountId, documentId });
  }

  /** Makes a document of one's own from a template, and opens it (TPL-01). */
  async fromTemplate(accountId: string, { id: documentId }: DocumentRow, userId: string): Promise<void> {
    this.#last = this.#copy;
    const done = await this.#copy.send({ accountId, documentId, to: { userId } });
    if (!done) return;
    tell<typeof documents.copy>(this.#host, 'documents.copy', { accountId, documentId });
    this.#spec.open(done.output.id);
  }

  /** The dialogs, closed until one is asked for. */
  dialogs(account: Account, personId: string, t: Words): TemplateResult {
    const dialog = this.#dialog;
    const target = dialog?.kind === 'target' ? dialog : undefined;
    const close = (event: Event) => {
      event.stopPropagation();
      this.#publishing.close();
      this.#show(undefined);
    };
    return html`<div @knippa-close=${close}>
        <knippa-document-naming
          account-id=${account.id}
          .naming=${dialog?.kind === 'naming' ? dialog.naming : undefined}
          ?open=${dialog?.kind === 'naming'}
          @knippa-close=${(event: Event) => this.#named(event, t)}
        ></knippa-document-naming>
        <knippa-target-dialog
          .account=${account}
          person-id=${personId}
          .thing=${target?.thing}
          ?copy=${target?.copy ?? false}
          .to=${target?.to}
          ?open=${target !== undefined}
          @knippa-close=${(event: Event) => this.#brought(event, t)}
        ></knippa-target-dialog>
        ${this.#publishing.view(t)}
      </div>
      ${this.#removal.view(t)}`;
  }

  #show(dialog: Dialog | undefined): void {
    this.#dialog = dialog;
    this.#last = undefined;
    this.#host.requestUpdate();
  }

  /** Shows what somebody sees. */
  seenBy(accountId: string, userId: string): void {
    if (ask<typeof folders.seenBy>(this.#host, 'folders.seenBy', { accountId, userId })) this.#spec.beside({ view: 'seenBy', userId });
  }

  #besideFolder(view: 'readers' | 'rights', accountId: string, row: FolderRow): void {
    const path = { accountId, folderId: row.id };
    const free =
      view === 'rights'
        ? ask<typeof folders.setRights>(this.#host, 'folders.setRights', path)
        : ask<typeof folders.readers>(this.#host, 'folders.readers', path);
    if (free) this.#spec.beside({ view, thing: { resource: 'folders', row } });
  }

  /** The dialog has closed: with something made, or with nothing. A new document is opened to be written. */
  #named(event: Event, t: Words): void {
    const dialog = event.target as KnippaDocumentNaming;
    const { made, naming } = dialog;
    dialog.made = undefined;
    if (!made || !naming) return;
    const told = naming.act === 'create' ? t.made : nameOf(naming.thing) === made.name ? t.changedIcon : t.renamed;
    this.#spec.said(told(made.name));
    if (naming.act === 'create' && naming.resource === 'documents') this.#spec.open(made.id);
  }

  #brought(event: Event, t: Words): void {
    const dialog = event.target as KnippaTargetDialog;
    const { done, copy } = dialog;
    dialog.done = undefined;
    if (done) this.#spec.said((copy ? t.copiedTo : t.moved)(done.name, done.to));
  }

  async #makePrivate(accountId: string, { id: documentId, title }: DocumentRow, t: Words): Promise<void> {
    this.#last = this.#unpublish;
    if (!(await this.#unpublish.send({ accountId, documentId }))) return;
    this.#spec.said(t.isPrivate(title));
    tell<typeof documents.unpublish>(this.#host, 'documents.unpublish', { accountId, documentId });
  }

  /** A document goes into the bin without a question: it comes back with one press. */
  async #removeNow(accountId: string, { id: documentId, title, version }: DocumentRow, t: Words): Promise<void> {
    this.#last = this.#remove;
    if (!(await this.#remove.send({ accountId, documentId, version }))) return;
    this.#saidRemoved(accountId, documentId, title, t);
    tell<typeof documents.remove>(this.#host, 'documents.remove', { accountId, documentId });
  }

  #saidRemoved(accountId: string, binnedId: string, name: string, t: Words): void {
    const undo = () => void this.#bringBack(accountId, binnedId, name, t);
    this.#spec.said(html`${t.removed(name)} <button class="link" @click=${undo}>${t.undo}</button>`);
  }

  async #bringBack(accountId: string, binnedId: string, name: string, t: Words): Promise<void> {
    this.#last = this.#restore;
    if (!(await this.#restore.send({ accountId, binnedId }))) return;
    this.#spec.said(t.restored(name));
    tell<typeof bin.restore>(this.#host, 'bin.restore', { accountId, binnedId });
  }
}
