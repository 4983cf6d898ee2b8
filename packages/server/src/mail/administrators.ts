import type { Door, Language } from '@knippa/contract';
import { sqlOf, type Tx } from '../store/store.js';

/** Somebody who is told, at an address. */
export interface Recipient {
  readonly email: string;
  readonly language: Language;
  readonly params: { readonly displayName: string; readonly door?: Door };
}

/** The administrators of an account, or of all accounts of a licence that has one alone. */
export async function administrators(tx: Tx, licenceId: string, accountId?: string): Promise<Recipient[]> {
  const ofLicence = sqlOf.selectFrom('users').select(['email', 'display_name', 'language']).where('licence_id', '=', licenceId);
  const asked = accountId === undefined ? ofLicence : ofLicence.where('account_id', '=', accountId);
  const rows = await tx.run(asked.where('role', '=', 'administrator').where('email', 'is not', null).orderBy('id'));
  return rows.map(({ email, language, display_name }) => ({
    email: email ?? '',
    language,
    params: { displayName: display_name, door: 'account' },
  }));
}
