/** The words of handing over what people sign in with, on paper and as text. */
export interface HandOutTerms {
  handOver: string;
  /** Where a password or a code stands on the cards, which nobody is shown again. */
  handOverOnce: string;
  handOverText: (name: string, signInName: string) => string;
  handOverCode: (name: string, signInName: string, code: string) => string;
  handOverPassword: (name: string, signInName: string, password: string) => string;
  handOverSubject: string;
  signInAt: (address: string) => string;
  cardSignIn: string;
  cardPassword: string;
  cardCode: string;
  cardCodeMeans: string;
  print: (cards: number) => string;
  mailContact: (name: string) => string;
}
