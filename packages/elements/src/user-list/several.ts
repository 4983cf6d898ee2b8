import { users, type Account, type Refusal } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { refusalSentence } from '../kernel/states.js';
import { isNever, type Words } from './act.js';
import { most, type Chosen } from './chosen.js';

/** What is done with those who are chosen. */
export interface SeveralActs {
  move(): void;
  redistribute(): void;
  permit(): void;
  mail(): void;
  remove(): void;
  /** Chooses nobody. */
  none(): void;
}

/** Who are chosen, and whether somebody was left out because an act takes no more. */
type Several = Pick<Chosen, 'people' | 'full'>;

/** How many are chosen, and what can be done with them all in one act (USR-01). It keeps its place in the page, so that its words are said when it fills. */
export function severalBar(account: Account, { people, full }: Several, t: Words, acts: SeveralActs): TemplateResult {
  const reasons = new Set<string>();
  const button = (text: string, allowed: true | Refusal, act: () => void) => {
    if (isNever(allowed)) return nothing;
    if (allowed !== true) reasons.add(refusalSentence(allowed, t));
    const off = allowed === true ? nothing : 'true';
    const press = () => allowed === true && act();
    return html`<button
      class="quiet"
      aria-disabled=${off}
      aria-describedby=${allowed === true ? nothing : 'several-reasons'}
      @click=${press}
    >
      ${text}
    </button>`;
  };
  // only `user`s have a responsible
  const responsible = people.every(({ role }) => role === 'user')
    ? may(account, users.redistribute)
    : { code: 'not-permitted' as const, params: {} };
  return html`<div class="bar" role="group" aria-label=${t.severalActs} ?hidden=${people.length === 0}>
    <span class="count" role="status"
      >${people.length > 0 ? t.chosen(people.length) : nothing}${full ? ` ${t.mostChosen(most)}` : nothing}</span
    >
    ${
      people.length === 0
        ? nothing
        : html`${button(t.move, may(account, users.moveAll), acts.move)} ${button(t.newResponsible, responsible, acts.redistribute)}
            ${button(t.permissions, may(account, users.permit), acts.permit)} ${button(t.mail, may(account, users.resendAll), acts.mail)}
            ${button(t.remove, may(account, users.removeAll), acts.remove)}
            <button class="quiet none" @click=${acts.none}>${t.chooseNone}</button>
            <div id="several-reasons" class="muted small">${[...reasons].map((sentence) => html`<p>${sentence}</p>`)}</div>`
    }
  </div>`;
}
