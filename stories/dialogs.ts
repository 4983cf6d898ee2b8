import { accounts, users, type Account, type Role, type User } from '@knippa/contract';
import { importUsers } from '@knippa/sdk';
import { clientOver, type Trouble } from './backend.js';
import { shown } from './dom.js';
import { stage, type Stage } from './stage.js';
import { csv } from './users-file.js';

/** What a dialog about an account is opened with. */
export interface Opened {
  readonly stage: Stage;
  readonly account: Account;
  readonly user: User;
  /** The first ten like them. */
  readonly people: readonly User[];
}

interface Sought {
  /** A part of their name, or the whole of their username. */
  readonly user?: string;
  readonly role?: Role;
  /** What is wrong with the network once they are found. */
  readonly trouble?: Trouble;
}

/** Finds an account of the town by its name, and a user in it, of a role: `loaders: [about('Björkskolan', { role: 'manager' })]`. */
export function about(accountName: string, { user, role = 'user', trouble }: Sought = {}): () => Promise<Opened> {
  return async () => {
    const { stage: scene } = await stage()();
    const client = clientOver(scene.line, scene.token);
    const { items } = await client.call(accounts.list, { licenceId: scene.licenceId, search: accountName });
    const accountId = items[0]!.id;
    const [account, found] = await Promise.all([
      client.call(accounts.read, { accountId }),
      client.call(users.list, { accountId, search: user, role, size: 10 }),
    ]);
    scene.line.trouble = trouble;
    return { stage: scene, account, user: found.items[0]!, people: found.items };
  };
}

/** As `about`, with somebody new in the account, who came with a file, has been mailed a link and has not chosen a password. */
export function aboutInvited(accountName: string): () => Promise<Opened> {
  return async () => {
    const found = await about(accountName)();
    const accountId = found.account.id;
    const client = clientOver(found.stage.line, found.stage.token);
    // the stories of a file share an account
    const username = `ivar${crypto.randomUUID().slice(0, 4)}`;
    const file = csv(['Visat namn;Användarnamn;Roll;E-post', `Ivar Nyström;${username};Användare;${username}@lindsta.example`]);
    await importUsers(client, accountId, file, { decide: () => ({}) });
    const { items } = await client.call(users.list, { accountId, search: username });
    return { ...found, user: items[0]! };
  };
}

/** What `about` found. */
export const opened = ({ loaded }: { loaded: Record<string, unknown> }): Opened => loaded as unknown as Opened;

/** Chooses one of a select by its text. */
export async function take(root: ParentNode, selector: string, text: RegExp): Promise<void> {
  const select = (await shown(root, selector)) as HTMLSelectElement;
  select.value = [...select.options].find((option) => text.test(option.textContent))?.value ?? '';
  select.dispatchEvent(new Event('change', { bubbles: true }));
}
