import { formats } from '../../kernel/format.js';
import type { SeenByTerms } from '../seen-by.js';
import { whoCanSee as who } from './who-can-see.js';

const { number } = formats('en-GB');

export const seenBy: SeenByTerms = {
  who,
  heading: (name) => `What can ${name} see?`,
  youSee: 'Shared folders that you see yourself stand here.',
  also: {
    administrator: () => 'Administrators also see everybody’s My Documents, the templates and what is published.',
    manager: () => 'Managers also see My Documents, their own and their users’, the templates and what is published.',
    user: (keeps) =>
      keeps
        ? 'Users also see their own My Documents, the templates and what is published.'
        : 'Users also see the templates and what is published. This person does not have My Documents.',
  },
  searchLabel: 'Search for a folder',
  searchHint: 'The folder’s name',
  showAll: 'Show all',
  noHits: (search) => `No folder that this person sees was found for “${search}”.`,
  empty: 'This person sees no shared folders.',
  found: (n) => (n === 1 ? '1 folder' : `${number(n)} folders`),
  folder: 'Folder',
  inFolder: (path) => `in ${path}`,
};
