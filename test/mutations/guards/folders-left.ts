import type { Mutation } from '../../mutations.js';

const leaving = 'test/server/folder-leaving.test.ts';

/** The guards of folders whose people leave. */
export const foldersLeft: Mutation[] = [
  {
    id: 'folders-of-whoever-left',
    file: 'packages/server/src/users/leaving.ts',
    text: 'if (folders !== null) writes.push(leavingFolders(',
    replacement: 'if (folders === null) writes.push(leavingFolders(',
    test: { file: leaving, name: 'USR-16 passes the folders of whoever becomes a `user`' },
  },
  {
    id: 'folders-pass-on-unseen',
    file: 'packages/server/src/store/migrations/014-folders.ts',
    text: 'where licence_id = licence and account_id = account returning folders_revision into reached;',
    replacement: 'where licence_id = licence and account_id = account and false;\n  reached := 0;',
    test: { file: leaving, name: 'USR-11 USR-16 passes a moved manager’s folders on' },
  },
  {
    id: 'chosen-who-left-come-back',
    file: 'packages/server/src/store/migrations/014-folders.ts',
    text: 'update folders set revision = reached where licence_id = licence and account_id = account\n      and id in',
    replacement: 'update folders set name = name where licence_id = licence and account_id = account\n      and id in',
    test: { file: leaving, name: 'USR-11 T-U7 takes documents and words along with a moved user' },
  },
  {
    id: 'removed-and-still-chosen',
    file: 'packages/server/src/users/remove.ts',
    text: 'leavingWrites(licence.id, account.id, leavers, leaving, input, true)',
    replacement: 'leavingWrites(licence.id, account.id, leavers, leaving, input, false)',
    test: { file: leaving, name: 'USR-16 passes the folders of whoever becomes a `user`' },
  },
  {
    id: 'a-class-entry-ends-untold',
    file: 'packages/core/src/users/leaving.ts',
    text: "...(leaving.has(responsibleId) ? [changed('responsibleId', responsibleId, null)] : []),",
    replacement: '',
    test: { file: 'test/server/folder-leaving.test.ts', name: 'WHY-01 tells before a responsible leaves' },
  },
  {
    id: 'folders-pass-on-untold',
    file: 'packages/core/src/users/import/import.ts',
    text: 'passing.push(...folderLeft(folder, leaving, to));',
    replacement: 'folderLeft(folder, leaving, to);',
    test: { file: 'test/server/import.test.ts', name: 'USR-16 lists the shared folders that pass on by a file' },
  },
  {
    id: 'refused-rows-pass-folders-on',
    file: 'packages/core/src/users/import/import.ts',
    text: 'const leaving = accepted.flatMap(({ before, row }) => (before && owners.has(before.id) && leadsNoMore(before, row) ? [before] : []));',
    replacement: 'const leaving = accepted.length < 0 ? [] : [...known.values()].filter(({ id }) => owners.has(id));',
    behind: {
      file: 'packages/core/src/users/import/import.ts',
      text: 'function leavers(accepted: readonly Entry[], { folders }: ImportFacts)',
      replacement: 'function leavers(accepted: readonly Entry[], { folders, known }: ImportFacts)',
    },
    test: { file: 'test/server/import.test.ts', name: 'USR-16 lists the shared folders that pass on by a file' },
  },
];
