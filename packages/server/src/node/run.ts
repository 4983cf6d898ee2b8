import type { Server } from '../index.js';
import { listen } from './listen.js';
import { runEachMinute } from './minute.js';

/** A service that runs in this process. */
export interface Running {
  readonly port: number;
  /** Takes no more requests, lets those in flight end, and closes the server; whoever is not ready after some seconds is cut off (F20). */
  stop(): Promise<void>;
}

/** How long those in flight may take when the service stops. */
const mostInFlight = 8_000;
/** When a process that was told to end does so in any case, in milliseconds: what it had acknowledged is kept (F1). */
const mostStopping = 9_500;

/**
 * Runs a service: listens, does what is due each minute, and stops when the process is told to end (SIGTERM, SIGINT), which then ends by itself.
 * `fetch` stands before the server's own where a portal holds it.
 */
export async function run(
  server: Server,
  { fetch = (request) => server.fetch(request), ...where }: { port?: number; host?: string; fetch?: Server['fetch'] } = {},
): Promise<Running> {
  const listening = await listen({ fetch }, where);
  const minutes = runEachMinute(server);
  let stopping: Promise<void> | undefined;
  const stop = () =>
    (stopping ??= Promise.all([minutes.stop(), listening.close(mostInFlight)])
      .then(() => server.close())
      .finally(() => {
        process.off('SIGINT', end).off('SIGTERM', end);
      }));
  const end = () => {
    setTimeout(() => process.exit(1), mostStopping).unref();
    void stop().finally(() => process.exit());
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  return { port: listening.port, stop };
}
