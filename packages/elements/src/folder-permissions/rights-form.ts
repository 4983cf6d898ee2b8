import { folders, type Access, type Folder } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { differences } from '../kernel/differences.js';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { deed, doneNote, fieldSentence, formError } from '../kernel/form.js';
import { announce } from '../kernel/live.js';
import { Planned } from '../kernel/planned.js';
import type { Reading } from '../kernel/reading.js';
import { refusalSentence } from '../kernel/states.js';
import { personName } from '../kernel/person-name.js';
import type { KnippaPersonPicker } from '../person-picker/person-picker.js';
import type { CommonTerms } from '../terms/common.js';
import type { FolderPermissionsTerms } from '../terms/folder-permissions.js';
import { matrix } from './matrix.js';
import { parentName, RightsRows, type Ground } from './rights-rows.js';
import { Draft, rightsOf, type Rights, type Setting } from './rights.js';

type Words = FolderPermissionsTerms & CommonTerms;

/**
 * Who may what in a shared folder: its owner, and the matrix (FLD-02, FLD-03, FLD-05). What it would do is shown before it is done; what is changed here is kept while
 * the folder is read again, and what somebody else changes meanwhile stands beside it (WHY-06).
 */
export class RightsForm {
  readonly #host: KnippaElement<object>;
  readonly #reading: Reading<typeof folders.read>;
  readonly #setting: Planned<typeof folders.setRights>;
  readonly #rows: RightsRows;
  readonly #draft = new Draft(() => {
    this.#done = false;
    this.#setting.clear();
    this.#host.requestUpdate();
  });
  readonly #cancel: () => void;
  #done = false;

  /** `cancel` is done when its button is pressed. */
  constructor(host: KnippaElement<object>, reading: Reading<typeof folders.read>, cancel: () => void) {
    this.#host = host;
    this.#cancel = cancel;
    this.#reading = reading;
    this.#setting = new Planned(host, folders.setRights);
    this.#rows = new RightsRows(host, this.#draft);
  }

  /** Forgets what was changed: another folder is set up. */
  clear(): void {
    this.#draft.clear();
    this.#setting.clear();
    this.#done = false;
  }

  /** Whether something is changed and not done. */
  changed({ settings }: Folder): boolean {
    return settings !== undefined && this.#draft.changed(rightsOf(settings)).length > 0;
  }

  view(ground: Ground, t: Words): TemplateResult {
    const read = rightsOf(ground.settings);
    const rights = this.#draft.on(read);
    const same = this.#draft.changed(read).length === 0;
    const { plan } = this.#setting;
    const show = (event: Event) => {
      event.preventDefault();
      if (!same) void this.#ask(ground, read);
    };
    return html`<form class="rights" novalidate aria-labelledby="rights" @submit=${show}>
        <h3 id="rights">${t.rights}</h3>
        ${this.#differences(read, t)}
        <div class="form">${this.#owner(ground, read, t)} ${this.#follows(ground, read, t)}</div>
        ${rights.follows && !ground.settings.follows && !ground.parent?.settings ? html`<p class="muted as-parent">${t.asParent(parentName(ground))}</p>` : matrix(this.#rows.of(ground, read, t), t)}
        ${formError(plan, t)}
        <div role="status" ?hidden=${!this.#done}>${this.#done ? doneNote(t.applied) : nothing}</div>
        <div class="row foot-row">
          ${deed(t.show, plan, t, 'primary', same)}
          <button type="button" @click=${this.#cancel}>${t.cancel}</button>
          ${same && !this.#done ? html`<span class="muted small">${t.nothingChanged}</span>` : nothing}
        </div>
      </form>
      ${this.#setting.dialog(t.planHeading(ground.folder.name), t.apply, (token) => this.#apply(ground, read, token, t))}`;
  }

  #owner({ accountId, folder }: Ground, read: Rights, t: Words): TemplateResult {
    const { owner } = this.#draft.on(read);
    const code = this.#setting.plan.fieldCode('ownerId');
    const choose = (event: Event) => {
      event.stopPropagation();
      const { chosen } = event.target as KnippaPersonPicker;
      // while another name is typed the owner stays who they are
      if (chosen) this.#draft.set(read, 'owner', chosen);
    };
    const leave = (event: Event) => {
      (event.target as KnippaPersonPicker).chosen ??= this.#draft.on(read).owner ?? undefined;
    };
    return html`<knippa-person-picker
      id="owner"
      account-id=${accountId}
      folder-id=${folder.id}
      responsible
      label=${t.owner}
      hint=${t.ownerHint}
      wrong=${code ? fieldSentence(code, this.#setting.plan, t) : ''}
      .chosen=${owner ?? undefined}
      @change=${choose}
      @focusout=${leave}
    ></knippa-person-picker>`;
  }

  #follows(ground: Ground, read: Rights, t: Words): TemplateResult | typeof nothing {
    if (ground.folder.parentId === null) return nothing;
    const { follows } = this.#draft.on(read);
    const parent = parentName(ground);
    const choice = (id: string, on: boolean, label: string, means: string) =>
      html`<div class="choice">
        <input
          type="radio"
          name="follows"
          id=${id}
          aria-describedby="${id}-means"
          .checked=${live(follows === on)}
          @change=${() => this.#draft.set(read, 'follows', on)}
        />
        <label for=${id}>${label}</label>
        <span id="${id}-means" class="reason">${means}</span>
      </div>`;
    return html`<fieldset>
      <legend>${t.settingsOf}</legend>
      ${choice('follow', true, t.follows(parent), t.followsMeans(parent))} ${choice('own', false, t.ownSettings, t.ownSettingsMean)}
    </fieldset>`;
  }

  /** What somebody else has changed of what is changed here. */
  #differences(read: Rights, t: Words): TemplateResult | typeof nothing {
    const late = this.#draft.late(read);
    if (late.length === 0) return nothing;
    const labels: Record<Setting, string> = {
      owner: t.owner,
      follows: t.settingsOf,
      managers: t.managers,
      users: t.users,
      responsible: t.responsible,
      chosen: t.chosen,
    };
    const draft = this.#draft.on(read);
    return differences(
      late.map((setting) => ({
        label: labels[setting],
        saved: settingText(setting, read, t),
        typed: settingText(setting, draft, t),
        take: () => this.#draft.take(setting),
      })),
      t,
    );
  }

  async #ask({ accountId, folder }: Ground, read: Rights): Promise<void> {
    this.#done = false;
    await this.#setting.plan.ask({ accountId, folderId: folder.id, ...this.#draft.input(read) });
    if (!this.#setting.plan.refusal) return;
    await this.#host.updateComplete;
    if (this.#setting.plan.fieldCode('ownerId')) this.#host.renderRoot.querySelector<KnippaPersonPicker>('#owner')?.focus();
  }

  async #apply({ accountId, folder }: Ground, read: Rights, plan: string, t: Words): Promise<void> {
    const path = { accountId, folderId: folder.id };
    const done = await this.#setting.submission.send({ ...path, ...this.#draft.input(read), plan });
    if (!done) {
      this.#setting.renew();
      // somebody else was first: what they changed stands beside what is changed here
      if (this.#setting.submission.refusal) this.#reading.again();
      return;
    }
    this.clear();
    this.#reading.value = done.output;
    this.#done = true;
    this.#host.requestUpdate();
    announce(t.applied);
    tell<typeof folders.setRights>(this.#host, 'folders.setRights', path);
  }
}

/** Why somebody may not set rights, where they may not. */
export function whyNot(folder: Folder, t: Words): string | undefined {
  const allowed = may(folder, folders.setRights);
  if (allowed === true) return undefined;
  return allowed.code === 'not-permitted' ? t.keepersOnly : refusalSentence(allowed, t);
}

/** A setting in words, for somebody who compares. */
function settingText(setting: Setting, rights: Rights, t: Words): string {
  const { owner, follows, responsible, chosen } = rights;
  const ways = (of: Access) => [of.read && t.read, of.write && t.write].filter(Boolean).join(', ') || '–';
  if (setting === 'owner') return owner ? personName(owner) : t.nobody;
  if (setting === 'follows') return follows ? t.yes : t.no;
  if (setting === 'responsible') return responsible.who ? `${personName(responsible.who)}: ${ways(responsible)}` : t.nobody;
  if (setting === 'chosen') return chosen.people.length > 0 ? `${chosen.people.map(personName).join(', ')}: ${ways(chosen)}` : t.nobody;
  return ways(rights[setting]);
}
