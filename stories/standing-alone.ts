import { accounts, licences, session, users } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import { backend, clientOver, Line, type Tab } from './backend.js';
import type { Stage } from './stage.js';

/** What everybody in such an account signs in with. */
export const password = 'ett långt lösenord';

/** What has become of an account. */
interface Standing {
  /** Whether its administrator has activated a subscription. */
  readonly activated?: boolean;
  /** The day it is now; the account was released on the story's own day. */
  readonly on?: string;
  /** Whether it is an account of one person. */
  readonly single?: boolean;
}

/** An account, with whoever started it. */
export interface Started {
  readonly operator: Client;
  /** The operator's session. */
  readonly token: string;
  readonly accountId: string;
  readonly licenceId: string;
  /** What its administrator signs in with. */
  readonly name: string;
}

/** Somebody's stage, and the account that they administer. */
interface Alone {
  readonly stage: Stage;
  readonly accountId: string;
}

/** An account that has left its licence, and its administrator signed in: `loaders: [standingAlone()]`. */
export function standingAlone({ activated, on, single }: Standing = {}): () => Promise<Alone> {
  return async () => {
    const tab = await backend();
    const { operator, accountId, licenceId, name } = await started(tab, single);
    const { token: plan } = await operator.plan(accounts.release, { accountId });
    await operator.call(accounts.release, { accountId, plan });
    const karin = await administrator(tab, name);
    if (activated) await activate(tab, karin, accountId);
    if (!on) return { stage: { tab, line: new Line(tab), token: karin, licenceId }, accountId };
    const later = tab.on(on);
    return { stage: { tab: later, line: new Line(later), token: await administrator(later, name), licenceId }, accountId };
  };
}

/** An account of one person in a licence of a municipality, and that person signed in: `loaders: [ofOnePerson()]`. */
export function ofOnePerson(): () => Promise<Alone> {
  return async () => {
    const tab = await backend();
    const { accountId, licenceId, name } = await started(tab, true);
    return { stage: { tab, line: new Line(tab), token: await administrator(tab, name), licenceId }, accountId };
  };
}

/** Starts an account in a licence of its own, of one person or of a group with some users, whose administrator has chosen a password. */
export async function started(tab: Tab, single = false): Promise<Started> {
  const { licenceId, token } = await tab.newLicence('Lindsta kommun');
  const operator = clientOver(new Line(tab), token);
  const own = `väst${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`;
  const email = `${own}@lindsta.example`;
  const { entitlements } = await operator.call(licences.read, { licenceId });
  const { id: accountId } = await operator.call(accounts.start, {
    licenceId,
    entitlementId: entitlements.find(({ kind }) => kind === (single ? 'single' : 'group'))?.id ?? '',
    email,
    displayName: single ? 'Maj-Britt Sjö' : 'Karin Öberg',
    ...(!single && { group: { name: 'Västra skolan', groupId: own, username: 'karin' } }),
  });
  const link = await tab.link(licenceId, email);
  await clientOver(new Line(tab), '').call(session.setPassword, { link, password });
  if (single) return { operator, token, accountId, licenceId, name: email };
  for (const [displayName, username] of [
    ['Alva Ek', 'alva'],
    ['Bo Ståhl', 'bo'],
  ] as const)
    await operator.call(users.create, { accountId, role: 'user', displayName, username, password });
  return { operator, token, accountId, licenceId, name: `${own}/karin` };
}

async function administrator(tab: Tab, name: string): Promise<string> {
  return (await clientOver(new Line(tab), '').call(session.signIn, { door: 'account', name, password })).token;
}

async function activate(tab: Tab, token: string, accountId: string): Promise<void> {
  const karin = clientOver(new Line(tab), token);
  const { id: licenceId } = await karin.call(accounts.licence, { accountId });
  const input = { licenceId, billingContact: { name: 'Göran Hägglund', email: 'faktura@lindsta.example' } };
  const { token: plan } = await karin.plan(licences.activate, input);
  await karin.call(licences.activate, { ...input, plan });
}
