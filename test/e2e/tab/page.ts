import { browserPlatform } from '@knippa/server/browser';
import { play } from './program.js';

/** Plays in the tab. The page is told when it needs nothing more of anybody. */
Object.assign(globalThis, {
  playHere: async (opened: () => Promise<void>): Promise<string[]> => play(await browserPlatform(), opened),
});
