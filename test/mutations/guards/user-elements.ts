import type { Mutation } from '../../mutations.js';

/** The guards of what elements do with the people of an account. */
export const userElements: Mutation[] = [
  {
    id: 'an-unread-responsible-is-nobody',
    file: 'packages/elements/src/user-editor/responsibles.ts',
    text: 'if (chosen && !offered.some(({ id }) => id === chosen.id)) offered.push({ id: chosen.id, label: chosen.displayName, full: false });',
    replacement: '',
    test: {
      file: 'test/elements/in-force.test.ts',
      name: 'USR-07 a responsible stands chosen though they are not among those who were read',
    },
  },
  {
    id: 'a-later-page-counts-nobody-anew',
    file: 'packages/elements/src/kernel/pages.ts',
    text: 'this.#loud ? this : await read({ ...now, size: 1, cursor: undefined })',
    replacement: 'this',
    test: {
      file: 'test/elements/pages.test.ts',
      name: 'USR-01 counts anew on the page where somebody was removed, and goes back from the one that has become empty',
    },
  },
  {
    id: 'an-empty-page-stays',
    file: 'packages/elements/src/kernel/pages.ts',
    text: 'page.items.length === 0 && !this.first',
    replacement: 'page.items.length < 0',
    test: {
      file: 'test/elements/pages.test.ts',
      name: 'USR-01 whoever turns to a page that has become empty stays where the rows are, and so does the focus',
    },
  },
  {
    id: 'whoever-is-gone-is-given',
    file: 'packages/elements/src/redistribute-dialog/redistribute-dialog.ts',
    text: 'gone.length === 0) return;',
    replacement: 'gone.length >= 0) return;',
    test: {
      file: 'test/elements/chosen.test.ts',
      name: 'USR-13 whoever is gone when the next is given is said, and the other keeps what was chosen',
    },
  },
  {
    id: 'a-choice-goes-with-its-list',
    file: 'packages/elements/src/kernel/states.ts',
    text: 'fine ? nothing : html`<div role="alert">',
    replacement: 'fine ? nothing : html`${value === undefined ? nothing : shown(value)}<div role="alert">',
    behind: {
      file: 'packages/elements/src/kernel/states.ts',
      text: 'value !== undefined ? shown(value) : fine ? late : nothing',
      replacement: 'fine && value !== undefined ? shown(value) : fine ? late : nothing',
    },
    test: {
      file: 'test/elements/user-typed.test.ts',
      name: 'USR-13 who is chosen as responsible stands when the next reading of them fails',
    },
  },
  {
    id: 'all-administrators-are-asked-who-takes-the-flag',
    file: 'packages/elements/src/kernel/leaving.ts',
    text: 'this.#flagged && this.#heirs?.length !== 0',
    replacement: 'this.#flagged',
    test: { file: 'test/elements/chosen.test.ts', name: 'USR-07 an act on every administrator asks for nobody who takes the flag' },
  },
  {
    id: 'an-old-plan-stays',
    file: 'packages/elements/src/kernel/planning.ts',
    text: "refusal?.code === 'plan-ended' && this.#asked",
    replacement: 'refusal === null && this.#asked',
    test: { file: 'test/elements/chosen.test.ts', name: 'WHY-01 a plan that is too old is asked for again in its dialog' },
  },
];
