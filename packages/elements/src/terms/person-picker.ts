import type { ComboboxTerms } from '../kernel/combobox.js';
import type { TermsOf } from '../kernel/language.js';

/** The words of choosing somebody of an account, by language. */
export const personPickerTerms: TermsOf<ComboboxTerms> = {
  sv: async () => (await import('./sv/person-picker.js')).personPicker,
  en: async () => (await import('./en/person-picker.js')).personPicker,
};
