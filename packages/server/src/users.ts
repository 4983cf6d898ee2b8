import type { users as contract } from '@knippa/contract';
import type { UsersFacts } from '@knippa/core';
import type { Answers } from './kernel/answer.js';
import { create } from './users/create.js';
import { exportFile } from './users/export.js';
import { importFile, type ImportPrepared } from './users/import.js';
import { list } from './users/list.js';
import { move, moveAll } from './users/move.js';
import { permit } from './users/permit.js';
import { redistribute } from './users/redistribute.js';
import { remove, removeAll } from './users/remove.js';

export const users: Answers<typeof contract, UsersFacts, { create: string | null; import: ImportPrepared }> = {
  list,
  create,
  move,
  remove,
  redistribute,
  moveAll,
  removeAll,
  permit,
  import: importFile,
  export: exportFile,
};
