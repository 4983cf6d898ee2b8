import type { Delimiter, Encoding } from '@knippa/contract';
import { html, type TemplateResult } from 'lit';
import { option } from '../kernel/option.js';

/** What whoever hands a file in says of it, where the reader guessed. */
export interface Told {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
}

/** A choice of what the file does not say, by the words for each; an empty choice says nothing. */
export function toldSelect(
  what: keyof Told,
  label: string,
  hint: string,
  words: Readonly<Record<string, string>>,
  now: string | undefined,
  tell: (told: Told) => void,
): TemplateResult {
  return html`<div>
    <label for=${what}>${label}</label>
    <div class="hint" id="${what}-hint">${hint}</div>
    <select
      id=${what}
      aria-describedby="${what}-hint"
      @change=${(event: Event) => tell({ [what]: (event.target as HTMLSelectElement).value || undefined })}
    >
      ${Object.entries(words).map(([value, word]) => option(value, word, value === (now ?? '')))}
    </select>
  </div>`;
}
