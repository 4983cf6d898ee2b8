import { accounts, type AccountRow } from '@knippa/contract';
import { KnippaCombobox } from '../kernel/combobox.js';
import { property } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { accountPickerTerms, type AccountPickerTerms } from '../terms/account-picker.js';

/**
 * Chooses one of a licence's group accounts that have room, by typing a part of its name. The focus stays in the field; arrows go through the
 * list, Enter takes one.
 *
 * @tag knippa-account-picker
 * @summary A combobox of accounts with room for so many more (USR-11).
 * @event change - Another account, or none, is chosen; read `chosen`.
 * @csspart base - All of the element's inside.
 */
export class KnippaAccountPicker extends KnippaCombobox<AccountRow, AccountPickerTerms> {
  /** The licence. */
  @property({ attribute: 'licence-id' }) licenceId = '';
  /** An account that is not offered. */
  @property() except = '';
  /** How many it must have room for. */
  @property({ type: Number }) room = 1;

  protected override readonly words = accountPickerTerms;

  protected override readonly offer = new Reading(this, accounts.list, () =>
    this.licenceId ? { licenceId: this.licenceId, withRoom: this.room, search: this.search.trim() || undefined, size: 20 } : undefined,
  );

  protected override nameOf({ name }: AccountRow): string {
    return name;
  }

  protected override beside({ capacity, users }: AccountRow, t: AccountPickerTerms): string {
    return t.room(Math.max(0, capacity - users));
  }

  protected override offers({ id }: AccountRow): boolean {
    return id !== this.except;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-account-picker': KnippaAccountPicker;
  }
}
