import type { Server } from '@knippa/server';
import { randomUUID } from 'node:crypto';

/** A question over HTTP: `version` is what an edit is held against. */
export type Question = readonly [method: string, path: string, body?: object, version?: string];

/** One answer whole: what was asked, its status, its headers but Date, and its body as it came, with the pages that follow it. */
export type Answer = readonly string[];

/**
 * Asks as whoever holds a token. Of cursors and of the tokens of plans, which are sealed anew each time, an answer has the page that they lead to and how long they are.
 */
export async function answer(server: Pick<Server, 'fetch'>, token: string, question: Question): Promise<Answer> {
  const [method, path, body, version = 'x'] = question;
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'if-match': `"${version}"` }),
  };
  const response = await server.fetch(
    new Request(`http://knippa.test/api${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) }),
  );
  const text = await response.text();
  // a file has no page after it
  const json = response.headers.get('content-type')?.includes('json') && text !== '';
  const { next, token: plan } = (json ? JSON.parse(text) : {}) as { next?: string; token?: string };
  const kept = [...response.headers].filter(([name]) => name !== 'date').sort();
  const said = [
    `${method} ${path} ${JSON.stringify(body)}`,
    String(response.status),
    JSON.stringify(kept),
    [next, plan].reduce<string>((told, sealed) => (sealed ? told.replace(sealed, `sealed: ${sealed.length}`) : told), text),
  ];
  if (!next) return said;
  const following = `${path.replace(/[?&]cursor=.*/, '')}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(next)}`;
  return [...said, ...(await answer(server, token, [method, following])).slice(1)];
}

/** Every answer to a list of questions, one after the other. */
export async function answers(server: Pick<Server, 'fetch'>, token: string, questions: readonly Question[]): Promise<Answer[]> {
  const said: Answer[] = [];
  for (const question of questions) said.push(await answer(server, token, question));
  return said;
}

/** How many answers had which status, in words. */
export function statusesOf(said: readonly Answer[]): string {
  const statuses = said.map(([, status = '']) => status);
  return [...new Set(statuses)]
    .sort()
    .map((status) => `${statuses.filter((one) => one === status).length} × ${status}`)
    .join(', ');
}
