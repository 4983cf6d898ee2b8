import type { AnyOperation, FieldCode } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { CommonTerms } from '../terms/common.js';
import type { KnippaElement } from './element.js';
import { doneIcon, warningIcon } from './icons.js';
import { errorSentence, note, refusalSentence } from './states.js';
import type { Submission } from './submission.js';

/** What a form shows of its submission. */
export type Sent = Pick<Submission<AnyOperation>, 'busy' | 'error' | 'refusal' | 'fieldCode' | 'toldAtField'>;

/** A text field of a form. `path` is where its value stands in the operation's input. */
export interface FieldSpec {
  readonly path: string;
  readonly label: unknown;
  readonly hint?: unknown;
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'number';
  readonly autocomplete?: string;
  readonly value?: string;
  readonly optional?: boolean;
  /** It is shown, and changed elsewhere: the hint says where. */
  readonly fixed?: boolean;
  readonly onInput?: (value: string) => void;
  /** What stands under the field when nothing is wrong with it. */
  readonly below?: unknown;
  /** What stands beside the field: a button. */
  readonly beside?: unknown;
}

/** What a field's refusal says: of its shape, or of what stands in it. */
export function fieldSentence(code: string, submission: Sent, t: CommonTerms): string {
  if (t.fields && Object.hasOwn(t.fields, code)) return t.fields[code as FieldCode];
  return refusalSentence({ code, params: submission.refusal?.params ?? {} }, t);
}

/** A text field with its label, hint and error in one root, so that they are read together. */
export function field(spec: FieldSpec, submission: Sent, t: CommonTerms): TemplateResult {
  const { path, label, hint, type = 'text', autocomplete = 'off', optional, onInput } = spec;
  const code = submission.fieldCode(path);
  const described = [hint && `${path}-hint`, code && `${path}-wrong`].filter(Boolean).join(' ');
  return html`<div>
    <label for=${path}>${label}${optional ? html` <span class="muted">${t.optional}</span>` : nothing}</label>
    ${hint ? html`<div class="hint" id="${path}-hint">${hint}</div>` : nothing}
    <div class="with-button">
      <input
        id=${path}
        name=${path}
        type=${type}
        autocomplete=${autocomplete}
        autocapitalize="none"
        spellcheck="false"
        ?readonly=${spec.fixed}
        aria-required=${optional ? nothing : 'true'}
        aria-invalid=${code ? 'true' : nothing}
        aria-describedby=${described || nothing}
        .value=${ifDefined(spec.value)}
        @input=${onInput && ((event: Event) => onInput((event.target as HTMLInputElement).value))}
      />
      ${spec.beside ?? nothing}
    </div>
    ${code ? html`<div class="wrong" id="${path}-wrong">${warningIcon}<span>${fieldSentence(code, submission, t)}</span></div>` : (spec.below ?? nothing)}
  </div>`;
}

/** Why a form was not sent, above its button and after its fields: the sentence of the refusal, unless a field has said it. */
export function formError(submission: Sent, t: CommonTerms): TemplateResult | typeof nothing {
  const { error, refusal, toldAtField } = submission;
  if (error === undefined || (toldAtField && refusal?.code !== 'invalid-input')) return nothing;
  return html`<div role="alert">${note(errorSentence(error, t), 'bad')}</div>`;
}

/** A note that something is done. */
export function doneNote(text: unknown): TemplateResult {
  return html`<div class="note good">
    ${doneIcon}
    <div>${text}</div>
  </div>`;
}

/** What a form holds: each named field's text, without those left empty. */
export function filled(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '');
  return Object.fromEntries(entries);
}

/** Moves the focus to the first field that was refused, once it is drawn. */
export async function focusFirstWrong(element: KnippaElement<object>): Promise<void> {
  await element.updateComplete;
  element.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

/**
 * The buttons of a form: the deed first. While it is being done the button says nothing else happens, and does nothing. One that may not be pressed,
 * or no more, is `off`: it is the same button, so that the focus stays on it.
 */
export function deed(label: string, submission: Sent, t: CommonTerms, kind = 'primary', off = false): TemplateResult {
  const { busy } = submission;
  return html`<button class=${kind} aria-disabled=${busy || off ? 'true' : nothing}>${label}</button>
    ${busy ? html`<span class="working late" role="status">${t.working}</span>` : nothing}`;
}
