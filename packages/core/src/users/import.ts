import type { Change, Permissions, Refusal, Role, users as contract } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';
import type { UserRow, UsersFile } from '../csv.js';
import type { Deed } from '../kernel/rule.js';
import { emailKey, fold } from '../names.js';
import { personRefusal } from '../person.js';
import { accountFull } from './move.js';
import { permissionsOf } from './permissions.js';

/** A user that is in the account already, as a row of a file is compared with it. */
export interface KnownUser {
  readonly id: string;
  readonly role: Role;
  readonly displayName: string;
  readonly username: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly responsible: string | null;
  readonly quota: number | null;
  readonly primaryContact: boolean;
  readonly permissions: Permissions;
}

/** What an import needs to know: the file as it was read, who is there by username key, and which addresses are taken. */
export interface ImportFacts {
  readonly file: UsersFile;
  readonly known: ReadonlyMap<string, KnownUser>;
  readonly emailsTaken: ReadonlySet<string>;
}

/** Most passwords in a file: each takes a twentieth of a second to hash (CSV-08). */
export const mostPasswords = 2000;

interface RowProblem {
  readonly row: number;
  readonly column: string;
  readonly problem: string;
}

interface Judged {
  readonly changes: readonly Change[];
  readonly problems: readonly RowProblem[];
  readonly added: number;
}

type Import = Deed<typeof contract.import, ImportFacts>;

/** Users added and changed from a file, all or none (CSV-03, CSV-05). Removing and changing roles or addresses by file comes with CSV-05's report. */
export const importDeed: Import = {
  fits: ({ subject: { account }, facts }) => {
    const broken = fileRefusal(facts.file);
    if (broken) return broken;
    const { problems, added } = judgeRows(facts);
    const [first] = problems;
    if (first) {
      const rows = new Set(problems.map(({ row }) => row)).size;
      return refuse('rows-refused', { rows, firstRow: first.row, column: first.column, problem: first.problem });
    }
    if (facts.file.rows.filter(({ password }) => password !== undefined).length > mostPasswords)
      return refuse('too-many-passwords', { most: mostPasswords });
    return account.users + added > account.capacity ? accountFull(account) : undefined;
  },
  changes: ({ facts }) => [...judgeRows(facts).changes],
};

function fileRefusal({ problems }: UsersFile): Refusal<'csv-unreadable' | 'csv-unknown-columns' | 'rows-refused'> | undefined {
  const [first] = problems;
  if (!first) return undefined;
  if (first.code === 'csv-unknown-columns') return refuse('csv-unknown-columns', { columns: first.params['columns'] as readonly string[] });
  if (first.row === undefined || first.code === 'csv-no-header') return refuse('csv-unreadable', { problem: first.code });
  const rows = new Set(problems.map(({ row }) => row)).size;
  return refuse('rows-refused', { rows, firstRow: first.row, column: first.column ?? '', problem: first.code });
}

const judged = new WeakMap<ImportFacts, Judged>();

/** What the rows would do, and what is wrong with them; judged on the state after all of them, whatever their order (CSV-05). */
function judgeRows(facts: ImportFacts): Judged {
  let result = judged.get(facts);
  if (!result) judged.set(facts, (result = new RowsJudge(facts).judge()));
  return result;
}

/** The quota that a row speaks of; one that is cleared is 0. */
function quotaOf({ quota }: UserRow): number | undefined {
  return quota === null ? 0 : quota;
}

class RowsJudge {
  readonly #facts: ImportFacts;
  readonly #changes: Change[] = [];
  readonly #problems: RowProblem[] = [];
  readonly #emails = new Set<string>();
  /** Role and quota of everybody after the import, and how many `user`s each has, by username key. */
  readonly #after = new Map<string, { role: Role; quota: number | null; users: number }>();
  #added = 0;

  constructor(facts: ImportFacts) {
    this.#facts = facts;
  }

  judge(): Judged {
    const { file, known } = this.#facts;
    for (const [key, { role, quota }] of known) this.#after.set(key, { role, quota, users: 0 });
    const rows = file.rows.map((row) => ({ row, key: fold(row.username), user: known.get(fold(row.username)) }));
    for (const { row, key, user } of rows) {
      const role = row.role ?? user?.role ?? 'user';
      this.#after.set(key, { role, quota: role === 'manager' ? (quotaOf(row) ?? user?.quota ?? 0) : null, users: 0 });
    }
    for (const { row, user } of rows) {
      if (user) this.#change(row, user);
      else this.#add(row);
    }
    this.#countResponsibles(rows);
    return { changes: this.#changes, problems: this.#problems.sort((a, b) => a.row - b.row), added: this.#added };
  }

  #add(row: UserRow): void {
    const role = row.role ?? 'user';
    const permissions = permissionsOf(role, row.permissions);
    const problem =
      (row.remove && 'row-removes') ||
      (row.displayName === undefined && 'required') ||
      personRefusal(row)?.code ||
      (role !== 'user' && !row.email && 'email-required') ||
      (role === 'administrator' && row.password !== undefined && 'password-by-link') ||
      (!permissions && 'permission-fixed') ||
      (role !== 'manager' && row.quota && 'quota-of-manager') ||
      (row.primaryContact && 'row-changes-contact') ||
      this.#responsibleProblem(row, role) ||
      this.#emailProblem(row.email);
    if (problem) return this.#refuse(row, problem);
    this.#added++;
    this.#changes.push({
      kind: 'added',
      resource: 'users',
      id: '',
      name: row.displayName ?? '',
      values: {
        role,
        username: row.username,
        email: row.email ?? null,
        phone: row.phone ?? null,
        responsible: row.responsible ?? null,
        quota: role === 'manager' ? (row.quota ?? 0) : null,
        primaryContact: false,
        ...permissions,
      },
    });
  }

  #change(row: UserRow, user: KnownUser): void {
    const permissions = permissionsOf(user.role, { ...user.permissions, ...row.permissions });
    const problem =
      (row.remove && 'row-removes') ||
      (row.role !== undefined && row.role !== user.role && 'row-changes-role') ||
      (row.email !== undefined && row.email !== user.email && 'row-changes-email') ||
      (row.primaryContact !== undefined && row.primaryContact !== user.primaryContact && 'row-changes-contact') ||
      (row.password !== undefined && 'row-changes-password') ||
      personRefusal({ displayName: row.displayName, phone: row.phone })?.code ||
      (!permissions && 'permission-fixed') ||
      (user.role !== 'manager' && row.quota && 'quota-of-manager') ||
      this.#responsibleProblem(row, user.role);
    if (problem) return this.#refuse(row, problem);
    const change = (field: string, from: Change['from'], to: Change['to'] | undefined) => {
      if (to !== undefined && from !== to)
        this.#changes.push({ kind: 'changed', resource: 'users', id: user.id, name: user.displayName, field, from, to });
    };
    change('displayName', user.displayName, row.displayName);
    change('phone', user.phone, row.phone);
    const sameResponsible = row.responsible && user.responsible && fold(row.responsible) === fold(user.responsible);
    change('responsible', user.responsible, sameResponsible ? undefined : row.responsible);
    if (user.role === 'manager') change('quota', user.quota, quotaOf(row));
    for (const name of Object.keys(user.permissions) as (keyof Permissions)[]) change(name, user.permissions[name], row.permissions[name]);
  }

  #responsibleProblem({ responsible }: UserRow, role: Role): string | undefined {
    if (!responsible) return undefined;
    if (role !== 'user') return 'not-a-responsible';
    const target = this.#after.get(fold(responsible));
    return !target || target.role === 'user' ? 'not-a-responsible' : undefined;
  }

  #emailProblem(email: string | null | undefined): string | undefined {
    if (!email) return undefined;
    const key = emailKey(email);
    if (this.#emails.has(key) || this.#facts.emailsTaken.has(key)) return 'email-taken';
    this.#emails.add(key);
    return undefined;
  }

  /** Every manager's `user`s after the import, held against the quota (I12). */
  #countResponsibles(rows: readonly { row: UserRow; key: string; user: KnownUser | undefined }[]): void {
    const said = new Map(rows.map(({ row, key }) => [key, row.responsible]));
    const count = (responsible: string | null | undefined, row?: UserRow) => {
      const target = responsible ? this.#after.get(fold(responsible)) : undefined;
      if (!target) return;
      target.users++;
      if (row && target.quota !== null && target.users > target.quota) this.#refuse(row, 'quota-exceeded');
    };
    for (const [key, { responsible }] of this.#facts.known) if (!said.get(key) && said.get(key) !== null) count(responsible);
    // whoever the file says nothing of stays: a quota is not set below them (USR-09)
    for (const { row, key } of rows) {
      const { quota, users } = this.#after.get(key) ?? { quota: null, users: 0 };
      if (quota !== null && users > quota) this.#refuse(row, 'quota-in-use');
    }
    for (const { row } of rows) count(row.responsible, row);
  }

  #refuse({ row, username }: UserRow, problem: string): void {
    this.#problems.push({ row, column: username, problem });
  }
}
