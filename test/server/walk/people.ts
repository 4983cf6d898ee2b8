import {
  accounts,
  addOns,
  documents,
  folders,
  operators,
  session,
  users,
  type Content,
  type Door,
  type LicenceKind,
} from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import { inbox } from '@knippa/server/node';
import { clientOf, followMail, startGroup, unique } from '../../licence.js';
import type { ActorName } from '../../tables/phases.js';
import { rowsOf } from '../database.js';
import { staffToken, subscribe, type World } from './world.js';

/** Somebody of a licence, and what their requests are about. Staff have no door. */
export interface Person {
  readonly kind: LicenceKind;
  readonly actor: ActorName;
  readonly door: Door | undefined;
  readonly name: string;
  /** The ids of what is theirs, by the field that names it; of operators and staff there are none but the licence's. */
  readonly ids: Readonly<Record<string, string>>;
  /** A `user` of the same account that a manager is responsible for: not themself. */
  readonly pupil: { readonly accountId: string; readonly userId: string; readonly username: string };
  token: string;
  /** The newest link to set a password that they were mailed. */
  link: string;
}

/** The password of everybody, which the walk gives back to whoever has changed it. */
export const commonPassword = 'karins lösenord';

/**
 * Everybody whom the table of phases has a column for: of each of three licences staff, and in a group account of it an administrator, a manager
 * and a `user`; of the bought one an operator too. The first account stands in the world's licence; the others were released from it, and one of
 * them has a subscription.
 */
export async function makePeople(world: World): Promise<Person[]> {
  const { server, ids, tokens } = world;
  const people: Person[] = [];
  for (const kind of ['bought', 'trial', 'subscription'] as const) people.push(...(await school(world, kind)));
  const [{ pupil } = { pupil: { accountId: '', userId: '', username: '' } }] = people;
  const name = unique('op');
  const email = `${name}@lindsta.example`;
  const input = { licenceId: ids.licenceId, displayName: 'Olle Ek', username: name, email };
  await clientOf(server, tokens.staff).call(operators.add, input);
  await followMail(server, ids.licenceId, email, commonPassword);
  const common = { kind: 'bought', ids: { licenceId: ids.licenceId }, pupil, token: '', link: '' } as const;
  return [{ ...common, actor: 'staff', door: undefined, name: '' }, { ...common, actor: 'operator', door: 'operator', name }, ...people];
}

async function school(world: World, kind: LicenceKind): Promise<Person[]> {
  const { server, tokens } = world;
  const operator = clientOf(server, tokens.operator);
  const account = await startGroup({ id: world.ids.licenceId, server, operator, token: tokens.operator, signIn: world.signIn });
  const accountId = account.id;
  const { token } = await followMail(server, world.ids.licenceId, account.email, commonPassword);
  const karin = clientOf(server, token);
  const create = async (username: string, more: object) => {
    const permissions = { create: true, publish: true, documents: true, resetPassword: true };
    const email = `${unique(username)}@skola.example`;
    const person = { accountId, displayName: 'Anna Ek', username, email, password: commonPassword, permissions };
    return (await karin.call(users.create, { ...person, role: 'user', ...more })).id;
  };
  const responsibleId = await create('manager', { role: 'manager', quota: 100 });
  const userId = await create('elev', { responsibleId });
  const pupil = { accountId, userId: await create('alva', { responsibleId }), username: 'alva' };
  const shared = await sharedBy(karin, accountId);
  const signedIn = async (username: string) => {
    const name = `${account.groupId}/${username}`;
    return clientOf(server, (await clientOf(server).call(session.signIn, { door: 'account', name, password: commonPassword })).token);
  };
  const managers = await sharedBy(await signedIn('manager'), accountId);
  const { id: documentId } = await (await signedIn('elev')).call(documents.create, { accountId, userId, title: 'Dagbok', content: blank });
  const licenceId = kind === 'bought' ? world.ids.licenceId : await released(world, kind, accountId, `${account.groupId}/karin`);
  const ids = { licenceId, accountId, userId, ...(kind !== 'bought' && (await owned(world, licenceId))) };
  const common = { kind, door: 'account', ids, pupil, token: '', link: '' } as const;
  return [
    // of the bought licence staff ask for whatever it holds, not for what is this account's
    ...(kind === 'bought' ? [] : [{ ...common, actor: 'staff', door: undefined, name: '' } as const]),
    { ...common, ids: { ...ids, ...shared }, actor: 'administrator', name: `${account.groupId}/karin` },
    { ...common, ids: { ...ids, ...managers }, actor: 'manager', name: `${account.groupId}/manager` },
    { ...common, ids: { ...ids, folderId: shared.folderId, documentId }, actor: 'user', name: `${account.groupId}/elev` },
  ];
}

const blank: Content = { kind: 'document', blocks: [] };

/** A shared folder of somebody's, where every `user` reads and writes, and a document in it. */
async function sharedBy(owner: Client, accountId: string): Promise<{ folderId: string; documentId: string }> {
  const { id: folderId } = await owner.call(folders.create, { accountId, space: 'shared', name: 'Gemensamt' });
  const off = { read: false, write: false };
  const input = { accountId, folderId, entries: { managers: off, users: { read: true, write: true }, responsible: null } };
  const { token: plan } = await owner.plan(folders.setRights, input);
  await owner.call(folders.setRights, { ...input, plan });
  const { id: documentId } = await owner.call(documents.createIn, { accountId, folderId, title: 'Veckobrev', content: blank });
  return { folderId, documentId };
}

/** Releases an account; answers the licence that it lives on in. */
async function released({ server, tokens }: World, kind: LicenceKind, accountId: string, name: string): Promise<string> {
  const operator = clientOf(server, tokens.operator);
  const { token: plan } = await operator.plan(accounts.release, { accountId });
  const { expiresOn } = await operator.call(accounts.release, { accountId, plan });
  const { token, session: entered } = await clientOf(server).call(session.signIn, { door: 'account', name, password: commonPassword });
  const { id } = entered.licence;
  if (kind === 'subscription') await subscribe(server, { licenceId: id, token, staff: tokens.staff, expiresOn });
  return id;
}

/** What there is in a licence of an account's own beside it, so that nothing is unknown for want of a thing. It has no requests. */
async function owned({ server, tokens }: World, licenceId: string): Promise<Record<string, string>> {
  const staff = clientOf(server, tokens.staff);
  const [line] = await rowsOf<{ id: string }>(server, licenceId, 'select id from entitlements');
  const addOn = await staff.call(addOns.add, { licenceId, name: 'Talsyntes' });
  return { entitlementId: line?.id ?? '', addOnId: addOn.id };
}

/** Signs everybody in anew. */
export async function signInAll(server: Server, people: readonly Person[]): Promise<void> {
  for (const person of people) {
    const { door, name } = person;
    person.token = door
      ? (await clientOf(server).call(session.signIn, { door, name, password: commonPassword })).token
      : await staffToken(server);
  }
}

/** The link of the newest mail of a template to somebody's stored address. */
export async function newestLink(
  server: Server,
  { ids, token }: Person,
  template: 'reset' | 'confirm-email',
  to?: string,
): Promise<string> {
  const address = to ?? (await clientOf(server, token).call(session.settings, {})).email;
  const mail = (await inbox(server.env, ids['licenceId'] ?? '', 10_000)).find((one) => one.template === template && one.to === address);
  if (!mail?.link) throw new Error(`no ${template} was mailed to ${address}`);
  return mail.link.split('#link=')[1] ?? '';
}
