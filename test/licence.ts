import { createServer, type Server, type Store } from '@knippa/server';
import { createLicence, inbox, nodePlatform, type NewLicence } from '@knippa/server/node';
import { createClient, type Client } from '@knippa/sdk';
import { accounts, session, type Account, type SignedIn } from '@knippa/contract';
import { randomUUID } from 'node:crypto';

/** A secret that tests share; a server's own is made at its first start. */
export const testSecret = 'a secret for tests, of more than thirty-two characters';

/** A server over a store, with a clock that a test can turn, whose mails lead to an address. */
export function testServer(store: Store, clock: () => number = Date.now, address = 'http://knippa.test'): Server {
  return createServer({
    store,
    platform: nodePlatform,
    secret: testSecret,
    clock,
    doorUrls: { operator: `${address}/`, account: `${address}/konto` },
    onError: (error) => console.error(error),
  });
}

/** A client of a server in this process, over its Request → Response function. */
export function clientOf(server: Pick<Server, 'fetch'>, token?: string): Client {
  return createClient({
    baseUrl: 'http://knippa.test/api',
    getToken: () => token,
    fetch: (input, init) => server.fetch(new Request(input, init)),
  });
}

/** A licence of a test's own, with its operator signed in. */
export interface TestLicence {
  readonly id: string;
  readonly server: Server;
  readonly operator: Client;
  readonly token: string;
  readonly signIn: { readonly name: string; readonly password: string };
}

/** What tests buy unless they say otherwise: the example of source 000. */
export const example: NewLicence['entitlements'] = [
  { kind: 'single', name: 'En användare', capacity: 1, purchased: 3 },
  { kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased: 5 },
];

/** Letters that make a name unlike any other test's. */
export function unique(prefix: string): string {
  return `${prefix}${randomUUID().replaceAll('-', '').slice(0, 12)}`;
}

/** Creates a licence through staff's way, follows the operator's mail, and signs in. */
export async function makeLicence(server: Server, licence: Partial<NewLicence> = {}): Promise<TestLicence> {
  const username = unique('op');
  const id = await createLicence(server.env, {
    name: 'Symbolbrukets kommun',
    startsOn: '2026-02-27',
    expiresOn: '2027-02-26',
    entitlements: example,
    operator: { displayName: 'Astrid Operatör', username, email: `${username}@lindsta.example` },
    ...licence,
  });
  const password = 'ett långt lösenord';
  const { token } = await followMail(server, id, `${username}@lindsta.example`, password);
  return { id, server, operator: clientOf(server, token), token, signIn: { name: username, password } };
}

/** Follows the newest mail to an address and sets a password with its link. */
export async function followMail(server: Server, licenceId: string, to: string, password: string): Promise<SignedIn> {
  const mail = (await inbox(server.env, licenceId, 10_000)).find((waiting) => waiting.to === to);
  const link = new URLSearchParams(new URL(mail?.link ?? '').hash.slice(1)).get('link') ?? '';
  return clientOf(server).call(session.setPassword, { link, password });
}

/** The entitlement of a licence by its name. */
export async function entitlementId({ operator, id }: TestLicence, name: string): Promise<string> {
  const { licences } = await import('@knippa/contract');
  const { entitlements } = await operator.call(licences.read, { licenceId: id });
  return entitlements.find((entitlement) => entitlement.name === name)?.id ?? '';
}

/** Starts a group account with names of its own. */
export async function startGroup(
  licence: TestLicence,
  { name = 'Röda skolan', type = 'Klass eller grupp' } = {},
): Promise<Account & { email: string }> {
  const groupId = unique('g');
  const email = `${groupId}@skola.example`;
  const account = await licence.operator.call(accounts.start, {
    licenceId: licence.id,
    entitlementId: await entitlementId(licence, type),
    email,
    displayName: 'Karin Öberg',
    group: { name, groupId, username: 'karin' },
  });
  return { ...account, email };
}
