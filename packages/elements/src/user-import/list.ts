import { users } from '@knippa/contract';

const sheet = () => import('@knippa/core/sheet');

/** Fetches what makes the list before it is asked for: what is told once does not hang on a network that is gone by then. */
export function prepareList(): void {
  void sheet().catch(() => undefined);
}

/**
 * The list of who is handed what, as a spreadsheet: a password that begins with `=` or a zero stands there as it is, where a CSV file would have to guard it, and a
 * pupil would type the guard (CSV-01, CSV-06). `name` is what the sheet is called. Rejects where the writer cannot be fetched.
 */
export async function listFile(rows: readonly (readonly string[])[], name: string): Promise<Blob> {
  const { writeSheet } = await sheet();
  return new Blob([writeSheet(rows, name) as Uint8Array<ArrayBuffer>], { type: users.fileTypes.xlsx });
}
