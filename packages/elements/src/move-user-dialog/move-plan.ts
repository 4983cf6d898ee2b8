import type { Change, Plan, User } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { copyText } from '../kernel/copy.js';
import { note } from '../kernel/states.js';
import { fromTo, planView, who } from '../plan-dialog/plan-view.js';
import type { CommonTerms } from '../terms/common.js';
import type { MoveUserTerms } from '../terms/move-user.js';

type Words = MoveUserTerms & CommonTerms;

/** What a move of several does: whom it changes how, and what they have to be told. */
export function moveAllPlan(plan: Plan, t: Words): TemplateResult {
  return html`<h3 class="plan">${t.happens}</h3>
    ${planView(plan, t)}`;
}

/** What a move does, line by line: what changes, what follows, what becomes private, and what the person has to be told. */
export function movePlan(plan: Plan, { from, to, user }: { from: string; to: string; user: User }, t: Words): TemplateResult {
  const of = (field: string) => plan.changes.filter((one) => one.resource === 'users' && one.field === field);
  const change = (field: string) => of(field).find(({ id }) => id === user.id);
  const old = (field: string, words: string) => (change(field) ? words : nothing);
  // those who stay get another responsible, or the flag
  const left = of('responsibleId').filter(({ id }) => id !== user.id);
  const contact = of('primaryContact').find(({ id }) => id !== user.id);
  // shared folders pass on to who is turned to (USR-16)
  const owned = plan.changes.filter(({ resource, field }) => resource === 'folders' && field === 'ownerId');
  // with another responsible those who stay see what another class sees
  const reach = ['readers.gain', 'readers.lose'].flatMap((name) => (plan.counts[name] ? (t.counts[name]?.(plan.counts[name]) ?? []) : []));
  const welcomed = plan.warnings.find(({ code }) => code === 'welcomed-again');
  const published = plan.counts['documents.changed'] ?? plan.changes.filter(({ field }) => field === 'published').length;
  return html`<div class="plan">
    <div>
      <h3>${t.happens}</h3>
      <dl class="changes">
        ${line(t.account, fromTo(from, to, t))} ${line(t.field['role'], changed(change('role'), t))}
        ${line(t.field['username'], changed(change('username'), t))} ${line(t.field['responsible'], old('responsibleId', t.noResponsible))}
        ${line(t.field['publish'], old('publish', t.noPublish))}
        ${line(t.follows, t.followsWith(plan.counts['documents'] ?? 0, plan.counts['words'] ?? 0, !welcomed))}
        ${line(t.becomePrivate, published > 0 ? t.published(published) : nothing)}
        ${line(t.left, left.length > 0 ? t.leftTo(left.length, plan.names?.[String(left[0]?.to)] ?? t.nobody) : nothing)}
        ${line(t.newContact, contact ? who(contact) : nothing)}
        ${line(t.folders, owned.length > 0 ? t.foldersTo(owned.length, plan.names?.[String(owned[0]?.to)] ?? t.nobody) : nothing)}
        ${line(t.reach, reach.length > 0 ? reach.join('. ') : nothing)}
      </dl>
    </div>
    ${welcomed ? note(t.warnings[welcomed.code]?.(welcomed.params)) : nothing}
    ${plan.warnings.map(({ code, params }) => (code === 'new-group-id' ? toTell(String(params['signInName']), user.displayName, t) : nothing))}
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
