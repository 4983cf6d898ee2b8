import { users, type Permissions, type User } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { civilDay } from '../kernel/format.js';
import { highlight } from '../kernel/highlight.js';
import { refusalSentence } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { UserTerms } from '../terms/users.js';

type Words = UserTerms & CommonTerms;

/** The users as a table. The roles say what the tags mean also where a card's layout takes it away. */
export function userTable(rows: readonly User[], search: string, t: Words, move: (user: User) => void): TemplateResult {
  const column = (name: string) => html`<th role="columnheader" scope="col">${name}</th>`;
  return html`<table role="table">
    <caption class="hidden">
      ${t.users}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${column(t.name)} ${column(t.contact)} ${column(t.role)} ${column(t.responsible)} ${column(t.permissions)} ${column(t.lastSignIn)}
        <th role="columnheader" scope="col"><span class="hidden">${t.acts}</span></th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        rows,
        ({ id }) => id,
        (user) => userRow(user, search, t, move),
      )}
    </tbody>
  </table>`;
}

function userRow(user: User, search: string, t: Words, move: (user: User) => void): TemplateResult {
  const { displayName, username, email, phone, responsible, lastSignInAt } = user;
  const cell = (label: string, value: unknown, kind = '') => html`<td role="cell" class=${kind} data-label=${label}>${value}</td>`;
  const line = (text: unknown) => html`<div class="muted small">${text}</div>`;
  return html`<tr role="row">
    <td role="cell" class="name">
      <b>${highlight(displayName, search)}</b>
      ${username === null ? nothing : line(highlight(username, search))}
    </td>
    ${cell(t.contact, html`${email === null ? nothing : address(email, search)} ${phone === null ? nothing : line(phone)}`, 'contact')}
    ${cell(
      t.role,
      html`${t.roles[user.role]} ${user.primaryContact ? line(t.primaryContact) : nothing}
      ${user.quota === null ? nothing : line(t.quota(user.users, user.quota))}`,
    )}
    ${cell(t.responsible, responsible?.displayName)} ${cell(t.permissions, permissionList(user, t), 'permissions')}
    ${cell(t.lastSignIn, lastSignInAt === null ? t.never : civilDay(lastSignInAt), 'whole')}
    <td role="cell" class="acts">${moveButton(user, t, move)}</td>
  </tr>`;
}

/** An address that breaks at its @ where it has to break. */
function address(email: string, search: string): unknown {
  const at = email.indexOf('@');
  const marked = highlight(email, search);
  return typeof marked === 'string' ? html`${email.slice(0, at)}<wbr />${email.slice(at)}` : marked;
}

/** What one may not do at all has no button; what cannot be done now is said why. */
function moveButton(user: User, t: Words, move: (user: User) => void): TemplateResult | typeof nothing {
  const allowed = may(user, users.move);
  if (allowed !== true && (allowed.code === 'not-permitted' || allowed.code === 'not-a-group-account')) return nothing;
  const named = t.moveNamed(user.displayName);
  if (allowed === true) return html`<button class="quiet" aria-label=${named} @click=${() => move(user)}>${t.move}</button>`;
  const id = `why-${user.id}`;
  return html`<button class="quiet" aria-label=${named} aria-disabled="true" aria-describedby=${id}>${t.move}</button>
    <div id=${id} class="muted small reason">${refusalSentence(allowed, t)}</div>`;
}

function permissionList({ permissions }: User, t: Words): string {
  const names = Object.keys(t.permission) as (keyof Permissions)[];
  return names
    .filter((name) => permissions[name])
    .map((name) => t.permission[name])
    .join(', ');
}
