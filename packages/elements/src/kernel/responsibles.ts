import { users, type CallInput, type OutputOf, type User } from '@knippa/contract';
import { pages, type Client } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { LeavingTerms } from '../terms/leaving.js';
import type { CommonTerms } from '../terms/common.js';
import type { KnippaElement } from './element.js';
import { option } from './option.js';
import { personName } from './person-name.js';
import { Reading } from './reading.js';
import { whenRead } from './states.js';

/** How many are asked for at a time. */
const size = 500;

type Words = LeavingTerms & CommonTerms;

/** Whom `user`s of an account may belong to: its administrators and managers, with the room that each has left (USR-13, USR-14). */
export class Responsibles {
  readonly #administrators: Reading<typeof users.list>;
  readonly #managers: Reading<typeof users.list>;

  /** Reads while `accountId` answers one; `onRead` is called each time that some of them are read. */
  constructor(host: KnippaElement<object>, accountId: () => string | undefined, onRead: () => void = () => undefined) {
    const of = (role: 'administrator' | 'manager') => () => {
      const id = accountId();
      return id === undefined ? undefined : { accountId: id, role, size };
    };
    this.#administrators = new Reading(host, users.list, of('administrator'), { call: everybody, onRead });
    this.#managers = new Reading(host, users.list, of('manager'), { call: everybody, onRead });
  }

  /** Undefined until they are read. */
  get administrators(): readonly User[] | undefined {
    return this.#administrators.value?.items;
  }

  /** Administrators, then managers, each by name. */
  get people(): readonly User[] {
    return [...(this.administrators ?? []), ...(this.#managers.value?.items ?? [])];
  }

  /** What a responsible is called among them: with the username where two have the same name. */
  get names(): NameOf {
    const { people } = this;
    const name = nameAmong(people);
    const names = new Map(people.map((user) => [user.id, name(user)]));
    return ({ id, displayName }) => names.get(id) ?? displayName;
  }

  /** Reads them again. */
  again(): void {
    this.#administrators.again();
    this.#managers.again();
  }

  /** What is shown once they are read, and until then that they are on their way. */
  when(t: CommonTerms, shown: () => unknown): unknown {
    const both = [this.#administrators, this.#managers];
    const failed = both.filter(({ error }) => error !== undefined);
    const value = both.every((reading) => reading.value !== undefined) || undefined;
    const again = () => failed.forEach((reading) => reading.again());
    return whenRead({ error: failed[0]?.error, readAt: failed[0]?.readAt, again, value }, t, html`<span class="bone"></span>`, shown);
  }

  /** A choice of one of them, or of nobody; those in `without` are not offered. Where whoever is chosen is no longer among them, it says that nothing is. */
  select(spec: SelectSpec, t: Words): TemplateResult {
    const { id, label, without, choose, among = this.people } = spec;
    const offered = among.filter((one) => !without.has(one.id));
    const chosen = spec.chosen === null || offered.some((one) => one.id === spec.chosen) ? spec.chosen : undefined;
    const take = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      choose(value === 'none' ? null : value);
    };
    return html`<select id=${id} aria-label=${label ?? nothing} @change=${take}>
      ${chosen === undefined ? option('', t.choosePerson, true, { disabled: true }) : nothing}
      ${spec.nobody ? option('none', t.nobody, chosen === null) : nothing}
      ${offered.map((one) => option(one.id, optionText(one, t), chosen === one.id))}
    </select>`;
  }
}

/** What somebody's responsible is called. */
export type NameOf = (responsible: NonNullable<User['responsible']>) => string;

/** What somebody is called among others: with the username where two have the same name. */
export function nameAmong(people: readonly User[]): (user: User) => string {
  const times = new Map<string, number>();
  for (const { displayName } of people) times.set(displayName, (times.get(displayName) ?? 0) + 1);
  return (user) => ((times.get(user.displayName) ?? 0) > 1 ? personName(user) : user.displayName);
}

/** Reads a list to its end: whoever is on a later page may be responsible too. */
async function everybody(client: Client, input: CallInput<typeof users.list>, signal: AbortSignal): Promise<OutputOf<typeof users.list>> {
  const items: User[] = [];
  for await (const user of pages(client, users.list, input, { signal })) items.push(user);
  return { items };
}

interface SelectSpec {
  readonly id: string;
  /** Its name, where no label beside it says so. */
  readonly label?: string;
  /** Undefined where nothing is chosen yet; null is nobody. */
  readonly chosen: string | null | undefined;
  readonly without: ReadonlySet<string>;
  readonly nobody: boolean;
  readonly among?: readonly User[];
  choose(id: string | null): void;
}

/** Somebody with the room that they have: administrators have no quota. */
function optionText({ displayName, username, role, quota, users: own }: User, t: Words): string {
  const room = quota === null ? t.withoutQuota : t.room(Math.max(0, quota - own));
  return `${displayName} (${username ?? ''}), ${t.responsibleRoles[role]}, ${room}`;
}
