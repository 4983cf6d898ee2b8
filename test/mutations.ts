import { documentElements } from './mutations/guards/document-elements.js';
import { documents } from './mutations/guards/documents.js';
import { doors } from './mutations/guards/doors.js';
import { files } from './mutations/guards/files.js';
import { folderPlans } from './mutations/guards/folder-plans.js';
import { foldersLeft } from './mutations/guards/folders-left.js';
import { folders } from './mutations/guards/folders.js';
import { licences } from './mutations/guards/licences.js';
import { publishing } from './mutations/guards/publishing.js';
import { service } from './mutations/guards/service.js';
import { templates } from './mutations/guards/templates.js';
import { userElements } from './mutations/guards/user-elements.js';
import { users } from './mutations/guards/users.js';
import { wordlists } from './mutations/guards/wordlists.js';

/**
 * A guard taken away, and the test that must then fail, by what its name begins with. `text` stands in the file exactly once. The test's file is under test/; `types` stands
 * for the compiler, with a part of its complaint as the name, and `stories` for the stories, with a story's id.
 */
export interface Mutation extends Cut {
  id: string;
  /** A second guard behind the first, such as a constraint of the database: it is taken away with it. */
  behind?: Cut;
  test: { file: string; name: string };
}

/** A text of a file, and what stands in its place once the guard is gone. */
export interface Cut {
  file: string;
  text: string;
  replacement: string;
}

/** Every guard that is shown failing without it. `npm run mutations` applies each to a copy of the tree; nothing in the product knows of this. */
export const mutations: Mutation[] = [
  ...service,
  ...doors,
  ...licences,
  ...users,
  ...userElements,
  ...files,
  ...folders,
  ...folderPlans,
  ...foldersLeft,
  ...documents,
  ...publishing,
  ...templates,
  ...documentElements,
  ...wordlists,
];
