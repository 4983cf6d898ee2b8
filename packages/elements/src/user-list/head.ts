import { users, type Account } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { refusalSentence } from '../kernel/states.js';
import type { Words } from './act.js';

/** What the buttons over the list do. */
export interface HeadActs {
  create(): void;
  import(): void;
  download(language: 'sv' | 'en'): void;
}

/** The buttons over the list: a new user, and files. */
export function headButtons(account: Account, t: Words, acts: HeadActs): TemplateResult {
  const allowed = { import: may(account, users.import), export: may(account, users.export), create: may(account, users.create) };
  const off = (act: keyof typeof allowed) => (allowed[act] === true ? nothing : 'true');
  const open = (act: 'import' | 'create') => () => allowed[act] === true && acts[act]();
  const form = (language: 'sv' | 'en', name: string) =>
    html`<button class="quiet" @click=${() => acts.download(language)}>${name}</button>`;
  return html`<div class="row">
    ${
      allowed.export === true
        ? html`<details class="menu" id="export">
            <summary>${t.export}</summary>
            <div>${form('sv', t.exportSwedish)} ${form('en', t.exportEnglish)}</div>
          </details>`
        : nothing
    }
    <button class="quiet" aria-disabled=${off('import')} aria-describedby="reasons" @click=${open('import')}>${t.import}</button>
    <button class="primary" aria-disabled=${off('create')} aria-describedby="reasons" @click=${open('create')}>${t.create}</button>
  </div>`;
}

/** Why buttons are off, each reason once. */
export function headReasons(account: Account, t: Words): TemplateResult {
  const refused = [may(account, users.create), may(account, users.import)].filter((allowed) => allowed !== true);
  const sentences = new Set(refused.map((refusal) => refusalSentence(refusal, t)));
  return html`<div id="reasons" class="muted small">${[...sentences].map((sentence) => html`<p>${sentence}</p>`)}</div>`;
}
