import { users, type User } from '@knippa/contract';
import { isKnippaError, type Client } from '@knippa/sdk';

/** As many as an act takes. */
export const most = 500;

/** How many are read at a time. */
const together = 10;

/** Who of an account's users are chosen, on whatever page of the list, each as they were read last (USR-01). */
export class Chosen {
  #people: ReadonlyMap<string, User> = new Map();
  #full = false;

  get people(): readonly User[] {
    return [...this.#people.values()];
  }

  /** Whether somebody was left out, because an act takes no more. */
  get full(): boolean {
    return this.#full;
  }

  has(id: string): boolean {
    return this.#people.has(id);
  }

  /** Chooses these too, or these no more. */
  choose(people: readonly User[], chosen: boolean): void {
    const all = new Map(this.#people);
    this.#full = false;
    for (const user of people) {
      if (!chosen) all.delete(user.id);
      else if (all.size < most || all.has(user.id)) all.set(user.id, user);
      else this.#full = true;
    }
    this.#people = all;
  }

  /** Takes those who are chosen as they were read now: an act is about them as they are, not as they were when they were ticked. */
  read(rows: readonly User[]): void {
    const now = new Map(rows.map((user) => [user.id, user]));
    this.#people = new Map([...this.#people].map(([id, user]) => [id, now.get(id) ?? user]));
  }

  /** Chooses nobody. */
  clear(): void {
    this.#people = new Map();
    this.#full = false;
  }
}

/** Reads people again, a few at a time: who is there, as they are now, and who is not. Of whom nothing could be learned nothing is said. */
export async function readAgain(client: Client, people: readonly User[]): Promise<{ here: User[]; gone: User[] }> {
  const [here, gone]: [User[], User[]] = [[], []];
  const read = async (user: User) => {
    try {
      here.push(await client.call(users.read, { accountId: user.accountId, userId: user.id }));
    } catch (error) {
      if (isKnippaError(error) && error.code === 'not-found') gone.push(user);
    }
  };
  for (let at = 0; at < people.length; at += together) await Promise.all(people.slice(at, at + together).map(read));
  return { here, gone };
}
