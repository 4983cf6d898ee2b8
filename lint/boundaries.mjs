import { dirname, relative, resolve, sep } from 'node:path';

/**
 * Who may import whom: the packages table of the design, as data. `packages` are workspace packages, `types` those of which only types may
 * be imported, `modules` come from npm, `only` are modules, or a package's single entries, that belong to some files, and `node` says whether Node's own
 * modules may be used.
 */
export const boundaries = {
  contract: { packages: [], types: [], modules: ['valibot'], only: { '@valibot/to-json-schema': /(^|\/)openapi\.ts$/ }, node: false },
  core: { packages: [], types: ['contract'], modules: [], only: { fflate: /^csv\/sheet\//, saxen: /^csv\/sheet\// }, node: false },
  server: {
    packages: ['contract', 'core'],
    types: [],
    modules: [
      'valibot',
      'hono',
      '@hono/node-server',
      'kysely',
      'pg',
      '@electric-sql/pglite',
      '@node-rs/argon2',
      'client-zip',
      'hash-wasm',
      'nodemailer',
      'uuid',
    ],
    only: {},
    node: true,
  },
  sdk: { packages: ['contract'], types: [], modules: ['ky', 'idb', 'valibot'], only: {}, node: false },
  elements: {
    packages: ['sdk', 'contract'],
    types: [],
    modules: ['lit', '@lit/context', '@lit/task', 'tslib'],
    only: { '@knippa/core/sheet': /^user-import\/list\.ts$/ },
    node: false,
  },
};

const root = resolve(import.meta.dirname, '..');

/** The module's name without a path inside it: `@hono/node-server/serve-static` is `@hono/node-server`. */
export const moduleOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** The sentence that says why a file may not import a specifier, or undefined when it may. */
export function trespass(file, specifier, typeOnly) {
  const path = relative(root, file).split(sep).join('/');
  const [, owner, inside] = /^packages\/([^/]+)\/src\/(.+)$/.exec(path) ?? [];
  if (/^@knippa\/[^/]+\/(src|dist)(\/|$)/.test(specifier)) return `${specifier} reaches into a package; import one of its entries.`;
  if (specifier.startsWith('.')) return strays(file, specifier, owner, path);
  if (owner === undefined) return undefined;
  const may = boundaries[owner];
  if (may === undefined) return `packages/${owner} is not in the table of boundaries.`;
  if (specifier.startsWith('node:')) return may.node ? undefined : `${owner} runs everywhere: it may not import ${specifier}.`;
  const name = moduleOf(specifier);
  const kept = [specifier, name].find((one) => one in may.only);
  if (kept !== undefined) return may.only[kept].test(inside) ? undefined : `${owner} may import ${kept} only in ${String(may.only[kept])}.`;
  if (name.startsWith('@knippa/')) {
    const other = name.slice('@knippa/'.length);
    if (may.packages.includes(other)) return undefined;
    if (!may.types.includes(other)) return `${owner} may not import ${other}.`;
    return typeOnly ? undefined : `${owner} may import only types of ${other}: write "import type".`;
  }
  return may.modules.includes(name) ? undefined : `${owner} may not import ${name}.`;
}

/** A relative path stays in its package; stories and demo use packages by their entries; tests may look inside. */
function strays(file, specifier, owner, path) {
  const target = relative(root, resolve(dirname(file), specifier))
    .split(sep)
    .join('/');
  if (owner !== undefined) return target.startsWith(`packages/${owner}/src/`) ? undefined : `${specifier} leaves packages/${owner}/src.`;
  if (/^(stories|demo)\//.test(path) && target.startsWith('packages/'))
    return `${specifier} reaches into a package; import one of its entries.`;
  return undefined;
}

/** The ESLint rule over static, dynamic and type imports, and re-exports. */
export const boundariesRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const check = (source, typeOnly) => {
      if (typeof source?.value !== 'string') return;
      const message = trespass(context.filename, source.value, typeOnly);
      if (message !== undefined) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: (node) => check(node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node.source, false),
      TSImportType: (node) => check(node.source, true),
    };
  },
};
