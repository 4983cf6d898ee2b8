import { documents, folders, type Location } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { menu, type MenuItem } from '../kernel/menu.js';
import type { CommonTerms } from '../terms/common.js';
import type { DocumentsTerms } from '../terms/documents.js';
import { actButton } from './act-button.js';
import type { DocumentActs } from './acts.js';
import type { Naming } from './naming.js';
import type { Shelf } from './shelf.js';

type Words = DocumentsTerms & CommonTerms;
type Allowed = MenuItem['allowed'];

/** What is created where one is, and what is done to the folder that is opened: the buttons beside the heading. */
export function headButtons(shelf: Shelf, acts: DocumentActs, t: Words): TemplateResult | typeof nothing {
  const { account, folder, inFolder, owner, place, others } = shelf;
  const template = place === 'templates';
  const create = (kind: 'primary' | 'quiet', id: string, text: string, allowed: Allowed, naming: Naming) =>
    actButton({ kind, id, text, allowed, act: () => acts.create(naming) }, t);
  const both = (where: Location, newFolder: Allowed, newDocument: Allowed | undefined) =>
    html`${create(newDocument ? 'quiet' : 'primary', 'folders', t.newThing.folder, newFolder, { act: 'create', resource: 'folders', where })}
    ${
      newDocument
        ? create('primary', 'documents', t.newThing[template ? 'template' : 'document'], newDocument, {
            act: 'create',
            resource: 'documents',
            where,
            template,
          })
        : nothing
    }`;
  if (!account) return nothing;
  if (folder)
    return html`${menu(t.more, t.moreNamed(folder.name), acts.items(account, { resource: 'folders', row: folder }, t), t)}
    ${both({ folderId: folder.id }, may(folder, folders.createIn), may(folder, documents.createIn))}`;
  if (inFolder) return nothing;
  const seenBy = (userId: string, text: string) =>
    html`<button class="quiet" @click=${() => acts.seenBy(account.id, userId)}>${text}</button>`;
  if (others)
    return html`${seenBy(others.id, t.whatSees)}
    ${both({ userId: others.id }, may(others, folders.createOwn), may(others, documents.create))}`;
  const ownView = owner && account.kind !== 'single' ? seenBy(owner.id, t.whatISee) : nothing;
  if (place === 'personal' && owner)
    return html`${ownView} ${both({ userId: owner.id }, may(owner, folders.createOwn), may(owner, documents.create))}`;
  if (template) return both({ space: 'templates' }, may(account, folders.create), may(account, documents.createTemplate));
  return place === 'shared' ? html`${ownView} ${both({ space: 'shared' }, may(account, folders.create), undefined)}` : nothing;
}
