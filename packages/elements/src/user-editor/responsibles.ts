import type { User } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { nameAmong, type Responsibles } from '../kernel/responsibles.js';
import type { CommonTerms } from '../terms/common.js';
import type { UserEditorTerms } from '../terms/user-editor.js';

type Words = UserEditorTerms & CommonTerms;

/** One choice of somebody who takes over: as a field of a form. */
export interface SelectSpec {
  readonly name: string;
  /** Who it is now: offered whoever else is, so that what is in force stands. */
  readonly chosen?: User['responsible'] | undefined;
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

/**
 * A select of those whom `user`s may belong to, once they are read: until then it says nothing, so that nobody loses their responsible by it. Whoever has no room for so
 * many more stands there and cannot be chosen.
 */
export function responsibleSelect(spec: SelectSpec, responsibles: Responsibles, t: Words): unknown {
  return responsibles.when(t, () => {
    const { people } = responsibles;
    const name = nameAmong(people);
    return choice(
      spec,
      people.map((user) => {
        const { id, quota, users } = user;
        const left = quota === null ? undefined : Math.max(0, quota - users);
        const label = left === undefined ? name(user) : t.withRoom(name(user), left);
        return { id, label, full: left !== undefined && left < spec.more && id !== spec.chosen?.id };
      }),
    );
  });
}

/** A select of the administrators, for who takes a flag over, once they are read. */
export function contactSelect(spec: SelectSpec, responsibles: Responsibles, t: Words): unknown {
  return responsibles.when(t, () => {
    const administrators = responsibles.administrators ?? [];
    const name = nameAmong(administrators);
    return choice(
      spec,
      administrators.map((user) => ({ id: user.id, label: name(user), full: false })),
    );
  });
}

interface Option {
  readonly id: string;
  readonly label: string;
  readonly full: boolean;
}

function choice({ name, chosen, none, first, except, wrong }: SelectSpec, people: readonly Option[]): TemplateResult {
  const offered = people.filter(({ id }) => id !== except);
  if (chosen && !offered.some(({ id }) => id === chosen.id)) offered.push({ id: chosen.id, label: chosen.displayName, full: false });
  return html`<select
    id=${name}
    name=${name}
    aria-invalid=${wrong ? 'true' : nothing}
    aria-describedby=${wrong ? `${name}-hint ${name}-wrong` : `${name}-hint`}
  >
    ${first === undefined ? nothing : html`<option value="">${first}</option>`}
    ${none === undefined ? nothing : html`<option value=${nobodyValue} ?selected=${!chosen && first === undefined}>${none}</option>`}
    ${repeat(
      offered,
      ({ id }) => id,
      ({ id, label, full }) => html`<option value=${id} ?selected=${id === chosen?.id} ?disabled=${full}>${label}</option>`,
    )}
  </select>`;
}
