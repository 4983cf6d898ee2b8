import { allows, forbids } from './lint.js';

const inside = (name: string, file = 'x.ts') => `packages/${name}/src/${file}`;
const use = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;`;

allows('valibot', inside('contract'), use('valibot'));
allows('the JSON Schema converter where OpenAPI is made', inside('contract', 'openapi.ts'), use('@valibot/to-json-schema'));
forbids('the JSON Schema converter elsewhere', inside('contract'), use('@valibot/to-json-schema'));
forbids('any package of the house', inside('contract'), use('@knippa/core'));
forbids('Node’s modules', inside('contract'), use('node:fs'));

allows('types of contract', inside('core'), `import type { User } from '@knippa/contract';\nexport type U = User;`);
forbids('values of contract', inside('core'), use('@knippa/contract'));
forbids(
  'values of contract beside its types',
  inside('core'),
  `import { type User, user } from '@knippa/contract';\nexport const y: User = user;`,
);
forbids('any module from npm', inside('core', 'csv.ts'), use('udsv'));
for (const module of ['fflate', 'saxen']) {
  allows(`${module} where spreadsheets are read and written`, inside('core', 'csv/sheet/x.ts'), use(module));
  forbids(`${module} elsewhere`, inside('core', 'csv.ts'), use(module));
}
forbids('valibot', inside('core'), use('valibot'));
forbids('the server', inside('core'), use('@knippa/server'));

allows('contract', inside('server'), use('@knippa/contract'));
allows('core', inside('server'), use('@knippa/core/csv'));
for (const module of [
  'hono/cors',
  'kysely',
  'pg',
  '@electric-sql/pglite',
  '@node-rs/argon2',
  'hash-wasm',
  '@hono/node-server',
  'valibot',
  'node:fs',
])
  allows(module, inside('server'), use(module));
forbids('elements', inside('server'), use('@knippa/elements'));
forbids('the SDK', inside('server'), use('@knippa/sdk'));
forbids('lit', inside('server'), use('lit'));
forbids('an import of elements that waits', inside('server'), `export const later = () => import('@knippa/elements');`);
forbids('a type of elements', inside('server'), `export type Y = import('@knippa/elements').X;`);
forbids('a re-export of elements', inside('server'), `export * from '@knippa/elements';`);
forbids('a re-export of names of elements', inside('server'), `export { x } from '@knippa/elements';`);

for (const module of ['@knippa/contract', 'ky', 'idb', 'valibot']) allows(module, inside('sdk'), use(module));
for (const module of ['@knippa/core', '@knippa/server', '@knippa/elements', 'lit', 'node:fs']) forbids(module, inside('sdk'), use(module));

for (const module of ['@knippa/sdk', '@knippa/contract', 'lit', 'lit/decorators.js', '@lit/context', '@lit/task'])
  allows(module, inside('elements'), use(module));
for (const module of ['@knippa/server', '@knippa/server/browser', '@knippa/core', 'ky', 'lit-html', '@lit/localize', 'node:fs'])
  forbids(module, inside('elements'), use(module));
forbids('an import of the server that waits', inside('elements'), `export const later = () => import('@knippa/server/browser');`);

for (const file of [inside('server'), 'test/x.ts', 'stories/x.stories.ts', 'demo/x.ts']) {
  forbids('a package’s src', file, use('@knippa/core/src/index.js'));
  forbids('a package’s dist', file, use('@knippa/core/dist/index.js'));
}
forbids('a path into another package', inside('elements'), use('../../server/src/index.js'));
forbids('a path out of a package', inside('core'), use('../../../test/x.js'));
forbids('a path into a package', 'stories/x.stories.ts', use('../packages/elements/src/index.js'));
forbids('a path into a package', 'demo/x.ts', use('../packages/server/src/node.js'));
allows('a path into a package, to look inside', 'test/core/x.test.ts', use('../../packages/core/src/names.js'));
allows('all packages', 'stories/x.stories.ts', `${use('@knippa/elements')}\nexport { z } from '@knippa/server/browser';`);
forbids('anything while the table does not know it', 'packages/other/src/x.ts', use('valibot'));
