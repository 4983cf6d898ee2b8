import { join } from 'node:path';
import { openPglite, type PgliteStore } from '../store/pglite.js';
import { lockFolder } from './folder.js';

/** Opens an embedded database in a folder, which this process alone may use until it is closed. */
export async function openFolder(folder: string): Promise<PgliteStore> {
  const lock = await lockFolder(folder);
  try {
    const store = await openPglite({ dataDir: join(folder, 'database') });
    return { ...store, close: () => store.close().finally(() => lock.release()) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Opens an embedded database in memory, for tests and for snapshots. */
export function openMemory(snapshot?: Blob): Promise<PgliteStore> {
  return openPglite({ dataDir: 'memory://', ...(snapshot && { snapshot }) });
}
