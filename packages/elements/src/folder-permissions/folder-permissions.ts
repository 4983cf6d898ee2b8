import { folders, type Folder } from '@knippa/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { iconFieldSheet } from '../icon-picker/icon-field.js';
import { differencesSheet } from '../kernel/differences.js';
import { KnippaElement } from '../kernel/element.js';
import { closed } from '../kernel/events.js';
import { folderIcon } from '../kernel/folder-icon.js';
import { formSheet } from '../kernel/form.styles.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { whenRead } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import { folderPermissionsTerms, type FolderPermissionsTerms } from '../terms/folder-permissions.js';
import { readersSheet, ReadersInside } from '../who-can-see/inside.js';
import { folderPermissionsSheet } from './folder-permissions.styles.js';
import { NameForm } from './name-form.js';
import { RightsForm, whyNot } from './rights-form.js';

type Words = FolderPermissionsTerms & CommonTerms;

/**
 * A shared folder's settings: its name and symbol, its owner, and who may read and write in it. What a change would do is shown before it is done.
 *
 * @tag knippa-folder-permissions
 * @summary Sets up a shared folder (FLD-02, FLD-03, FLD-05).
 * @event knippa-folders-edit - Its name or symbol was changed; `detail.accountId`, `detail.folderId`.
 * @event knippa-folders-set-rights - Its permissions were changed; `detail.accountId`, `detail.folderId`.
 * @event knippa-close - The person is done here.
 * @csspart base - All of the element's inside.
 */
export class KnippaFolderPermissions extends KnippaElement<FolderPermissionsTerms> {
  static override styles = [sheet, formSheet, differencesSheet, iconFieldSheet, readersSheet, folderPermissionsSheet];

  /** The account. */
  @property({ attribute: 'account-id' }) accountId = '';
  /** The folder. */
  @property({ attribute: 'folder-id' }) folderId = '';

  /** What ends what is shown, once the person has let go what is changed. */
  @state() private leaving: (() => void) | undefined;

  protected override readonly words = folderPermissionsTerms;

  readonly #folder = new Reading(this, folders.read, () => this.#of(this.folderId));
  /** The folder above, for what one with settings of its own would follow: its settings are there for whoever sets them up. */
  readonly #parent = new Reading(this, folders.read, () => {
    const folder = this.#folder.value;
    return folder?.settings?.follows === false ? this.#of(folder.parentId ?? '') : undefined;
  });
  readonly #name = new NameForm(this, this.#folder);
  readonly #rights = new RightsForm(this, this.#folder, () => this.leave(() => closed(this)));
  readonly #readers = new ReadersInside(this);

  #of(folderId: string): { accountId: string; folderId: string } | undefined {
    const { accountId } = this;
    return accountId && folderId ? { accountId, folderId } : undefined;
  }

  /** Does what ends what is shown here: at once, or, where something is changed and not saved, when the person has let that go. */
  leave(then: () => void): void {
    const folder = this.#folder.value;
    if (!folder || !(this.#name.changed(folder) || this.#rights.changed(folder))) {
      then();
      return;
    }
    void import('../ask-dialog/define.js');
    this.leaving = then;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('folderId') || changed.has('accountId')) {
      this.leaving = undefined;
      this.#name.clear();
      this.#rights.clear();
    }
    super.willUpdate(changed);
  }

  protected override view(t: Words): unknown {
    const bones = html`<div class="form">${[0, 1, 2, 3].map(() => html`<span class="bone"></span>`)}</div>`;
    return whenRead(this.#folder, t, bones, (folder) => this.#inside(folder, t));
  }

  #inside(folder: Folder, t: Words): TemplateResult {
    const { name, icon, lying, settings } = folder;
    const path = lying.path.map((above) => above.name).join(' / ');
    return html`<h2 tabindex="-1">${folderIcon(icon, this)} <span>${name}</span></h2>
      ${folder.space === 'shared' ? html`<p class="muted">${path ? t.liesIn(path) : t.atTop}</p>` : nothing}
      ${this.#name.view(folder, this.accountId, t)}
      ${
        settings
          ? this.#rights.view({ accountId: this.accountId, folder, settings, parent: this.#parent.value }, t)
          : html`<p class="form muted">${whyNot(folder, t)}</p>
              <div class="row foot-row"><button type="button" @click=${() => closed(this)}>${t.close}</button></div>`
      }
      ${this.#readers.view({ accountId: this.accountId, folderId: folder.id }, t.whoSees)} ${this.#question(t)}`;
  }

  #question(t: Words): TemplateResult {
    const letGo = () => {
      const then = this.leaving;
      this.leaving = undefined;
      this.#name.clear();
      this.#rights.clear();
      then?.();
    };
    const stay = (event: Event) => {
      event.stopPropagation();
      this.leaving = undefined;
    };
    return html`<knippa-ask-dialog
      heading=${t.discard}
      deed=${t.discard}
      danger
      ?open=${this.leaving !== undefined}
      @knippa-apply=${letGo}
      @knippa-close=${stay}
      ><p>${t.discardMeans}</p></knippa-ask-dialog
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-folder-permissions': KnippaFolderPermissions;
  }
}
