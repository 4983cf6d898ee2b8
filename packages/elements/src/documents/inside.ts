import type { StandardTemplate, User } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaFolderPermissions } from '../folder-permissions/folder-permissions.js';
import type { KnippaElement } from '../kernel/element.js';
import type { KnippaStandardTemplates } from '../standard-templates/standard-templates.js';
import type { Beside } from './acts.js';

/** A document, opened; one that was just created is opened to be written. */
export function editorView(accountId: string, documentId: string, fresh: boolean): TemplateResult {
  return html`<knippa-document-editor account-id=${accountId} document-id=${documentId} ?editing=${fresh}></knippa-document-editor>`;
}

/** The elements that stand in place of the list, whose headings take the focus. */
export const insideTags =
  'knippa-document-editor, knippa-standard-templates[standard-id]:not([standard-id=""]), knippa-folder-permissions, knippa-who-can-see, knippa-seen-by';

/** Who sees a thing, a folder's settings, or what somebody sees, in place of the list; `back` leads there again. */
export function besideView(accountId: string, beside: Beside, back: () => void): TemplateResult {
  const close = (event: Event) => {
    event.stopPropagation();
    back();
  };
  return html`<div @knippa-close=${close}>${besideElement(accountId, beside)}</div>`;
}

function besideElement(accountId: string, beside: Beside): TemplateResult {
  if (beside.view === 'seenBy') return html`<knippa-seen-by account-id=${accountId} user-id=${beside.userId}></knippa-seen-by>`;
  const { view, thing } = beside;
  const [folderId, documentId] = thing.resource === 'folders' ? [thing.row.id, nothing] : [nothing, thing.row.id];
  return view === 'rights'
    ? html`<knippa-folder-permissions account-id=${accountId} folder-id=${folderId}></knippa-folder-permissions>`
    : html`<knippa-who-can-see account-id=${accountId} folder-id=${folderId} document-id=${documentId}></knippa-who-can-see>`;
}

/** Goes away from what is shown beside the list: from a folder's settings only once they let go what is changed there. */
export function leave(host: KnippaElement<object>, then: () => void): void {
  const settings = host.renderRoot.querySelector<KnippaFolderPermissions>('knippa-folder-permissions');
  if (settings) settings.leave(then);
  else then();
}

/** What is done when a standard template is opened, or somebody's own was made of one. */
interface StandardActs {
  open(standardId: string): void;
  made(documentId: string): void;
}

/** Which standard templates are shown: the one that is opened, those that were found, or all; `untitled` under a heading that names them. */
interface Standards {
  readonly standardId?: string | undefined;
  readonly found?: readonly StandardTemplate[];
  readonly untitled?: boolean;
}

/** The standard templates, or one of them (TPL-02). */
export function standardsView(
  accountId: string,
  person: User | undefined,
  { standardId = '', found, untitled = false }: Standards,
  acts: StandardActs,
): TemplateResult {
  const navigate = (event: Event) => {
    event.stopPropagation();
    acts.open((event.target as KnippaStandardTemplates).standardId);
  };
  const make = (event: Event) => {
    const { made } = event.target as KnippaStandardTemplates;
    if (made) acts.made(made);
  };
  return html`<knippa-standard-templates
    account-id=${accountId}
    standard-id=${standardId}
    ?untitled=${untitled}
    .person=${person}
    .found=${found}
    @knippa-navigate=${navigate}
    @knippa-standard-templates-make-own=${make}
  ></knippa-standard-templates>`;
}

/** The link to what is published, above it (DOC-05). */
export const publishedLinkView = (accountId: string): TemplateResult =>
  html`<knippa-published-link class="result" account-id=${accountId}></knippa-published-link>`;
