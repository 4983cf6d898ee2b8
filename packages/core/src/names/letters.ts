/** Marks that decorate a letter. Those of Thai and the Indic scripts are vowels, and not among them. */
const DECORATION = /^[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}]$/u;
const CLUSTER = /[^\u0000-\u007fåäö]\p{M}*|[a-zåäö]\p{M}+/gu;

/**
 * A folded text without its marks, except where `letters` makes a letter of one: keys are a letter, or a letter and one mark decomposed.
 *
 * The first mark that `letters` knows decides: å with an acute is å.
 */
export function bare(folded: string, letters: Readonly<Record<string, string>>): string {
  return folded
    .replace(CLUSTER, (cluster) => {
      const [letter = '', ...marks] = cluster.normalize('NFD');
      const known = marks.map((mark) => letters[letter + mark]).find((found) => found !== undefined);
      return (known ?? letters[letter] ?? letter) + marks.filter((mark) => !DECORATION.test(mark)).join('');
    })
    .normalize('NFC');
}
