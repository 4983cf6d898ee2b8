import { users, type Account, type Refusal, type User } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { refusalSentence } from '../kernel/states.js';
import { isNever, type Words } from './act.js';

/** In which form users are exported: a spreadsheet, or CSV in a language's dialect. */
export type ExportForm = 'xlsx' | 'sv' | 'en';

/** What the buttons over the list do. */
export interface HeadActs {
  create(): void;
  import(): void;
  download(form: ExportForm): void;
}

/** The buttons over the list: a new user, and files. */
export function headButtons(account: Account, t: Words, acts: HeadActs): TemplateResult {
  const allowed = { import: may(account, users.import), export: may(account, users.export), create: may(account, users.create) };
  const button = (act: 'import' | 'create', kind: string) => {
    const may = allowed[act];
    if (isNever(may)) return nothing;
    const press = () => may === true && acts[act]();
    return html`<button class=${kind} aria-disabled=${may === true ? nothing : 'true'} aria-describedby="reasons" @click=${press}>
      ${t[act]}
    </button>`;
  };
  const form = (as: ExportForm, name: string) => html`<button class="quiet" @click=${() => acts.download(as)}>${name}</button>`;
  return html`<div class="row">
    ${button('import', 'quiet')}
    ${
      allowed.export === true
        ? html`<details class="menu" id="export">
            <summary>${t.export}</summary>
            <div>${form('xlsx', t.exportXlsx)} ${form('sv', t.exportSwedish)} ${form('en', t.exportEnglish)}</div>
          </details>`
        : nothing
    }
    ${button('create', 'primary')}
  </div>`;
}

/** Whose list it is, and how much room there is: a manager’s in their quota (USR-08), anybody else’s in the account. */
export function inSight({ name, users: count, capacity }: Account, own: User | undefined, t: Words): string {
  return own ? t.ownInAccount(name, own.users, own.quota ?? 0) : t.inAccount(name, count, capacity);
}

/** Why buttons are off, each reason once. */
export function headReasons(account: Account, t: Words): TemplateResult {
  const refused = [may(account, users.create), may(account, users.import)].filter(
    (allowed) => allowed !== true && !isNever(allowed),
  ) as Refusal[];
  const sentences = new Set(refused.map((refusal) => refusalSentence(refusal, t)));
  return html`<div id="reasons" class="muted small">${[...sentences].map((sentence) => html`<p>${sentence}</p>`)}</div>`;
}
