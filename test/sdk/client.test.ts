import { accounts, licences, session, users } from '@knippa/contract';
import {
  bind,
  createClient,
  exportUsers,
  importUsers,
  isKnippaError,
  isRefusal,
  isWrongAnswer,
  may,
  pages,
  type Client,
} from '@knippa/sdk';
import { all } from '@knippa/sdk/all';
import { expect } from 'chai';

const baseUrl = `${knippaBackend}/api`;

/** What a promise ends in when it fails. */
async function failure(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not fail.');
}

describe('the client', () => {
  let licenceId = '';
  let token = '';
  let client: Client;
  let sent: Request[] = [];
  /** What becomes of a real answer. */
  let between = (send: () => Promise<Response>): Promise<Response> => send();

  const watching: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    sent.push(request.clone());
    return between(() => fetch(request));
  };

  before(async () => {
    const made = (await (await fetch(`${knippaBackend}/test/licence`, { method: 'POST' })).json()) as Record<string, string>;
    licenceId = made['id']!;
    const visitor = createClient({ baseUrl });
    token = (await visitor.call(session.signIn, { door: 'operator', name: made['name']!, password: made['password']! })).token;
    client = createClient({ baseUrl, getToken: () => token, fetch: watching });
  });
  beforeEach(() => {
    sent = [];
    between = (send) => send();
  });

  const firstAccount = async () => (await client.call(accounts.list, { licenceId })).items[0]!;

  it('I41 a retried write sends the same idempotency key, and is done once', async () => {
    const account = await firstAccount();
    sent = [];
    let lost = 1;
    between = async (send) => {
      const response = await send();
      if (lost-- > 0) throw new TypeError('Failed to fetch');
      return response;
    };
    const name = `Björkskolan ${Math.random()}`;
    const edited = await client.call(accounts.edit, { accountId: account.id, name, version: account.version });
    expect(edited.name).to.equal(name);
    expect(sent).to.have.length(2);
    expect(new Set(sent.map(({ headers }) => headers.get('idempotency-key'))).size).to.equal(1);
    expect(sent[0]!.headers.get('if-match')).to.equal(`"${account.version}"`);
    await client.call(accounts.edit, { accountId: account.id, name: account.name, version: edited.version });
  });

  it('WHY-01 a plan is asked with the input and applied with its token', async () => {
    const { items } = await client.call(accounts.list, { licenceId, withRoom: 'yes' });
    const [from, to] = items.filter(({ kind }) => kind === 'group');
    const [user] = (await client.call(users.list, { accountId: from!.id, role: 'user' })).items;
    const bound = bind(client, users);
    const input = { accountId: from!.id, userId: user!.id, toAccountId: to!.id };
    sent = [];
    const plan = await bound.move.plan(input);
    expect(new URL(sent[0]!.url).pathname).to.match(/\/move\/plan$/);
    expect(plan.changes.map(({ field }) => field)).to.include('accountId');
    const moved = await bound.move({ ...input, plan: plan.token });
    expect(moved.accountId).to.equal(to!.id);
  });

  it('CSV-01 a file comes as a Blob, and goes as the body with its progress told', async () => {
    const account = await firstAccount();
    const tree = all(client);
    const file = await tree.users.export({ accountId: account.id, language: 'sv' });
    expect(await file.text()).to.match(/^\uFEFF?Visat namn;Användarnamn/);
    const { token: plan } = await tree.users.import.plan({ accountId: account.id, file });
    const steps: number[] = [];
    const done = await tree.users.import({ accountId: account.id, file, plan }, { onProgress: ({ done: rows }) => steps.push(rows) });
    expect(done).to.include({ added: 0, changed: 0 });
    expect(steps).to.deep.equal([...steps].sort((a, b) => a - b));
  });

  /** A file of users, as a Swedish spreadsheet program saves it. */
  const table = (...rows: string[]) => new Blob([`Visat namn;Användarnamn;Ta bort\r\n${rows.join('\r\n')}`], { type: 'text/csv' });
  const usernames = async (accountId: string) => (await client.call(users.list, { accountId })).items.map(({ username }) => username);

  it('CSV-05 importUsers shows the plan, sends what was answered to it under one key, and tells what was done', async () => {
    const { id: accountId } = await firstAccount();
    const file = table('Ängla Ståhl;änglast;', 'Kim; Li;kim');
    const seen: unknown[] = [];
    sent = [];
    const done = await importUsers(client, accountId, file, {
      language: 'en',
      decide: ({ counts, refused }) => {
        seen.push(
          counts['users.added'],
          refused?.map(({ row, sentence }) => `${String(row)}: ${sentence}`),
        );
        return { leaveOutRefused: 'yes' };
      },
    });
    expect(seen[0]).to.equal(1);
    expect(String(seen[1])).to.match(/^3: /);
    expect(done).to.include({ added: 1, refused: 1 });
    expect(await usernames(accountId)).to.include('änglast');
    expect(sent.filter(({ url }) => /\/import(\?|$)/.test(url)).length).to.equal(1);
  });

  it('CSV-05 importUsers changes nothing when it is not decided, and asks once more when the account has changed meanwhile', async () => {
    const { id: accountId } = await firstAccount();
    const file = table('Sixten Å;sixtenå;');
    const input = { displayName: 'Sixten', username: 'sixtenå', password: 'ett långt lösenord' };
    expect(await importUsers(client, accountId, file, { decide: () => undefined })).to.equal(undefined);
    expect(await usernames(accountId)).to.not.include('sixtenå');
    const asked: (number | undefined)[] = [];
    sent = [];
    const done = await importUsers(client, accountId, file, {
      decide: async ({ counts }) => {
        if (asked.push(counts['users.added']) === 1) await client.call(users.create, { accountId, role: 'user', ...input });
        return {};
      },
    });
    expect(asked).to.deep.equal([1, undefined]);
    expect(done).to.include({ added: 0, changed: 1 });
    const tries = sent.filter(({ url }) => /\/import(\?|$)/.test(url));
    expect(tries).to.have.length(2);
    expect(new Set(tries.map(({ headers }) => headers.get('idempotency-key'))).size, 'one submission').to.equal(1);
  });

  it('CSV-05 importUsers asks for the plan once more where deciding took so long that it had ended, and not without end', async () => {
    const { id: accountId } = await firstAccount();
    let late = 0;
    // a token that the service does not know any more is answered as one that is too old
    const slow = createClient({
      baseUrl,
      getToken: () => token,
      fetch: (input, init) => {
        const request = new Request(input, init);
        if (/\/import(\?|$)/.test(request.url) && late-- > 0) request.headers.set('if-match', '"ended"');
        return fetch(request);
      },
    });
    let asked = 0;
    const decide = () => {
      asked++;
      return {};
    };
    late = 1;
    expect(await importUsers(slow, accountId, table('Vera Å;veraå;'), { decide })).to.include({ added: 1 });
    expect(asked).to.equal(2);
    late = 9;
    expect(await failure(importUsers(slow, accountId, table('Tage Å;tageå;'), { decide }))).to.include({ code: 'plan-ended' });
    expect(asked).to.equal(4);
  });

  it('CSV-05 importUsers asks once more where whom it removes was removed meanwhile, and does what is left', async () => {
    const { id: accountId, groupId } = await firstAccount();
    const confirmation = groupId ?? '';
    await importUsers(client, accountId, table('Ture Å;tureå;'), { decide: () => ({}) });
    const removal = table(';tureå;x', 'Ebba Å;ebbaå;');
    const asked: (number | undefined)[][] = [];
    const done = await importUsers(client, accountId, removal, {
      decide: async ({ counts }) => {
        const first = asked.push([counts['users.removed'], counts['rows.refused']]) === 1;
        if (!first) return { leaveOutRefused: 'yes' };
        await importUsers(client, accountId, table(';tureå;x'), { decide: () => ({ confirmation }) });
        return { confirmation };
      },
    });
    expect(asked).to.deep.equal([
      [1, 0],
      [undefined, 1],
    ]);
    expect(done).to.include({ added: 1, removed: 0, refused: 1 });
  });

  it('CSV-05 importUsers ends in the refusal where an answer is missing, and in nothing done where it is ended', async () => {
    const { id: accountId } = await firstAccount();
    const removal = table(';änglast;x');
    expect(await failure(importUsers(client, accountId, removal, { decide: () => ({}) }))).to.include({ code: 'confirmation-mismatch' });
    const halfWrong = table('Åsa Ek;åsaek;', 'Kim; Li;kim');
    expect(await failure(importUsers(client, accountId, halfWrong, { decide: () => ({}) }))).to.include({ code: 'rows-refused' });
    const abort = new AbortController();
    const ended = importUsers(client, accountId, table('Åsa Ek;åsaek;'), {
      signal: abort.signal,
      decide: () => {
        abort.abort();
        return {};
      },
    });
    expect(await failure(ended)).to.include({ name: 'AbortError' });
    expect(await usernames(accountId))
      .to.include('änglast')
      .and.not.include('åsaek');
  });

  it('CSV-01 exportUsers gives the users as a file in the dialect that was asked for, which imported changes nothing', async () => {
    const { id: accountId } = await firstAccount();
    const file = await exportUsers(client, accountId, { language: 'en', format: 'csv' });
    expect(await file.text()).to.match(/^\uFEFF?Display name,Username/);
    const done = await importUsers(client, accountId, file, { decide: () => ({}) });
    expect(done).to.include({ added: 0, changed: 0, removed: 0, refused: 0, mailed: 0 });
  });

  it('WHY-03 `may` tells from a resource what its caller may do', async () => {
    const licence = await client.call(licences.read, { licenceId });
    expect(may(licence, accounts.start)).to.equal(true);
    const { items } = await client.call(accounts.list, { licenceId });
    const single = items.find(({ kind }) => kind === 'single')!;
    expect(may(single, users.create)).to.deep.include({ code: 'not-a-group-account' });
  });

  it('a refusal carries its code, status and fields', async () => {
    const account = await firstAccount();
    const error = await failure(client.call(accounts.edit, { accountId: account.id, name: '', version: account.version }));
    expect(isKnippaError(error) && error.fields).to.deep.equal([{ path: 'name', code: 'required' }]);
    const stale = await failure(client.call(accounts.edit, { accountId: account.id, name: 'Ny', version: 'old' }));
    expect(isRefusal(stale, accounts.edit, 'changed-meanwhile')).to.equal(true);
    expect(isRefusal(stale, accounts.edit, 'not-found')).to.equal(false);
  });

  it('USR-15 an ended session is told to the host once the token is not known', async () => {
    let ended = 0;
    const stranger = createClient({ baseUrl, getToken: () => 'nobody', onSessionEnded: () => ended++ });
    const error = await failure(stranger.call(session.read, {}));
    expect(isKnippaError(error) && error.status).to.equal(401);
    expect(ended).to.equal(1);
  });

  it('I2 `pages` goes through a list to its end, each item once', async () => {
    const ids: string[] = [];
    for await (const account of pages(client, accounts.list, { licenceId, size: 1 })) ids.push(account.id);
    expect(new Set(ids).size).to.equal(3);
    expect(ids).to.have.length(3);
  });

  it('F23 an answer that is not the service’s raises an error that says what it is', async () => {
    const spoiled: [string, (text: string) => Response][] = [
      ['page', () => new Response('<h1>Proxy</h1>', { headers: { 'content-type': 'text/html' } })],
      ['cut-off', (text) => new Response(text.slice(0, -5))],
      ['drift', () => Response.json({ items: [{ id: 7 }] })],
      ['failure', () => new Response('<h1>500</h1>', { status: 500 })],
    ];
    for (const [reason, spoil] of spoiled) {
      between = async (send) => spoil(await (await send()).text());
      const error = await failure(client.call(accounts.list, { licenceId }));
      expect(isWrongAnswer(error) && error.reason, String(error)).to.equal(reason);
    }
  });

  it('CSV-08 lines of progress are read as they were written, however the network parts them', async () => {
    const account = await firstAccount();
    const file = new Blob(['Visat namn;Användarnamn\nÖrjan Åström;örjanå'], { type: 'text/csv' });
    const { token: plan } = await client.plan(users.import, { accountId: account.id, file });
    between = async (send) => {
      const { body, headers } = await send();
      const parting = new TransformStream<Uint8Array, Uint8Array>({
        transform: (bytes, parts) => bytes.forEach((_, at) => parts.enqueue(bytes.subarray(at, at + 1))),
      });
      return new Response(body!.pipeThrough(parting), { headers });
    };
    const steps: string[] = [];
    const onProgress = ({ done, of }: { done: number; of: number }) => steps.push(`${done}/${of}`);
    const { handOut } = await client.call(users.import, { accountId: account.id, file, plan }, { onProgress });
    expect(handOut.map(({ displayName, signInName }) => [displayName, signInName.split('/')[1]])).to.deep.equal([
      ['Örjan Åström', 'örjanå'],
    ]);
    expect(steps).to.include('1/1');
  });

  it('F23 lines of progress without their last line are an error', async () => {
    const account = await firstAccount();
    const file = new Blob(['Visat namn;Användarnamn\nÄngla Ståhl;änglast'], { type: 'text/csv' });
    const { token: plan } = await client.plan(users.import, { accountId: account.id, file });
    between = async (send) => {
      await send();
      return new Response('{"done":0,"of":1}\n{"done":1,"of":1}\n', { headers: { 'content-type': 'application/x-ndjson' } });
    };
    const error = await failure(client.call(users.import, { accountId: account.id, file, plan }));
    expect(isWrongAnswer(error) && error.reason).to.equal('cut-off');
  });

  it('F13 a call that is aborted ends at once', async () => {
    const abort = new AbortController();
    between = () => new Promise(() => undefined);
    const ends = failure(client.call(licences.read, { licenceId }, { signal: abort.signal }));
    abort.abort();
    expect((await ends).name).to.equal('AbortError');
  });
});
