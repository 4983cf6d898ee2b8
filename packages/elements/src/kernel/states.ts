import type { AnyOperation } from '@knippa/contract';
import { isKnippaError, isWrongAnswer, type KnippaError } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { CommonTerms } from '../terms/common.js';
import { warningIcon } from './icons.js';
import type { Reading } from './reading.js';

/** The sentence of a refusal, from an error or from what a resource's `can` says. */
export function refusalSentence({ code, params }: Pick<KnippaError, 'code' | 'params'>, t: CommonTerms): string {
  const sentences = { ...t.rules, ...t.refusals } as Record<string, (params: unknown) => string>;
  return (Object.hasOwn(sentences, code) && sentences[code]?.(params)) || t.unknownRefusal;
}

/** What went wrong, in words: a refusal's sentence, or what is known of the network. */
export function errorSentence(error: unknown, t: CommonTerms): string {
  if (isKnippaError(error)) return refusalSentence(error, t);
  if (isWrongAnswer(error)) return t.wrongAnswer;
  return error instanceof Error && error.name === 'TimeoutError' ? t.slow : t.offline;
}

/** A note with an icon: something to know, something that went wrong (`bad`), or something to know in good time (`mild`). */
export function note(text: unknown, kind: 'bad' | 'mild' | '' = ''): TemplateResult {
  return html`<div class="note ${kind}">
    ${warningIcon}
    <div>${text}</div>
  </div>`;
}

/** Whether asking again can help: not when the service has said no for good. */
export function mayPass(error: unknown): boolean {
  return !isKnippaError(error) || error.status >= 500;
}

/**
 * What was read, or what there is instead: rows on their way, why there are none, and, when a later reading failed, how old what is shown
 * is. `shown` gets the value, and what it draws stays the same fields when a reading fails and when the next one succeeds; `waiting` is drawn while
 * there is none.
 */
export function whenRead<V>(
  { error, value, readAt, again }: Pick<Reading<AnyOperation>, 'error' | 'readAt' | 'again'> & { readonly value: V | undefined },
  t: CommonTerms,
  waiting: TemplateResult,
  shown: (value: V) => unknown,
): TemplateResult {
  const fine = error === undefined;
  const since = value !== undefined && readAt ? html` ${t.shownSince(t.time(readAt))}` : nothing;
  const retry = mayPass(error) ? html`<br /><button type="button" @click=${again}>${t.again}</button>` : nothing;
  const late = html`<div class="late" role="status"><span class="hidden">${t.loading}</span>${waiting}</div>`;
  return html`${fine ? nothing : html`<div role="alert">${note(html`${errorSentence(error, t)}${since}${retry}`, 'bad')}</div>`}
  ${value !== undefined ? shown(value) : fine ? late : nothing}`;
}

/** Rows of a table on their way, of the real height. */
export function bones(columns: number): TemplateResult {
  const row = html`<tr>
    ${Array.from({ length: columns }, (_, at) => html`<td class=${at ? '' : 'name'}><span class="bone"></span></td>`)}
  </tr>`;
  return html`<table aria-hidden="true">
    <tbody>
      ${Array<TemplateResult>(6).fill(row)}
    </tbody>
  </table>`;
}
