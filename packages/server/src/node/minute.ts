import type { Server } from '../index.js';

const minute = 60_000;

/** A server that is asked each minute for what is due. */
export interface EachMinute {
  /** Asks no more; resolves when what was begun has ended, a mail on its way at most seconds later. */
  stop(): Promise<void>;
}

/** Asks a server for what is due, at once and then each minute; after one that took longer, at once. */
export function runEachMinute(server: Pick<Server, 'tick'>, onError: (error: unknown) => void = console.error): EachMinute {
  const stopped = new AbortController();
  const running = (async () => {
    while (!stopped.signal.aborted) {
      const began = performance.now();
      await server.tick(undefined, stopped.signal).catch(onError);
      await pause(Math.max(0, minute - (performance.now() - began)), stopped.signal);
    }
  })();
  return {
    stop: () => {
      stopped.abort();
      return running;
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const over = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    signal.addEventListener('abort', over);
  });
}
