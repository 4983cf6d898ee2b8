import { documents, folders, type Account, type DocumentRow, type FolderRow } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { ask, tell } from '../kernel/events.js';
import type { Sent } from '../kernel/form.js';
import type { MenuItem } from '../kernel/menu.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import type { DocumentsTerms } from '../terms/documents.js';
import type { KnippaDocumentNaming, Naming } from './naming.js';
import { Downloading } from './downloading.js';
import { Moving } from './moving.js';
import { Publishing } from './publishing.js';
import { FolderRemoval } from './removal.js';
import { Removing } from './removing.js';
import type { KnippaTargetDialog } from './target-dialog.js';
import type { Target } from './target-tree.js';
import { nameOf, type Thing } from './things.js';

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
  readonly #unpublish: Submission<typeof documents.unpublish>;
  readonly #copy: Submission<typeof documents.copy>;
  readonly #publishing: Publishing;
  readonly #removal: FolderRemoval;
  /** What is sent without a dialog. */
  readonly #sent: readonly (Sent & Pick<Submission<typeof documents.copy>, 'clear'>)[];
  readonly #downloading: Downloading;
  readonly #moving: Moving;
  readonly #removing: Removing;
  #dialog: Dialog | undefined;

  constructor(host: KnippaElement<DocumentsTerms>, spec: ActsSpec) {
    this.#host = host;
    this.#spec = spec;
    this.#unpublish = new Submission(host, documents.unpublish);
    this.#copy = new Submission(host, documents.copy);
    this.#publishing = new Publishing(host, (published) => {
      if (host.terms) spec.said(host.terms.isPublished(published.title));
    });
    this.#downloading = new Downloading(host, (title) => {
      if (host.terms) spec.said(host.terms.downloaded(title));
    });
    const say = (result: unknown) => spec.said(result);
    const begin = () => this.#begin();
    this.#moving = new Moving(host, say, begin);
    this.#removing = new Removing(host, say, begin);
    this.#removal = new FolderRemoval(host, (accountId, folder) => {
      spec.gone(folder);
      if (host.terms) this.#removing.removed(accountId, folder.id, folder.name, host.terms);
    });
    this.#sent = [
      this.#copy,
      this.#unpublish,
      this.#moving.submission,
      this.#removing.submission,
      this.#removing.restoring,
      this.#downloading.submission,
    ];
  }

  /** Why the last act without a dialog was not done, if so. */
  get failed() {
    return this.#sent.find(({ error }) => error !== undefined);
  }

  /** Begins an act: why another was not done is told no more. */
  #begin(): void {
    for (const sent of this.#sent) if (sent.error !== undefined) sent.clear();
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
      item('download', t.download, may(row, documents.export), () => this.#download(accountId, row, 'html')),
      ...(row.kind === 'grid'
        ? [item('table', t.downloadTable, may(row, documents.export), () => this.#download(accountId, row, 'csv'))]
        : []),
      row.published
        ? item('publish', t.unpublish, may(row, documents.unpublish), () => void this.#makePrivate(accountId, row, t))
        : item('publish', t.publish, may(row, documents.publish), () => this.#publishing.about(accountId, row)),
      item('readers', t.whoSees, may(row, documents.readers), readers),
      item('remove', t.remove, may(row, documents.remove), () => void this.#removing.remove(accountId, row, t)),
    ];
  }

  /** Asks what something new in a place shall be called. */
  create(naming: Naming): void {
    this.#show({ kind: 'naming', naming });
  }

  /** Brings what was dragged to where it was let go: a document at once, and back with one press; a folder once it was said who will see it. */
  drop(account: Account, thing: Thing, to: Target, t: Words): void {
    if (thing.resource === 'folders') this.#show({ kind: 'target', thing, copy: false, to });
    else void this.#moving.move(account.id, thing, to, t);
  }

  /** Makes a document of one's own from a template, and opens it (TPL-01). */
  async fromTemplate(accountId: string, { id: documentId }: DocumentRow, userId: string): Promise<void> {
    this.#begin();
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
    this.#begin();
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
    this.#begin();
    if (!(await this.#unpublish.send({ accountId, documentId }))) return;
    this.#spec.said(t.isPrivate(title));
    tell<typeof documents.unpublish>(this.#host, 'documents.unpublish', { accountId, documentId });
  }

  #download(accountId: string, row: DocumentRow, form: 'html' | 'csv'): void {
    this.#begin();
    void this.#downloading.save(accountId, row, form);
  }
}
