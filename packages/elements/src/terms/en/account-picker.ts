import { formats } from '../../kernel/format.js';
import type { AccountPickerTerms } from '../account-picker.js';

const { number } = formats('en-GB');

export const accountPicker: AccountPickerTerms = {
  room: (n) => (n === 1 ? '1 place left' : `${number(n)} places left`),
  noHits: 'No group account with room fits. Try the beginning of the name.',
  found: (n) => (n === 1 ? '1 account to choose' : `${number(n)} accounts to choose`),
};
