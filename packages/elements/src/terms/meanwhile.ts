/** The words of a form whose thing somebody else has changed first. */
export interface MeanwhileTerms {
  changedMeanwhile: string;
  changedMeanwhileMeans: string;
  savedNow: (text: string) => string;
  inForm: (text: string) => string;
  takeSaved: string;
}
