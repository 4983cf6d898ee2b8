import type { Access, CallInput, folders, FolderSettings } from '@knippa/contract';
import type { Person } from '../person-picker/person-picker.js';

/** Somebody with their `user`s, and what they may. */
export interface ClassEntry extends Access {
  readonly who: Person | null;
}

/** Chosen people, and what they may. */
export interface ChosenEntry extends Access {
  readonly people: readonly Person[];
}

/** A folder's settings as the form shows them: with people for ids (FLD-02, FLD-03). */
export interface Rights {
  readonly owner: Person | null;
  readonly follows: boolean;
  readonly managers: Access;
  readonly users: Access;
  readonly responsible: ClassEntry;
  readonly chosen: ChosenEntry;
}

/** One of the settings. */
export type Setting = keyof Rights;

type Asked = Omit<CallInput<typeof folders.setRights>, 'accountId' | 'folderId' | 'plan'>;

/** An entry that gives nothing. */
export const off: Access = { read: false, write: false };

/** What an entry gives, without whom it is about. */
export const access = ({ read, write }: Access): Access => ({ read, write });

/** The settings that were read, with those they name. Somebody who is not named any more is nobody. */
export function rightsOf({ owner, follows, entries, chosen, names }: FolderSettings): Rights {
  const named = new Map(names.map((person) => [person.id, person]));
  const { managers, users, responsible } = entries;
  return {
    owner,
    follows,
    managers: access(managers),
    users: access(users),
    responsible: { ...access(responsible ?? off), who: (responsible && named.get(responsible.id)) ?? null },
    chosen: { ...access(chosen ?? off), people: (chosen?.ids ?? []).flatMap((id) => named.get(id) ?? []).sort(byName) },
  };
}

const byName = (one: Person, other: Person): number => one.displayName.localeCompare(other.displayName, 'sv');

/** The settings in a form in which they can be compared: names do not count, nor what an entry of nobody gives. */
function spelled({ owner, follows, managers, users, responsible, chosen }: Partial<Rights>): Partial<Record<Setting, string>> {
  const ids = chosen?.people.map(({ id }) => id).sort();
  return {
    owner: String(owner?.id),
    follows: String(follows),
    managers: JSON.stringify(managers),
    users: JSON.stringify(users),
    responsible: JSON.stringify(responsible?.who && [responsible.who.id, access(responsible)]),
    chosen: JSON.stringify(ids && chosen && ids.length > 0 && [ids, access(chosen)]),
  };
}

/** What is changed of a folder's settings in a form, each beside what it was when somebody began to change it. What is left alone follows what is read. */
export class Draft {
  #from: Partial<Rights> = {};
  #own: Partial<Rights> = {};
  readonly #changed: () => void;

  /** `changed` is called with every change. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Forgets what was changed. */
  clear(): void {
    this.#from = {};
    this.#own = {};
  }

  /** The settings as the form holds them. */
  on(read: Rights): Rights {
    return { ...read, ...this.#own };
  }

  /** Changes one of them. */
  set<S extends Setting>(read: Rights, setting: S, to: Rights[S]): void {
    this.#from = { [setting]: read[setting], ...this.#from };
    this.#own = { ...this.#own, [setting]: to };
    this.#changed();
  }

  /** Takes one of them back to what is read. */
  take(setting: Setting): void {
    const { [setting]: _F, ...from } = this.#from;
    const { [setting]: _O, ...own } = this.#own;
    this.#from = from;
    this.#own = own;
    this.#changed();
  }

  /** Those that the form holds otherwise than they are. */
  changed(read: Rights): Setting[] {
    const [was, is] = [spelled(read), spelled(this.on(read))];
    return settings.filter((setting) => was[setting] !== is[setting]);
  }

  /** Those that somebody else has changed since they were changed here, and otherwise. */
  late(read: Rights): Setting[] {
    const [from, is] = [spelled(this.#from), spelled(read)];
    return this.changed(read).filter((setting) => setting in this.#from && from[setting] !== is[setting]);
  }

  /** What the service is asked to set: what is changed alone. The three general entries go together. */
  input(read: Rights): Asked {
    const changed = this.changed(read);
    const { owner, follows, managers, users, responsible, chosen } = this.on(read);
    const general = changed.some((setting) => setting === 'follows' || (!follows && isGeneral(setting)));
    const own = { managers, users, responsible: responsible.who && { id: responsible.who.id, ...access(responsible) } };
    const people = chosen.people.length > 0 ? { ids: chosen.people.map(({ id }) => id), ...access(chosen) } : null;
    return {
      ...(changed.includes('owner') && owner && { ownerId: owner.id }),
      ...(general && { entries: follows ? ('follow' as const) : own }),
      ...(changed.includes('chosen') && { chosen: people }),
    };
  }
}

const settings: readonly Setting[] = ['owner', 'follows', 'managers', 'users', 'responsible', 'chosen'];
const isGeneral = (setting: Setting): boolean => setting === 'managers' || setting === 'users' || setting === 'responsible';
