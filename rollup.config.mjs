import { existsSync, readdirSync } from 'node:fs';
import { browserPlugins } from './scripts/bundle.mjs';

const elements = 'packages/elements/dist';

/**
 * Every element's registration entry, `<name>/define.js`, and `knippa` for those of `src/define.ts`. New elements need no word here:
 * `scripts/boundaries.ts` says when one is missing there, or in the package's exports.
 */
function entries() {
  const named = existsSync(elements)
    ? readdirSync(elements).filter((name) => name !== 'kernel' && existsSync(`${elements}/${name}/define.js`))
    : [];
  const all = existsSync(`${elements}/define.js`) ? { knippa: `${elements}/define.js` } : {};
  return { ...Object.fromEntries(named.map((name) => [name, `${elements}/${name}/define.js`])), ...all };
}

/**
 * Bundles for hosts that have a script tag and no build: `packages/elements/dist/bundle/<name>.js`. What several elements share is a chunk
 * that the browser fetches once. With no element built yet there is nothing to bundle.
 */
export default Object.keys(entries()).length === 0
  ? []
  : {
      input: entries(),
      plugins: browserPlugins(),
      output: {
        dir: `${elements}/bundle`,
        format: 'es',
        sourcemap: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'shared/[name]-[hash].js',
      },
    };
