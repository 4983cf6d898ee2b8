import { createAdaptorServer } from '@hono/node-server';

/** A server that listens on this machine. */
export interface Listening {
  readonly port: number;
  /** Stops taking requests, lets those in flight end, and closes. */
  close(): Promise<void>;
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
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}
