import { accounts, confirmation, users } from '@knippa/contract';
import { inbox, listen, signInStaff } from '@knippa/server/node';
import { randomUUID } from 'node:crypto';
import { giveCode } from './codes.js';
import { entitlementId, example, followMail, makeLicence, startGroup, testServer, type TestLicence } from './licence.js';
import { emptyMemory } from './memory.js';

/** A server that pages in a browser talk to over HTTP. */
export interface Backend {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a real server over an embedded database. `POST {url}/test/licence` makes a licence for one test file, with two
 * group accounts and a few users in the first, and answers how its operator signs in, `{ id, name, password }`, and the administrator of the
 * second; with `?expiresOn=` it holds until that day. `GET {url}/test/inbox?licence=id` shows the mails that wait in it,
 * `POST {url}/test/staff` answers the token of one of the provider's people, and
 * `POST {url}/test/code?licence=id&user=id` the one-time code that somebody has instead of a password from then on.
 * Under `{url}/test/at/{milliseconds}/api` the same service stands with its clock at that instant.
 */
export async function startBackend(): Promise<Backend> {
  const store = await emptyMemory();
  const server = testServer(store);
  const listening = await listen({
    fetch: async (request) => {
      if (request.method === 'OPTIONS') return shared(new Response(null, { status: 204 }));
      const { origin, pathname, search, searchParams } = new URL(request.url);
      const [, instant, path] = /^\/test\/at\/(\d+)(\/api\/.*)$/.exec(pathname) ?? [];
      if (path !== undefined) {
        const then = testServer(store, () => Number(instant));
        return shared(await then.fetch(new Request(`${origin}${path}${search}`, request)));
      }
      if (pathname === '/test/inbox') return shared(Response.json(await inbox(server.env, searchParams.get('licence') ?? '', 1_000)));
      if (pathname === '/test/staff')
        return shared(Response.json(await signInStaff(server.env, { username: 'stina', displayName: 'Stina Stöd' })));
      if (pathname === '/test/code')
        return shared(Response.json(await giveCode(server, searchParams.get('licence') ?? '', searchParams.get('user') ?? '')));
      const expiresOn = searchParams.get('expiresOn');
      if (pathname !== '/test/licence') return shared(await server.fetch(request));
      const licence = await makeLicence(server, {
        entitlements: [...example, { kind: 'group', name: 'Skola', capacity: 200, purchased: 1 }],
        ...(expiresOn && { expiresOn }),
      });
      const administrator = await furnish(licence);
      return shared(Response.json({ id: licence.id, ...licence.signIn, administrator }));
    },
  });
  return {
    url: `http://127.0.0.1:${listening.port}`,
    stop: async () => {
      await listening.close();
      await server.close();
    },
  };
}

/** The runner's pages come from another port, whichever is free. */
function shared({ body, status, headers }: Response): Response {
  const open = new Headers(headers);
  open.set('Access-Control-Allow-Origin', '*');
  open.set('Access-Control-Allow-Headers', `Authorization, Content-Type, Idempotency-Key, If-Match, ${confirmation.header}`);
  open.set('Access-Control-Allow-Methods', 'GET, POST, PATCH, DELETE');
  return new Response(body, { status, headers: open });
}

async function furnish(licence: TestLicence): Promise<{ accountId: string; name: string; password: string }> {
  const { id: accountId } = await startGroup(licence, { name: 'Björkskolan 4A' });
  const second = await startGroup(licence, { name: 'Ängsdalens särskola' });
  const password = 'karins lösenord';
  await followMail(licence.server, licence.id, second.email, password);
  for (const [displayName, username] of [
    ['Alva Lindqvist', 'alva'],
    ['Åke Östberg', 'åke'],
    ['Zahra Ahmed', 'zahra'],
  ] as const)
    await licence.operator.call(users.create, { accountId, role: 'user', displayName, username, password: randomUUID() });
  const single = await entitlementId(licence, 'En användare');
  await licence.operator.call(accounts.start, {
    licenceId: licence.id,
    entitlementId: single,
    email: `maj.${licence.id}@lindsta.example`,
    displayName: 'Maj-Britt Sjö',
  });
  return { accountId: second.id, name: `${second.groupId}/karin`, password };
}
