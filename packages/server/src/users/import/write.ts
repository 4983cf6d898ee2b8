import type { Role } from '@knippa/contract';
import { emailKey, fold, found, isDemotion, sortKey, takesContact, type Entry, type KnownUser } from '@knippa/core';
import { sql } from 'kysely';
import { codeMark, newCodes } from '../../codes.js';
import { forgetAttempts, named, presentTriesOf, triesOf } from '../../attempts.js';
import { queueWelcomes } from '../../outbox.js';
import type { Query } from '../../store/store.js';
import { claimEmails, countUsers, insertUsers, type NewUser } from '../insert.js';
import { leavingFolders } from '../leaving.js';
import { endAccess, endLinksOf } from '../people.js';
import { deleting, forgetting } from '../remove.js';
import type { Added } from './hand-out.js';
import type { Importing } from './import.js';

/** Most rows that are written in one statement: what is made of them is let go before it counts as old, and a larger one is no quicker. */
const mostOfBatch = 500;

/** Somebody whom a row changes. */
interface Edited {
  readonly before: KnownUser;
  readonly after: NonNullable<Entry['after']>;
  readonly passwordHash: string | null;
}

interface Written {
  readonly added: readonly Added[];
  readonly changed: number;
  readonly removed: number;
}

/**
 * Writes the accepted rows, in this order: the flag and the addresses that are given up, and whatever those who are removed are known by; whoever is added,
 * responsibles first; whoever is changed; addresses that are taken; whoever is removed, responsibles last, for nobody points to them any more; what people are
 * signed in with, and the figures. Somebody who is removed is two steps of the work, for each half of it takes its time, and
 * so are another address and what ends with it.
 */
export async function written(doing: Importing, accepted: readonly Entry[], groupId: string): Promise<Written> {
  const { tx, licence, subject, changes, prepared } = doing;
  const accountId = subject.account.id;
  const newIds = changes.flatMap(({ kind, id }) => (kind === 'added' ? id : []));
  const touched = new Set(changes.filter(({ kind }) => kind === 'changed').map(({ id }) => id));
  const codes = newCodes(accepted.filter(beginsWithCode).length);
  const added: Added[] = [];
  const edited: Edited[] = [];
  const removed: KnownUser[] = [];
  // whom others may be given to: nobody is given to a `user`
  const comingId = new Map<string, string>();
  for (const entry of accepted) {
    const { row, key, before, after } = entry;
    const passwordHash = prepared.hashes.get(key) ?? null;
    if (before && after) {
      if (touched.has(before.id)) edited.push({ before, after, passwordHash });
    } else if (before) removed.push(before);
    else if (after) {
      const id = newIds[added.length] ?? '';
      added.push({ id, after, passwordHash, password: row.password, code: beginsWithCode(entry) ? codes.pop() : undefined });
      if (isResponsible(after)) comingId.set(key, id);
    }
  }
  const responsibleId = (name: string | null) => {
    if (name === null) return null;
    const key = fold(name);
    return comingId.get(key) ?? doing.facts.known.get(key)?.id ?? null;
  };
  const readdressed = edited.filter(({ before, after }) => addressKey(before) !== addressKey(after));
  const ofAccount = sql`licence_id = ${licence.id} and account_id = ${accountId}`;

  await Promise.all([
    // a plan that is kept knows neither how many rows a batch has nor how many have just come: it goes through all users for each
    tx.run(sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`),
    ...(accepted.some(takesContact) ? [tx.run(sql`update users set primary_contact = false where ${ofAccount} and primary_contact`)] : []),
    ...giveUp(readdressed).map((write) => tx.run(write)),
  ]);

  const { ended, unlinked } = lettingGo(edited);
  const steps = [added, edited, readdressed, ended, unlinked, removed, removed];
  const of = steps.reduce((sum, { length }) => sum + length, prepared.hashes.size);
  let done = prepared.hashes.size;
  const batch = Math.min(mostOfBatch, Math.max(1, Math.floor(of / 20)));
  // the next batch is made while the database writes the last
  let writing: Promise<unknown> = Promise.resolve();
  const inBatches = async <T>(all: readonly T[], write: (part: readonly T[]) => Promise<unknown>) => {
    for (let from = 0; from < all.length; from += batch) {
      const next = write(all.slice(from, from + batch));
      next.catch(() => undefined); // heard when it is waited for
      await Promise.all([writing, doing.progress(done, of)]);
      writing = next;
      done += Math.min(batch, all.length - from);
    }
  };
  await inBatches(removed, (part) => tx.run(forgetting(part)));
  await writing; // an address may go to somebody else
  const responsiblesFirst = comingId.size === 0 ? added : added.toSorted((a, b) => Number(isUser(a.after)) - Number(isUser(b.after)));
  await inBatches(responsiblesFirst, (part) => addPeople(doing, part, groupId, responsibleId));
  await writing; // a row may lean on any that was added
  await inBatches(edited, (part) => tx.run(changePeople(licence.id, accountId, part, responsibleId)));
  await writing;
  await inBatches(readdressed, (part) => Promise.all(claimsOf(licence.id, part).map((write) => tx.run(write))));
  await writing;
  const leadersNoMore = edited.filter(({ before, after }) => isResponsible(before) && isUser(after)).map(({ before }) => before);
  await tx.run(leavingFolders(licence.id, accountId, leadersNoMore, false));
  await tx.run(leavingFolders(licence.id, accountId, removed, true));
  for (const leavers of [removed.filter(isUser), removed.filter(isResponsible)]) {
    await inBatches(leavers, (part) => Promise.all(deleting(licence.id, accountId, part).map((write) => tx.run(write))));
    await writing; // whom nobody points to any more is gone before whoever they pointed to
  }
  await inBatches(ended, (part) => Promise.all(endAccess(part, doing.now).map((write) => tx.run(write))));
  await inBatches(unlinked, (part) => tx.run(endLinksOf(part, doing.now)));
  await writing;
  await doing.progress(done, of);
  await Promise.all([...followingWrites(doing, edited, groupId), ...countWrites(doing, added, edited)].map((write) => tx.run(write)));
  return { added, changed: edited.length, removed: removed.length };
}

/** Whoever is mailed nothing and given no password begins with a code (CSV-06). */
function beginsWithCode({ row, before, after }: Entry): boolean {
  return !before && after?.email === null && row.password === undefined;
}

const isUser = ({ role }: { readonly role: Role }): boolean => role === 'user';
const isResponsible = (person: { readonly role: Role }): boolean => !isUser(person);

function addressKey({ email }: { readonly email: string | null }): string | null {
  return email === null ? null : emailKey(email);
}

const claimsOf = (licenceId: string, part: readonly Edited[]): Query<unknown>[] =>
  claimEmails(
    licenceId,
    part.map(({ before: { id }, after: { email } }) => ({ id, email })),
  );

/** Gives up the addresses of people who get others, or none. */
function giveUp(readdressed: readonly Edited[]): Query<unknown>[] {
  const held = readdressed.filter(({ before }) => before.email !== null);
  if (held.length === 0) return [];
  return [
    sql`select give_up('user-email', key, id) from unnest(${held.map(({ before }) => addressKey(before))}::text[], ${held.map(({ before }) => before.id)}::uuid[]) as t(key, id)`,
  ];
}

async function addPeople(
  { tx, env, licence, subject, now }: Importing,
  part: readonly Added[],
  groupId: string,
  responsibleId: (name: string | null) => string | null,
): Promise<void> {
  const accountId = subject.account.id;
  // field by field: an object that is spread over another holds twenty times as much in V8, and there are two thousand of them
  const people = part.map(({ id, after, passwordHash, code }): NewUser => {
    const { displayName, username, role, email, phone, responsible, quota, primaryContact, permissions } = after;
    const { create, publish, documents, resetPassword } = permissions;
    const codeHash = code === undefined ? null : codeMark(env, code);
    return {
      id,
      displayName,
      role,
      username,
      email,
      phone,
      responsibleId: responsibleId(responsible),
      quota,
      primaryContact,
      create,
      publish,
      documents,
      resetPassword,
      passwordHash,
      codeHash,
    };
  });
  await Promise.all([
    tx.run(insertUsers(licence.id, accountId, now, people)),
    ...claimEmails(licence.id, people).map((query) => tx.run(query)),
    queueWelcomes(
      tx,
      env,
      licence.id,
      now,
      people.flatMap(({ id: personId, email, displayName, username }) =>
        email === null ? [] : [{ personId, accountId, door: 'account' as const, email, displayName, signInName: `${groupId}/${username}` }],
      ),
    ),
  ]);
}

/** People as their rows leave them, in one statement. */
function changePeople(
  licenceId: string,
  accountId: string,
  people: readonly Edited[],
  responsibleId: (name: string | null) => string | null,
): Query<unknown> {
  const column = <T>(of: (after: Edited['after']) => T): T[] => people.map(({ after }) => of(after));
  return sql`update users u set role = t.role, display_name = t.display_name, name_key = t.name_key, email = t.email, email_key = t.email_key, phone = t.phone,
      responsible_id = t.responsible_id, quota = t.quota, may_create = t.may_create, may_publish = t.may_publish, has_documents = t.has_documents,
      may_reset = t.may_reset, primary_contact = t.primary_contact, found = t.found, password_hash = coalesce(t.password_hash, u.password_hash),
      code_hash = case when t.password_hash is null and t.role <> 'administrator' then u.code_hash end
    from unnest(
      ${people.map(({ before }) => before.id)}::uuid[], ${column((a) => a.role)}::text[], ${column((a) => a.displayName)}::text[],
      ${column((a) => sortKey(a.displayName))}::text[], ${column((a) => a.email)}::text[], ${column(addressKey)}::text[], ${column((a) => a.phone)}::text[],
      ${column((a) => responsibleId(a.responsible))}::uuid[], ${column((a) => a.quota)}::int[], ${column((a) => a.permissions.create)}::boolean[],
      ${column((a) => a.permissions.publish)}::boolean[], ${column((a) => a.permissions.documents)}::boolean[],
      ${column((a) => a.permissions.resetPassword)}::boolean[], ${column((a) => a.primaryContact)}::boolean[],
      ${column((a) => found(a.displayName, a.username, a.email))}::text[], ${people.map(({ passwordHash }) => passwordHash)}::text[])
      as t(id, role, display_name, name_key, email, email_key, phone, responsible_id, quota, may_create, may_publish, has_documents, may_reset,
        primary_contact, found, password_hash)
    where u.licence_id = ${licenceId} and u.account_id = ${accountId} and u.id = t.id`;
}

/** Whose sessions end by what was changed: with rights that are lost, or another password. With another address alone, links end. */
function lettingGo(edited: readonly Edited[]): { readonly ended: readonly string[]; readonly unlinked: readonly string[] } {
  const ended: string[] = [];
  const unlinked: string[] = [];
  for (const { before, after, passwordHash } of edited) {
    if (passwordHash !== null || isDemotion(before.role, after.role)) ended.push(before.id);
    else if (addressKey(before) !== addressKey(after)) unlinked.push(before.id);
  }
  return { ended, unlinked };
}

/** What else follows from what was changed: wrong passwords are forgotten with the old one, and an account may be active. */
function followingWrites({ env, licence, subject, now }: Importing, edited: readonly Edited[], groupId: string): Query<unknown>[] {
  const accountId = subject.account.id;
  const newPasswords = edited.filter(({ passwordHash }) => passwordHash !== null);
  const raised = edited.filter(({ before, after }) => before.role !== 'administrator' && after.role === 'administrator');
  const tries = newPasswords.flatMap(({ before: { id, username, email } }) => {
    const names = [`${groupId}/${username}`, ...(email === null ? [] : [email])];
    return [...names.map((name) => triesOf(env, named('account', name))), presentTriesOf(env, id)];
  });
  return [
    ...(tries.length > 0 ? [forgetAttempts(tries)] : []),
    // an account is active once one of its administrators has a password, and whoever becomes one may have (ACC-05)
    ...(raised.length > 0
      ? [
          sql`update accounts set activated_at = ${now}::timestamptz where licence_id = ${licence.id} and id = ${accountId} and activated_at is null
            and exists (select from users where licence_id = ${licence.id} and account_id = ${accountId} and id = any(${raised.map(({ before }) => before.id)}::uuid[])
              and password_hash is not null)`,
        ]
      : []),
  ];
}

/** Counts whoever came, and who became or ceased to be an administrator; whoever went counts where they go. */
function countWrites({ licence, subject }: Importing, added: readonly Added[], edited: readonly Edited[]): Query<unknown>[] {
  const become = (people: readonly (Added | Edited)[]) => people.filter(({ after }) => after.role === 'administrator').length;
  const were = edited.filter(({ before }) => before.role === 'administrator').length;
  const administrators = become(added) + become(edited) - were;
  return added.length === 0 && administrators === 0 ? [] : [countUsers(licence.id, subject.account.id, added.length, administrators)];
}
