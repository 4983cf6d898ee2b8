import { accounts, session, users } from '@knippa/contract';
import { backend, clientOver, Line } from './backend.js';
import { password, started } from './standing-alone.js';
import type { Stage } from './stage.js';

/** A manager of an account, with a quota and users of these names, and themself signed in: `loaders: [managing({ quota: 5 })]`. */
export function managing({ quota, names = [] }: { quota: number; names?: readonly string[] }): () => Promise<{ stage: Stage }> {
  return async () => {
    const tab = await backend();
    const { operator, accountId, licenceId } = await started(tab);
    const username = `maj${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`;
    const email = `${username}@lindsta.example`;
    const manager = { accountId, role: 'manager', displayName: 'Maj Nyström', username, email, password, quota } as const;
    const { id: responsibleId } = await operator.call(users.create, manager);
    for (const [at, displayName] of names.entries())
      await operator.call(users.create, { accountId, role: 'user', displayName, username: `elev${at + 1}`, password, responsibleId });
    const { groupId } = await operator.call(accounts.read, { accountId });
    const visitor = clientOver(new Line(tab), '');
    const { token } = await visitor.call(session.signIn, { door: 'account', name: `${groupId ?? ''}/${username}`, password });
    return { stage: { tab, line: new Line(tab), token, licenceId } };
  };
}
