import type { Order, Role, UserSort } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { option } from '../kernel/option.js';
import { nameAmong, type Responsibles } from '../kernel/responsibles.js';
import type { Words } from './act.js';
import type { UserRoute } from './user-list.js';

const roles = ['administrator', 'manager', 'user'] as const;

/** No filter. */
export const everybody = { role: '', responsibleId: '', neverSignedIn: false } as const satisfies Partial<UserRoute>;

/** Whether some users are left out whatever is searched for. */
export function isFiltered({ role, responsibleId, neverSignedIn }: UserRoute): boolean {
  return role !== '' || Boolean(responsibleId) || neverSignedIn === true;
}

/** What of a route the list is asked for. */
export function filterOf({ search, role, responsibleId, neverSignedIn, sort, order }: UserRoute) {
  return {
    search: search.trim() || undefined,
    role: role || undefined,
    responsibleId: responsibleId || undefined,
    neverSignedIn: neverSignedIn ? ('yes' as const) : undefined,
    sort,
    order,
  };
}

/** A column's own order: names from A, and the newest first. */
export function firstOrder(by: UserSort): Order {
  return by === 'signedIn' ? 'descending' : 'ascending';
}

/** A column is first in its own order; the second time it is turned. */
export function sortedBy({ sort = 'name', order }: UserRoute, by: UserSort): Pick<UserRoute, 'sort' | 'order'> {
  const first = firstOrder(by);
  if (by !== sort) return { sort: by, order: first };
  return { sort: by, order: (order ?? first) === 'ascending' ? 'descending' : 'ascending' };
}

/** Which users are shown: of a role, of a responsible where one sees them all, or those who have not been in. */
export function filters(
  route: UserRoute,
  responsibles: Responsibles | undefined,
  go: (route: Partial<UserRoute>) => void,
  t: Words,
): TemplateResult {
  const { role, responsibleId = '', neverSignedIn = false } = route;
  const name = nameAmong(responsibles?.people ?? []);
  const value = (event: Event) => (event.target as HTMLSelectElement).value;
  return html`<label class="hidden" for="role">${t.role}</label>
    <select id="role" @change=${(event: Event) => go({ role: value(event) as Role | '' })}>
      ${option('', t.everyRole, role === '')} ${roles.map((name) => option(name, t.roles[name], role === name))}
    </select>
    ${
      responsibles
        ? html`<label class="hidden" for="responsible">${t.responsible}</label>
            <select id="responsible" @change=${(event: Event) => go({ responsibleId: value(event) })}>
              ${option('', t.everyResponsible, responsibleId === '')} ${option('none', t.nobodysUsers, responsibleId === 'none')}
              ${responsibles.people.map((user) => option(user.id, name(user), responsibleId === user.id))}
            </select>`
        : nothing
    }
    <span class="tick"
      ><input
        id="never"
        type="checkbox"
        .checked=${live(neverSignedIn)}
        @change=${(event: Event) => go({ neverSignedIn: (event.target as HTMLInputElement).checked })}
      /><label for="never">${t.neverIn}</label></span
    >`;
}
