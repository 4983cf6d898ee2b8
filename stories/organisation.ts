import { accounts, licences, requests, users } from '@knippa/contract';
import { importUsers } from '@knippa/sdk';
import { backend, clientOver, Line } from './backend.js';
import type { Opened } from './dialogs.js';
import { password } from './standing-alone.js';
import { csv, pupils } from './users-file.js';

/**
 * An organisation of a thousand places in a licence of its own, with its operator signed in, and a manager there, Maj Nyström, who has so many pupils:
 * `loaders: [organisation(501)]`.
 */
export function organisation(many = 0): () => Promise<Opened> {
  return async () => {
    const tab = await backend();
    const { licenceId, token } = await tab.newLicence('Lindsta kommun');
    const operator = clientOver(new Line(tab), token);
    const { entitlements } = await operator.call(licences.read, { licenceId });
    const groupId = `norr${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`;
    const { id: requestId } = await operator.call(requests.send, {
      licenceId,
      entitlementId: entitlements.find(({ kind }) => kind === 'organisation')!.id,
      displayName: 'Karin Öberg',
      email: `${groupId}@lindsta.example`,
      group: { name: 'Norra gymnasiet', groupId, username: 'karin' },
    });
    const staff = clientOver(new Line(tab), await tab.staff());
    const accountId = (await staff.call(requests.start, { licenceId, requestId, users: 1_000 })).accountId!;
    const manager = { accountId, role: 'manager', displayName: 'Maj Nyström', username: 'maj', password, quota: 600 } as const;
    const { id: userId } = await operator.call(users.create, { ...manager, email: `maj.${groupId}@lindsta.example` });
    const rows = pupils(many).map((row) => `${row};maj`);
    if (many > 0) await importUsers(operator, accountId, csv(['Visat namn;Användarnamn;Roll;Ansvarig', ...rows]), { decide: () => ({}) });
    const [account, user] = await Promise.all([
      operator.call(accounts.read, { accountId }),
      operator.call(users.read, { accountId, userId }),
    ]);
    return { stage: { tab, line: new Line(tab), token, licenceId }, account, user, people: [user] };
  };
}
