import type { Mutation } from '../../mutations.js';

const attacks = 'test/server/folder-attacks.test.ts';
const acts = 'test/server/folder-acts.test.ts';

/** The guards of templates, the group’s own and the standard ones. */
export const templates: Mutation[] = [
  {
    id: 'standard-templates-need-a-place',
    file: 'packages/core/src/standard-templates.ts',
    text: 'makeOwn: creatingFor,',
    replacement: "makeOwn: ({ actor, place }) => holds(actor, place, 'member') ?? refuse('not-permitted'),",
    test: {
      file: 'test/server/standard-templates.test.ts',
      name: 'TPL-02 whoever has no My Documents or may not create makes none of their own',
    },
  },
  {
    id: 'standard-templates-are-of-members',
    file: 'packages/core/src/standard-templates.ts',
    text: "list: ({ actor, place }) => holds(actor, place, 'member')",
    replacement: "list: ({ actor, place }) => holds(actor, place, 'member', 'licence')",
    test: { file: 'test/server/standard-templates.test.ts', name: 'TPL-02 tells the standard templates to everybody in an account' },
  },
  {
    id: 'standard-templates-that-every-search-finds',
    file: 'packages/server/src/standard-templates.ts',
    text: 'finds(needle(search), title)',
    replacement: 'finds(needle(search), title, search)',
    test: { file: 'test/server/standard-templates.test.ts', name: 'TPL-02 finds standard templates by their titles' },
  },
  {
    id: 'templates-that-everybody-keeps',
    file: 'packages/core/src/documents/rights.ts',
    text: 'const all = staffRight({ actor, place });',
    replacement: "const all = holds(actor, place, 'member');",
    test: { file: attacks, name: 'T-U2 T-U6 lets nobody create without the permission, nor edit templates' },
  },
  {
    id: 'templates-of-administrators-alone',
    file: 'packages/core/src/documents/rights.ts',
    text: 'const all = staffRight({ actor, place });',
    replacement: 'const all = administrator;',
    test: { file: acts, name: 'TPL-01 lets the role alone decide on templates' },
  },
];
