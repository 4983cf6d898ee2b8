import { session, type Settings } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { deed, doneNote, field, filled, focusFirstWrong, formError, type Sent } from '../kernel/form.js';
import { sectionsSheet } from '../kernel/sections.styles.js';
import { formSheet } from '../kernel/form.styles.js';
import { PasswordFields } from '../kernel/password.js';
import { announce } from '../kernel/live.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { refusalSentence, whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import { settingsTerms, type SettingsTerms } from '../terms/settings.js';
import { settingsSheet } from './settings.styles.js';

type Words = SettingsTerms & CommonTerms;

/** What was done last, and what its form says of it. */
interface Done {
  readonly of: Sent;
  readonly says: (t: Words) => string;
}

/**
 * What somebody sets for themselves: name and phone unless they are closed, language, e-mail address, password (USR-15). A new address counts
 * once the link that is mailed to it has been followed. What the person may not change is shown, with why.
 *
 * @tag knippa-settings
 * @summary One's own settings (USR-15).
 * @event knippa-session-edit - Name, phone or language was changed; read them by `session.settings`.
 * @event knippa-session-change-email - A link was mailed to another address.
 * @event knippa-session-change-password - The password was changed, and every other session ended.
 * @csspart base - All of the element's inside.
 */
export class KnippaSettings extends KnippaElement<SettingsTerms> {
  static override styles = [sheet, formSheet, sectionsSheet, settingsSheet];

  protected override readonly words = settingsTerms;

  readonly #settings = new Reading(this, session.settings, () => ({}));
  readonly #edit = new Submission(this, session.edit);
  readonly #changeEmail = new Submission(this, session.changeEmail);
  readonly #changePassword = new Submission(this, session.changePassword);
  readonly #passwords = new PasswordFields(this);
  #done: Done | undefined;

  async #save(event: SubmitEvent, from: Settings): Promise<void> {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
    const { displayName = from.displayName, phone = from.phone ?? '', language } = typed;
    const done = await this.#edit.send({
      language: language === 'en' ? 'en' : 'sv',
      ...(displayName.trim() !== from.displayName && { displayName }),
      ...(phone.trim() !== (from.phone ?? '') && { phone: phone.trim() || null }),
    });
    if (!this.#told(done, { of: this.#edit, says: (t) => t.saved })) return;
    if (done) this.page?.speak?.(done.output.language);
    tell<typeof session.edit>(this, 'session.edit', {});
  }

  async #sendLink(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { email = '' } = filled(form);
    if (!this.#told(await this.#changeEmail.send({ email }), { of: this.#changeEmail, says: (t) => t.emailAsked(email) })) return;
    form.reset();
    tell<typeof session.changeEmail>(this, 'session.changeEmail', {});
  }

  async #choose(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { present = '', password = '' } = filled(form);
    if (!this.#told(await this.#changePassword.send({ present, password }), { of: this.#changePassword, says: (t) => t.passwordChanged }))
      return;
    form.reset();
    this.#passwords.hide();
    tell<typeof session.changePassword>(this, 'session.changePassword', {});
  }

  #told(success: unknown, done: Done): boolean {
    this.#done = success ? done : undefined;
    this.requestUpdate();
    if (success && this.terms) announce(done.says(this.terms));
    else void focusFirstWrong(this);
    return success !== undefined;
  }

  protected override view(t: Words): unknown {
    const waiting = html`<span class="bone"></span><span class="bone"></span><span class="bone"></span>`;
    return html`<h2 tabindex="-1">${t.settings}</h2>
      ${whenRead(this.#settings, t, waiting, (settings) => this.#shown(settings, t))}`;
  }

  #shown(settings: Settings, t: Words): TemplateResult {
    const edits = may(settings, session.edit);
    if (edits !== true)
      return html`<div class="form">
        ${this.#values(settings, t)}
        <p class="muted">${refusalSentence(edits, t)}</p>
      </div>`;
    return html`<p class="muted">${t.signsInWith} <b class="value">${settings.signInName}</b></p>
      ${this.#own(settings, t)} ${this.#email(settings, t)} ${this.#password(settings, t)}`;
  }

  #values({ displayName, phone }: Settings, t: Words): TemplateResult {
    const shown = (label: string, value: string | null) =>
      html`<div>
        <b>${label}</b>
        <div class="value">${value ?? html`<span class="muted">${t.none}</span>`}</div>
      </div>`;
    return html`${shown(t.displayName, displayName)} ${shown(t.phone, phone)}`;
  }

  #own(settings: Settings, t: Words): TemplateResult {
    const { displayName, phone, closed } = settings;
    const fields = html`${field({ path: 'displayName', label: t.displayName, value: displayName, autocomplete: 'name' }, this.#edit, t)}
    ${field({ path: 'phone', label: t.phone, value: phone ?? '', type: 'tel', autocomplete: 'tel', optional: true }, this.#edit, t)}`;
    return html`<form class="form" novalidate @submit=${(event: SubmitEvent) => this.#save(event, settings)}>
      ${
        closed
          ? html`${this.#values(settings, t)}
              <p class="muted small">${t.closed}</p>`
          : fields
      }
      ${this.#languages(settings, t)} ${this.#end(this.#edit, t)}
      <div class="row">${deed(t.save, this.#edit, t)}</div>
    </form>`;
  }

  #languages({ language }: Settings, t: Words): TemplateResult {
    return html`<div>
      <label for="language">${t.language}</label>
      <div class="hint" id="language-hint">${t.languageHint}</div>
      <select id="language" name="language" aria-describedby="language-hint">
        ${(['sv', 'en'] as const).map((one) => html`<option value=${one} lang=${one} ?selected=${one === language}>${t.languages[one]}</option>`)}
      </select>
    </div>`;
  }

  #email({ email }: Settings, t: Words): TemplateResult {
    return html`<section aria-labelledby="email-heading">
      <h3 id="email-heading">${t.email}</h3>
      <p class="value">${email ?? html`<span class="muted">${t.noEmail}</span>`}</p>
      <form class="form" novalidate @submit=${(event: SubmitEvent) => this.#sendLink(event)}>
        ${field({ path: 'email', label: t.newEmail, hint: t.newEmailHint, type: 'email', autocomplete: 'email' }, this.#changeEmail, t)}
        ${this.#end(this.#changeEmail, t)}
        <div class="row">${deed(t.changeEmail, this.#changeEmail, t, '')}</div>
      </form>
    </section>`;
  }

  #password({ signInName }: Settings, t: Words): TemplateResult {
    const present = { path: 'present', label: t.present, autocomplete: 'current-password' };
    const chosen = { path: 'password', label: t.newPassword, hint: t.newPasswordHint, autocomplete: 'new-password' };
    return html`<section aria-labelledby="password-heading">
      <h3 id="password-heading">${t.password}</h3>
      <form class="form" novalidate @submit=${(event: SubmitEvent) => this.#choose(event)}>
        <input hidden autocomplete="username" .value=${signInName} readonly />
        ${this.#passwords.view(present, this.#changePassword, t)} ${this.#passwords.view(chosen, this.#changePassword, t)}
        ${this.#end(this.#changePassword, t)}
        <div class="row">${deed(t.changePassword, this.#changePassword, t, '')}</div>
      </form>
    </section>`;
  }

  /** The end of a form: why it was not done, or that it is. */
  #end(submission: Sent, t: Words): unknown {
    return submission.error === undefined && this.#done?.of === submission ? doneNote(this.#done.says(t)) : formError(submission, t);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-settings': KnippaSettings;
  }
}
