import type { Mutation } from '../../mutations.js';

const crowded = {
  file: 'test/server/folder-rights.test.ts',
  name: 'WHY-01 tells of a plan for a folder some of whom it chooses, and then who loses and who gains, however many',
};

/** The guards of what a plan tells of who gains and who loses in folders. */
export const folderPlans: Mutation[] = [
  {
    id: 'readers-one-does-not-see',
    file: 'packages/server/src/folders/affected.ts',
    text: 'u.id in (select id from (${usersSeenBy(reading, accountId)}) s) and ',
    replacement: '',
    test: {
      file: 'test/server/folder-rights.test.ts',
      name: 'T-M2 tells a manager of a plan for their folder nothing of who is in another’s class',
    },
  },
  {
    id: 'chosen-counted-alone',
    file: 'packages/core/src/folders/set-rights.ts',
    text: '      ...chosen.slice(0, chosenFirst),\n',
    replacement: '',
    test: {
      file: 'test/server/folder-rights.test.ts',
      name: 'FLD-03 changes one chosen person for another, also where nobody gains or loses by it yet',
    },
  },
  {
    id: 'readers-of-another-class-untold',
    file: 'packages/core/src/folders/readers.ts',
    text: 'gainsAndLossesOf(as(responsibleId), as(to), id)',
    replacement: 'gainsAndLossesOf(as(responsibleId), as(responsibleId), id)',
    test: { file: 'test/server/folder-leaving.test.ts', name: 'WHY-01 tells before a responsible leaves' },
  },
  {
    id: 'chosen-people-before-who-loses',
    file: 'packages/core/src/folders/set-rights.ts',
    text: '    return [\n      ...fields.map(',
    replacement:
      "    return [\n      ...chosenChanges(before, after).map((values) => change('chosenPerson', ...values)),\n      ...fields.map(",
    test: crowded,
  },
  {
    id: 'chosen-no-more-by-their-ids',
    file: 'packages/server/src/folders/set-rights.ts',
    text: '      ...(before.chosen?.ids ?? []),\n',
    replacement: '',
    test: crowded,
  },
];
