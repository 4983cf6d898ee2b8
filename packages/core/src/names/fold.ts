/** Where lower-casing by character needs nothing special: ASCII and Latin-1 without `ß` and `µ`. */
const SIMPLE = /^[\u0000-\u00b4\u00b6-\u00de\u00e0-\u00ff]*$/;
/** What is composed as it stands, and lower-cased by character: ASCII, and Latin-1's letters without `ß`. Nearly every Swedish name. */
const PLAIN = /^[\u0000-\u007f\u00c0-\u00d6\u00d8-\u00de\u00e0-\u00f6\u00f8-\u00ff]*$/;
const CHEROKEE = /\p{Script=Cherokee}/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * The key of a name: two names are one when their keys are equal (USR-17, I20).
 *
 * Unicode's NFKC_Casefold: compatibility composition (`ﬁ` is `fi`, `Å` of three spellings is `å`), full case folding (`ß` and `ẞ`
 * are `ss`, `ſ` is `s`, every sigma is `σ`), and invisible characters (soft hyphen, joiners, variation selectors) left out. `å` stays
 * apart from `a`, `ı` from `i`, and a Cyrillic `а` from a Latin one: those are other letters. Applied to a key it changes nothing.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  let key = text.normalize('NFKC');
  for (;;) {
    const next = foldCase(key.replace(INVISIBLE, '')).normalize('NFKC');
    if (next === key) return key;
    key = next;
  }
}

/** Full case folding, which JavaScript lacks: lower, upper and lower again, character by character, so that no neighbour decides. */
function foldCase(text: string): string {
  if (SIMPLE.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) {
    if (character === 'ı')
      folded += character; // upper-casing would make it an `i`
    else if (CHEROKEE.test(character))
      folded += character.toUpperCase(); // Unicode folds this script alone upwards
    else folded += character.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  }
  return folded;
}
