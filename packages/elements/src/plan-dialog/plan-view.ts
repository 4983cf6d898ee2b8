import type { Change, ChangeValue, Plan } from '@knippa/contract';
import { css, html, nothing, type TemplateResult } from 'lit';
import { towardsIcon } from '../kernel/icons.js';
import { note } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { PlanTerms } from '../terms/plan.js';

type Words = PlanTerms & CommonTerms;

const most = 50;

/** How a plan looks. */
export const planSheet = css`
  .plan {
    display: grid;
    gap: 16px;
    margin-top: 20px;
  }
  .plan details > summary {
    min-height: 36px;
    padding-block: 6px;
    font-weight: 650;
    cursor: pointer;
  }
  .note p + p {
    margin-top: 6px;
  }
  .plan ul {
    display: grid;
    gap: 6px;
    margin-top: 4px;
    list-style: none;
    overflow-wrap: anywhere;
  }
  .changes,
  dl.changes {
    display: grid;
    grid-template-columns: minmax(96px, max-content) 1fr;
    gap: 6px 20px;
  }
  dl.changes dt {
    color: var(--k-muted);
  }
  dl.changes dd {
    overflow-wrap: anywhere;
  }
  del {
    color: var(--k-muted);
    text-decoration-thickness: 1px;
  }
  ins {
    font-weight: 600;
    text-decoration: none;
  }
`;

/** A plan as a list: how much, then what is added, changed (old → new) and removed, then what to think of. */
export function planView(plan: Plan, t: Words): TemplateResult {
  return html`<div class="plan">
    ${counted(plan, t)} ${part(t.added, plan, 'added', addedLine, t)} ${part(t.changed, plan, 'changed', changedLine, t)}
    ${readers(t.gains, plan, true, t)} ${readers(t.loses, plan, false, t)} ${part(t.removed, plan, 'removed', removedLine, t)}
    ${warnings(plan, t)}
  </div>`;
}

/** A plan whose changes are listed elsewhere: how much, and what to think of. */
export function planOutline(plan: Plan, t: Words): TemplateResult {
  return html`<div class="plan">${counted(plan, t)} ${warnings(plan, t)}</div>`;
}

function counted({ counts: all }: Plan, t: Words): TemplateResult {
  const reach = ['readers.gain', 'readers.lose', 'readers.keep'].some((name) => (all[name] ?? 0) > 0);
  // what is set is listed below; what it means to people comes first
  const said = Object.entries(all).filter(([name, n]) => n > 0 && Object.hasOwn(t.counts, name) && !(reach && name === 'folders.changed'));
  const told = said.map(([name, n]) => t.counts[name]?.(n));
  return told.length > 1
    ? html`<ul class="counts" role="list">
        ${told.map((text) => html`<li><b>${text}</b></li>`)}
      </ul>`
    : html`<p><b>${told[0] ?? t.nothing}</b></p>`;
}

/** What to think of before going on. */
export function warnings(plan: Plan, t: Words): unknown {
  const told = plan.warnings.flatMap(({ code, params }) => (Object.hasOwn(t.warnings, code) ? [t.warnings[code]?.(params)] : []));
  return told.length === 0 ? nothing : note(told.map((text) => html`<p>${text}</p>`));
}

/** What a field changes from, if anything, and to; those who do not see a line through the old hear it too. An id is told by its name. */
export function fromTo(from: ChangeValue | undefined, to: ChangeValue | undefined, t: Words, names: Plan['names'] = {}): TemplateResult {
  if (from === undefined || from === null || from === '') return html`<ins>${valueText(to, t, names)}</ins>`;
  return html`<span class="hidden">${t.from}</span> <del>${valueText(from, t, names)}</del> ${towardsIcon}
    <span class="hidden">${t.to}</span> <ins>${valueText(to, t, names)}</ins>`;
}

function part(
  heading: string,
  plan: Plan,
  kind: Change['kind'],
  line: (change: Change, t: Words, all: readonly Change[], names: Plan['names']) => unknown,
  t: Words,
): TemplateResult | typeof nothing {
  const changes = plan.changes.filter((change) => change.kind === kind && change.resource !== 'readers');
  if (changes.length === 0) return nothing;
  const told = kind === 'changed' ? [...new Map(changes.map((change) => [`${change.resource} ${change.id}`, change])).values()] : changes;
  const counted = Object.entries(plan.counts).reduce((sum, [name, n]) => (counts(name, kind) ? sum + n : sum), 0);
  // A plan holds its first 500 changes; how many things the rest are of is not known where one thing has several.
  // What goes along with a thing stands beside its name.
  const along = kind === 'removed' ? changes.reduce((sum, { values = {} }) => sum + within(values, plan), 0) : 0;
  const beyond = Math.max(0, counted - changes.length - along);
  const all = kind === 'changed' && beyond > 0 ? undefined : told.length + beyond;
  const shown = told.slice(0, most);
  return html`<details ?open=${told.length <= 20}>
    <summary>${heading} <span class="muted">${all === undefined ? nothing : t.number(all)}</span></summary>
    <ul role="list">
      ${shown.map((change) => html`<li>${line(change, t, changes, plan.names)}</li>`)}
      ${all === shown.length ? nothing : html`<li class="muted">${all === undefined ? t.notAllChanges : t.more(all - shown.length)}</li>`}
    </ul>
  </details>`;
}

/** How many things go along with one, by what its values count and the plan counts too. */
const within = (values: NonNullable<Change['values']>, { counts }: Plan) =>
  Object.entries(values).reduce((sum, [key, n]) => sum + (`${key}.removed` in counts ? Number(n) : 0), 0);

/** Whether a count is of such changes as are listed: of who gains and loses it is told apart. */
const counts = (name: string, kind: Change['kind']) => name.endsWith(`.${kind}`) && !name.startsWith('readers.');

/**
 * Who gains or who loses in the folder itself by a change of rights: each with what it is, reading or writing or both. Those who lose come first among the changes, so
 * that all of them are told where anybody is who gains; how many the rest are is not known, for one person may have two.
 */
function readers(heading: string, plan: Plan, gains: boolean, t: Words): TemplateResult | typeof nothing {
  const ways = new Map<string, { name: string; ways: string[] }>();
  for (const change of plan.changes) {
    const { resource, id, field = '', to } = change;
    if (resource !== 'readers' || (to === true) !== gains) continue;
    const person = ways.get(id) ?? { name: who(change), ways: [] };
    person.ways.push(Object.hasOwn(t.field, field) ? (t.field[field] ?? field) : field);
    ways.set(id, person);
  }
  const people = [...ways.values()];
  if (people.length === 0) return nothing;
  const told = plan.changes.filter(({ resource }) => resource === 'readers');
  const cut = told.length < (plan.counts['readers.changed'] ?? 0) && (gains || told.every(({ to }) => to !== true));
  return html`<details ?open=${people.length <= 20}>
    <summary>${heading} <span class="muted">${cut ? nothing : t.number(people.length)}</span></summary>
    <ul role="list">
      ${people.slice(0, most).map(({ name, ways }) => html`<li><b>${name}</b> <span class="muted">${t.ways(ways)}</span></li>`)}
      ${cut || people.length > most ? html`<li class="muted">${cut ? t.notAll : t.more(people.length - most)}</li>` : nothing}
    </ul>
  </details>`;
}

/** What something is called; somebody with their username too, for people may be named alike. */
export const who = ({ name, values: { username } = {} }: Change): string => (username ? `${name} (${String(username)})` : name);

/** What is removed, and what goes with it. */
function removedLine(change: Change, t: Words): TemplateResult {
  const told = Object.entries(t.goesAlong).flatMap(([key, text]) => {
    const n = change.values?.[key];
    return typeof n === 'number' && n > 0 ? [text(n)] : [];
  });
  return html`<b>${who(change)}</b> ${told.length > 0 ? html`<span class="muted">${told.join(', ')}</span>` : nothing}`;
}

function addedLine(change: Change, t: Words): TemplateResult {
  return html`<b>${change.name}</b> <span class="muted">${addedText(change, t)}</span>`;
}

/** What is told of somebody or something that is added, beside the name. */
export function addedText({ values }: Change, t: Words): string {
  const told = ['username', 'role', 'email', 'symbol'].flatMap((key) => {
    const value = values?.[key];
    return value === undefined || value === null ? [] : [valueText(value, t)];
  });
  return told.join(', ');
}

const entries: ReadonlySet<string> = new Set(['managers', 'users', 'responsible', 'responsibleId']);

/** Everything that changes of one thing, under its name. */
function changedLine(change: Change, t: Words, all: readonly Change[], names: Plan['names']): TemplateResult {
  const { resource, id } = change;
  const of = all.filter((one) => one.resource === resource && one.id === id);
  // what a folder had itself is not what it has once it follows: who gains and who loses says what becomes of it
  const follows = resource === 'folders' && of.some(({ field, to }) => field === 'follows' && to === true);
  return html`<b>${who(change)}</b> ${fieldsChanged(follows ? of.filter(({ field = '' }) => !entries.has(field)) : of, t, names)}`;
}

/** The fields of one thing that change, a line each; one whose value is never shown becomes another, and a password may end (docs/decisions/016). */
export function fieldsChanged(of: readonly Change[], t: Words, names: Plan['names']): TemplateResult[] {
  // at the top there is no folder
  const placed = (field: string, value: ChangeValue | undefined) => (field === 'folderId' && value === null ? t.atTop : value);
  const becomes = ({ field = '', from, to }: Change) => {
    if (field === 'password') return html`<ins>${to === null ? t.passwordEnds : t.another}</ins>`;
    return from === undefined && to === undefined
      ? html`<ins>${t.another}</ins>`
      : fromTo(placed(field, from), placed(field, to), t, names);
  };
  return of.map(
    (change) => html`<div><span class="muted">${fieldName(change.resource, change.field ?? '', t)}:</span> ${becomes(change)}</div>`,
  );
}

/** What a field is called: a folder's `users` are other than a person's. */
function fieldName(resource: string, field: string, t: Words): string {
  const own = resource === 'folders' && Object.hasOwn(t.folderField, field) ? t.folderField[field] : undefined;
  return own ?? (Object.hasOwn(t.field, field) ? (t.field[field] ?? field) : field);
}

function valueText(value: ChangeValue | undefined, t: Words, names: NonNullable<Plan['names']> = {}): string {
  if (value === undefined || value === null || value === '') return t.none;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') return t.number(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return t.day(value);
  if (Object.hasOwn(names, value)) return names[value] ?? value;
  return Object.hasOwn(t.value, value) ? (t.value[value] ?? value) : value;
}
