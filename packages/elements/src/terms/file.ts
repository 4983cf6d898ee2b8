/** The words of handing a file in, and of its rows. */
export interface FileTerms {
  file: string;
  fileHint: string;
  pick: string;
  orDrop: string;
  chosen: (file: string) => string;
  choose: string;
  oneAtATime: string;
  chooseAgain: string;
  /** Leads to another row of the file, which is left out too. */
  toRow: (row: number) => string;
}
