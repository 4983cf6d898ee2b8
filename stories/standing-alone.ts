import { accounts, licences, session, users } from '@knippa/contract';
import { backend, clientOver, Line, type Tab } from './backend.js';
import type { Stage } from './stage.js';

const password = 'ett långt lösenord';

/** What a released account has come to. */
interface Standing {
  /** Whether its administrator has activated a subscription. */
  readonly activated?: boolean;
  /** The day it is now; the account was released on the story's own day. */
  readonly on?: string;
}

/** An account that has left its licence with some users, and its administrator signed in: `loaders: [standingAlone()]`. */
export function standingAlone({ activated, on }: Standing = {}): () => Promise<{ stage: Stage; accountId: string }> {
  return async () => {
    const tab = await backend();
    const { licenceId, token } = await tab.newLicence('Lindsta kommun');
    const operator = clientOver(new Line(tab), token);
    const groupId = `väst${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`;
    const email = `${groupId}@lindsta.example`;
    const { entitlements } = await operator.call(licences.read, { licenceId });
    const { id: accountId } = await operator.call(accounts.start, {
      licenceId,
      entitlementId: entitlements.find(({ kind }) => kind === 'group')?.id ?? '',
      email,
      displayName: 'Karin Öberg',
      group: { name: 'Västra skolan', groupId, username: 'karin' },
    });
    const link = await tab.link(licenceId, email);
    await clientOver(new Line(tab), '').call(session.setPassword, { link, password });
    for (const [displayName, username] of [
      ['Alva Ek', 'alva'],
      ['Bo Ståhl', 'bo'],
    ] as const)
      await operator.call(users.create, { accountId, role: 'user', displayName, username, password });
    const { token: plan } = await operator.plan(accounts.release, { accountId });
    await operator.call(accounts.release, { accountId, plan });
    const karin = await administrator(tab, groupId);
    if (activated) await activate(tab, karin, accountId);
    if (!on) return { stage: { tab, line: new Line(tab), token: karin, licenceId }, accountId };
    const later = tab.on(on);
    return { stage: { tab: later, line: new Line(later), token: await administrator(later, groupId), licenceId }, accountId };
  };
}

async function administrator(tab: Tab, groupId: string): Promise<string> {
  return (await clientOver(new Line(tab), '').call(session.signIn, { door: 'account', name: `${groupId}/karin`, password })).token;
}

async function activate(tab: Tab, token: string, accountId: string): Promise<void> {
  const karin = clientOver(new Line(tab), token);
  const { id: licenceId } = await karin.call(accounts.licence, { accountId });
  const input = { licenceId, billingContact: { name: 'Göran Hägglund', email: 'faktura@lindsta.example' } };
  const { token: plan } = await karin.plan(licences.activate, input);
  await karin.call(licences.activate, { ...input, plan });
}
