import { formats } from '../../kernel/format.js';
import type { AccountPickerTerms } from '../account-picker.js';

const { number } = formats('sv-SE');

export const accountPicker: AccountPickerTerms = {
  room: (n) => (n === 1 ? '1 plats kvar' : `${number(n)} platser kvar`),
  noHits: 'Inget gruppkonto med plats passar. Pröva början av namnet.',
  found: (n) => (n === 1 ? '1 konto att välja' : `${number(n)} konton att välja`),
};
