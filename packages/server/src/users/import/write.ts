import type { Role } from '@knippa/contract';
import { fold, losesPassword, takesContact, type Entry, type KnownUser } from '@knippa/core';
import { sql } from 'kysely';
import { codeMark, newCodes } from '../../codes.js';
import { queueWelcomes } from '../../outbox.js';
import type { Query } from '../../store/store.js';
import { resendTo } from '../credentials.js';
import { claimEmails, countUsers, insertUsers, type NewUser } from '../insert.js';
import { leavingFolders } from '../leaving.js';
import { endAccess, endLinksOf } from '../people.js';
import { deleting, forgetting } from '../remove.js';
import { addressKey, changePeople, claimsOf, forgottenTries, giveUp, lettingGo, type Edited } from './edited.js';
import type { Added } from './hand-out.js';
import type { Importing } from './import.js';

/** Most rows that are written in one statement: what is made of them is let go before it counts as old, and a larger one is no quicker. */
const mostOfBatch = 500;

interface Written {
  readonly added: readonly Added[];
  readonly changed: number;
  readonly removed: number;
  /** How many are mailed a link in place of their password, with a greater role. */
  readonly promoted: number;
}

/**
 * Writes the accepted rows, in this order: the flag and the addresses that are given up, and whatever those who are removed are known by; whoever is added,
 * responsibles first; whoever is changed; addresses that are taken; whoever is removed, responsibles last, for nobody points to them any more; what people are
 * signed in with, and the links that some are mailed in its place; the figures. Somebody who is removed is two steps of the work, for each half of it takes
 * its time, and so are another address and what ends with it.
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
      if (touched.has(before.id)) edited.push({ before, after, passwordHash, loses: losesPassword(entry) });
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
  ]);
  for (const write of giveUp(readdressed)) await tx.run(write);

  const { ended, unlinked } = lettingGo(edited);
  const promoted = edited.filter(({ loses }) => loses);
  const steps = [added, edited, readdressed, ended, unlinked, promoted, removed, removed];
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
  await inBatches(edited, (part) => tx.run(changePeople(doing, part, responsibleId)));
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
  await writing; // the links that they had have ended
  await inBatches(promoted, (part) => resendTo(doing, groupId, part.map(instructed)));
  await writing;
  await doing.progress(done, of);
  await Promise.all([...forgottenTries(doing, edited, groupId), ...countWrites(doing, added, edited)].map((write) => tx.run(write)));
  return { added, changed: edited.length, removed: removed.length, promoted: promoted.length };
}

/** Whoever is mailed nothing and given no password begins with a code (CSV-06). */
function beginsWithCode({ row, before, after }: Entry): boolean {
  return !before && after?.email === null && row.password === undefined;
}

const isUser = ({ role }: { readonly role: Role }): boolean => role === 'user';
const isResponsible = (person: { readonly role: Role }): boolean => !isUser(person);

/** Whoever a row gives a greater role, as they are mailed: where they are reached now. */
const instructed = ({ before: { id }, after: { displayName, username, email, role: newRole } }: Edited) => {
  return { id, displayName, username, email, newRole };
};

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

/** Counts whoever came, and who became or ceased to be an administrator; whoever went counts where they go. */
function countWrites({ licence, subject }: Importing, added: readonly Added[], edited: readonly Edited[]): Query<unknown>[] {
  const become = (people: readonly (Added | Edited)[]) => people.filter(({ after }) => after.role === 'administrator').length;
  const were = edited.filter(({ before }) => before.role === 'administrator').length;
  const administrators = become(added) + become(edited) - were;
  return added.length === 0 && administrators === 0 ? [] : [countUsers(licence.id, subject.account.id, added.length, administrators)];
}
