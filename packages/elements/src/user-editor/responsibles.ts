import { html, nothing, type TemplateResult } from 'lit';
import { nameAmong, type Responsibles } from '../kernel/responsibles.js';
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

/** A select of those whom `user`s may belong to. Whoever has no room for so many more stands there and cannot be chosen. */
export function responsibleSelect(spec: SelectSpec, { people }: Responsibles, t: UserEditorTerms): TemplateResult {
  const name = nameAmong(people);
  return choice(
    spec,
    people.map((user) => {
      const { id, quota, users } = user;
      const left = quota === null ? undefined : Math.max(0, quota - users);
      const label = left === undefined ? name(user) : t.withRoom(name(user), left);
      return { id, label, full: left !== undefined && left < spec.more && id !== spec.chosen };
    }),
  );
}

/** A select of the administrators, for who takes a flag over. */
export function contactSelect(spec: SelectSpec, { administrators }: Responsibles): TemplateResult {
  const name = nameAmong(administrators);
  return choice(
    spec,
    administrators.map((user) => ({ id: user.id, label: name(user), full: false })),
  );
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
