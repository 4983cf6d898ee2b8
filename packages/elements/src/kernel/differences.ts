import { html, type TemplateResult } from 'lit';
import type { DifferenceTerms } from '../terms/differences.js';
import { note } from './states.js';

/** One thing that somebody else has changed while a form was filled in: as it is saved, and as it stands in the form. */
export interface Difference {
  readonly label: string;
  readonly saved: string;
  readonly typed: string;
  /** Puts what is saved into the form. */
  readonly take: () => void;
}

/** What somebody else has changed meanwhile, beside what the form holds: one may take it, or save one's own (WHY-06). */
export function differences(what: string, all: readonly Difference[], t: DifferenceTerms): TemplateResult {
  return html`<div role="alert">
    ${note(
      html`<b>${what}</b> ${t.changedMeanwhileMeans}
        <dl class="differences">
          ${all.map(
            ({ label, saved, typed, take }) =>
              html`<dt>${label}</dt>
                <dd>
                  ${t.savedNow(saved)}<br />${t.inForm(typed)}
                  ${typed === saved ? '' : html`<br /><button type="button" class="link" @click=${take}>${t.takeSaved}</button>`}
                </dd>`,
          )}
        </dl>`,
    )}
  </div>`;
}
