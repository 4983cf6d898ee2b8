import { folders, type Access, type Folder, type FolderSettings } from '@knippa/contract';
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
import { matrix, meaning, type MatrixRow } from './matrix.js';
import { PeopleChoice } from './people.js';
import { Draft, rightsOf, type Rights, type Setting } from './rights.js';

type Words = FolderPermissionsTerms & CommonTerms;

/** What the form is drawn on. */
export interface Ground {
  readonly accountId: string;
  readonly folder: Folder;
  readonly settings: FolderSettings;
  /** The folder above, where the person may see its settings. */
  readonly parent: Folder | undefined;
}

/**
 * Who may what in a shared folder: its owner, and the matrix (FLD-02, FLD-03, FLD-05). What it would do is shown before it is done; what is changed here is kept while
 * the folder is read again, and what somebody else changes meanwhile stands beside it (WHY-06).
 */
export class RightsForm {
  readonly #host: KnippaElement<object>;
  readonly #reading: Reading<typeof folders.read>;
  readonly #setting: Planned<typeof folders.setRights>;
  readonly #responsible: PeopleChoice;
  readonly #chosen: PeopleChoice;
  readonly #draft = new Draft();
  readonly #cancel: () => void;
  #done = false;

  /** `cancel` is done when its button is pressed. */
  constructor(host: KnippaElement<object>, reading: Reading<typeof folders.read>, cancel: () => void) {
    this.#host = host;
    this.#cancel = cancel;
    this.#reading = reading;
    this.#setting = new Planned(host, folders.setRights);
    this.#responsible = new PeopleChoice(host);
    this.#chosen = new PeopleChoice(host);
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
        ${rights.follows && !ground.settings.follows && !ground.parent?.settings ? html`<p class="muted as-parent">${t.asParent(parentName(ground))}</p>` : matrix(this.#rows(ground, read, t), t)}
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

  #set<S extends Setting>(read: Rights, setting: S, to: Rights[S]): void {
    this.#draft.set(read, setting, to);
    this.#done = false;
    this.#setting.clear();
    this.#host.requestUpdate();
  }

  #owner({ accountId, folder }: Ground, read: Rights, t: Words): TemplateResult {
    const { owner } = this.#draft.on(read);
    const code = this.#setting.plan.fieldCode('ownerId');
    const choose = (event: Event) => {
      event.stopPropagation();
      const { chosen } = event.target as KnippaPersonPicker;
      // while another name is typed the owner stays who they are
      if (chosen) this.#set(read, 'owner', chosen);
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
          @change=${() => this.#set(read, 'follows', on)}
        />
        <label for=${id}>${label}</label>
        <span id="${id}-means" class="reason">${means}</span>
      </div>`;
    return html`<fieldset>
      <legend>${t.settingsOf}</legend>
      ${choice('follow', true, t.follows(parent), t.followsMeans(parent))} ${choice('own', false, t.ownSettings, t.ownSettingsMean)}
    </fieldset>`;
  }

  #rows(ground: Ground, read: Rights, t: Words): MatrixRow[] {
    const { folder, settings, parent } = ground;
    const draft = this.#draft.on(read);
    const { owner, follows } = draft;
    // what it follows: as it is, or as it would be once it does
    const held = follows ? rightsOf(settings.follows || !parent?.settings ? settings : parent.settings) : draft;
    const full = { read: true, write: true, fixed: true };
    const row = (key: 'managers' | 'users', who: string): MatrixRow => ({
      key,
      who,
      ...held[key],
      means: meaning(held[key], t),
      fixed: follows,
      set: (access) => this.#set(read, key, access),
    });
    return [
      { key: 'administrators', who: t.administrators, means: t.always, ...full },
      ...(owner ? [{ key: 'owner', who: t.ownerNamed(personName(owner)), means: t.ownerAlways, ...full }] : []),
      row('managers', t.managers),
      row('users', t.users),
      ...this.#classRow(ground, read, held, t),
      ...(folder.parentId === null ? [this.#chosenRow(ground, read, t)] : this.#fromRoot(ground, read, t)),
    ];
  }

  /** One responsible with their `user`s: whoever is chosen, or the field that chooses. */
  #classRow({ accountId, folder }: Ground, read: Rights, { responsible }: Rights, t: Words): MatrixRow[] {
    const { who } = responsible;
    const { follows } = this.#draft.on(read);
    if (follows && !who) return [];
    const set = (to: Rights['responsible']) => this.#set(read, 'responsible', to);
    const below = () =>
      this.#responsible.view(
        {
          accountId,
          folderId: folder.id,
          label: t.responsible,
          people: who ? [who] : [],
          responsible: true,
          // whoever is chosen first may read: an entry that is off would say nothing
          add: (person) => set({ ...(who ? access(responsible) : reading), who: person }),
          remove: () => set({ ...off, who: null }),
        },
        t,
      );
    return [
      {
        key: 'responsible',
        who: who ? t.responsibleNamed(personName(who)) : t.responsible,
        ...access(responsible),
        means: who ? meaning(responsible, t) : t.nobodyChosen,
        fixed: follows || !who,
        ...(!follows && { below: below() }),
        set: (to) => set({ ...to, who }),
      },
    ];
  }

  #chosenRow({ accountId, folder }: Ground, read: Rights, t: Words): MatrixRow {
    const { chosen } = this.#draft.on(read);
    const { people } = chosen;
    const set = (to: Rights['chosen']) => this.#set(read, 'chosen', to);
    const spec = {
      accountId,
      folderId: folder.id,
      label: t.chosenPeople,
      people,
      add: (person: (typeof people)[number]) => set({ ...(people.length > 0 ? access(chosen) : reading), people: [...people, person] }),
      remove: ({ id }: (typeof people)[number]) => set({ ...chosen, people: people.filter((one) => one.id !== id) }),
    };
    const none = people.length === 0;
    return {
      key: 'chosen',
      who: t.chosen,
      ...(none ? off : access(chosen)),
      means: none ? t.nobodyChosen : `${t.people(people.length)}. ${meaning(chosen, t)}`,
      fixed: none,
      below: this.#chosen.view(spec, t),
      set: (to) => set({ ...to, people }),
    };
  }

  /** The root's chosen people, who keep the root's rights on every folder below. */
  #fromRoot({ folder, settings }: Ground, read: Rights, t: Words): MatrixRow[] {
    if (!settings.chosen) return [];
    const root = folder.lying.path[0]?.name ?? '';
    const { chosen } = read;
    const names = html`<p class="small names">${chosen.people.map(personName).join(', ')}</p>`;
    const means = `${meaning(chosen, t)} ${t.fromRoot(root)}`;
    return [{ key: 'chosen', who: t.chosen, ...access(chosen), means, fixed: true, below: names }];
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
        take: () => {
          this.#draft.take(setting);
          this.#host.requestUpdate();
        },
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

const off: Access = { read: false, write: false };
const reading: Access = { read: true, write: false };
const access = ({ read, write }: Access): Access => ({ read, write });
const parentName = ({ folder }: Ground): string => folder.lying.path.at(-1)?.name ?? '';

/** A setting in words, for somebody who compares. */
function settingText(setting: Setting, rights: Rights, t: Words): string {
  const { owner, follows, responsible, chosen } = rights;
  const ways = (of: Access) => [of.read && t.read, of.write && t.write].filter((way) => way !== false).join(', ') || '–';
  if (setting === 'owner') return owner ? personName(owner) : t.nobody;
  if (setting === 'follows') return follows ? t.yes : t.no;
  if (setting === 'responsible') return responsible.who ? `${personName(responsible.who)}: ${ways(responsible)}` : t.nobody;
  if (setting === 'chosen') return chosen.people.length > 0 ? `${chosen.people.map(personName).join(', ')}: ${ways(chosen)}` : t.nobody;
  return ways(rights[setting]);
}
