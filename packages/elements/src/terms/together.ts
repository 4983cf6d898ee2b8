import type { TermsOf } from '../kernel/language.js';

/** The words of two tables as one, of the same language. */
export function together<A extends object, B extends object>(one: TermsOf<A>, other: TermsOf<B>): TermsOf<A & B> {
  const both = (language: keyof TermsOf<A>) => async () => {
    const [a, b] = await Promise.all([one[language](), other[language]()]);
    return { ...a, ...b };
  };
  return { sv: both('sv'), en: both('en') };
}
