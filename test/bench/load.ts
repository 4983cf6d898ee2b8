import { Agent, request } from 'node:http';

/** One request of a measurement. */
export interface Sent {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends requests over some connections, each the next as soon as its last is answered; answers how many a second were. */
export async function perSecond(url: string, connections: number, next: () => Sent | undefined, seconds = Infinity): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let answers = 0;
  const connection = async () => {
    for (let sent = next(); sent && performance.now() < end; sent = next()) {
      await send(agent, url, sent);
      answers++;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, connection));
    return (answers * 1000) / (performance.now() - begun);
  } finally {
    agent.destroy();
  }
}

/** Sends one request; anything but a success fails with what was answered. */
function send(agent: Agent, url: string, { path, method = 'GET', headers = {}, body }: Sent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { agent, method, headers }, (response) => {
      if (response.statusCode === 200) {
        response.on('end', resolve).resume();
        return;
      }
      let answer = '';
      response.setEncoding('utf8').on('data', (text: string) => (answer += text));
      response.on('end', () => reject(new Error(`${method} ${path}: ${response.statusCode} ${answer.slice(0, 500)}`)));
    });
    sent.on('error', reject).end(body);
  });
}
