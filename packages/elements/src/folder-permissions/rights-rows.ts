import type { Access, Folder, FolderSettings } from '@knippa/contract';
import { html } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { personName } from '../kernel/person-name.js';
import type { CommonTerms } from '../terms/common.js';
import type { FolderPermissionsTerms } from '../terms/folder-permissions.js';
import { meaning, type MatrixRow } from './matrix.js';
import { PeopleChoice } from './people.js';
import { access, off, rightsOf, type Draft, type Rights } from './rights.js';

type Words = FolderPermissionsTerms & CommonTerms;

/** What the form is drawn on. */
export interface Ground {
  readonly accountId: string;
  readonly folder: Folder;
  readonly settings: FolderSettings;
  /** The folder above, where the person may see its settings. */
  readonly parent: Folder | undefined;
}

/** What the folder above is called. */
export const parentName = ({ folder }: Ground): string => folder.lying.path.at(-1)?.name ?? '';

/** The rows of the matrix: those who always have full rights, the three general entries, and the chosen people of the root (FLD-02, FLD-03, FLD-05). */
export class RightsRows {
  readonly #draft: Draft;
  readonly #responsible: PeopleChoice;
  readonly #chosen: PeopleChoice;

  constructor(host: KnippaElement<object>, draft: Draft) {
    this.#draft = draft;
    this.#responsible = new PeopleChoice(host);
    this.#chosen = new PeopleChoice(host);
  }

  /** The rows as the form holds them. */
  of(ground: Ground, read: Rights, t: Words): MatrixRow[] {
    const { folder, settings, parent } = ground;
    const draft = this.#draft.on(read);
    const { owner, follows } = draft;
    // what it follows: as it is, or as it would be once it does
    const held = follows ? rightsOf(settings.follows || !parent?.settings ? settings : parent.settings) : draft;
    const full = { read: true, write: true, fixed: true };
    const row = (key: 'managers' | 'users', who: string): MatrixRow => ({
      key,
      who,
      ...held[key],
      means: meaning(held[key], t),
      fixed: follows,
      set: (to) => this.#draft.set(read, key, to),
    });
    return [
      { key: 'administrators', who: t.administrators, means: t.always, ...full },
      ...(owner ? [{ key: 'owner', who: t.ownerNamed(personName(owner)), means: t.ownerAlways, ...full }] : []),
      row('managers', t.managers),
      row('users', t.users),
      ...this.#classRow(ground, read, held, t),
      ...(folder.parentId === null ? [this.#chosenRow(ground, read, t)] : this.#fromRoot(ground, read, t)),
    ];
  }

  /** One responsible with their `user`s: whoever is chosen, or the field that chooses. */
  #classRow({ accountId, folder }: Ground, read: Rights, { responsible }: Rights, t: Words): MatrixRow[] {
    const { who } = responsible;
    const { follows } = this.#draft.on(read);
    if (follows && !who) return [];
    const set = (to: Rights['responsible']) => this.#draft.set(read, 'responsible', to);
    return [
      {
        key: 'responsible',
        who: who ? t.responsibleNamed(personName(who)) : t.responsible,
        ...access(responsible),
        means: who ? meaning(responsible, t) : t.nobodyChosen,
        fixed: follows || !who,
        below: follows
          ? undefined
          : this.#responsible.view(
              {
                accountId,
                folderId: folder.id,
                label: t.responsible,
                people: who ? [who] : [],
                responsible: true,
                // whoever is chosen first may read: an entry that is off would say nothing
                add: (person) => set({ ...(who ? access(responsible) : reading), who: person }),
                remove: () => set({ ...off, who: null }),
              },
              t,
            ),
        set: (to) => set({ ...to, who }),
      },
    ];
  }

  #chosenRow({ accountId, folder }: Ground, read: Rights, t: Words): MatrixRow {
    const { chosen } = this.#draft.on(read);
    const { people } = chosen;
    const set = (to: Rights['chosen']) => this.#draft.set(read, 'chosen', to);
    const spec = {
      accountId,
      folderId: folder.id,
      label: t.chosenPeople,
      people,
      add: (person: (typeof people)[number]) => set({ ...(people.length > 0 ? access(chosen) : reading), people: [...people, person] }),
      remove: ({ id }: (typeof people)[number]) => set({ ...chosen, people: people.filter((one) => one.id !== id) }),
    };
    const none = people.length === 0;
    return {
      key: 'chosen',
      who: t.chosen,
      ...(none ? off : access(chosen)),
      means: none ? t.nobodyChosen : `${t.people(people.length)}. ${meaning(chosen, t)}`,
      fixed: none,
      below: this.#chosen.view(spec, t),
      set: (to) => set({ ...to, people }),
    };
  }

  /** The root's chosen people, who keep the root's rights on every folder below. */
  #fromRoot({ folder, settings }: Ground, read: Rights, t: Words): MatrixRow[] {
    if (!settings.chosen) return [];
    const root = folder.lying.path[0]?.name ?? '';
    const { chosen } = read;
    const names = html`<p class="small names">${chosen.people.map(personName).join(', ')}</p>`;
    const means = `${meaning(chosen, t)} ${t.fromRoot(root)}`;
    return [{ key: 'chosen', who: t.chosen, ...access(chosen), means, fixed: true, below: names }];
  }
}

const reading: Access = { read: true, write: false };
