import type { Mutation } from '../../mutations.js';

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

/** The guards of files of users: how they are read, judged and applied. */
export const files: Mutation[] = [
  {
    id: 'ones-own-address-by-file',
    file: 'packages/core/src/users/import/judge.ts',
    text: 'const ownAddress = ',
    replacement: 'const ownAddress = false && ',
    test: { file: 'test/server/import.test.ts', name: 'USR-15 lets nobody change their own e-mail by a file' },
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
    id: 'batches-by-a-kept-plan',
    file: 'packages/server/src/users/import/write.ts',
    text: "'plan_cache_mode', 'force_custom_plan', true",
    replacement: "'plan_cache_mode', 'auto', true",
    test: { file: 'test/server/large-files.test.ts', name: 'F18 changes 10,000 people, addresses too, and tells of the work to its end' },
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
    id: 'file-of-many-hides-whom-it-removes',
    file: 'packages/core/src/users/import/import.ts',
    text: 'return gone.concat(passing, changes, coming);',
    replacement: 'return coming.concat(changes, gone, passing);',
    test: {
      file: 'test/core/import.test.ts',
      name: 'CSV-05 lists what cannot be undone first, wherever in a file of many it stands: who is removed, then which folders pass on',
    },
  },
  {
    id: 'sheet-of-far-cells',
    file: 'packages/core/src/csv/sheet/read.ts',
    text: 'if (made > MOST_CELLS) throw',
    replacement: 'if (made < 0) throw',
    test: {
      file: 'test/core/sheet.test.ts',
      name: 'CSV-08 makes no cells of what stands far out and is empty, nor more at once of a far column than a row of them',
    },
  },
  {
    id: 'texts-of-a-sheet-without-end',
    file: 'packages/core/src/csv/sheet/tables.ts',
    text: 'if (texts.length === MOST_TEXTS || length > MOST_OF_TEXTS)',
    replacement: 'if (texts.length === MOST_TEXTS)',
    test: {
      file: 'test/core/sheet.test.ts',
      name: 'CSV-08 takes no more of any part beside the sheet than a workbook has, nor more bytes than that comes to',
    },
  },
  {
    id: 'delimiter-of-most-cells',
    file: 'packages/core/src/csv/records.ts',
    text: '.sort((a, b) => b.known - a.known || b.cells - a.cells)',
    replacement: '.sort((a, b) => b.cells - a.cells)',
    test: {
      file: 'test/core/csv.test.ts',
      name: 'CSV-02 says what nothing in the file tells for certain, and lets whoever knows better say it',
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
    id: 'file-of-errors-once-a-plan',
    file: 'packages/elements/src/user-import/errors-file.ts',
    text: 'return (of.coming ??= of.sent',
    replacement: 'return (of.coming = of.sent',
    test: {
      file: 'test/elements/user-import.test.ts',
      name: 'CSV-04 the plan’s own button gives the file of errors that came before the import, also where its answer was lost',
    },
  },
  {
    id: 'errors-stand-on-no-cell',
    file: 'packages/core/src/csv/errors.ts',
    text: "cells.splice(place.at, place.there ? 1 : 0, sentences.get(row) ?? '');",
    replacement: "cells.splice(place.at, 1, sentences.get(row) ?? '');",
    test: {
      file: 'test/core/csv-errors.test.ts',
      name: 'CSV-04 sends every cell back, and refuses and takes the same rows when the file of errors is sent again',
    },
  },
  {
    id: 'rows-unread-stay-so',
    file: 'packages/core/src/csv/read.ts',
    text: "if (tellsUnread(cell)) this.#problems.push({ code: 'row-unread', row, column: heading, params: {} });",
    replacement: '',
    test: {
      file: 'test/core/csv-errors.test.ts',
      name: 'CSV-04 refuses a row that could not be read as it stood until it is mended and its errors are taken away',
    },
  },
  {
    id: 'columns-without-heading-beyond',
    file: 'packages/core/src/csv/read.ts',
    text: 'if (passable) this.#withoutHeading += 1;',
    replacement: 'this.#withoutHeading += 1;',
    test: {
      file: 'test/core/csv.test.ts',
      name: 'CSV-09 counts the rows that could be read if columns without a heading were passed over',
    },
  },
  {
    id: 'other-row-that-is-not-shown',
    file: 'packages/elements/src/kernel/refused-rows.ts',
    text: 'if (otherRow === undefined || !shown.has(otherRow)) return nothing;',
    replacement: 'if (otherRow === undefined) return nothing;',
    test: {
      file: 'test/elements/wordlist.test.ts',
      name: 'DOC-06 by keyboard rows that share a word lead to each other, where both are shown',
    },
  },
  {
    id: 'formulas-stand-unguarded',
    file: 'packages/core/src/csv/cells.ts',
    text: 'return FORMULA.test(cell) || (cell',
    replacement: 'return (cell',
    test: {
      file: 'test/core/import.test.ts',
      name: 'I35 changes nothing with a file that was exported and imported unchanged, as text or as a spreadsheet',
    },
  },
  {
    id: 'quotas-are-not-read',
    file: 'packages/core/src/users/import/row.ts',
    text: "const quota = role === 'manager' ? (row.quota ?? 0) : null;",
    replacement: "const quota = role === 'manager' ? 0 : null;",
    test: { file: 'test/core/import.test.ts', name: 'I32 makes of an empty account what a file of another says, and nothing else' },
  },
  {
    id: 'my-documents-taken-uncounted',
    file: 'packages/server/src/users/import/facts.ts',
    text: 'if (row.remove || turnsDocuments(person, row)) keepers.push(person);',
    replacement: 'if (row.remove) keepers.push(person);',
    test: { file: 'test/server/import.test.ts', name: 'DOC-08 counts how many documents go out of sight' },
  },
  {
    id: 'words-stand-once-in-a-file',
    file: 'packages/core/src/csv/words.ts',
    text: 'rows: rows.filter((one) => !wrong.has(one.row)),',
    replacement: 'rows: rows.filter((one) => wrong.size >= 0 && one),',
    test: {
      file: 'test/server/wordlists.test.ts',
      name: 'DOC-06 shows in a plan what a file adds and changes, removes nothing, and says of each refused row why',
    },
  },
  {
    id: 'a-file-leaves-sessions-with-a-greater-role',
    file: 'packages/server/src/users/import/edited.ts',
    text: 'passwordHash !== null || loses || isDemotion',
    replacement: 'passwordHash !== null || isDemotion',
    test: {
      file: 'test/server/greater-roles.test.ts',
      name: 'T-A5 ends passwords by a file with every greater role: its plan tells of them and counts the mails, and each is mailed once',
    },
  },
  {
    id: 'a-file-keeps-passwords-with-a-greater-role',
    file: 'packages/server/src/users/import/edited.ts',
    text: 'case when not t.loses then coalesce(t.password_hash, u.password_hash) end',
    replacement: 'coalesce(t.password_hash, u.password_hash)',
    test: {
      file: 'test/server/greater-roles.test.ts',
      name: 'T-A5 ends passwords by a file with every greater role: its plan tells of them and counts the mails, and each is mailed once',
    },
  },
  {
    id: 'a-new-manager-loses-the-password-of-the-row',
    file: 'packages/core/src/users/import/import.ts',
    text: 'row.password === undefined && isPromotion',
    replacement: 'isPromotion',
    test: {
      file: 'test/server/greater-roles.test.ts',
      name: 'T-A5 ends passwords by a file with every greater role: its plan tells of them and counts the mails, and each is mailed once',
    },
  },
];
