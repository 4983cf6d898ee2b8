import type { AccountRow, AccountSort } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { civilDay } from '../kernel/format.js';
import { orderIcon } from '../kernel/icons.js';
import { highlight } from '../kernel/highlight.js';
import type { AccountTerms } from '../terms/accounts.js';
import type { AccountRoute } from './account-list.js';

/** What the table does when one of its buttons is pressed. */
export interface RowActs {
  sort(by: AccountSort): void;
  edit(row: AccountRow): void;
  users(row: AccountRow): void;
  /** What can be done about a row that nobody has signed in to. */
  invitation(row: AccountRow): unknown;
}

/** The accounts as a table. The roles say what the tags mean also where a card's layout takes it away. */
export function accountTable(rows: readonly AccountRow[], route: AccountRoute, t: AccountTerms, acts: RowActs): TemplateResult {
  const sortable = (by: AccountSort, name: string) => {
    const order = route.sort === by ? route.order : undefined;
    return html`<th role="columnheader" scope="col" aria-sort=${order ?? nothing}>
      <button @click=${() => acts.sort(by)}>${name} ${order ? orderIcon(order) : nothing}</button>
    </th>`;
  };
  const column = (name: string, kind = '') => html`<th role="columnheader" scope="col" class=${kind}>${name}</th>`;
  return html`<table role="table">
    <caption class="hidden">
      ${t.accounts}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${sortable('name', t.name)} ${column(t.groupId)} ${column(t.kind)} ${column(t.primaryContact)} ${column(t.users, 'figure')}
        ${sortable('created', t.created)} ${column(t.state)}
        <th role="columnheader" scope="col"><span class="hidden">${t.acts}</span></th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map((row) => accountRow(row, route.search, t, acts))}
    </tbody>
  </table>`;
}

/** One template, cells and all: a template for each cell would be seven more to prepare for every row. */
function accountRow(row: AccountRow, search: string, t: AccountTerms, acts: RowActs): TemplateResult {
  const group = row.kind !== 'single';
  return html`<tr role="row">
    <td role="cell" class="name">
      <button class="link" @click=${() => (group ? acts.users(row) : acts.edit(row))}>${highlight(row.name, search)}</button>
      ${row.hit ? hit(row.hit, search, t) : nothing}
    </td>
    <td role="cell" class=${group ? 'id' : 'none'} data-label=${t.groupId}>${highlight(row.groupId ?? '', search)}</td>
    <td role="cell" data-label=${t.kind}>${row.entitlement.name}</td>
    <td role="cell" data-label=${t.primaryContact}>${row.primaryContact?.displayName}</td>
    <td role="cell" class="figure" data-label=${t.users}>${row.users} / ${row.capacity}</td>
    <td role="cell" class="whole" data-label=${t.created}>${civilDay(row.createdAt)}</td>
    <td role="cell" class="whole"><span class="state ${row.state}">${t.states[row.state]}</span></td>
    <td role="cell" class="acts">
      <button class="quiet" aria-label=${t.editNamed(row.name)} @click=${() => acts.edit(row)}>${t.edit}</button>${
        group
          ? html`<button class="quiet" aria-label=${t.usersNamed(row.name)} @click=${() => acts.users(row)}>${t.users}</button>`
          : nothing
      }${row.state === 'invited' ? acts.invitation(row) : nothing}
    </td>
  </tr>`;
}

/** Which user a search found the account by, told by what was found: name and sign-in, or e-mail. */
function hit({ displayName, signInName, email }: NonNullable<AccountRow['hit']>, search: string, t: AccountTerms): TemplateResult {
  const name = highlight(`${displayName} (${signInName})`, search);
  const byEmail = typeof name === 'string' && email !== null;
  return html`<div class="hit">${t.hit} ${byEmail ? html`${highlight(email, search)} (${displayName})` : name}</div>`;
}
