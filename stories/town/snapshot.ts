import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from '@knippa/server';
import { nodePlatform, openMemory } from '@knippa/server/node';
import { story } from './story.js';
import { loadTown } from './load.js';

// Loads the town once and keeps its database, so that a tab begins where a municipality stands: .build/town/, which Storybook serves.
const store = await openMemory();
const server = createServer({ store, platform: nodePlatform, clock: () => Date.parse(story.now), ...story.server });
const { licenceId } = await loadTown(server);
const dump = await store.dump();
await mkdir('.build/town', { recursive: true });
await writeFile('.build/town/database.tgz', new Uint8Array(await dump.arrayBuffer()));
await writeFile('.build/town/town.json', JSON.stringify({ licenceId, bytes: dump.size }));
await server.close();
