import { documents, session, users, type DocumentRow } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import { raiseSchool, type School as Raised } from '../../stories/town/school.js';
import { clientOf, followMail, startGroup, unique, type TestLicence } from '../licence.js';
import { people } from '../tables/school.js';

/** The example school of source 002 as an account: everybody signed in, every folder made by whoever owns it. */
export interface School extends Raised {
  readonly groupId: string;
  readonly tokens: Readonly<Record<string, string>>;
}

const password = 'ett långt lösenord';
const all = { create: true, publish: true, documents: true, resetPassword: true };

/** Makes the school in an account of its own. */
export async function makeSchool(licence: TestLicence): Promise<School> {
  const account = await startGroup(licence, { name: 'Björkskolan' });
  const { groupId } = account;
  const head = await followMail(licence.server, licence.id, account.email, password);
  const { person } = await clientOf(licence.server, head.token).call(session.read, {});
  const ids: Record<string, string> = { rektor: person.id };
  const tokens: Record<string, string> = { rektor: head.token };
  const clients: Record<string, Client> = { rektor: clientOf(licence.server, head.token) };
  const rektor = clientOf(licence.server, head.token);
  const { version } = await rektor.call(users.read, { accountId: account.id, userId: person.id });
  await rektor.call(users.edit, { accountId: account.id, userId: person.id, version, displayName: 'Åsa Rektor' });
  for (const { key, name, role, responsible } of people) {
    if (key === 'rektor') continue;
    const username = unique('p');
    const { id } = await rektor.call(users.create, {
      accountId: account.id,
      role,
      displayName: name,
      username,
      password,
      permissions: all,
      ...(role === 'manager' ? { email: `${username}@skola.example`, quota: 10 } : {}),
      ...(responsible !== null && { responsibleId: ids[responsible] ?? '' }),
    });
    const { token } = await clientOf(licence.server).call(session.signIn, { door: 'account', name: `${groupId}/${username}`, password });
    ids[key] = id;
    tokens[key] = token;
    clients[key] = clientOf(licence.server, token);
  }
  return { ...(await raiseSchool({ accountId: account.id, ids, clients })), groupId: groupId ?? '', tokens };
}

/** Writes a document in a folder, as somebody. */
export function writeIn(client: Client, accountId: string, folderId: string, title: string): Promise<DocumentRow> {
  return client.call(documents.createIn, { accountId, folderId, title, content: { kind: 'document', blocks: [{ text: title }] } });
}
