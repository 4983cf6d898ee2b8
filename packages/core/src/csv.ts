/**
 * CSV: files of users in CSV-10's columns, read from whatever a spreadsheet program writes and written so that it reads them rightly.
 *
 * `decode` → `parse` turn bytes into cells, for any table. `readUsers` goes on to rows of users and says of every row, cell and column that
 * it could not take what is wrong with it: nothing is left out in silence. `writeHeader` and `writeRow` write a file piece by piece.
 */
export { decode, parse, records, type Decoded, type Delimiter, type Encoding, type CsvRecord } from './csv/text.js';
export { guard, unguard, writeCells } from './csv/cells.js';
export { columns, type CsvLanguage, type UserColumn } from './csv/columns.js';
export { readUsers, type UserRow, type UsersFile } from './csv/read.js';
export { template, writeHeader, writeRow, writeUsers, type UserCells } from './csv/write.js';
export type { CsvCode, CsvProblem } from './csv/problems.js';
