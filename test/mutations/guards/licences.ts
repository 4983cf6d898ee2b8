import type { Mutation } from '../../mutations.js';

/** The guards of licences, their accounts and the requests for more. */
export const licences: Mutation[] = [
  {
    id: 'a-suggestion-counts-others',
    file: 'packages/server/src/directory.ts',
    text: "const seesAll = rightNamed(reading.actor, 'manager') === undefined;",
    replacement: 'const seesAll = reading.actor.person !== "";',
    test: { file: 'test/server/noninterference.test.ts', name: 'I5 tells a manager that a username or an e-mail is taken' },
  },
  {
    id: 'operators-of-a-standalone-account',
    file: 'packages/core/src/operators.ts',
    text: '  add: byStaffWhereBought,',
    replacement: '  add: byStaff,',
    test: { file: 'test/server/subscription.test.ts', name: 'ACC-08 gives a released account’s licence neither operators nor more types' },
  },
  {
    id: 'subscribers-rename-licences',
    file: 'packages/core/src/licences.ts',
    text: "if (input.name !== undefined && !holds(actor, place, 'staff')) return refuse('not-permitted');",
    replacement: '',
    test: { file: 'test/server/subscription.test.ts', name: 'ACC-12 changes whom the invoice goes to' },
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
    id: 'more-started-than-purchased',
    file: 'packages/server/src/store/migrations/001-licences.ts',
    text: 'check (started <= purchased)',
    replacement: 'check (purchased >= 0)',
    test: { file: 'test/server/races.test.ts', name: 'I7 refuses in the database itself to start more than was purchased' },
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
    id: 'readers-of-an-account-one-does-not-see',
    file: 'packages/server/src/accounts/readers.ts',
    text: 'from (${usersSeenBy(asked, accountId)}) u where u.role',
    replacement:
      'from (${usersSeenBy({ ...asked, actor: { ...asked.actor, rights: [{ right: "licence", on: asked.licence.id }] } }, accountId)}) u where u.role',
    test: {
      file: 'test/server/account-readers.test.ts',
      name: 'WHY-02 answers a manager and a `user` about an account byte for byte as if there were nobody else',
    },
  },
  {
    id: 'operators-are-told-to-whom-they-are-named',
    file: 'packages/server/src/accounts/readers.ts',
    text: "at?.[0] === 'users' || isRefusal(rules.licence(asked.subject))",
    replacement: "at?.[0] === 'users'",
    test: { file: 'test/server/account-readers.test.ts', name: 'WHY-02 tells of an account’s readers whom each sees already' },
  },
  {
    id: 'who-sees-an-account-is-judged-by-the-phase-too',
    file: 'packages/server/src/accounts/readers.ts',
    text: 'const verdict = judge(operation, rule, acting);',
    replacement: 'const verdict = rule(acting);',
    test: {
      file: 'test/server/account-readers.test.ts',
      name: 'WHY-02 tells of an account in an expired licence that its operators alone',
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
    text: 'values: { users: account.users, documents, folders, words },',
    replacement: '',
    test: {
      file: 'test/server/attacks.test.ts',
      name: 'F17 refuses a deletion whose plan is another’s, of another account, too old, used, or of other numbers than it showed',
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
    id: 'asked-to-move-twice',
    file: 'packages/core/src/requests.ts',
    text: "account.moveAsked ? refuse('request-waiting') : by",
    replacement: 'by',
    test: { file: 'test/server/move-requests.test.ts', name: 'USR-12 keeps a request to move waiting' },
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
];
