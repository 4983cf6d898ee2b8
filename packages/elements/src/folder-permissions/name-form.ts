import { folders, type Folder } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { deed, doneNote, field, filled, focusFirstWrong, formError } from '../kernel/form.js';
import { loadTerms } from '../kernel/language.js';
import { announce } from '../kernel/live.js';
import { Meanwhile } from '../kernel/meanwhile.js';
import type { Reading } from '../kernel/reading.js';
import { Submission } from '../kernel/submission.js';
import { IconField } from '../icon-picker/icon-field.js';
import type { CommonTerms } from '../terms/common.js';
import type { FolderPermissionsTerms } from '../terms/folder-permissions.js';
import { iconPickerTerms } from '../terms/icon-picker.js';

type Words = FolderPermissionsTerms & CommonTerms;

const valueOf = {
  name: ({ name }: Folder) => name,
  icon: ({ icon }: Folder) => icon ?? '',
} as const;

/** A folder's name and symbol, against the version that was read (FLD-02). */
export class NameForm {
  readonly #host: KnippaElement<object>;
  readonly #reading: Reading<typeof folders.read>;
  readonly #meanwhile: Meanwhile<Folder, keyof typeof valueOf>;
  readonly #edit: Submission<typeof folders.edit>;
  readonly #icon: IconField;
  #done = false;

  constructor(host: KnippaElement<object>, reading: Reading<typeof folders.read>) {
    this.#host = host;
    this.#reading = reading;
    this.#meanwhile = new Meanwhile(host, reading.again, valueOf);
    this.#edit = new Submission(host, folders.edit);
    this.#icon = new IconField(host, this.#typed);
  }

  readonly #typed = (): void => {
    this.#done = false;
    this.#meanwhile.typed();
  };

  /** Forgets what was typed: another folder is set up. */
  clear(): void {
    this.#meanwhile.clear();
    this.#edit.clear();
    this.#icon.clear();
    this.#done = false;
  }

  /** Whether something is typed or chosen and not saved. */
  changed(folder: Folder): boolean {
    const form = this.#host.renderRoot.querySelector<HTMLFormElement>('form[aria-labelledby="name-and-icon"]');
    return form !== null && Object.keys(this.#meanwhile.changes(folder, filled(form))).length > 0;
  }

  view(folder: Folder, accountId: string, t: Words): TemplateResult | typeof nothing {
    if (may(folder, folders.edit) !== true) return nothing;
    const from = this.#meanwhile.from(folder);
    return html`<form
      class="form"
      novalidate
      aria-labelledby="name-and-icon"
      @submit=${(event: SubmitEvent) => this.#send(event, folder, accountId, t)}
      @input=${this.#typed}
    >
      <h3 id="name-and-icon">${t.nameAndIcon}</h3>
      ${this.#meanwhile.view(folder, { name: t.name, icon: t.icon }, t, (path, text) => (path === 'icon' ? this.#iconName(text, t) : text))}
      ${field({ path: 'name', label: t.name, value: from.name }, this.#edit, t)} ${this.#icon.view(from.icon ?? '', t)}
      ${this.#meanwhile.late ? nothing : formError(this.#edit, t)}
      <div role="status" ?hidden=${!this.#done}>${this.#done ? doneNote(t.saved) : nothing}</div>
      <div class="row">${deed(t.save, this.#edit, t, '')}</div>
    </form>`;
  }

  #iconName(icon: string, t: Words): string {
    if (icon === '') return t.plainFolder;
    const names: Readonly<Record<string, string>> | undefined = loadTerms(iconPickerTerms, this.#host.language, () =>
      this.#host.requestUpdate(),
    )?.names;
    return names?.[icon] ?? icon;
  }

  async #send(event: SubmitEvent, folder: Folder, accountId: string, t: Words): Promise<void> {
    event.preventDefault();
    const { name, icon } = this.#meanwhile.changes(folder, filled(event.target as HTMLFormElement));
    const changed = { ...(name !== undefined && { name }), ...(icon !== undefined && { icon: icon === '' ? null : icon }) };
    if (Object.keys(changed).length > 0) {
      const done = await this.#edit.send({ accountId, folderId: folder.id, version: this.#meanwhile.version(folder), ...changed });
      if (!done) {
        if (!this.#edit.refusedWith('changed-meanwhile')) return focusFirstWrong(this.#host);
        this.#meanwhile.compare();
        return;
      }
      this.#reading.value = done.output;
      tell<typeof folders.edit>(this.#host, 'folders.edit', { accountId, folderId: folder.id });
    }
    this.clear();
    this.#done = true;
    announce(t.saved);
    this.#host.requestUpdate();
  }
}
