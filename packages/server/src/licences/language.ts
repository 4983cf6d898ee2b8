import type { Language } from '@knippa/contract';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../store/store.js';

/**
 * The language of a licence, inside a statement: whoever is added begins with it, until they choose another (LIC-06, USR-15). The licence is one
 * that the transaction has entered.
 */
export function licenceLanguage(licenceId: string): RawBuilder<Language> {
  return sql<Language>`(select language from licences where id = ${licenceId}::uuid)`;
}

/** The language of a licence, asked once for many who have chosen none of their own. */
export async function languageOf(tx: Tx, licenceId: string): Promise<Language> {
  const [row] = await tx.run(sql<{ language: Language }>`select language from licences where id = ${licenceId}::uuid`);
  if (!row) throw new Error('whose language is asked is a licence that was entered');
  return row.language;
}
