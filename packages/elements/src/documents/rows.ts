import { type DocumentRow, type DocumentSort, type FolderRow } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { civilDay } from '../kernel/format.js';
import { highlight } from '../kernel/highlight.js';
import { orderIcon } from '../kernel/icons.js';
import { menu, type MenuItem } from '../kernel/menu.js';
import type { CommonTerms } from '../terms/common.js';
import type { DocumentsTerms } from '../terms/documents.js';
import type { DocumentsRoute } from './route.js';
import { nameOf, spelled, type Thing } from './things.js';

type Words = DocumentsTerms & CommonTerms;

/** What the table does when something in it is pressed, and what it says of a row beside its columns. */
export interface RowActs {
  /** Whether documents can lie there: folders have no more than their name. */
  readonly documents: boolean;
  icon(thing: Thing): TemplateResult;
  open(thing: Thing): void;
  items(thing: Thing): MenuItem[];
  sort(by: DocumentSort): void;
  /** Makes a document of one's own from a template; undefined where that is nothing to do. */
  fromTemplate(document: DocumentRow): (() => void) | undefined;
  /** Whether it is dragged to where it is moved. */
  drags(thing: Thing): boolean;
  /** Where a hit lies, in words; nothing in a place, where that is known. */
  lies(thing: Thing): string | undefined;
}

/** Folders first, then documents, as one table. The roles say what the tags mean also where a card's layout takes it away. */
export function thingTable(things: readonly Thing[], caption: string, route: DocumentsRoute, t: Words, acts: RowActs): TemplateResult {
  const column = (name: string) => html`<th role="columnheader" scope="col">${name}</th>`;
  const sortable = (by: DocumentSort, name: string) => {
    const order = (route.sort ?? 'title') === by ? (route.order ?? firstOrder(by)) : undefined;
    return html`<th role="columnheader" scope="col" aria-sort=${order ?? nothing}>
      <button @click=${() => acts.sort(by)}>${name} ${order ? orderIcon(order) : nothing}</button>
    </th>`;
  };
  return html`<table role="table">
    <caption class="hidden">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${acts.documents ? [sortable('title', t.name), column(t.kind), column(t.maker), sortable('changed', t.changed)] : column(t.name)}
        <th role="columnheader" scope="col"><span class="hidden">${t.acts}</span></th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        things,
        ({ row }) => row.id,
        (thing) => thingRow(thing, (route.search ?? '').trim(), t, acts),
      )}
    </tbody>
  </table>`;
}

/** Titles from the first letter, changes from the latest. */
export const firstOrder = (by: DocumentSort) => (by === 'changed' ? 'descending' : 'ascending');

function thingRow(thing: Thing, search: string, t: Words, acts: RowActs): TemplateResult {
  const name = nameOf(thing);
  const kind = thing.resource === 'folders' ? 'folder' : thing.row.kind;
  const cell = (label: string, value: unknown, kind = '') => html`<td role="cell" class=${kind} data-label=${label}>${value}</td>`;
  const below = [acts.lies(thing), ...(thing.resource === 'folders' ? said(thing.row, t) : thing.row.published ? [t.published] : [])];
  const told = below.filter((text) => text !== undefined);
  const make = thing.resource === 'documents' ? acts.fromTemplate(thing.row) : undefined;
  const drags = acts.drags(thing);
  return html`<tr
    role="row"
    draggable=${drags ? 'true' : nothing}
    data-drag=${drags ? thing.row.id : nothing}
    data-drop=${thing.resource === 'folders' ? spelled({ folderId: thing.row.id }) : nothing}
    @keydown=${opensMenu}
  >
    <td role="cell" class="name">
      <button class="link thing" @click=${() => acts.open(thing)}>${acts.icon(thing)}<span>${highlight(name, search)}</span></button>
      ${told.length > 0 ? html`<div class="muted small below">${told.join(' · ')}</div>` : nothing}
    </td>
    ${
      acts.documents
        ? [
            cell(t.kind, t.kinds[kind], 'kind'),
            cell(t.maker, thing.resource === 'documents' ? (thing.row.maker.displayName ?? t.former) : nothing, 'maker'),
            cell(t.changed, thing.resource === 'documents' ? civilDay(thing.row.changedAt) : nothing, 'whole'),
          ]
        : nothing
    }
    <td role="cell" class="acts">
      ${make ? html`<button class="quiet" aria-label=${t.of(t.fromTemplate, name)} @click=${make}>${t.fromTemplate}</button>` : nothing}
      ${menu(t.more, t.moreNamed(name), acts.items(thing), t)}
    </td>
  </tr>`;
}

/** The key of a context menu, or Shift and F10, opens the menu of the row in which the focus is. */
function opensMenu(event: KeyboardEvent): void {
  if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return;
  const menu = (event.currentTarget as HTMLElement).querySelector<HTMLDetailsElement>('details.menu');
  const button = menu?.querySelector('summary');
  if (!menu || !button) return;
  event.preventDefault();
  button.focus();
  if (!menu.open) button.click();
}

/** What a folder is to whoever may not do everything in it. */
export function said({ read, write }: Pick<FolderRow, 'read' | 'write'>, t: Words): string[] {
  if (!read && write) return [t.dropBox];
  return read && !write ? [t.readOnly] : [];
}
