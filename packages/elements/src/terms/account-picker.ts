import type { ComboboxTerms } from '../kernel/combobox.js';
import type { TermsOf } from '../kernel/language.js';

/** The words of choosing an account. */
export interface AccountPickerTerms extends ComboboxTerms {
  room: (n: number) => string;
}

/** The words of choosing an account, by language. */
export const accountPickerTerms: TermsOf<AccountPickerTerms> = {
  sv: async () => (await import('./sv/account-picker.js')).accountPicker,
  en: async () => (await import('./en/account-picker.js')).accountPicker,
};
