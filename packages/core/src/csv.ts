/**
 * CSV: files of users in CSV-10's columns, read from whatever a spreadsheet program writes and written so that it reads them rightly.
 *
 * `tableOf` turns bytes into rows of cells, for any table: text, or the first sheet of an .xlsx. `readUsers` goes on to rows of users and says of every row and
 * cell that it could not take what is wrong with it: nothing is left out in silence. `writeHeader` and `writeRow` write a file piece by piece.
 */
export { delimiterOf, parse, records, type CsvRecord, type Delimiter } from './csv/records.js';
export { textOf, type Text } from './csv/text.js';
export { tableOf, type Table, type Told } from './csv/table.js';
export { guard, markWord, unguard, unmarkWord, writeCells } from './csv/cells.js';
export { columns, type UserColumn } from './csv/columns.js';
export { mostRows, readingUsers, readUsers, type FileRefusal, type ReadOptions, type UsersFile } from './csv/read.js';
export type { UserRow } from './csv/row.js';
export {
  headerCells,
  template,
  templateCells,
  templateSheet,
  userCells,
  usersSheet,
  writeHeader,
  writeRow,
  writeUsers,
  type UserCells,
} from './csv/write.js';
export { writeGrid } from './csv/grid.js';
export { isSheet, readSheet, type SheetProblem } from './csv/sheet/read.js';
export { writeSheet } from './csv/sheet/write.js';
export type { RowCode, RowParams, RowProblem } from './csv/problems.js';
export { fileWithErrors } from './csv/errors.js';
export { refusedRow, sentenceOf } from './csv/sentences.js';
export { mostWords, readWords, writeWords, type WordColumn, type WordRow, type WordsFile } from './csv/words.js';
