import { html, nothing, type TemplateResult } from 'lit';
import type { Beside } from './acts.js';

/** The elements that stand in place of the list, whose headings take the focus. */
export const besideTags = 'knippa-document-editor, knippa-folder-permissions, knippa-who-can-see, knippa-seen-by';

/** Who sees a thing, a folder's settings, or what somebody sees. */
export function besideView(accountId: string, beside: Beside): TemplateResult {
  if (beside.view === 'seenBy') return html`<knippa-seen-by account-id=${accountId} user-id=${beside.userId}></knippa-seen-by>`;
  const { view, thing } = beside;
  const [folderId, documentId] = thing.resource === 'folders' ? [thing.row.id, nothing] : [nothing, thing.row.id];
  return view === 'rights'
    ? html`<knippa-folder-permissions account-id=${accountId} folder-id=${folderId}></knippa-folder-permissions>`
    : html`<knippa-who-can-see account-id=${accountId} folder-id=${folderId} document-id=${documentId}></knippa-who-can-see>`;
}
