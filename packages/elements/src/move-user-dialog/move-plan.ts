import type { Change, Plan } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { copyText } from '../kernel/copy.js';
import { note } from '../kernel/states.js';
import { fromTo } from '../plan-dialog/plan-view.js';
import type { CommonTerms } from '../terms/common.js';
import type { MoveUserTerms } from '../terms/move-user.js';

type Words = MoveUserTerms & CommonTerms;

/** What a move does, line by line: what changes, what follows, what becomes private, and what the person has to be told. */
export function movePlan(plan: Plan, from: string, to: string, name: string, t: Words): TemplateResult {
  const change = (field: string) => plan.changes.find((one) => one.resource === 'users' && one.field === field);
  const old = (field: string, words: string) => (change(field) ? words : nothing);
  const published = plan.counts['documents.changed'] ?? plan.changes.filter(({ field }) => field === 'published').length;
  return html`<div class="plan">
    <div>
      <h3>${t.happens}</h3>
      <dl class="changes">
        ${line(t.account, fromTo(from, to, t))} ${line(t.field['role'], changed(change('role'), t))}
        ${line(t.field['username'], changed(change('username'), t))} ${line(t.field['responsible'], old('responsibleId', t.noResponsible))}
        ${line(t.field['publish'], old('publish', t.noPublish))} ${line(t.follows, t.followsWith(plan.counts['documents'] ?? 0))}
        ${line(t.becomePrivate, published > 0 ? t.published(published) : nothing)}
      </dl>
    </div>
    ${plan.warnings.map(({ code, params }) => (code === 'new-group-id' ? toTell(String(params['signInName']), name, t) : nothing))}
  </div>`;
}

function changed(change: Change | undefined, t: Words): TemplateResult | typeof nothing {
  return change ? fromTo(change.from, change.to, t) : nothing;
}

function line(term: string | undefined, text: unknown): TemplateResult | typeof nothing {
  if (text === nothing) return nothing;
  return html`<dt>${term}</dt>
    <dd>${text}</dd>`;
}

/** Signing in needs the new group id: a text to copy. */
function toTell(signInName: string, name: string, t: Words): TemplateResult {
  return note(html`<b>${name}</b> ${t.tell} ${copyText(t.tellText(name, signInName), t)}`);
}
