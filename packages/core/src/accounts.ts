import type { accounts as contract } from '@knippa/contract';
import { announceDeletion, deletionRules, withdrawDeletion, type AnnounceFacts } from './accounts/deletion.js';
import { edit, openSettings, rename, type EditFacts } from './accounts/edit.js';
import { changeGroupId, deleteAccount, release, type DeleteFacts, type GroupIdFacts, type ReleaseFacts } from './accounts/endings.js';
import { start, type StartFacts } from './accounts/start.js';
import type { InLicence } from './kernel/facts.js';
import { refuse } from './kernel/refuse.js';
import { holds } from './kernel/right.js';
import type { Deeds, Rules } from './kernel/rule.js';
import { resend, type ResendFacts } from './users/resend.js';

/** Operators see every account of the licence; everybody in an account sees it. */
export const accountsSeen = { licence: 'licenceId', member: 'id' } as const;

/** Everybody who sees an account reads it; of an administrator's rights in it the greater is told. */
const bySeeing = ({ actor, place }: Pick<InLicence, 'actor' | 'place'>) =>
  holds(actor, place, 'licence', 'administrator', 'member') ?? refuse('not-permitted');

const byOperator = ({ actor, place }: Pick<InLicence, 'actor' | 'place'>) => holds(actor, place, 'licence') ?? refuse('not-permitted');

export const accounts = {
  list: byOperator,
  read: bySeeing,
  /** Who else sees it is told to whoever does, as far as they see them. */
  readers: bySeeing,
  /** The account's own people turn to their administrators, and those to whom the licence names (ACC-12). */
  licence: ({ actor, place }) => holds(actor, place, 'licence', 'administrator') ?? refuse('not-permitted'),
  start: byOperator,
  suggestGroupId: byOperator,
  edit: byOperator,
  /** A `single` account has its name from its user (ACC-11). */
  rename: ({ actor, place, account }) => {
    const by = holds(actor, place, 'licence', 'administrator');
    if (!by) return refuse('not-permitted');
    return account.kind === 'single' ? refuse('not-a-group-account') : by;
  },
  /** Its administrators' alone: a `single` account has no other users. */
  openSettings: ({ actor, place, account }) => {
    const by = holds(actor, place, 'administrator');
    if (!by) return refuse('not-permitted');
    return account.kind === 'single' ? refuse('not-a-group-account') : by;
  },
  /** The group id is the operator's (ACC-12), and a `single` account has none. */
  changeGroupId: ({ actor, place, account }) => {
    const by = holds(actor, place, 'licence');
    if (!by) return refuse('not-permitted');
    return account.kind === 'single' ? refuse('not-a-group-account') : by;
  },
  resend: byOperator,
  release: byOperator,
  ...deletionRules,
  delete: byOperator,
} satisfies Rules<typeof contract>;

/** What each act needs to know beside its subject. */
export interface AccountsFacts {
  start: StartFacts;
  edit: EditFacts;
  rename: undefined;
  openSettings: undefined;
  changeGroupId: GroupIdFacts;
  resend: ResendFacts;
  release: ReleaseFacts;
  announceDeletion: AnnounceFacts;
  withdrawDeletion: undefined;
  delete: DeleteFacts;
}

export const accountsDeeds = {
  start,
  edit,
  rename,
  openSettings,
  changeGroupId,
  resend,
  release,
  announceDeletion,
  withdrawDeletion,
  delete: deleteAccount,
} satisfies Deeds<typeof contract, AccountsFacts>;
