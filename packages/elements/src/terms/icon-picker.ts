import type { FolderIconName } from '../icon-picker/icons.js';
import type { TermsOf } from '../kernel/language.js';

/** The words of choosing a symbol: each symbol's name is what a search finds. */
export interface IconPickerTerms {
  search: string;
  plain: string;
  found: (n: number) => string;
  names: Readonly<Record<FolderIconName, string>>;
}

/** The words of choosing a symbol, by language. */
export const iconPickerTerms: TermsOf<IconPickerTerms> = {
  sv: async () => (await import('./sv/icon-picker.js')).iconPicker,
  en: async () => (await import('./en/icon-picker.js')).iconPicker,
};
