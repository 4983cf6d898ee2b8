import { lockFolder, openFolder } from '@knippa/server/node';
import { createInterface } from 'node:readline';

/**
 * A process that takes and lets go of folders, told line by line: `{ folder, at }` takes one at that instant, `{ open }`
 * opens the database in one, `{}` lets go. It answers each with how long it took, or with the sentence of the refusal.
 */
interface Told {
  readonly folder?: string;
  readonly open?: string;
  readonly at?: number;
}

process.stdin.on('end', () => process.exit(0));
let letGo: () => Promise<void> = () => Promise.resolve();
for await (const line of createInterface(process.stdin)) {
  const { folder, open, at = 0 } = JSON.parse(line) as Told;
  // all begin at the same instant, none by a timer's leave
  let now = Date.now();
  while (now < at) now = Date.now();
  const began = performance.now();
  let refused: string | undefined;
  try {
    if (folder !== undefined)
      letGo = (
        (lock) => () =>
          lock.release()
      )(await lockFolder(folder));
    else if (open !== undefined)
      letGo = (
        (store) => () =>
          store.close()
      )(await openFolder(open));
    else await letGo();
  } catch (error) {
    refused = error instanceof Error ? error.message : String(error);
  }
  process.stdout.write(`${JSON.stringify({ pid: process.pid, ms: performance.now() - began, refused })}\n`);
}
