import type { users as contract } from '@knippa/contract';
import type { UsersFacts } from '@knippa/core';
import type { Answers } from './kernel/answer.js';
import { resend, setPassword } from './users/credentials.js';
import { create } from './users/create.js';
import { edit, read } from './users/edit.js';
import { exportFile } from './users/export.js';
import { importFile, type ImportPrepared } from './users/import.js';
import { list } from './users/list.js';
import { move } from './users/move.js';

export const users: Answers<typeof contract, UsersFacts, { create: string | null; setPassword: string; import: ImportPrepared }> = {
  list,
  read,
  create,
  edit,
  setPassword,
  resend,
  move,
  import: importFile,
  export: exportFile,
};
