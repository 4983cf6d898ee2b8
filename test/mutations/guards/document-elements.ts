import type { Mutation } from '../../mutations.js';

const editor = 'test/elements/document-editor.test.ts';
const list = 'test/elements/documents.test.ts';

/** The guards of the elements of documents and folders. */
export const documentElements: Mutation[] = [
  {
    id: 'settings-changed-beside',
    file: 'packages/elements/src/folder-permissions/rights.ts',
    text: 'setting in this.#from && from[setting] !== is[setting]',
    replacement: 'setting in this.#from && from[setting] === undefined && is[setting] === undefined',
    test: {
      file: 'test/elements/folder-permissions.test.ts',
      name: 'WHY-06 what somebody else changes stands beside what is changed here, row by row; a plan that no longer holds gives way to the new one',
    },
  },
  {
    id: 'what-follows-is-fixed',
    file: 'packages/elements/src/folder-permissions/rights-rows.ts',
    text: 'fixed: follows || !who,',
    replacement: 'fixed: !who,',
    test: {
      file: 'test/elements/folder-permissions.test.ts',
      name: 'FLD-05 a folder in another follows, takes settings of its own and follows again; the root’s chosen people stand there to read',
    },
  },
  {
    id: 'pieces-in-another-order',
    file: 'packages/elements/src/document-editor/sequence.ts',
    text: 'else if (piece && (!old || from(b, n + 1) > from(b + 1, n)))',
    replacement: 'else if (piece && !old)',
    test: { file: editor, name: 'DOC-07 paragraphs that somebody else put in another order are marked where they come' },
  },
  {
    id: 'pieces-counted-twice',
    file: 'packages/elements/src/document-editor/sequence.ts',
    text: 'while (tail < least - head && samePiece(',
    replacement: 'while (tail < least && samePiece(',
    test: { file: editor, name: 'DOC-07 a paragraph that somebody else wrote once more is marked, though it is like the one before' },
  },
  {
    id: 'a-save-that-closes-another-document',
    file: 'packages/elements/src/document-editor/document-editor.ts',
    text: 'const elsewhere = this.#drafting.key !== key;',
    replacement: 'const elsewhere = false;',
    test: { file: editor, name: 'DOC-07 a save that is answered when another document is open leaves that one as it is' },
  },
  {
    id: 'what-was-sent-stays-a-draft',
    file: 'packages/elements/src/document-editor/drafting.ts',
    text: 'const here = this.key === key;',
    replacement: 'const here = key.length > 0;',
    test: { file: editor, name: 'DOC-07 a save that is answered when another document is open leaves that one as it is' },
  },
  {
    id: 'drafts-held-after-signing-out',
    file: 'packages/elements/src/document-editor/drafting.ts',
    text: '    if (others) forgetHeld(this.#page);\n',
    replacement: "    if (others && documentId === '') forgetHeld(this.#page);\n",
    test: { file: editor, name: 'I39 a draft is gone when its person signs out, from the page and from the tab' },
  },
  {
    id: 'copies-of-folders-offered-everywhere',
    file: 'packages/elements/src/documents/targets.ts',
    text: 'folder.write && (!makes || may(folder, folders.createIn) === true)',
    replacement: 'folder.write && (!makes || may(folder, folders.createIn) !== undefined)',
    test: { file: list, name: 'FLD-07 a `user` is offered no shared folder to copy a folder to' },
  },
  {
    id: 'undoing-what-stays',
    file: 'packages/elements/src/documents/moving.ts',
    text: 'return now && may(now, documents.move) === true ? now : undefined;',
    replacement: 'return now && may(now, documents.move) !== undefined ? now : undefined;',
    test: { file: list, name: 'FLD-07 what is dragged to where one cannot move it from says so' },
  },
  {
    id: 'undoing-what-is-not-seen',
    file: 'packages/elements/src/documents/moving.ts',
    text: 'mayPass(error) ? was : undefined',
    replacement: 'was',
    test: { file: list, name: 'FLD-07 what is dragged to where one cannot move it from says so' },
  },
];
