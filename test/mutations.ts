/**
 * A guard taken away, and the test that must then fail. `text` stands in the file exactly once. The test's file is under test/; `types` stands
 * for the compiler, with a part of its complaint as the name, and `stories` for the stories, with a story's id.
 */
export interface Mutation {
  id: string;
  file: string;
  text: string;
  replacement: string;
  test: { file: string; name: string };
}

/** Every guard that is shown failing without it. `npm run mutations` applies each to a copy of the tree; nothing in the product knows of this. */
export const mutations: Mutation[] = [
  {
    id: 'core-imports-values',
    file: 'lint/boundaries.mjs',
    text: 'return typeOnly ? undefined :',
    replacement: 'return true ? undefined :',
    test: { file: 'test/contract/boundaries.test.ts', name: 'core may not use values of contract' },
  },
  {
    id: 'elements-bind-addresses',
    file: 'lint/bans.mjs',
    text: 'if (!urlAttribute.test(quasi.quasis[at].value.raw)) return;',
    replacement: 'if (at >= 0) return;',
    test: { file: 'test/contract/bans.test.ts', name: 'elements may not use href without safeUrl()' },
  },
];
