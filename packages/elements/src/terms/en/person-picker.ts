import type { ComboboxTerms } from '../../kernel/combobox.js';
import { formats } from '../../kernel/format.js';

const { number } = formats('en-GB');

export const personPicker: ComboboxTerms = {
  noHits: 'Nobody to choose is called that. Try the beginning of the name.',
  found: (n) => (n === 1 ? '1 person to choose' : `${number(n)} people to choose`),
};
