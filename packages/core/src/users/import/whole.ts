import type { Role } from '@knippa/contract';
import type { UserRow } from '../../csv.js';
import { emailKey, fold } from '../../names.js';
import type { After, KnownUser } from './facts.js';
import type { Entry } from './judge.js';
import { issueOf, type Issue } from './row.js';

/** Whether a row hands the primary contact's flag to whom it is about: whoever has it then loses it. */
export function takesContact({ before, after }: Entry): boolean {
  return after?.primaryContact === true && before?.primaryContact !== true;
}

interface Account {
  readonly known: ReadonlyMap<string, KnownUser>;
  readonly emailsTaken: ReadonlySet<string>;
  readonly capacity: number;
  /** Rows that were refused by themselves, by the key of whom they are about. */
  readonly refusedAlone: ReadonlyMap<string, number>;
  /** The role that a row says of whoever it is about, by their key, also where it was refused. */
  readonly saidOf: (key: string) => Role | undefined;
}

const leads = (role: Role | undefined): boolean => role !== undefined && role !== 'user';

/**
 * An account as all accepted rows together would leave it, whatever their order (CSV-05): addresses, responsibles, the primary contact, the last administrator,
 * quotas, capacity. What cannot be is laid to the rows that make it so, in the order of the file, and they are taken out; then all is asked again, for others may
 * have leant on them. A row that was taken out stays out, though another's leaving made room for it: the file is corrected and sent again.
 */
export class Whole {
  readonly #account: Account;
  /** The rows that are still accepted, by the key of whom they are about. */
  readonly #entries: Map<string, Entry>;
  readonly #refuse: (row: UserRow, issue: Issue) => void;
  readonly #refused: Map<string, number>;
  #holders: Map<string, string> | undefined;

  constructor(account: Account, entries: Map<string, Entry>, refuse: (row: UserRow, issue: Issue) => void) {
    this.#account = account;
    this.#entries = entries;
    this.#refuse = refuse;
    this.#refused = new Map(account.refusedAlone);
  }

  judge(): Entry[] {
    this.#sharedAddresses();
    const asked = [this.#addresses, this.#responsibles, this.#contact, this.#quotas, this.#capacity];
    while (asked.some((ask) => ask.call(this))) continue;
    return this.#handedOn([...this.#entries.values()]);
  }

  /** The rows as they are written: whoever was turned to is it no more once a row hands the flag to another, whatever their own row changes beside. */
  #handedOn(accepted: Entry[]): Entry[] {
    if (!accepted.some(takesContact)) return accepted;
    return accepted.map((entry) => {
      const { before, after } = entry;
      return before?.primaryContact && after ? { ...entry, after: { ...after, primaryContact: false } } : entry;
    });
  }

  #out(entry: Entry, issue: Issue): true {
    this.#entries.delete(entry.key);
    this.#refused.set(entry.key, entry.row.row);
    this.#refuse(entry.row, issue);
    return true;
  }

  /** Somebody as the accepted rows leave them; nobody where they are removed or never were. */
  #after(key: string): After | undefined {
    const entry = this.#entries.get(key);
    return entry ? entry.after : this.#account.known.get(key);
  }

  /** Two rows that give the same address are both refused. */
  #sharedAddresses(): void {
    const first = new Map<string, Entry>();
    for (const entry of this.#entries.values()) {
      if (entry.address === undefined) continue;
      const other = first.get(entry.address);
      if (!other) {
        first.set(entry.address, entry);
        continue;
      }
      if (this.#entries.has(other.key)) this.#out(other, issueOf('email-twice', { otherRow: entry.row.row }, 'email'));
      this.#out(entry, issueOf('email-twice', { otherRow: other.row.row }, 'email'));
    }
  }

  /** Who of the account has an address, by its key. */
  #holder(address: string): string | undefined {
    if (!this.#holders) {
      this.#holders = new Map();
      for (const [key, { email }] of this.#account.known) if (email !== null) this.#holders.set(emailKey(email), key);
    }
    return this.#holders.get(address);
  }

  /** An address is free when nobody has it, or whoever has it in the account gives it up. A row that is refused keeps its address, and so on along a chain. */
  #addresses(): boolean {
    const wanted = new Map<string, Entry>();
    for (const entry of this.#entries.values())
      if (entry.address !== undefined && this.#account.emailsTaken.has(entry.address)) wanted.set(entry.address, entry);
    const waiting = [...wanted.values()];
    let any = false;
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      const { key, address = '', before } = entry;
      if (!this.#entries.has(key)) continue;
      const holder = this.#holder(address);
      const stays = holder === undefined ? undefined : this.#after(holder)?.email;
      const givenUp = holder !== undefined && (stays === undefined || stays === null || emailKey(stays) !== address);
      if (givenUp) continue;
      any = this.#out(entry, issueOf('email-taken', {}, 'email'));
      const next = before?.email ? wanted.get(emailKey(before.email)) : undefined;
      if (next) waiting.push(next);
    }
    return any;
  }

  /** Whoever is given to somebody is given to an administrator or manager who is there afterwards; nobody leaves `user`s behind (USR-14). */
  #responsibles(): boolean {
    let any = false;
    const leavers = new Set<string>();
    for (const entry of this.#entries.values()) {
      const { key, before, after, givenTo } = entry;
      if (before && before.role !== 'user' && (!after || after.role === 'user')) leavers.add(key);
      if (givenTo === undefined) continue;
      const to = this.#after(givenTo);
      if (to && to.role !== 'user') continue;
      const username = after?.responsible ?? '';
      // whoever is there and leads nobody was to lead by their own row
      const otherRow = !to || leads(this.#account.saidOf(givenTo)) ? this.#refused.get(givenTo) : undefined;
      any = this.#out(
        entry,
        otherRow === undefined
          ? issueOf('responsible-unknown', { username }, 'responsible')
          : issueOf('responsible-refused', { username, otherRow }, 'responsible'),
      );
    }
    for (const [key, users] of this.#staying(leavers)) {
      const entry = this.#entries.get(key);
      if (entry) any = this.#out(entry, issueOf('has-users', { users }, entry.after ? 'role' : 'remove'));
    }
    return any;
  }

  /** How many `user`s each of these people keeps, of whom no row says anything else. */
  #staying(responsibles: ReadonlySet<string>): Map<string, number> {
    const staying = new Map<string, number>();
    if (responsibles.size === 0) return staying;
    const keys = new Map<string, string>();
    for (const [user, { responsible: present }] of this.#account.known) {
      if (present === null) continue;
      const entry = this.#entries.get(user);
      if (entry && (entry.givenTo !== undefined || !entry.after?.responsible)) continue;
      let key = keys.get(present);
      if (key === undefined) keys.set(present, (key = fold(present)));
      if (responsibles.has(key)) staying.set(key, (staying.get(key) ?? 0) + 1);
    }
    return staying;
  }

  /** Exactly one person is turned to, an administrator; so there is an administrator (I11). */
  #contact(): boolean {
    const takers: Entry[] = [];
    let leaver: Entry | undefined;
    for (const entry of this.#entries.values()) {
      const { before, after } = entry;
      if (takesContact(entry)) takers.push(entry);
      if (before?.primaryContact && !after?.primaryContact) leaver = entry;
    }
    if (takers.length > 1) {
      for (const entry of takers) {
        const otherRow = takers.find((other) => other !== entry)?.row.row ?? 0;
        this.#out(entry, issueOf('contact-twice', { otherRow }, 'primaryContact'));
      }
      return true;
    }
    if (takers.length === 1 || !leaver) return false;
    const column = leaver.after ? 'role' : 'remove';
    return this.#out(
      leaver,
      this.#hasAdministrator() ? issueOf('primary-contact', {}, 'primaryContact') : issueOf('last-administrator', {}, column),
    );
  }

  #hasAdministrator(): boolean {
    for (const { after } of this.#entries.values()) if (after?.role === 'administrator') return true;
    for (const [key, { role }] of this.#account.known) if (role === 'administrator' && !this.#entries.has(key)) return true;
    return false;
  }

  /** No manager has more `user`s than their quota (I12): a quota is not set below those who stay, and those who come find room in the order of the file. */
  #quotas(): boolean {
    const coming = new Map<string, Entry[]>();
    const lowered = new Set<string>();
    for (const entry of this.#entries.values()) {
      const { key, before, after, givenTo } = entry;
      if (after?.quota != null && before && (before.quota === null || after.quota < before.quota)) lowered.add(key);
      if (givenTo !== undefined && this.#after(givenTo)?.quota != null && !coming.get(givenTo)?.push(entry)) coming.set(givenTo, [entry]);
    }
    let any = false;
    const asked = new Set([...lowered, ...coming.keys()]);
    const staying = this.#staying(asked);
    for (const key of asked) {
      const { quota, username } = this.#after(key) ?? {};
      if (quota === undefined || quota === null) continue;
      const users = staying.get(key) ?? 0;
      const entry = this.#entries.get(key);
      if (users > quota && entry) any = this.#out(entry, issueOf('quota-in-use', { users }, 'quota'));
      else
        for (const late of (coming.get(key) ?? []).slice(Math.max(0, quota - users)))
          any = this.#out(late, issueOf('quota-exceeded', { username: username ?? '', quota }, 'responsible'));
    }
    return any;
  }

  /** No more users than the account holds (USR-19): the last ones that are added find no room. */
  #capacity(): boolean {
    const { known, capacity } = this.#account;
    const added: Entry[] = [];
    let removed = 0;
    for (const entry of this.#entries.values()) {
      if (!entry.before) added.push(entry);
      if (!entry.after) removed++;
    }
    const room = Math.max(0, capacity - known.size + removed);
    for (const late of added.slice(room)) this.#out(late, issueOf('account-full', { capacity }));
    return added.length > room;
  }
}
