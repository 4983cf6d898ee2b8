import type { ComboboxTerms } from '../../kernel/combobox.js';
import { formats } from '../../kernel/format.js';

const { number } = formats('sv-SE');

export const personPicker: ComboboxTerms = {
  noHits: 'Ingen att välja heter så. Pröva början av namnet.',
  found: (n) => (n === 1 ? '1 person att välja' : `${number(n)} personer att välja`),
};
