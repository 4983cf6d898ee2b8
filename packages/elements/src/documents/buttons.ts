import { documents, folders, type Location } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { menu, type MenuItem } from '../kernel/menu.js';
import { refusalSentence } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { DocumentsTerms } from '../terms/documents.js';
import type { DocumentActs } from './acts.js';
import type { Shelf } from './shelf.js';

type Words = DocumentsTerms & CommonTerms;
type Allowed = MenuItem['allowed'];

/** What is created where one is, and what is done to the folder that is opened: the buttons beside the heading. */
export function headButtons(shelf: Shelf, acts: DocumentActs, t: Words): TemplateResult | typeof nothing {
  const { account, folder, inFolder, owner, place, others } = shelf;
  const template = place === 'templates';
  const both = (where: Location, newFolder: Allowed, newDocument: Allowed | undefined) =>
    html`${createButton(newDocument ? 'quiet' : 'primary', 'folders', t.newThing.folder, newFolder, () => acts.create({ act: 'create', resource: 'folders', where }), t)}
    ${
      newDocument
        ? createButton(
            'primary',
            'documents',
            t.newThing[template ? 'template' : 'document'],
            newDocument,
            () => acts.create({ act: 'create', resource: 'documents', where, template }),
            t,
          )
        : nothing
    }`;
  if (!account) return nothing;
  if (folder)
    return html`${menu(t.more, t.moreNamed(folder.name), acts.items(account, { resource: 'folders', row: folder }, t), t)}
    ${both({ folderId: folder.id }, may(folder, folders.createIn), may(folder, documents.createIn))}`;
  if (inFolder) return nothing;
  if (others)
    return html`<button class="quiet" @click=${() => acts.seenBy(account.id, others.id)}>${t.whatSees}</button>
      ${both({ userId: others.id }, may(others, folders.createOwn), may(others, documents.create))}`;
  if (place === 'personal' && owner) return both({ userId: owner.id }, may(owner, folders.createOwn), may(owner, documents.create));
  if (template) return both({ space: 'templates' }, may(account, folders.create), may(account, documents.createTemplate));
  return place === 'shared' ? both({ space: 'shared' }, may(account, folders.create), undefined) : nothing;
}

/** The button of something new: what never may has none, what cannot be done now says why beside it. */
function createButton(
  kind: 'primary' | 'quiet',
  id: string,
  text: string,
  allowed: Allowed,
  create: () => void,
  t: Words,
): TemplateResult | typeof nothing {
  if (allowed !== true && allowed.code === 'not-permitted') return nothing;
  const why = allowed === true ? nothing : `why-${id}`;
  const press = () => allowed === true && create();
  return html`<button class=${kind} aria-disabled=${allowed === true ? nothing : 'true'} aria-describedby=${why} @click=${press}>
      ${text}
    </button>
    ${allowed === true ? nothing : html`<span id=${why} class="muted small">${refusalSentence(allowed, t)}</span>`}`;
}
