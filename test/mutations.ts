/**
 * A guard taken away, and the test that must then fail, by what its name begins with. `text` stands in the file exactly once. The test's file is under test/; `types` stands
 * for the compiler, with a part of its complaint as the name, and `stories` for the stories, with a story's id.
 */
export interface Mutation extends Cut {
  id: string;
  /** A second guard behind the first, such as a constraint of the database: it is taken away with it. */
  behind?: Cut;
  test: { file: string; name: string };
}

/** A text of a file, and what stands in its place once the guard is gone. */
export interface Cut {
  file: string;
  text: string;
  replacement: string;
}

/** What shows every rule of a file that is judged as a whole. */
const wholeFile = {
  file: 'test/server/import.test.ts',
  name: 'CSV-05 judges rules on the whole on the state after all accepted rows, whatever their order, and does what it said',
};

/** What shows how a file removes people. */
const removingFile = {
  file: 'test/server/import.test.ts',
  name: 'CSV-08 tells of removing as of all other work, and a cancel in the midst of it leaves everybody there',
};

/** Every guard that is shown failing without it. `npm run mutations` applies each to a copy of the tree; nothing in the product knows of this. */
export const mutations: Mutation[] = [
  {
    id: 'core-imports-values',
    file: 'lint/boundaries.mjs',
    text: 'return typeOnly ? undefined :',
    replacement: 'return true ? undefined :',
    test: { file: 'test/contract/boundaries.test.ts', name: 'core may not use values of contract' },
  },
  {
    id: 'elements-bind-addresses',
    file: 'lint/bans.mjs',
    text: 'if (!urlAttribute.test(quasi.quasis[at].value.raw)) return;',
    replacement: 'if (at >= 0) return;',
    test: { file: 'test/contract/bans.test.ts', name: 'elements may not use href without safeUrl()' },
  },
  {
    id: 'managers-give-every-role',
    file: 'packages/core/src/users/confer.ts',
    text: "(role === 'user' ? holds(actor, place, 'manager') : undefined)",
    replacement: "holds(actor, place, 'manager')",
    test: { file: 'test/server/roles.test.ts', name: 'USR-21 decides as the table of roles says, as rules alone' },
  },
  {
    id: 'a-role-is-given-where-somebody-was',
    file: 'packages/core/src/users/edit.ts',
    text: 'const { role: to = user.role, responsibleId = user.responsibleId } = input;',
    replacement: 'const { role: to = user.role } = input;\n    const { responsibleId } = user;',
    test: { file: 'test/server/roles.test.ts', name: 'USR-21 decides as the table of roles says, as rules alone' },
  },
  {
    id: 'a-quota-below-those-it-holds',
    file: 'packages/core/src/users/edit.ts',
    text: 'after.quota !== null && after.quota < users',
    replacement: 'after.quota !== null && after.quota < 0',
    test: { file: 'test/server/user-edit.test.ts', name: 'USR-09 changes a quota later, and not below the users that a manager has' },
  },
  {
    id: 'the-demoted-stay-signed-in',
    file: 'packages/server/src/users/edit.ts',
    text: '...(demoted ? endAccess([user.id], now) : []),',
    replacement: '',
    test: { file: 'test/server/user-edit.test.ts', name: 'USR-16 ends every session and link of whoever loses a role' },
  },
  {
    id: 'a-kept-answer-outlives-a-role',
    file: 'packages/server/src/store/migrations/012-access.ts',
    text: "  delete from submissions where person_id = any(people) and ${inLicence('licence_id')};\n",
    replacement: '',
    test: { file: 'test/server/user-edit.test.ts', name: 'I31 tells nobody again what was answered before a role was taken away' },
  },
  {
    id: 'ones-own-address-unconfirmed',
    file: 'packages/core/src/users/edit.ts',
    text: "    if (user.id === actor.person && email !== undefined && email !== facts.held.email) return refuse('own-email');\n",
    replacement: '',
    test: { file: 'test/server/user-edit.test.ts', name: 'USR-15 lets nobody change their own e-mail but by the link that confirms it' },
  },
  {
    id: 'ones-own-address-by-file',
    file: 'packages/core/src/users/import/judge.ts',
    text: 'const ownAddress = ',
    replacement: 'const ownAddress = false && ',
    test: { file: 'test/server/import.test.ts', name: 'USR-15 lets nobody change their own e-mail by a file' },
  },
  {
    id: 'an-old-password-stays-signed-in',
    file: 'packages/server/src/users/credentials.ts',
    text: 'tx.run(sql`select end_sessions(${id})`),',
    replacement: '',
    test: { file: 'test/server/user-edit.test.ts', name: 'USR-21 sets a password for a manager or user' },
  },
  {
    id: 'judged-before-the-locks',
    file: 'packages/server/src/kernel/handle.ts',
    text: 'const there = entrance();',
    replacement: 'const there = opened;',
    test: { file: 'test/server/waiting.test.ts', name: 'T-M10 lets nobody act by a role that was taken from them' },
  },
  {
    id: 'a-person-before-their-account',
    file: 'packages/server/src/links.ts',
    text: "if (login.role === 'administrator') await tx.run",
    replacement: 'if (login.role === null) await tx.run',
    test: { file: 'test/server/waiting.test.ts', name: 'ACC-07 waits for nobody for ever' },
  },
  {
    id: 'operators-of-a-standalone-account',
    file: 'packages/core/src/operators.ts',
    text: '  add: byStaffWhereBought,',
    replacement: '  add: byStaff,',
    test: { file: 'test/server/subscription.test.ts', name: 'ACC-08 gives a released account’s licence neither operators nor more types' },
  },
  {
    id: 'anybody-activates',
    file: 'packages/server/src/kernel/actor.ts',
    text: "if (role !== 'administrator') return [member];",
    replacement: "if (role !== 'administrator') return [member, { right: 'subscriber', on: licenceId }];",
    test: { file: 'test/server/subscription.test.ts', name: 'ACC-08 lets the administrators of a released account' },
  },
  {
    id: 'subscribers-rename-licences',
    file: 'packages/core/src/licences.ts',
    text: "if (input.name !== undefined && !holds(actor, place, 'staff')) return refuse('not-permitted');",
    replacement: '',
    test: { file: 'test/server/subscription.test.ts', name: 'ACC-12 changes whom the invoice goes to' },
  },
  {
    id: 'a-claimed-mail-stays-due',
    file: 'packages/server/src/store/migrations/005-mail.ts',
    text: 'set due_at = until,',
    replacement: 'set due_at = o.due_at,',
    test: { file: 'test/server/mail.test.ts', name: 'F7 lets two servers that tick at once send each mail once' },
  },
  {
    id: 'mails-hold-markup',
    file: 'packages/server/src/mail/render.ts',
    text: 'entities[char] ?? char',
    replacement: 'char',
    test: {
      file: 'test/server/mail.test.ts',
      name: 'a name with line breaks adds no header and no recipient, and one with markup no markup',
    },
  },
  {
    id: 'mails-with-ended-links-are-sent',
    file: 'packages/server/src/store/migrations/005-mail.ts',
    text: 'token_hash = token and used_at is null and ends_at > at',
    replacement: 'token_hash = token',
    test: { file: 'test/server/mail.test.ts', name: 'USR-22 sends no mail whose link has been used, or has ended' },
  },
  {
    id: 'the-farthest-reminder-is-sent',
    file: 'packages/core/src/renewal.ts',
    text: 'reminderDays.find(',
    replacement: '[...reminderDays].reverse().find(',
    test: {
      file: 'test/server/tick.test.ts',
      name: 'LIC-05 sends only the nearest reminder when several have passed, and none after the expiry date',
    },
  },
  {
    id: 'start-locks-no-licence',
    file: 'packages/contract/src/accounts.ts',
    text: "locks: ['licenceId'],",
    replacement: 'locks: [],',
    test: {
      file: 'test/server/races.test.ts',
      name: 'F2 two processes start on the same places: none is oversold, and nobody has to try twice',
    },
  },
  {
    id: 'accounts-are-not-locked',
    file: 'packages/server/src/kernel/locks.ts',
    text: ' order by a.id ${hold}',
    replacement: ' order by a.id',
    test: { file: 'test/server/races.test.ts', name: 'T-L5 lets one of two who move or create at once into the last room of an account' },
  },
  {
    id: 'more-started-than-purchased',
    file: 'packages/server/src/store/migrations/001-licences.ts',
    text: 'check (started <= purchased)',
    replacement: 'check (purchased >= 0)',
    test: { file: 'test/server/races.test.ts', name: 'I7 refuses in the database itself to start more than was purchased' },
  },
  {
    id: 'key-not-claimed',
    file: 'packages/server/src/kernel/handle.ts',
    text: 'if (!claimed) {',
    replacement: 'if (claimed === null) {',
    test: {
      file: 'test/server/races.test.ts',
      name: 'I41 gives one submission that is sent five times at once one effect and five equal answers',
    },
  },
  {
    id: 'key-of-another-request',
    file: 'packages/server/src/kernel/replies.ts',
    text: "if (!sameBytes(kept.request_hash, requestHash)) throw new Refused(refuse('key-reused'));",
    replacement: '',
    test: {
      file: 'test/server/races.test.ts',
      name: 'I41 refuses anything else under a known key as key-reused, also while the first is still on its way',
    },
  },
  {
    id: 'plan-of-other-changes',
    file: 'packages/server/src/kernel/weighing.ts',
    text: 'ready.plan.changes !== changesDigest(env, weighed)',
    replacement: "ready.plan.changes === ''",
    test: {
      file: 'test/server/races.test.ts',
      name: 'I42 lets a plan be applied once: of two who apply it one is done, and the other sees another plan or nobody there',
    },
  },
  {
    id: 'plan-of-other-rows-left-out',
    file: 'packages/server/src/kernel/plans.ts',
    text: 'JSON.stringify(leftOut)',
    replacement: 'JSON.stringify(leftOut.length < 0)',
    test: {
      file: 'test/server/import.test.ts',
      name: 'F17 answers a stale plan of a file with the new one, whatever that asks and whatever was answered to the old',
    },
  },
  {
    id: 'asked-before-the-plan-is-held',
    file: 'packages/server/src/kernel/handle.ts',
    text: '  await unchanged(env, ready, weighed);\n  answered(ready, weighed);',
    replacement: '  answered(ready, weighed);\n  await unchanged(env, ready, weighed);',
    test: {
      file: 'test/server/import.test.ts',
      name: 'F17 answers a stale plan of a file with the new one, whatever that asks and whatever was answered to the old',
    },
  },
  {
    id: 'plan-of-another-person',
    file: 'packages/server/src/kernel/weighing.ts',
    text: 'plan.person === session.person_id &&',
    replacement: '',
    test: { file: 'test/server/races.test.ts', name: 'I42 lets nobody apply another’s plan, or one of another input' },
  },
  {
    id: 'plan-of-another-input',
    file: 'packages/server/src/kernel/weighing.ts',
    text: 'plan.request === ready.planned',
    replacement: "plan.request !== ''",
    test: { file: 'test/server/races.test.ts', name: 'I42 lets nobody apply another’s plan, or one of another input' },
  },
  {
    id: 'version-of-another-time',
    file: 'packages/server/src/kernel/weighing.ts',
    text: 'guard !== found.version',
    replacement: "guard === ''",
    test: {
      file: 'test/server/races.test.ts',
      name: 'I42 lets one of two writers with one version through, and tells the other that it changed meanwhile',
    },
  },
  {
    id: 'move-counts-half',
    file: 'packages/server/src/users/moving.ts',
    text: 'countUsers(licenceId, toAccountId, people.length, 0),',
    replacement: '',
    test: {
      file: 'test/server/races.test.ts',
      name: 'I8 keeps every counter right while users are created, moved, imported and written for at once',
    },
  },
  {
    id: 'users-all-visible',
    file: 'packages/server/src/users/record.ts',
    text: ".where(visible(actor, seen, { accountId: 'u.account_id', responsibleId: 'u.responsible_id', id: 'u.id' }))",
    replacement: '',
    test: { file: 'test/server/users.test.ts', name: 'USR-08 lets a manager create users up to the quota, and see those alone' },
  },
  {
    id: 'accounts-all-visible',
    file: 'packages/server/src/accounts/record.ts',
    text: ".where(visible(actor, seen, { id: 'a.id' }))",
    replacement: '',
    test: {
      file: 'test/server/walk.test.ts',
      name: 'T-A1 answers another account of one’s own licence to its people as one that nobody has',
    },
  },
  {
    id: 'no-phase',
    file: 'packages/core/src/kernel/judge.ts',
    text: 'return (subject.licence && refusedByPhase(operation, subject.actor, subject.licence)) ?? verdict;',
    replacement: 'return verdict;',
    test: {
      file: 'test/server/phases.test.ts',
      name: 'LIC-04 answers every operation in every phase, to everybody of a bought licence, a trial and a subscription, as the table says',
    },
  },
  {
    id: 'group-id-not-claimed',
    file: 'packages/server/src/accounts/open.ts',
    text: "...(groupId ? [claimKey(licence.id, 'group-id', fold(groupId), id)] : []),",
    replacement: '',
    test: {
      file: 'test/server/invariants.test.ts',
      name: 'I21 keeps group ids, usernames and addresses unique also when they are taken at once, and says which is taken',
    },
  },
  {
    id: 'published-after-move',
    file: 'packages/server/src/users/moving.ts',
    text: 'set published = false where',
    replacement: 'set published = published where',
    test: { file: 'test/server/users.test.ts', name: 'USR-11 makes published documents private, and the plan names them' },
  },
  {
    id: 'link-used-twice',
    file: 'packages/server/src/store/migrations/006-links.ts',
    text: 'where token_hash = token and used_at is null and ends_at > at and links.purpose',
    replacement: 'where token_hash = token and ends_at > at and links.purpose',
    test: { file: 'test/server/sign-in-races.test.ts', name: 'USR-22 lets one of two in who set a password with one link at once' },
  },
  {
    id: 'last-administrator-leaves',
    file: 'packages/core/src/users/leaving.ts',
    text: "if (administrators > 0 && administrators >= account.administrators) return refuse('last-administrator');",
    replacement: '',
    test: {
      file: 'test/server/leaving.test.ts',
      name: 'T-L6 keeps the last administrator from being removed or moved, alone or with others',
    },
  },
  {
    id: 'contact-leaves-no-contact',
    file: 'packages/core/src/users/leaving.ts',
    text: "(newContact?.role !== 'administrator' || leaves(newContact.id))",
    replacement: '!newContact',
    test: { file: 'test/server/leaving.test.ts', name: 'T-L6 keeps an account from being without a primary contact' },
  },
  {
    id: 'quota-not-counted-when-left',
    file: 'packages/core/src/users/leaving.ts',
    text: 'return responsibleRefusal(newResponsible, left.length - gone);',
    replacement: 'return responsibleRefusal(newResponsible, -gone);',
    test: { file: 'test/server/leaving.test.ts', name: 'USR-14 refuses to leave more users to a manager than the quota holds' },
  },
  {
    id: 'signed-in-after-move',
    file: 'packages/server/src/users/moving.ts',
    text: '    ...endAccess(ids, now),\n',
    replacement: '',
    test: {
      file: 'test/server/leaving.test.ts',
      name: 'I31 denies whoever was moved or removed at their next request, and ends their links',
    },
  },
  {
    id: 'managers-remove-managers',
    file: 'packages/core/src/users/remove.ts',
    text: 'answersForAll(subject, leavers(facts)) ??',
    replacement: '',
    test: { file: 'test/server/leaving.test.ts', name: 'USR-10 lets a manager remove their own users, and nobody else’s' },
  },
  {
    id: 'redistributed-past-quota',
    file: 'packages/core/src/users/redistribute.ts',
    text: 'come - go,',
    replacement: '-go,',
    test: {
      file: 'test/server/leaving.test.ts',
      name: 'USR-13 gives users another responsible one by one, or all of one’s to one or to nobody',
    },
  },
  {
    id: 'removal-without-account-lock',
    file: 'packages/contract/src/users/leave.ts',
    text: "refusals: ['not-a-group-account', ...leavingRefusals],\n  guard: 'plan',\n  locks: ['accountId'],",
    replacement: "refusals: ['not-a-group-account', ...leavingRefusals],\n  guard: 'plan',",
    test: {
      file: 'test/server/races.test.ts',
      name: 'I13 leaves no user with a responsible who is moved or removed while the user is given to them',
    },
  },
  {
    id: 'quota-below-its-users',
    file: 'packages/core/src/users/import/whole.ts',
    text: "any = this.#out(entry, issueOf('quota-in-use', { users }, 'quota'));",
    replacement: 'any = false;',
    test: wholeFile,
  },
  {
    id: 'file-leaves-users-behind',
    file: 'packages/core/src/users/import/whole.ts',
    text: 'const asked = [this.#addresses, this.#responsibles,',
    replacement: 'const asked = [this.#addresses,',
    test: wholeFile,
  },
  {
    id: 'file-takes-the-last-administrator',
    file: 'packages/core/src/users/import/whole.ts',
    text: 'this.#contact, this.#quotas',
    replacement: 'this.#quotas',
    test: wholeFile,
  },
  {
    id: 'flag-stays-with-whoever-is-removed',
    file: 'packages/server/src/users/import/write.ts',
    text: '...(accepted.some(takesContact)',
    replacement: "...(changes.some(({ field, to }) => field === 'primaryContact' && to === false)",
    test: wholeFile,
  },
  {
    id: 'flag-comes-back-with-a-name',
    file: 'packages/core/src/users/import/whole.ts',
    text: '{ ...entry, after: { ...after, primaryContact: false } }',
    replacement: 'entry',
    test: {
      file: 'test/server/import-random.test.ts',
      name: 'I32 does to an account what the plan of any file said, in people and in figures',
    },
  },
  {
    id: 'removal-in-one-stroke',
    file: 'packages/server/src/users/import/write.ts',
    text: 'await inBatches(removed, (part) => tx.run(forgetting(part)));',
    replacement: 'await tx.run(forgetting(removed));',
    test: removingFile,
  },
  {
    id: 'responsibles-removed-before-their-users',
    file: 'packages/server/src/users/import/write.ts',
    text: '[removed.filter(isUser), removed.filter(isResponsible)]',
    replacement: '[removed]',
    test: removingFile,
  },
  {
    id: 'file-fills-past-the-capacity',
    file: 'packages/core/src/users/import/whole.ts',
    text: 'this.#quotas, this.#capacity]',
    replacement: 'this.#quotas]',
    test: wholeFile,
  },
  {
    id: 'refused-rows-are-left-out-unasked',
    file: 'packages/core/src/users/import/import.ts',
    text: 'if (rows > 0 && !context.input.leaveOutRefused)',
    replacement: 'if (rows < 0)',
    test: { file: 'test/server/import.test.ts', name: 'CSV-05 applies the accepted rows only where the others are left out on purpose' },
  },
  {
    id: 'no-brake',
    file: 'packages/core/src/users/import/import.ts',
    text: 'const past = context.input.manyRemovals ? undefined : pastTheBrake(context);',
    replacement: 'const past = undefined as ReturnType<typeof pastTheBrake>;',
    test: { file: 'test/server/import.test.ts', name: 'CSV-05 stops at more than a tenth of the users and at least five, and asks again' },
  },
  {
    id: 'file-removes-untyped',
    file: 'packages/core/src/users/import/import.ts',
    text: 'confirmation: (context) => (removed(context).length > 0 ?',
    replacement: 'confirmation: (context) => (removed(context).length < 0 ?',
    test: {
      file: 'test/server/import.test.ts',
      name: 'CSV-05 asks for the typed group id before it removes, and tells how many documents are lost',
    },
  },
  {
    id: 'cells-keep-their-guard',
    file: 'packages/core/src/csv/cells.ts',
    text: `return cell.startsWith("'") ? cell.slice(1) : cell;`,
    replacement: 'return cell;',
    test: { file: 'test/core/csv.test.ts', name: 'I34 reads back what it wrote' },
  },
  {
    id: 'formulas-stand-unguarded',
    file: 'packages/core/src/csv/cells.ts',
    text: 'return FORMULA.test(cell) || (cell',
    replacement: 'return (cell',
    test: { file: 'test/core/import.test.ts', name: 'I35 changes nothing with a file that was exported and imported unchanged' },
  },
  {
    id: 'quotas-are-not-read',
    file: 'packages/core/src/users/import/row.ts',
    text: "const quota = role === 'manager' ? (row.quota ?? 0) : null;",
    replacement: "const quota = role === 'manager' ? 0 : null;",
    test: { file: 'test/core/import.test.ts', name: 'I32 makes of an empty account what a file of another says, and nothing else' },
  },
  {
    id: 'a-file-sent-again-is-done-again',
    file: 'packages/server/src/kernel/handle.ts',
    text: 'if (replayed) return { replayed };',
    replacement: '',
    behind: { file: 'packages/server/src/kernel/handle.ts', text: 'if (!claimed) {', replacement: 'if (claimed === null) {' },
    test: { file: 'test/server/import.test.ts', name: 'I33 mails each new address once, also when an answer is lost' },
  },
  {
    id: 'a-cancelled-file-goes-on',
    file: 'packages/server/src/kernel/handle.ts',
    text: '    signal.throwIfAborted();\n    ready.onProgress',
    replacement: '    ready.onProgress',
    behind: {
      file: 'packages/server/src/kernel/handle.ts',
      text: 'changes, progress });\n  signal.throwIfAborted();',
      replacement: 'changes, progress });',
    },
    test: { file: 'test/server/import.test.ts', name: 'CSV-08 tells of its work at least twenty times, and a cancel' },
  },
  {
    id: 'a-file-of-a-stale-plan',
    file: 'packages/server/src/kernel/weighing.ts',
    text: 'ready.plan.changes !== changesDigest(env, weighed)',
    replacement: "ready.plan.changes === ''",
    test: { file: 'test/server/import.test.ts', name: 'CSV-05 refuses a plan that another’s change has made stale' },
  },
  {
    id: 'expired-signs-in',
    file: 'packages/server/src/open-session.ts',
    text: "if (licence.phase === 'expired' && session.account_id)",
    replacement: "if (phase === 'expired' && session.account_id === '')",
    test: {
      file: 'test/server/session.test.ts',
      name: 'LIC-04 signs no user in to an expired licence, by password or by link, and counts no sign-in; operators sign in',
    },
  },
  {
    id: 'bodies-read-for-nobody',
    file: 'packages/server/src/http.ts',
    text: 'await admit(env, token);',
    replacement: 'await Promise.resolve(token);',
    test: {
      file: 'test/server/walk.test.ts',
      name: 'I38 reads nothing of a body for nobody, and nothing of a file for a token that nobody has',
    },
  },
  {
    id: 'rows-without-policy',
    file: 'packages/server/src/store/migrations/002-doors.ts',
    text: "using (${inLicence('licence_id')})",
    replacement: 'using (true)',
    test: { file: 'test/server/invariants.test.ts', name: 'a query that forgets its licence sees no other licence’s rows' },
  },
  {
    id: 'cursor-of-another-person',
    file: 'packages/server/src/kernel/pages.ts',
    text: 'place?.p !== this.#reading.actor.person || ',
    replacement: '!place || ',
    test: { file: 'test/server/walk.test.ts', name: 'T-L1 answers another licence’s cursor as one that nobody was given' },
  },
  {
    id: 'unknown-fields-pass',
    file: 'packages/contract/src/kernel/operation.ts',
    text: 'input: v.strictObject(spec.input),',
    replacement: 'input: v.looseObject(spec.input) as never,',
    test: {
      file: 'test/server/walk.test.ts',
      name: 'T-L4 refuses every field that an operation does not have: those of every other operation, and those that nobody may set',
    },
  },
  {
    id: 'bodies-of-any-size',
    file: 'packages/server/src/body.ts',
    text: 'if (end > mostBytes) {',
    replacement: 'if (end < 0) {',
    test: { file: 'test/server/walk.test.ts', name: 'I38 refuses what is too large by its size, and what is compressed at all' },
  },
  {
    id: 'other-methods-unanswered',
    file: 'packages/server/src/http.ts',
    text: "app.all(route, () => problem(new Refused(refuse('method-not-allowed'))));",
    replacement: '',
    test: {
      file: 'test/server/walk.test.ts',
      name: 'I43 answers an address that is not listed with 404, and a listed one asked in another way with 405',
    },
  },
  {
    id: 'text-that-no-database-holds',
    file: 'packages/contract/src/schemas.ts',
    text: '!/[\\0\\p{Cs}]/u.test(text)',
    replacement: 'text.length >= 0',
    test: {
      file: 'test/server/walk.test.ts',
      name: 'I38 answers the corpus in every field of every operation as openapi.json says: no 5xx, nothing bad taken, nothing good refused',
    },
  },
  {
    id: 'folder-of-another-process',
    file: 'packages/server/src/node/folder.ts',
    text: 'if (await isHeld(other))',
    replacement: "if ((await isHeld(other)) && other === '')",
    test: {
      file: 'test/server/folder.test.ts',
      name: 'F4 keeps a second process off an embedded database within a second, with a sentence that names the first’s pid',
    },
  },
  {
    id: 'lock-removed-whole',
    file: 'packages/server/src/node/folder.ts',
    text: 'await rm(join(lock, other), { force: true });',
    replacement: 'await rm(lock, { recursive: true, force: true });',
    test: {
      file: 'test/server/folder.test.ts',
      name: 'F4 lets exactly one of many processes in that race for the folder of one that has ended',
    },
  },
  {
    id: 'delete-without-words',
    file: 'packages/core/src/accounts/endings.ts',
    text: 'confirmation: ({ subject: { account }, facts: { email } }) => account.groupId ?? email,',
    replacement: '',
    test: {
      file: 'test/server/endings.test.ts',
      name: 'ACC-09 deletes an account for ever when its group id is typed, and frees its place',
    },
  },
  {
    id: 'delete-of-other-numbers',
    file: 'packages/core/src/accounts/endings.ts',
    text: ', values: { users: account.users, documents } }',
    replacement: ' }',
    test: {
      file: 'test/server/attacks.test.ts',
      name: 'F17 refuses a deletion whose plan is another’s, of another account, too old, used, or of other numbers than it showed',
    },
  },
  {
    id: 'sessions-outlive-a-release',
    file: 'packages/server/src/store/migrations/004-endings.ts',
    text: `  delete from sessions where person_id = any(people);
  delete from submissions where person_id = any(people);
  update links`,
    replacement: '  update links',
    test: {
      file: 'test/server/account-leaving.test.ts',
      name: 'ACC-08 changes what the plan of a release listed, row by row, and no other row, of a large account',
    },
  },
  {
    id: 'mail-outlives-a-deletion',
    file: 'packages/server/src/accounts/endings.ts',
    text: 'sql`delete from outbox where licence_id = ${licenceId} and account_id = ${id}`,',
    replacement: '',
    test: {
      file: 'test/server/account-leaving.test.ts',
      name: 'I28 removes what the plan of a deletion counted, and leaves no word of a large account in any column',
    },
  },
  {
    id: 'requests-outlive-a-release',
    file: 'packages/server/src/accounts/endings.ts',
    text: 'tx.run(sql`delete from requests where licence_id = ${licence.id} and account_id = ${id}`),',
    replacement: '',
    test: {
      file: 'test/server/account-leaving.test.ts',
      name: 'ACC-08 changes what the plan of a release listed, row by row, and no other row, of a large account',
    },
  },
  {
    id: 'reserved-signs-in',
    file: 'packages/server/src/store/migrations/004-endings.ts',
    text: ' and d.key = named and d.reserved_until is null;',
    replacement: ' and d.key = named;',
    test: {
      file: 'test/server/endings.test.ts',
      name: 'ACC-07 says in a plan who signs in with a group id that changes, and keeps the old one for the account',
    },
  },
  {
    id: 'aborted-in-place-of-why',
    file: 'packages/server/src/store/store.ts',
    text: 'throw (first ??= error);',
    replacement: 'throw error;',
    test: {
      file: 'test/server/invariants.test.ts',
      name: 'I21 keeps group ids, usernames and addresses unique also when they are taken at once, and says which is taken',
    },
  },
  {
    id: 'reset-without-permission',
    file: 'packages/core/src/session.ts',
    text: "return role !== 'user' || mayReset;",
    replacement: 'return true;',
    test: {
      file: 'test/server/links.test.ts',
      name: 'T-U10 mails a `user` without the permission nothing, neither for a name nor for an ended link, and answers the same',
    },
  },
  {
    id: 'mail-bombing',
    file: 'packages/core/src/session.ts',
    text: 'recent >= mostLinksInAnHour',
    replacement: 'recent < 0',
    test: {
      file: 'test/server/links.test.ts',
      name: 'F19 mails a person at most three links an hour, also of a hundred that are asked for at once',
    },
  },
  {
    id: 'tries-not-counted',
    file: 'packages/server/src/sign-in.ts',
    text: 'attempt(tx, tries, now), tx.run(credentials(who))',
    replacement: 'undefined, tx.run(credentials(who))',
    test: {
      file: 'test/server/links.test.ts',
      name: 'USR-15 lets a name wait after ten wrong passwords in 15 minutes, known or not, and the right one waits too',
    },
  },
  {
    id: 'a-code-works-in-two-tabs',
    file: 'packages/server/src/first-sign-in.ts',
    text: ' and code_hash = ${code} returning id',
    replacement: ' returning id',
    test: {
      file: 'test/server/codes.test.ts',
      name: 'CSV-06 lets one of two tabs exchange a code, and tells the other that signing in failed',
    },
  },
  {
    id: 'a-code-outlives-a-password',
    file: 'packages/server/src/logins.ts',
    text: '? sql`, code_hash = null` :',
    replacement: '? sql`` :',
    behind: {
      file: 'packages/server/src/store/migrations/011-codes.ts',
      text: 'check (code_hash is null or password_hash is null and',
      replacement: 'check (code_hash is null or',
    },
    test: {
      file: 'test/server/codes.test.ts',
      name: 'CSV-06 ends a code when an administrator sets a password, when a link does, and when its user becomes an administrator',
    },
  },
  {
    id: 'operators-renew',
    file: 'packages/core/src/licences.ts',
    text: '  renew: byStaff,',
    replacement: "  renew: ({ actor, place }) => holds(actor, place, 'staff', 'licence') ?? refuse('not-permitted'),",
    test: {
      file: 'test/server/staff.test.ts',
      name: 'T-L4 lets no operator change what was purchased, the expiry date, add-ons, operators or a request',
    },
  },
  {
    id: 'a-running-archive-is-judged-once',
    file: 'packages/server/src/kernel/handle.ts',
    text: '(then, moment) => admitted(env, then, { ...ready, ...moment })',
    replacement: "async (then) => ({ reading: { ...reading, tx: then }, found, by: { right: 'self', on: reading.actor.person } })",
    test: {
      file: 'test/server/archive.test.ts',
      name: 'F16 ends a running archive with the session, and with the role that it was fetched by',
    },
  },
  {
    id: 'operators-archive-documents',
    file: 'packages/core/src/accounts/deletion.ts',
    text: "return holds(actor, place, 'administrator') !== undefined;",
    replacement: 'return actor.rights.length + place.length > 0;',
    test: { file: 'test/server/archive.test.ts', name: 'T-L8 gives an operator users and counts, and nothing of a document' },
  },
  {
    id: 'half-an-archive-is-fetched',
    file: 'packages/server/src/accounts/archive.ts',
    text: 'const reader = makeZip(files(asked, language)).getReader();',
    replacement: 'const reader = makeZip(files(asked, language)).getReader();\n  await asked.note(fetched);',
    test: {
      file: 'test/server/archive.test.ts',
      name: 'ACC-10 warns in the plan of a deletion until the archive is fetched or its days are over, and forbids nothing',
    },
  },
  {
    id: 'a-cut-archive-is-whole',
    file: 'packages/sdk/src/download.ts',
    text: "if (type.startsWith('application/zip') && !(await endsAsZip(file))) throw wrong('cut-off');",
    replacement: 'void endsAsZip;',
    test: {
      file: 'test/elements/account-archive.test.ts',
      name: 'F23 says that a download broke off, keeps nothing of it, and does it again',
    },
  },
  {
    id: 'old-password-opens-a-session',
    file: 'packages/server/src/open-session.ts',
    text: ' and password_hash = ${password_hash} returning id',
    replacement: ' returning id',
    test: {
      file: 'test/server/sign-in-races.test.ts',
      name: 'USR-05 lets no session live on that was opened with the old password while it was changed',
    },
  },
  {
    id: 'contact-not-held',
    file: 'packages/server/src/accounts/edit.ts',
    text: 'and id = ${id} for no key update`',
    replacement: 'and id = ${id}`',
    test: {
      file: 'test/server/waiting.test.ts',
      name: 'ACC-07 keeps the name that a contact took while the operator’s change of their address waited',
    },
  },
  {
    id: 'link-used-before-its-person-is-held',
    file: 'packages/server/src/links.ts',
    text: 'const held = await holding(tx, followed, true);',
    replacement: 'const held = await holding(tx, followed, false);',
    test: {
      file: 'test/server/waiting.test.ts',
      name: 'USR-15 keeps the name that somebody was given while the link to their new address waited',
    },
  },
  {
    id: 'asked-to-move-twice',
    file: 'packages/core/src/requests.ts',
    text: "account.moveAsked ? refuse('request-waiting') : by",
    replacement: 'by',
    test: { file: 'test/server/move-requests.test.ts', name: 'USR-12 keeps a request to move waiting' },
  },
  {
    id: 'moved-and-still-signed-in',
    file: 'packages/server/src/users/moving.ts',
    text: '...endAccess(ids, now),',
    replacement: '',
    test: { file: 'test/server/move-requests.test.ts', name: 'USR-12 moves the user with documents, e-mail and password' },
  },
  {
    id: 'moved-without-a-lock',
    file: 'packages/contract/src/requests.ts',
    text: "locks: ['licenceId', 'requestId', 'toAccount'],",
    replacement: '',
    test: { file: 'test/server/move-requests.test.ts', name: 'USR-12 moves once, however many answer and ask at once' },
  },
  {
    id: 'managers-count-others',
    file: 'packages/server/src/accounts/record.ts',
    text: '...(keeps(reading, record) && { users, settingsOpen: record.settings_open }),',
    replacement: 'users,\n    ...(keeps(reading, record) && { settingsOpen: record.settings_open }),',
    test: { file: 'test/server/noninterference.test.ts', name: 'I5 answers a manager the same, byte for byte' },
  },
  {
    id: 'users-created-without-a-lock',
    file: 'packages/contract/src/users.ts',
    text: "    'quota-exceeded',\n  ],\n  locks: ['accountId'],",
    replacement: "    'quota-exceeded',\n  ],",
    test: { file: 'test/server/user-races.test.ts', name: 'T-M4 lets exactly a quota of a manager’s creates succeed' },
  },
  {
    id: 'users-edited-without-a-lock',
    file: 'packages/contract/src/users/edit.ts',
    text: "  guard: 'version',\n  locks: ['accountId'],",
    replacement: "  guard: 'version',",
    test: { file: 'test/server/user-races.test.ts', name: 'I12 gives the last place of a quota to one of two' },
  },
  {
    id: 'demoted-on-an-old-count',
    file: 'packages/contract/src/users/edit.ts',
    text: "  guard: 'version',\n  locks: ['accountId'],",
    replacement: "  guard: 'version',",
    behind: {
      file: 'packages/server/src/store/migrations/001-licences.ts',
      text: "  check (not primary_contact or role = 'administrator'),\n",
      replacement: '',
    },
    test: { file: 'test/server/waiting.test.ts', name: 'T-A4 keeps the last administrator, whose fellow was demoted' },
  },
  {
    id: 'moved-while-removed',
    file: 'packages/contract/src/users/leave.ts',
    text: "  guard: 'plan',\n  locks: ['accountId', 'toAccountId'],",
    replacement: "  guard: 'plan',",
    test: { file: 'test/server/waiting.test.ts', name: 'F15 moves nobody who was removed while the move waited' },
  },
  {
    id: 'redistributed-without-a-lock',
    file: 'packages/contract/src/users/many.ts',
    text: "refusals: ['not-a-group-account', 'not-a-responsible', 'quota-exceeded'],\n  guard: 'plan',\n  locks: ['accountId'],",
    replacement: "refusals: ['not-a-group-account', 'not-a-responsible', 'quota-exceeded'],\n  guard: 'plan',",
    test: { file: 'test/server/waiting.test.ts', name: 'I12 gives nobody a user beyond the quota that was filled while' },
  },
  {
    id: 'usernames-without-a-lock',
    file: 'packages/contract/src/users.ts',
    text: "  locks: ['accountId'],\n  creates: true,",
    replacement: '  creates: true,',
    behind: {
      file: 'packages/server/src/store/migrations/001-licences.ts',
      text: 'create unique index users_username on',
      replacement: 'create index users_username on',
    },
    test: { file: 'test/server/user-races.test.ts', name: 'F3 gives a username to one of two who take it at once' },
  },
  {
    id: 'settings-changed-beside',
    file: 'packages/elements/src/folder-permissions/rights.ts',
    text: 'setting in this.#from && from[setting] !== is[setting]',
    replacement: 'setting in this.#from && from[setting] === undefined && is[setting] === undefined',
    test: {
      file: 'test/elements/folder-permissions.test.ts',
      name: 'WHY-06 what somebody else changes stands beside what is changed here, row by row; a plan that no longer holds gives way to the new one',
    },
  },
  {
    id: 'what-follows-is-fixed',
    file: 'packages/elements/src/folder-permissions/rights-form.ts',
    text: 'fixed: follows || !who,',
    replacement: 'fixed: !who,',
    test: {
      file: 'test/elements/folder-permissions.test.ts',
      name: 'FLD-05 a folder in another follows, takes settings of its own and follows again; the root’s chosen people stand there to read',
    },
  },
  {
    id: 'owner-refused-at-the-field',
    file: 'packages/contract/src/kernel/refusals.ts',
    text: "'owner-cannot-see-parent': { status: 409, field: 'ownerId' },",
    replacement: "'owner-cannot-see-parent': { status: 409 },",
    test: {
      file: 'test/elements/folder-permissions.test.ts',
      name: 'FLD-05 an owner who does not see the folder above is refused at the field, and what was ticked stays',
    },
  },
];
