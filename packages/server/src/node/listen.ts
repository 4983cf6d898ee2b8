import { createAdaptorServer } from '@hono/node-server';
import type { Server as HttpServer } from 'node:http';

/** A server that listens on this machine. */
export interface Listening {
  readonly port: number;
  /** Stops taking requests, lets those in flight end, and closes; after `within` milliseconds, where they are given, it waits for nobody. */
  close(within?: number): Promise<void>;
}

/** Listens on loopback, or on `host`; port 0 takes a free one. */
export async function listen(
  handler: { fetch(request: Request): Promise<Response> },
  { port = 0, host = '127.0.0.1' } = {},
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: (request: Request) => handler.fetch(request) });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: (within) =>
      new Promise((resolve) => {
        const http = server as HttpServer;
        // a connection that was kept is idle once its answer is sent
        const idle = setInterval(() => http.closeIdleConnections(), 50);
        const cut = within === undefined ? undefined : setTimeout(() => http.closeAllConnections(), within);
        server.close(() => {
          clearInterval(idle);
          clearTimeout(cut);
          resolve();
        });
        http.closeIdleConnections();
      }),
  };
}
