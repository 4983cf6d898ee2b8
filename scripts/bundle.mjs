import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

/** Style sheets without their line breaks and indents, which terser leaves alone: they are text to it. Values have no double spaces of their own. */
const compactCss = () => ({
  name: 'compact-css',
  transform: (code) => ({
    code: code.replace(
      /\bcss ?`([^`$]*)`/g,
      (_, css) =>
        `css\`${css
          .replace(/\/\*.*?\*\//gs, '')
          .replace(/\s+/g, ' ')
          .replace(/ ?([{};,]) ?/g, '$1')
          .replace(/: /g, ':')
          .replace(/;}/g, '}')}\``,
    ),
    map: null,
  }),
});

/** How every bundle for a browser is made, so that two measured ones differ in their code alone. */
export const browserPlugins = () => [
  nodeResolve({ browser: true }),
  compactCss(),
  terser({ ecma: 2022, module: true, format: { comments: false } }),
];

/** What a host's own build makes of these modules: `host.js`, and the chunks that it imports later. */
export async function bundled(modules) {
  const entry = 'virtual:entry';
  const bundle = await rollup({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? modules.map((module) => `import ${JSON.stringify(module)};`).join('\n') : undefined),
      },
      ...browserPlugins(),
    ],
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  const { output } = await bundle.generate({ format: 'es', entryFileNames: 'host.js' });
  await bundle.close();
  return output.filter(({ type }) => type === 'chunk');
}

/**
 * What a host loads for these modules, in bytes after gzip -9: the entry with all it imports, and of what it imports later only the modules
 * whose path holds one of the words in `later`. Each file is packed by itself, as a server sends it.
 */
export async function loadedBytes(modules, later = []) {
  const output = await bundled(modules);
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const loaded = new Set();
  const load = (chunk) => {
    if (chunk === undefined || loaded.has(chunk)) return;
    loaded.add(chunk);
    chunk.imports.forEach((name) => load(chunks.get(name)));
    const wanted = (name) => later.some((word) => chunks.get(name)?.moduleIds.some((id) => id.includes(word)));
    chunk.dynamicImports.filter(wanted).forEach((name) => load(chunks.get(name)));
  };
  output.filter(({ isEntry }) => isEntry).forEach(load);
  return [...loaded].reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
}
