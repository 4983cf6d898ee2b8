import type { Access, GeneralEntries } from '@knippa/contract';
import type { FolderRightName } from '../kernel/right.js';
import type { FolderNode, FolderRight, Verdict, Viewer } from './folder.js';

interface Part {
  readonly access: Access;
  readonly held: FolderRight;
}

/** What parts add up to: of each way the first that gives it. Undefined when none gives anything. */
function sum(...parts: readonly Part[]): Verdict | undefined {
  const read = parts.find(({ access }) => access.read)?.held;
  const write = parts.find(({ access }) => access.write)?.held;
  return read || write ? { read, write } : undefined;
}

/** Full rights by one right. */
export function full(right: FolderRightName, on: string): Verdict {
  const held = { right, on };
  return { read: held, write: held };
}

/** A folder's three general entries, added up once for each way in which they can fit somebody who is no administrator (FLD-03). */
export class Entries {
  readonly #responsibleId: string | null;
  readonly #manager: Verdict | undefined;
  readonly #user: Verdict | undefined;
  readonly #managerOfClass: Verdict | undefined;
  readonly #userOfClass: Verdict | undefined;

  constructor(on: string, { managers, users, responsible }: GeneralEntries) {
    const ofManagers: Part = { access: managers, held: { right: 'managers', on } };
    const ofUsers: Part = { access: users, held: { right: 'users', on } };
    const ofClass: Part[] = responsible ? [{ access: responsible, held: { right: 'responsible', on } }] : [];
    this.#responsibleId = responsible && responsible.id;
    this.#manager = sum(ofManagers);
    this.#user = sum(ofUsers);
    this.#managerOfClass = sum(ofManagers, ...ofClass);
    this.#userOfClass = sum(ofUsers, ...ofClass);
  }

  /** What they give a manager or a `user`. The class is the responsible with their `user`s. */
  for({ id, role, responsibleId }: Viewer): Verdict | undefined {
    const ofClass = this.#responsibleId !== null && (responsibleId === this.#responsibleId || id === this.#responsibleId);
    if (role === 'manager') return ofClass ? this.#managerOfClass : this.#manager;
    return ofClass ? this.#userOfClass : this.#user;
  }
}

/** A root's chosen people (FLD-03, FLD-05). */
export class Chosen {
  readonly #ids: ReadonlySet<string>;
  readonly #part: Part;

  constructor(on: string, { ids, ...access }: NonNullable<FolderNode['chosen']>) {
    this.#ids = new Set(ids);
    this.#part = { access, held: { right: 'chosen', on } };
  }

  /** What somebody has when they may be among the chosen, beside what the entries give them. */
  addTo(verdict: Verdict | undefined, { id }: Viewer): Verdict | undefined {
    if (!this.#ids.has(id)) return verdict;
    const { access, held } = this.#part;
    const read = verdict?.read ?? (access.read ? held : undefined);
    const write = verdict?.write ?? (access.write ? held : undefined);
    return read || write ? { read, write } : undefined;
  }
}
