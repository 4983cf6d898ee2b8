import { users, type User } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { Reading } from '../kernel/reading.js';
import type { UserEditorTerms } from '../terms/user-editor.js';

/** One choice of somebody who takes over: as a field of a form. */
export interface SelectSpec {
  readonly name: string;
  readonly chosen?: string | undefined;
  /** What choosing nobody is called. */
  readonly none?: string;
  /** What is said before anything is chosen, where something must be. */
  readonly first?: string;
  /** Who cannot be chosen: whoever it is about. */
  readonly except?: string | undefined;
  /** How many `user`s they would get. */
  readonly more: number;
  /** Why what was chosen is refused. */
  readonly wrong?: string | undefined;
}

/** What the value of a select stands for when nobody is chosen on purpose. */
export const nobodyValue = 'nobody';

/** The people of an account who may be responsible for `user`s, with what is left of their quotas; administrators have none (USR-13). */
export class Responsibles {
  readonly #administrators: Reading<typeof users.list>;
  readonly #managers: Reading<typeof users.list>;

  constructor(host: KnippaElement<object>, accountId: () => string | undefined) {
    const input = (role: 'administrator' | 'manager') => () => {
      const id = accountId();
      return id === undefined ? undefined : { accountId: id, role, size: 500 };
    };
    this.#administrators = new Reading(host, users.list, input('administrator'));
    this.#managers = new Reading(host, users.list, input('manager'));
  }

  /** The administrators, for who takes a flag over. */
  get administrators(): readonly User[] {
    return this.#administrators.value?.items ?? [];
  }

  /** A select of them. Whoever has no room for so many more stands there and cannot be chosen. */
  select(spec: SelectSpec, t: UserEditorTerms): TemplateResult {
    const people = [...this.administrators, ...(this.#managers.value?.items ?? [])];
    return choice(
      spec,
      people.map((person) => {
        const left = person.quota === null ? undefined : Math.max(0, person.quota - person.users);
        const label = left === undefined ? person.displayName : t.withRoom(person.displayName, left);
        return { id: person.id, label, full: left !== undefined && left < spec.more && person.id !== spec.chosen };
      }),
    );
  }

  /** A select of the administrators. */
  contacts(spec: SelectSpec): TemplateResult {
    return choice(
      spec,
      this.administrators.map(({ id, displayName: label }) => ({ id, label, full: false })),
    );
  }
}

interface Option {
  readonly id: string;
  readonly label: string;
  readonly full: boolean;
}

function choice({ name, chosen, none, first, except, wrong }: SelectSpec, people: readonly Option[]): TemplateResult {
  return html`<select
    id=${name}
    name=${name}
    aria-invalid=${wrong ? 'true' : nothing}
    aria-describedby=${wrong ? `${name}-hint ${name}-wrong` : `${name}-hint`}
  >
    ${first === undefined ? nothing : html`<option value="">${first}</option>`}
    ${none === undefined ? nothing : html`<option value=${nobodyValue} ?selected=${chosen === undefined && first === undefined}>${none}</option>`}
    ${people
      .filter(({ id }) => id !== except)
      .map(({ id, label, full }) => html`<option value=${id} ?selected=${id === chosen} ?disabled=${full}>${label}</option>`)}
  </select>`;
}
