import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { personName } from '../kernel/person-name.js';
import type { KnippaPersonPicker, Person } from '../person-picker/person-picker.js';
import type { CommonTerms } from '../terms/common.js';
import type { FolderPermissionsTerms } from '../terms/folder-permissions.js';

type Words = FolderPermissionsTerms & CommonTerms;

/** How many are shown before somebody asks for all of them. */
const most = 30;

interface PeopleSpec {
  readonly accountId: string;
  readonly folderId: string;
  readonly label: string;
  readonly people: readonly Person[];
  /** Whether administrators and managers alone can be chosen, and one at a time. */
  readonly responsible?: boolean;
  add(person: Person): void;
  remove(person: Person): void;
}

/** A choice of people: those who are chosen, each with a button that takes them away, and the field that finds others. */
export class PeopleChoice {
  readonly #host: KnippaElement<object>;
  #all = false;

  constructor(host: KnippaElement<object>) {
    this.#host = host;
  }

  view(spec: PeopleSpec, t: Words): TemplateResult {
    const { people, responsible = false } = spec;
    const shown = this.#all ? people : people.slice(0, most);
    const showAll = () => {
      this.#all = true;
      this.#host.requestUpdate();
    };
    const add = (event: Event) => {
      event.stopPropagation();
      const picker = event.target as KnippaPersonPicker;
      const { chosen } = picker;
      picker.chosen = undefined;
      if (chosen) spec.add(chosen);
    };
    return html`${
      people.length === 0
        ? nothing
        : html`<ul class="chips" role="list" aria-label=${spec.label}>
            ${shown.map((person) => this.#chip(person, spec, t))}
          </ul>`
    }
    ${shown.length < people.length ? html`<button type="button" class="quiet" @click=${showAll}>${t.showEverybody(people.length)}</button>` : nothing}
    ${
      responsible && people.length > 0
        ? nothing
        : html`<knippa-person-picker
            account-id=${spec.accountId}
            folder-id=${spec.folderId}
            ?responsible=${responsible}
            label=${responsible ? t.chooseResponsible : t.addPerson}
            .without=${new Set(people.map(({ id }) => id))}
            @change=${add}
          ></knippa-person-picker>`
    }`;
  }

  #chip(person: Person, { remove }: PeopleSpec, t: Words): TemplateResult {
    const name = personName(person);
    const press = async (event: Event) => {
      const place = (event.currentTarget as HTMLElement).closest('td');
      remove(person);
      await this.#host.updateComplete;
      // the chip is gone, and the focus comes to the field that finds others
      const picker = place?.querySelector('knippa-person-picker');
      await picker?.updateComplete;
      picker?.focus();
    };
    return html`<li class="chip">
      <span>${name}</span><button type="button" aria-label=${t.removeNamed(name)} @click=${press}>${cross}</button>
    </li>`;
  }
}

const cross = html`<svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true">
  <path d="m2 2 8 8M10 2 2 10" />
</svg>`;
