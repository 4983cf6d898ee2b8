/** The words of handing a file in. */
export interface FileTerms {
  file: string;
  fileHint: string;
  pick: string;
  orDrop: string;
  chosen: (file: string) => string;
  choose: string;
  oneAtATime: string;
  chooseAgain: string;
}
