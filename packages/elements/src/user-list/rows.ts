import { users, type Account, type Permissions, type User, type UserSort } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { civilDay } from '../kernel/format.js';
import { highlight } from '../kernel/highlight.js';
import { orderIcon } from '../kernel/icons.js';
import { menu } from '../kernel/menu.js';
import { personName } from '../kernel/person-name.js';
import type { NameOf } from '../kernel/responsibles.js';
import { refusalSentence } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { UserTerms } from '../terms/users.js';
import { isNever } from './act.js';
import { firstOrder } from './filters.js';
import type { UserRoute } from './user-list.js';

type Words = UserTerms & CommonTerms;

/** What the table does when one of its buttons is pressed. */
export interface RowActs {
  readonly account: Account;
  /** Whether several can be chosen: there is something to do with them. */
  readonly choosing: boolean;
  /** Whether this one can be: somebody for whom one does not answer is in no act on several (R2). */
  choosable(user: User): boolean;
  chosen(user: User): boolean;
  choose(people: readonly User[], chosen: boolean): void;
  sort(by: UserSort): void;
  edit(user: User): void;
  move(user: User): void;
  remove(user: User): void;
  redistribute(user: User): void;
}

/** The users as a table, with what a responsible is `called`. The roles say what the tags mean also where a card's layout takes it away. */
export function userTable(rows: readonly User[], route: UserRoute, called: NameOf, t: Words, all: RowActs): TemplateResult {
  const acts = { ...all, choosing: all.choosing && rows.some((user) => all.choosable(user)) };
  const column = (name: string) => html`<th role="columnheader" scope="col">${name}</th>`;
  const sortable = (by: UserSort, name: string) => {
    const order = (route.sort ?? 'name') === by ? (route.order ?? firstOrder(by)) : undefined;
    return html`<th role="columnheader" scope="col" aria-sort=${order ?? nothing}>
      <button @click=${() => acts.sort(by)}>${name} ${order ? orderIcon(order) : nothing}</button>
    </th>`;
  };
  return html`<table role="table">
    <caption class="hidden">
      ${t.users}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${acts.choosing ? html`<th role="columnheader" scope="col" class="choose">${chooseAll(rows, t, acts)}</th>` : nothing}
        ${sortable('name', t.name)} ${sortable('username', t.username)} ${column(t.contact)} ${column(t.roleColumn)}
        ${column(t.permissions)} ${sortable('signedIn', t.lastSignIn)}
        <th role="columnheader" scope="col"><span class="hidden">${t.acts}</span></th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        rows,
        ({ id }) => id,
        (user) => userRow(user, route.search.trim(), called, t, acts),
      )}
    </tbody>
  </table>`;
}

/** Everybody on the page at once: half ticked while some of them are chosen. */
function chooseAll(rows: readonly User[], t: Words, acts: RowActs): TemplateResult {
  const choosable = rows.filter((user) => acts.choosable(user));
  const chosen = choosable.filter((user) => acts.chosen(user)).length;
  return html`<input
    type="checkbox"
    aria-label=${t.chooseAll}
    .checked=${live(chosen === choosable.length)}
    .indeterminate=${live(chosen > 0 && chosen < choosable.length)}
    @change=${(event: Event) => acts.choose(choosable, (event.target as HTMLInputElement).checked)}
  />`;
}

function userRow(user: User, search: string, called: NameOf, t: Words, acts: RowActs): TemplateResult {
  const { displayName, username, email, phone, responsible, lastSignInAt } = user;
  const line = (text: unknown) => html`<div class="muted small">${text}</div>`;
  const contact = [email === null ? nothing : address(email, search), phone === null ? nothing : line(phone)];
  // one template a row as far as it goes: fifty of them are drawn while somebody types
  return html`<tr role="row">
    ${acts.choosing ? html`<td role="cell" class="choose">${choose(user, t, acts)}</td>` : nothing}
    <td role="cell" class="name"><b>${highlight(displayName, search)}</b></td>
    <td role="cell" class="username" data-label=${t.username}>${username === null ? nothing : highlight(username, search)}</td>
    <td role="cell" class="contact" data-label=${t.contact}>${contact}</td>
    <td role="cell" class="role" data-label=${t.roleColumn}>
      ${t.roles[user.role]} ${user.primaryContact ? line(t.primaryContact) : nothing}
      ${user.quota === null ? nothing : line(t.quota(user.users, user.quota))} ${responsible ? line(called(responsible)) : nothing}
    </td>
    <td role="cell" class="permissions" data-label=${t.permissions}>${permissionList(user, t)}</td>
    <td role="cell" class="whole" data-label=${t.lastSignIn}>${lastSignInAt === null ? t.never : civilDay(lastSignInAt)}</td>
    <td role="cell" class="acts">${edit(user, t, acts)}${rowMenu(user, t, acts)}</td>
  </tr>`;
}

function choose(user: User, t: Words, acts: RowActs): TemplateResult | typeof nothing {
  if (!acts.choosable(user)) return nothing;
  return html`<input
    type="checkbox"
    aria-label=${t.chooseNamed(personName(user))}
    .checked=${live(acts.chosen(user))}
    @change=${(event: Event) => acts.choose([user], (event.target as HTMLInputElement).checked)}
  />`;
}

/** An address that breaks at its @ where it has to break, unless what was found lies across it. */
function address(email: string, search: string): unknown {
  const at = email.indexOf('@');
  const [name, domain] = [highlight(email.slice(0, at), search), highlight(email.slice(at), search)];
  const whole = typeof name === 'string' && typeof domain === 'string' ? highlight(email, search) : '';
  return typeof whole === 'string' ? html`${name}<wbr />${domain}` : whole;
}

/** The one act that is in sight: whoever may never do it has no button, and what cannot be done now is said why. */
function edit(user: User, t: Words, acts: RowActs): TemplateResult | typeof nothing {
  const allowed = may(user, users.edit);
  if (isNever(allowed)) return nothing;
  const id = `edit-${user.id}`;
  const why = allowed === true ? nothing : refusalSentence(allowed, t);
  const press = () => allowed === true && acts.edit(user);
  return html`<button
      class="quiet"
      aria-label=${t.editNamed(personName(user))}
      aria-disabled=${allowed === true ? nothing : 'true'}
      aria-describedby=${allowed === true ? nothing : id}
      title=${why}
      @click=${press}
    >
      ${t.edit}</button
    >${allowed === true ? nothing : html`<span id=${id} class="hidden">${why}</span>`}`;
}

/** What may be done to a user beside editing: what one may not do at all has no button; what cannot be done now is said why. */
function rowMenu(user: User, t: Words, acts: RowActs): unknown {
  const redistribute = may(acts.account, users.redistribute);
  return menu(
    t.more,
    t.moreNamed(personName(user)),
    [
      {
        id: `move-${user.id}`,
        text: t.move,
        label: t.moveNamed(personName(user)),
        allowed: may(user, users.move),
        act: () => acts.move(user),
      },
      ...(user.users > 0
        ? [
            {
              id: `give-${user.id}`,
              text: t.redistribute,
              label: t.redistributeNamed(personName(user)),
              allowed: redistribute,
              act: () => acts.redistribute(user),
            },
          ]
        : []),
      {
        id: `remove-${user.id}`,
        text: t.remove,
        label: t.removeNamed(personName(user)),
        allowed: may(user, users.remove),
        act: () => acts.remove(user),
      },
    ],
    t,
  );
}

function permissionList({ permissions }: User, t: Words): string {
  const names = Object.keys(t.permission) as (keyof Permissions)[];
  return names
    .filter((name) => permissions[name])
    .map((name) => t.permission[name])
    .join(', ');
}
