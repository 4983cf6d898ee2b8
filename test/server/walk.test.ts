import { fileField, isRead, operations, session, type AnyOperation } from '@knippa/contract';
import { listen } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { request as send } from 'node:http';
import { before, test, type TestContext } from 'node:test';
import { routesOver } from '../../packages/server/src/http.js';
import { bodies, requests, type Body, type Oddity } from '../corpus.js';
import { eachAtOnce, random, sample } from '../random.js';
import { seed } from '../rounds.js';
import { bothStores, onEachStore } from './stores.js';
import { answerOf, codeOf, document, fault, type Answer } from './walk/answers.js';
import { corpusOf, type Variation } from './walk/corpora.js';
import { addressOf, base, bodyOf, headersOf, requestOf } from './walk/request.js';
import { act, inputOf, makeWorld, ordinaryOf, tokenOf, type Sent, type World } from './walk/world.js';

/** Every way to ask for an operation: the act, and its plan. */
const asked = operations.flatMap((operation) =>
  operation.guard === 'plan'
    ? [
        { operation, planning: false },
        { operation, planning: true },
      ]
    : [{ operation, planning: false }],
);

/** What went wrong in a walk: as many lines as a person reads. */
class Faults {
  readonly #said: string[] = [];
  #answers = 0;

  /** Holds an answer against the document and what was expected of it. */
  hold(where: string, operation: AnyOperation, { planning, answer, moot }: Sent, expected?: (answer: Answer) => string | undefined): void {
    this.#answers += 1;
    const said = fault(operation, planning, answer) ?? (moot ? undefined : expected?.(answer));
    if (said !== undefined) this.#said.push(`${operation.name}${planning ? ' (plan)' : ''} ${where}: ${said}`);
  }

  end(t: TestContext): void {
    t.diagnostic(`${this.#answers} answers, seed ${seed}`);
    assert.ok(this.#answers > 0);
    assert.equal(this.#said.length, 0, `${this.#said.length} faults:\n${this.#said.slice(0, 40).join('\n')}`);
  }
}

const shown = (value: unknown) => (value instanceof Uint8Array ? `${value.length} bytes` : JSON.stringify(value).slice(0, 60));
const is = (code: string) => (answer: Answer) => (codeOf(answer) === code ? undefined : `${codeOf(answer)} for ${code}`);

/** An answer with all that can be seen of it. */
const whole = ({ status, headers, bytes }: Answer) => [status, ...headers, new TextDecoder().decode(bytes)].join('\n');

/** What is bad is refused; what is good is taken, or its name is taken already, or it was asked for too often. */
function verdict(accept: boolean | undefined): (answer: Answer) => string | undefined {
  return (answer) => {
    const taken = answer.status < 300;
    if (accept === false && taken) return 'something bad was taken';
    if (accept === true && !taken && !/-taken$|^too-many-attempts$/.test(codeOf(answer)))
      return `something good was refused: ${codeOf(answer)}`;
    return undefined;
  };
}

/** A sample, and always two of those that databases once choked on: NUL, and half characters. */
function someOf(cases: readonly Variation[], chance: () => number): Variation[] {
  const choking = cases.filter(({ value }) => /\\u0000|\\ud[89a-f]/.test(JSON.stringify(value({}))));
  const chosen = [...sample(choking, chance, { share: 0, least: 2 }), ...sample(cases, chance, { share: 0.04, least: 2 })];
  return [...new Set(chosen)];
}

onEachStore(bothStores, (server) => {
  let ours: World;
  let theirs: World;
  before(async () => {
    ours = await makeWorld(server());
    theirs = await makeWorld(server());
  });

  test('I43 every route of the server stands in openapi.json, and the other way round', () => {
    const app = routesOver(server().env, { basePath: '', origins: [], onError: () => undefined });
    const routed = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    assert.deepEqual(routed.sort(), described.sort());
    const refusing = app.routes.filter(({ method }) => method === 'ALL').map(({ path }) => path);
    assert.deepEqual(
      refusing.sort(),
      Object.keys(document.paths)
        .map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'))
        .sort(),
    );
  });

  test('I43 answers an address that is not listed with 404, and a listed one asked in another way with 405', async () => {
    const headers = { authorization: `Bearer ${ours.tokens.operator}` };
    const { accountId, licenceId } = ours.ids;
    const unlisted = [
      '',
      '/',
      '/x',
      '/admin',
      '/accounts',
      '/users',
      `/accounts/${accountId}/x`,
      `/licences/${licenceId}/plan`,
      '/session/x',
    ];
    for (const path of unlisted)
      for (const method of ['GET', 'POST', 'PATCH', 'DELETE', 'PUT']) {
        const answer = await answerOf(await server().fetch(new Request(base + path, { method, headers })));
        assert.deepEqual([answer.status, codeOf(answer)], [404, 'not-found'], `${method} ${path}`);
      }
    for (const { operation, planning } of asked) {
      const address = addressOf({ operation, planning, input: inputOf(ours, operation), token: undefined });
      const path = planning ? `${operation.path}/plan` : operation.path;
      for (const method of ['GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS']) {
        if (document.paths[path]?.[method.toLowerCase()]) continue;
        const answer = await answerOf(await server().fetch(new Request(base + address, { method, headers })));
        assert.deepEqual([answer.status, codeOf(answer)], [405, 'method-not-allowed'], `${method} ${address}`);
      }
    }
  });

  test('I43 lets nobody in without a session: every operation that asks for one answers 401', async (t) => {
    const faults = new Faults();
    for (const { operation, planning } of asked) {
      if (operation.open) continue;
      const input = inputOf(ours, operation);
      for (const token of [undefined, 'x', randomUUID()]) {
        const answer = await answerOf(await server().fetch(requestOf({ operation, planning, input, token, guard: 'x' })));
        faults.hold(`with the token ${token}`, operation, { planning, answer }, is('not-signed-in'));
      }
      const answer = await answerOf(
        await server().fetch(requestOf({ operation, planning, input: { ...input, x: 1 }, token: 'x', guard: 'x' })),
      );
      faults.hold('with a wrong input', operation, { planning, answer }, is('not-signed-in'));
    }
    faults.end(t);
  });

  test('I38 gives each role the fields of the contract and no others, and succeeds in every operation', async (t) => {
    const faults = new Faults();
    const done = new Set<string>();
    // what ends a session comes last
    const rank = (operation: AnyOperation) => Number(operation.method === 'DELETE') + Number(operation === session.signOut);
    const inOrder = [...operations].sort((a, b) => rank(a) - rank(b));
    for (const operation of inOrder)
      for (const [role, token] of Object.entries({ ...ours.tokens, best: tokenOf(ours, operation) }))
        for (const sent of await act(ours, { operation, input: inputOf(ours, operation), token: operation.open ? undefined : token })) {
          faults.hold(`as ${role}`, operation, sent);
          if (sent.answer.status < 300) done.add(`${operation.name}${sent.planning ? ' (plan)' : ''}`);
        }
    ours = await makeWorld(server());
    faults.end(t);
    assert.deepEqual([...done].sort(), asked.map(({ operation, planning }) => `${operation.name}${planning ? ' (plan)' : ''}`).sort());
  });

  /** A stranger asks with another licence's ids, all of them and each alone, and with ids that nobody has. */
  async function strange(
    role: 'operator' | 'administrator',
    compare: (where: string, operation: AnyOperation, invisible: Sent, unknown: Sent, field: string) => void,
  ): Promise<void> {
    for (const operation of operations) {
      if (operation.open) continue;
      const fields = Object.keys(operation.input.entries).filter((name) => name in ours.ids);
      const choices = [fields, ...fields.map((field) => [field])].filter((chosen) => chosen.length > 0);
      for (const chosen of choices) {
        const own = inputOf(theirs, operation, chosen[0], '');
        const invisible = { ...own, ...Object.fromEntries(chosen.map((name) => [name, ours.ids[name as keyof World['ids']]])) };
        const unknown = { ...own, ...Object.fromEntries(chosen.map((name) => [name, randomUUID()])) };
        const token = theirs.tokens[role];
        const [seen, none] = [
          await act(theirs, { operation, input: invisible, token }),
          await act(theirs, { operation, input: unknown, token }),
        ];
        for (const [index, sent] of seen.entries())
          compare(`as a strange ${role}, with ${chosen.join(' and ')}`, operation, sent, none[index] ?? sent, chosen[0] ?? '');
      }
    }
  }

  test('T-L1 answers another licence’s ids in every path, query and body with not-found, or with the refusal of that very field', async (t) => {
    const faults = new Faults();
    await strange('operator', (where, operation, sent, unknown, field) => {
      faults.hold(where, operation, sent, (answer) => {
        if (codeOf(answer) === 'not-found') return undefined;
        // what no operator does is told before anything is looked for
        const never = tokenOf(theirs, operation) !== theirs.tokens.operator && codeOf(unknown.answer) === 'not-permitted';
        if (never && codeOf(answer) === 'not-permitted') return undefined;
        const { fields } = JSON.parse(new TextDecoder().decode(answer.bytes)) as { fields?: { path: string }[] };
        return answer.status === 409 && fields?.[0]?.path === field ? undefined : `${codeOf(answer)} for not-found`;
      });
    });
    faults.end(t);
  });

  test('I6 answers what one may not see as what nobody has: the same status, headers and bytes', async (t) => {
    const faults = new Faults();
    for (const role of ['operator', 'administrator'] as const)
      await strange(role, (where, operation, invisible, unknown) => {
        faults.hold(where, operation, invisible, (answer) => {
          if (answer.status < 400) return `it was let in: ${answer.status}`;
          return whole(answer) === whole(unknown.answer) ? undefined : `${whole(answer)} for ${whole(unknown.answer)}`;
        });
      });
    faults.end(t);
  });

  test('T-A1 answers another account of one’s own licence to its people as one that nobody has', async (t) => {
    const faults = new Faults();
    for (const token of [ours.tokens.administrator, ours.tokens.manager, ours.tokens.user])
      for (const { operation, planning } of asked) {
        if (!operation.path.includes('{accountId}')) continue;
        const ask = async (accountId: string) => {
          const input = { ...inputOf(ours, operation), accountId };
          return answerOf(await server().fetch(requestOf({ operation, planning, input, token, guard: 'x' })));
        };
        const [answer, none] = [await ask(ours.ids.toAccountId), await ask(randomUUID())];
        faults.hold('of another account', operation, { planning, answer }, (of) =>
          whole(of) === whole(none) ? is('not-found')(of) : whole(of),
        );
      }
    faults.end(t);
  });

  test('T-L1 answers another licence’s cursor as one that nobody was given', async (t) => {
    const faults = new Faults();
    for (const operation of operations.filter((of) => 'cursor' in of.input.entries))
      for (const cursor of [ours.cursor, `${ours.cursor.slice(0, -2)}xx`, 'AAAA']) {
        const sent = await act(theirs, {
          operation,
          input: inputOf(theirs, operation, 'cursor', cursor),
          token: tokenOf(theirs, operation),
        });
        for (const one of sent) faults.hold(`with the cursor ${cursor}`, operation, one, is('malformed'));
      }
    faults.end(t);
  });

  test('I38 answers the corpus in every field of every operation as openapi.json says: no 5xx, nothing bad taken, nothing good refused', async (t) => {
    const faults = new Faults();
    const chance = random(seed);
    const fields = operations.flatMap((operation) =>
      Object.keys(operation.input.entries).map((field) => ({
        operation,
        field,
        cases: someOf(corpusOf(operation, field), chance),
      })),
    );
    const vary = async (operation: AnyOperation, field: string, { why, accept, value }: Variation) => {
      const odd = value(ordinaryOf(ours, operation, field));
      const input = inputOf(ours, operation, field, odd);
      const sent = await act(ours, { operation, input, field, token: operation.open ? undefined : tokenOf(ours, operation) });
      // what is typed to confirm is no part of the plan
      const judged = (one: Sent) => (one.planning && operation.answers?.includes(field) ? undefined : verdict(accept));
      for (const one of sent) faults.hold(`${field}, ${why}: ${shown(odd)}`, operation, one, judged(one));
    };
    // those that are held against a version follow each other, or one would change it under the other
    const held = operations.filter(({ guard }) => guard === 'version');
    const others = operations.filter((operation) => !held.includes(operation));
    await eachAtOnce([held, ...others.map((operation) => [operation])], 4, async (turn) => {
      for (const { operation, field, cases } of fields.filter((of) => turn.includes(of.operation)))
        for (const variation of cases) await vary(operation, field, variation);
    });
    faults.end(t);
  });

  test('T-L4 refuses every field that an operation does not have: those of every other operation, and those that nobody may set', async (t) => {
    const faults = new Faults();
    const all = new Set(operations.flatMap((operation) => Object.keys(operation.input.entries)));
    const forbidden = [
      'id',
      'licence',
      'purchased',
      'started',
      'capacity',
      'expiresOn',
      'createdAt',
      'verified',
      'administrators',
      'version',
      '$where',
    ];
    for (const { operation, planning } of asked) {
      if (operation.method === 'DELETE') continue;
      for (const field of [...all, ...forbidden]) {
        if (field in operation.input.entries) continue;
        const input = { ...inputOf(ours, operation), [field]: ordinaryOf(ours, operation, field) ?? 'x' };
        const token = operation.open ? undefined : tokenOf(ours, operation);
        const answer = await answerOf(await server().fetch(requestOf({ operation, planning, input, token, guard: 'x' })));
        faults.hold(`with ${field}`, operation, { planning, answer }, (of) => {
          const { fields } = JSON.parse(new TextDecoder().decode(of.bytes)) as { fields?: { path: string; code: string }[] };
          return fields?.some(({ path, code }) => path === field && code === 'unknown-field')
            ? undefined
            : `${codeOf(of)} for an unknown field`;
        });
      }
    }
    faults.end(t);
  });

  test('I38 refuses what is too large by its size, and what is compressed at all', async (t) => {
    const faults = new Faults();
    for (const { operation, planning } of asked) {
      if (operation.method !== 'POST' && operation.method !== 'PATCH') continue;
      const input = inputOf(ours, operation);
      const token = operation.open ? undefined : tokenOf(ours, operation);
      const hold = async (body: Body, code: string) => {
        const answer = await answerOf(await server().fetch(requestOf({ operation, planning, input, token, body, guard: 'x' })));
        faults.hold(`with ${body.body.length} bytes`, operation, { planning, answer }, is(code));
      };
      const own = bodyOf({ operation, input });
      if (!own) continue;
      await hold({ ...own, encoding: 'gzip' }, 'malformed');
      if (own.type === 'application/json')
        await hold(
          {
            ...own,
            body: `${String(own.body).slice(0, -1)},"x":"${'x'.repeat('content' in operation.input.entries ? 6_400_000 : 3_000_000)}"}`,
          },
          'too-large',
        );
    }
    faults.end(t);
  });

  test('I38 reads nothing of a body for nobody, and nothing of a file for a token that nobody has', async () => {
    const file = operations.filter((operation) => fileField(operation));
    for (const operation of operations.filter((one) => !one.open && !isRead(one)))
      for (const token of [undefined, ...(file.includes(operation) ? ['nobody'] : [])]) {
        let read = 0;
        const chunk = new Uint8Array(65_536);
        const body = new ReadableStream({ pull: (to) => (read++ < 1000 ? to.enqueue(chunk) : to.close()) }, { highWaterMark: 0 });
        const path = operation.path.replaceAll(/\{\w+\}/g, randomUUID());
        const answer = await server().fetch(
          new Request(`http://knippa.test/api${path}`, {
            method: operation.method,
            headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
            ...(operation.method !== 'DELETE' && { body, duplex: 'half' }),
          }),
        );
        assert.deepEqual([answer.status, read], [401, 0], operation.name);
      }
  });

  test('I38 answers bodies that are no JSON or the wrong JSON as openapi.json says', async (t) => {
    const faults = new Faults();
    const chance = random(seed + 1);
    for (const { operation, planning } of asked) {
      const ordinary = bodyOf({ operation, input: inputOf(ours, operation) });
      if (ordinary?.type !== 'application/json') continue;
      for (const { value, why, accept } of sample(bodies, chance, { share: 0.15 })) {
        const input = inputOf(ours, operation);
        const text = String(bodyOf({ operation, input })?.body);
        // the corpus's body is {"displayName":"Anna"}: where it begins so, it becomes this operation's
        const body =
          typeof value.body === 'string' ? { ...value, body: value.body.replace('{"displayName":"Anna"', () => text.slice(0, -1)) } : value;
        const token = operation.open ? undefined : tokenOf(ours, operation);
        const answer = await answerOf(await server().fetch(requestOf({ operation, planning, input, token, body, guard: 'x' })));
        const expected = verdict(accept === false ? false : undefined);
        faults.hold(`a body ${why}: ${shown(value.body)}`, operation, { planning, answer }, expected);
      }
    }
    faults.end(t);
  });

  test('I38 answers odd methods, headers, queries and paths over HTTP as openapi.json says', async (t) => {
    const faults = new Faults();
    const chance = random(seed + 2);
    const listening = await listen(server());
    try {
      for (const { operation, planning } of asked)
        for (const { value, why, accept } of sample(requests, chance, { share: 0.12 })) {
          if (operation.method === 'DELETE') continue;
          const answer = await overHttp(listening.port, operation, planning, value);
          if (answer === undefined) continue;
          const { method } = value;
          const where = `${why}: ${shown(value)}`;
          const listed = method !== undefined && document.paths[operation.path]?.[method.toLowerCase()] !== undefined;
          const own = method === undefined && value.path === undefined;
          if (own) faults.hold(where, operation, { planning, answer }, verdict(meant(operation, planning, value, accept)));
          else if (!listed && method !== 'HEAD' && answer.status < 400) assert.fail(`${operation.name} ${where}: ${answer.status}`);
          else assert.ok(answer.status < 500, `${operation.name} ${where}: ${answer.status}`);
        }
    } finally {
      await listening.close();
    }
    faults.end(t);
  });

  /** Whether an oddity must be refused: a header that an operation does not read is none of its business. */
  function meant(
    operation: AnyOperation,
    planning: boolean,
    { headers = {}, query }: Oddity,
    accept: boolean | undefined,
  ): boolean | undefined {
    if (accept === true) return undefined;
    if ('authorization' in headers && operation.open) return undefined;
    if ('if-match' in headers && (operation.guard === undefined || planning)) return undefined;
    if ('idempotency-key' in headers && (isRead(operation) || operation.open || planning)) return undefined;
    return query !== undefined && accept === undefined ? undefined : accept;
  }

  /** Sends an ordinary request with one oddity as raw as the client lets it; undefined where the client refuses to. */
  async function overHttp(port: number, operation: AnyOperation, planning: boolean, oddity: Oddity): Promise<Answer | undefined> {
    const asking = { operation, planning, input: inputOf(ours, operation), token: operation.open ? undefined : tokenOf(ours, operation) };
    const address = addressOf(asking);
    const [path = '', query] = address.split('?');
    const queries = [query, oddity.query].filter((text) => text !== undefined).join('&');
    const body = bodyOf(asking)?.body;
    const { method = planning ? 'POST' : operation.method } = oddity;
    return new Promise((resolve, reject) => {
      try {
        const sending = send(
          {
            port,
            method,
            path: `/api${path}${oddity.path ?? ''}${queries ? `?${queries}` : ''}`,
            headers: { ...headersOf({ ...asking, guard: 'x' }), ...oddity.headers },
            agent: false,
          },
          (response) => {
            const parts: Buffer[] = [];
            response.on('data', (part: Buffer) => parts.push(part));
            response.on('end', () => {
              const headers = new Headers(Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]));
              resolve({ status: response.statusCode ?? 0, headers, bytes: new Uint8Array(Buffer.concat(parts)) });
            });
          },
        );
        sending.on('error', reject);
        sending.end(body !== undefined && method !== 'HEAD' && method !== 'TRACE' ? Buffer.from(body as string) : undefined);
      } catch {
        resolve(undefined);
      }
    });
  }
});
