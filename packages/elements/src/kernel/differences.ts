import { css, html, nothing, type TemplateResult } from 'lit';
import type { MeanwhileTerms } from '../terms/meanwhile.js';
import { note } from './states.js';

/** One thing that somebody else has changed while a form was filled in: as it is saved, and as it stands in the form. */
export interface Difference {
  readonly label: string;
  readonly saved: string;
  readonly typed: string;
  /** Puts what is saved into the form. */
  readonly take: () => void;
}

/** How what somebody else has changed is set out. */
export const differencesSheet = css`
  dl.differences {
    margin-top: 8px;
  }
`;

/** What somebody else has changed meanwhile, beside what the form holds: one may take it, or save one's own (WHY-06). */
export function differences(all: readonly Difference[], t: MeanwhileTerms): TemplateResult {
  return html`<div role="alert">
    ${note(
      html`<b>${t.changedMeanwhile}</b> ${t.changedMeanwhileMeans}
        <dl class="differences">
          ${all.map(
            ({ label, saved, typed, take }) =>
              html`<dt>${label}</dt>
                <dd>
                  ${t.savedNow(saved)}<br />${t.inForm(typed)}
                  ${typed === saved ? nothing : html`<br /><button type="button" class="link" @click=${take}>${t.takeSaved}</button>`}
                </dd>`,
          )}
        </dl>`,
    )}
  </div>`;
}
