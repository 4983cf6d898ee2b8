import { accounts, type AccountRow } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { loadTerms } from '../kernel/language.js';
import { announce } from '../kernel/live.js';
import { errorSentence, note, refusalSentence } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import { invitationTerms, type InvitationTerms } from '../terms/invitation.js';

type Words = InvitationTerms & CommonTerms;
type Sent = Submission<typeof accounts.resend>;

/** The last try of each account that a list has invited again. */
const tries = new WeakMap<KnippaElement<object>, Map<string, Sent>>();

/**
 * The button of a row that nobody has signed in to: it mails the account's contact a new link (ACC-05). Beneath it stands how that went, or why
 * it cannot be done; it is said too.
 */
export function invitation(list: KnippaElement<object>, row: AccountRow): TemplateResult | typeof nothing {
  const t = words(list);
  if (!t) return nothing;
  const allowed = may(row, accounts.resend);
  const off = allowed !== true;
  return html`<button
      class="quiet"
      aria-label=${t.inviteNamed(row.name)}
      aria-disabled=${off ? 'true' : nothing}
      aria-describedby=${off ? row.id : nothing}
      @click=${() => off || void send(list, row)}
    >
      ${t.invite}
    </button>
    ${off ? html`<div id=${row.id} class="muted small">${refusalSentence(allowed, t)}</div>` : outcome(tries.get(list)?.get(row.id), row, t)}`;
}

function words(list: KnippaElement<object>): Words | undefined {
  const own = loadTerms(invitationTerms, list.language, () => list.requestUpdate());
  return own && list.terms && { ...list.terms, ...own };
}

/** Mails again, once however often it is pressed meanwhile. */
async function send(list: KnippaElement<object>, row: AccountRow): Promise<void> {
  const { id: accountId } = row;
  const sent = tries.get(list) ?? new Map<string, Sent>();
  tries.set(list, sent);
  const submission = sent.get(accountId) ?? new Submission(list, accounts.resend);
  sent.set(accountId, submission);
  if (submission.busy) return;
  const done = await submission.send({ accountId });
  const t = words(list);
  if (t) announce(sentence(submission, row, t));
  if (done) tell<typeof accounts.resend>(list, 'accounts.resend', { accountId });
}

function outcome(submission: Sent | undefined, row: AccountRow, t: Words): TemplateResult | typeof nothing {
  if (!submission) return nothing;
  if (submission.error !== undefined) return note(sentence(submission, row, t), 'bad');
  return html`<div class="muted small">${submission.busy ? t.working : sentence(submission, row, t)}</div>`;
}

function sentence({ error }: Sent, { name, primaryContact }: AccountRow, t: Words): string {
  return error === undefined ? t.sent(primaryContact?.displayName ?? name) : errorSentence(error, t);
}
