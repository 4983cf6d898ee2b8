import { accounts, licences, users } from '@knippa/contract';
import { importUsers } from '@knippa/sdk';
import { backend, Line } from './backend.js';
import type { Opened } from './dialogs.js';
import { password, started } from './standing-alone.js';
import { csv, pupils } from './users-file.js';

/** Two schools of a licence, and what somebody else does in them meanwhile. */
interface Neighbours extends Opened {
  /** Takes the last place in the other school. */
  takePlace(): Promise<void>;
  /** Gives the user a responsible, whom they had not. */
  giveResponsible(): Promise<void>;
  /** Removes the user. */
  removeUser(): Promise<void>;
}

/**
 * Västra skolan with Alva Ek (`alva`) and Bo Ståhl (`bo`), of whom one is sought, beside Östra skolan, which has one place left and an `alva` of its own:
 * `loaders: [neighbours('bo')]`.
 */
export function neighbours(username: 'alva' | 'bo'): () => Promise<Neighbours> {
  return async () => {
    const tab = await backend();
    const { operator, token, accountId, licenceId } = await started(tab);
    const { entitlements } = await operator.call(licences.read, { licenceId });
    const line = entitlements.find(({ kind }) => kind === 'group')!;
    const groupId = `öst${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`;
    const { id: other } = await operator.call(accounts.start, {
      licenceId,
      entitlementId: line.id,
      email: `${groupId}@lindsta.example`,
      displayName: 'Pär Mårtensson',
      group: { name: 'Östra skolan', groupId, username: 'pär' },
    });
    // its administrator and the last place are two
    const rows = ['Alva Åberg;alva;Användare', ...pupils(line.capacity - 3)];
    await importUsers(operator, other, csv(['Visat namn;Användarnamn;Roll', ...rows]), { decide: () => ({}) });
    const account = await operator.call(accounts.read, { accountId });
    const { items } = await operator.call(users.list, { accountId });
    const user = items.find((one) => one.username === username)!;
    return {
      stage: { tab, line: new Line(tab), token, licenceId },
      account,
      user,
      people: items,
      takePlace: async () => {
        await operator.call(users.create, { accountId: other, role: 'user', displayName: 'Zoé Löfgren', username: 'zoélö', password });
      },
      giveResponsible: async () => {
        const responsibleId = items.find(({ role }) => role === 'administrator')!.id;
        await operator.call(users.edit, { accountId, userId: user.id, version: user.version, responsibleId });
      },
      removeUser: async () => {
        const { token: plan } = await operator.plan(users.remove, { accountId, userId: user.id });
        await operator.call(users.remove, { accountId, userId: user.id, plan });
      },
    };
  };
}

export const neighboursOf = ({ loaded }: { loaded: Record<string, unknown> }): Neighbours => loaded as unknown as Neighbours;
