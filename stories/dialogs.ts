import type { StoryObj } from '@storybook/web-components-vite';
import { accounts, users, type Account, type Role, type User } from '@knippa/contract';
import { clientOver } from './backend.js';
import { stage, type Stage } from './stage.js';

/** What a dialog about an account is opened with. */
export interface Opened {
  readonly stage: Stage;
  readonly account: Account;
  readonly user: User;
  /** The first ten like them. */
  readonly people: readonly User[];
}

/** Finds an account of the town by its name, and a user in it, of a role. */
export function about(accountName: string, userName = '', role: Role = 'user'): NonNullable<StoryObj['loaders']> {
  return [
    async () => {
      const { stage: scene } = await stage()();
      const client = clientOver(scene.line, scene.token);
      const { items } = await client.call(accounts.list, { licenceId: scene.licenceId, search: accountName });
      const accountId = items[0]!.id;
      const [account, found] = await Promise.all([
        client.call(accounts.read, { accountId }),
        client.call(users.list, { accountId, search: userName || undefined, role, size: 10 }),
      ]);
      return { stage: scene, account, user: found.items[0], people: found.items };
    },
  ];
}

/** What `about` found. */
export const opened = ({ loaded }: { loaded: Record<string, unknown> }): Opened => loaded as unknown as Opened;
