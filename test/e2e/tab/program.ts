import { accounts, documents, licences, session, users, type AnyOperation, type CallInput, type OutputOf } from '@knippa/contract';
import { createClient, isKnippaError, type PlanInput, type PlannedOperation } from '@knippa/sdk';
import { createLicence, createServer, inbox, openPglite } from '@knippa/server/browser';
import type { Platform } from '@knippa/server';

const password = 'ett långt lösenord';

/** What is another at every run: ids, what is made of them, and one-time codes. */
const fresh = new Set(['id', 'version', 'token', 'next']);
const codes = /[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}/g;

function told(value: unknown): string {
  const text = JSON.stringify(value, (key, part: unknown) => (fresh.has(key) ? undefined : part));
  return text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '#').replaceAll(codes, '#');
}

/**
 * Plays a term with a back end of its own over an embedded database, wherever it runs: an operator starts accounts, somebody imports, moves,
 * writes and deletes, rules refuse, and the licence ends. Answers what every operation answered. `opened` is told when the database stands.
 */
export async function play(platform: Platform, opened: () => Promise<void>): Promise<string[]> {
  let now = Date.parse('2027-02-01T12:00:00Z');
  const store = await openPglite({ dataDir: 'memory://' });
  const doorUrls = { operator: 'http://tab.test/', account: 'http://tab.test/konto' };
  const server = createServer({ store, platform, secret: 'a secret of more than thirty-two characters', clock: () => now, doorUrls });
  await opened();

  const said: string[] = [];
  let token: string | undefined;
  const client = createClient({
    baseUrl: 'http://tab.test/api',
    getToken: () => token,
    fetch: (input, init) => server.fetch(new Request(input, init)),
  });
  async function tell<T>(name: string, act: Promise<T>): Promise<T | undefined> {
    try {
      const output = await act;
      said.push(`${name} ${told(output)}`);
      return output;
    } catch (error) {
      if (!isKnippaError(error)) throw error;
      said.push(`${name} ${told([error.status, error.code, error.params, error.fields])}`);
      return undefined;
    }
  }
  const call = <Op extends AnyOperation>(operation: Op, input: CallInput<Op>): Promise<OutputOf<Op> | undefined> =>
    tell(operation.name, client.call(operation, input));
  const plan = async <Op extends PlannedOperation>(operation: Op, input: PlanInput<Op>): Promise<string> =>
    (await tell(`${operation.name} (plan)`, client.plan(operation, input)))?.token ?? '';

  const licenceId = await createLicence(server.env, {
    name: 'Symbolbrukets kommun',
    startsOn: '2026-02-27',
    expiresOn: '2027-02-26',
    entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 5, purchased: 2 }],
    operator: { displayName: 'Astrid Operatör', username: 'astrid', email: 'astrid@lindsta.example' },
  });
  const follow = async (to: string) => {
    const mail = (await inbox(server.env, licenceId, 50)).find((one) => one.to === to);
    return (await call(session.setPassword, { link: mail?.link?.split('#link=')[1] ?? '', password }))?.token;
  };
  const signIn = async (door: 'operator' | 'account', name: string, secret = password) =>
    (await call(session.signIn, { door, name, password: secret }))?.token;

  token = await follow('astrid@lindsta.example');
  await signIn('operator', 'astrid', 'fel lösenord');
  const seen = await call(licences.read, { licenceId });
  const entitlementId = seen?.entitlements[0]?.id ?? '';
  const start = (name: string, groupId: string) =>
    call(accounts.start, {
      licenceId,
      entitlementId,
      email: `${groupId}@skola.example`,
      displayName: 'Karin Öberg',
      group: { name, groupId, username: 'karin' },
    });
  const red = (await start('Röda skolan', 'rödaskolan'))?.id ?? '';
  await start('Röda skolan igen', 'RÖDASKOLAN');
  const blue = (await start('Blå skolan', 'blåskolan'))?.id ?? '';
  await start('Gula skolan', 'gulaskolan');
  await call(accounts.list, { licenceId, search: 'skolan' });
  await call(accounts.suggestGroupId, { licenceId, name: 'Röda skolan' });
  const operator = token;

  token = await follow('rödaskolan@skola.example');
  const rows = ['Visat namn;Användarnamn;Roll', 'Åsa Ek;åsa;Användare', 'Ängla Ståhl;ängla;Användare', 'Örjan Öst;örjan;Användare'];
  const file = new TextEncoder().encode(rows.join('\r\n'));
  await call(users.import, { accountId: red, file, plan: await plan(users.import, { accountId: red, file }) });
  const person = { accountId: red, role: 'user', displayName: 'Bo', username: 'bo', password } as const;
  const bo = (await call(users.create, person))?.id ?? '';
  await call(users.create, { ...person, username: 'för-många' });
  await call(documents.create, {
    accountId: red,
    userId: bo,
    title: 'Veckobrev',
    content: { kind: 'document', blocks: [{ text: 'Hej' }] },
  });
  await call(accounts.list, { licenceId });

  token = operator;
  const move = { accountId: red, userId: bo, toAccountId: blue };
  await call(users.move, { ...move, plan: await plan(users.move, move) });
  await call(users.list, { accountId: blue });
  const ending = await plan(accounts.delete, { accountId: red });
  await call(accounts.delete, { accountId: red, plan: ending, confirmation: 'blåskolan' });
  await call(accounts.delete, { accountId: red, plan: ending, confirmation: 'rödaskolan' });
  await call(licences.read, { licenceId });

  for (const instant of ['2027-02-26T23:00:00Z', '2027-03-26T23:00:00Z']) {
    now = Date.parse(instant);
    token = await signIn('operator', 'astrid');
    await start('Gröna skolan', 'grönaskolan');
    await call(accounts.list, { licenceId });
    await signIn('account', 'blåskolan/bo');
  }
  await server.close();
  return said;
}
