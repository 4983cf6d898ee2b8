import type { Reader } from '@knippa/contract';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { highlight } from '../kernel/highlight.js';
import type { WhoCanSeeTerms } from '../terms/who-can-see.js';

type Why = Reader['read'];

/** What is asked about: an account, a folder itself, or a document and the folder that it lies in. */
export interface Asked {
  readonly resource: 'accounts' | 'folders' | 'documents';
  readonly folderId?: string | undefined;
}

/** Who sees it, what they may and why, as a table; `caption` names what they see. The roles say what the tags mean also where a card's layout takes it away. */
export function readerTable(rows: readonly Reader[], caption: string, asked: Asked, search: string, t: WhoCanSeeTerms): TemplateResult {
  const column = (name: string) => html`<th role="columnheader" scope="col">${name}</th>`;
  return html`<table role="table">
    <caption class="hidden">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${column(t.name)} ${column(t.role)} ${column(t.may)} ${column(t.why)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        rows,
        ({ id }) => id,
        (reader) => readerRow(reader, asked, search, t),
      )}
    </tbody>
  </table>`;
}

function readerRow(reader: Reader, asked: Asked, search: string, t: WhoCanSeeTerms): TemplateResult {
  const { displayName, username, role } = reader;
  const cell = (label: string, value: unknown, kind = '') => html`<td role="cell" class=${kind} data-label=${label}>${value}</td>`;
  return html`<tr role="row">
    <td role="cell" class="name"><b>${highlight(displayName, search)}</b> <span class="muted small">${username}</span></td>
    ${cell(t.role, Object.hasOwn(t.roles, role) ? t.roles[role] : role)} ${cell(t.may, mayText(reader, asked, t))}
    ${cell(
      t.why,
      whyTexts(reader, asked, t).map((text) => html`<div>${text}</div>`),
      'why',
    )}
  </tr>`;
}

/** What somebody may, and why. */
type May = Pick<Reader, 'read' | 'write'>;

/** What somebody may, in words (FLD-04). */
export function mayText({ read, write }: May, { resource }: Asked, t: WhoCanSeeTerms): string {
  if (resource !== 'folders') return (resource === 'documents' ? t.withDocument : t.withAccount)[write ? 'read-write' : 'read'];
  if (read) return write ? t.inFolder['read-write'] : t.inFolder.read;
  return t.inFolder.write;
}

/** Why they may: once where one right carries both, else for reading and for writing (WHY-02). */
export function whyTexts({ read, write }: May, asked: Asked, t: WhoCanSeeTerms): string[] {
  const [reading, writing] = [read && whyText(read, asked, t), write && whyText(write, asked, t)];
  if (reading === null || writing === null || reading === writing) return [reading ?? writing ?? ''];
  return [t.reads(reading), t.writes(writing)];
}

function whyText({ right, folder }: NonNullable<Why>, { resource, folderId }: Asked, t: WhoCanSeeTerms): string {
  const here = folder === undefined || folder.id === folderId;
  if (right === 'owner') return here ? t.ownedHere : t.owned(folder.name);
  const words = resource === 'accounts' ? t.becauseOfAccount : t.because;
  const because = Object.hasOwn(words, right) ? words[right] : undefined;
  if (because === undefined) return t.otherRight;
  if (!folder) return because;
  return here ? t.setHere(because) : t.inherited(because, folder.name);
}
