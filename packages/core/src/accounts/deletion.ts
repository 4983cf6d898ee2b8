import type { accounts as contract, Change } from '@knippa/contract';
import type { InLicence, Subjects } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';
import { holds, type Actor, type Place } from '../kernel/right.js';
import type { Deed, Rules } from '../kernel/rule.js';

/** How many days the administrators have to fetch the archive before a deletion that was announced (ACC-10). */
export const archiveDays = 14;

type Acts = 'archive' | 'announceDeletion' | 'withdrawDeletion';

/** Who fetches an account's archive, and who announces its deletion (ACC-10). */
export const deletionRules: Pick<Rules<typeof contract>, Acts> = {
  archive: ({ actor, place }) => holds(actor, place, 'licence', 'administrator') ?? refuse('not-permitted'),
  announceDeletion: ({ actor, place, account: { deletion } }) => {
    const by = holds(actor, place, 'licence');
    if (!by) return refuse('not-permitted');
    return deletion ? refuse('deletion-announced', { until: deletion.waitsUntil }) : by;
  },
  withdrawDeletion: ({ actor, place, account: { deletion } }) => {
    const by = holds(actor, place, 'licence');
    if (!by) return refuse('not-permitted');
    return deletion ? by : refuse('deletion-not-announced');
  },
};

/** Whether an account's archive holds the documents for this actor: the account's administrators' does, an operator's counts them (ACC-10, T-L8). */
export function archivesDocuments({ actor, place }: { readonly actor: Actor; readonly place: Place }): boolean {
  return holds(actor, place, 'administrator') !== undefined;
}

/** Whether an announced deletion still waits on a day: the archive was not fetched, and its days are not over. */
export function stillWaits({ account: { deletion } }: Pick<Subjects['accountId'], 'account'>, today: string): string | undefined {
  return deletion && !deletion.fetched && today <= deletion.waitsUntil ? deletion.waitsUntil : undefined;
}

/** What announcing a deletion needs to know: how many administrators can sign in to fetch the archive, and until when they may. */
export interface AnnounceFacts {
  readonly fetchers: number;
  readonly waitsUntil: string;
}

function changed(
  { account: { id, name } }: InLicence & Pick<Subjects['accountId'], 'account'>,
  from: string | null,
  to: string | null,
): Change[] {
  return [{ kind: 'changed', resource: 'accounts', id, name, field: 'deletion', from, to }];
}

/** The account waits for its archive to be fetched; where nobody has chosen a password there is nobody who could (ACC-10). */
export const announceDeletion: Deed<typeof contract.announceDeletion, AnnounceFacts> = {
  fits: ({ facts: { fetchers } }) => (fetchers === 0 ? refuse('nobody-to-fetch') : undefined),
  changes: ({ subject, facts: { waitsUntil } }) => changed(subject, null, waitsUntil),
};

/** The account waits no more, and is not deleted (ACC-10). */
export const withdrawDeletion: Deed<typeof contract.withdrawDeletion, undefined> = {
  changes: ({ subject }) => changed(subject, subject.account.deletion?.waitsUntil ?? null, null),
};
