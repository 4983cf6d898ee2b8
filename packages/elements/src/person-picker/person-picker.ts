import { folders, type FolderSettings } from '@knippa/contract';
import { KnippaCombobox, type ComboboxTerms } from '../kernel/combobox.js';
import { personName } from '../kernel/person-name.js';
import { property } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { personPickerTerms } from '../terms/person-picker.js';

/** Somebody whom a folder's settings name; their username is there where two are called the same. */
export type Person = FolderSettings['names'][number];

/**
 * Chooses somebody whom a folder's settings may name, by typing a part of their name. The focus stays in the field; arrows go through the list, Enter takes one.
 *
 * @tag knippa-person-picker
 * @summary A combobox of the people of an account, for a folder's settings (FLD-03).
 * @event change - Another person, or none, is chosen; read `chosen`.
 * @csspart base - All of the element's inside.
 */
export class KnippaPersonPicker extends KnippaCombobox<Person, ComboboxTerms> {
  /** The account. */
  @property({ attribute: 'account-id' }) accountId = '';
  /** The folder whose settings they are for. */
  @property({ attribute: 'folder-id' }) folderId = '';
  /** Whether administrators and managers alone are offered. */
  @property({ type: Boolean }) responsible = false;
  /** Who is not offered, by their ids. */
  @property({ attribute: false }) without: ReadonlySet<string> = new Set();

  protected override readonly words = personPickerTerms;

  protected override readonly offer = new Reading(this, folders.people, () => {
    const { accountId, folderId, search, responsible, without } = this;
    if (!this.entered || !accountId || !folderId) return undefined;
    // those who are chosen already are read with the rest, and not offered
    const size = Math.min(500, 50 + without.size);
    return { accountId, folderId, search: search.trim() || undefined, role: responsible ? ('responsible' as const) : undefined, size };
  });

  protected override nameOf(person: Person): string {
    return personName(person);
  }

  protected override beside(): string {
    return '';
  }

  protected override offers({ id }: Person): boolean {
    return !this.without.has(id);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-person-picker': KnippaPersonPicker;
  }
}
