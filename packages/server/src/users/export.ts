import { users, type FileFormat, type Language, type users as contract } from '@knippa/contract';
import type { UsersFacts } from '@knippa/core';
import { fileWithErrors, template, templateSheet } from '@knippa/core/csv';
import type { AccountRecord } from '../accounts/record.js';
import type { Answers, Download } from '../kernel/answer.js';
import { Refused } from '../kernel/refused.js';
import { usersFile, type FileParts } from './csv.js';
import { factsOf, problemsOf, readFile, readOptions } from './import/facts.js';

type Files = Answers<typeof contract, UsersFacts>;

const names = {
  export: { sv: 'användare', en: 'users' },
  errors: { sv: 'användare med fel', en: 'users with errors' },
  template: { sv: 'mall för användare', en: 'template of users' },
} as const;

function download(row: unknown, what: keyof typeof names, language: Language, format: FileFormat, parts: FileParts): Download {
  return { filename: `${(row as AccountRecord).group_id} ${names[what][language]}.${format}`, type: users.fileTypes[format], parts };
}

/** The users that the actor sees, as a file in the form that import reads (CSV-01). */
export const exportFile: Files['export'] = {
  run: async (asked) => {
    const { language = 'sv', format = 'csv' } = asked.input;
    return download(asked.row, 'export', language, format, await usersFile(asked, asked.subject.account.id, language, format));
  },
};

/** A file as it was sent, with what is wrong with its rows (CSV-04). */
export const importErrors: Files['importErrors'] = {
  run: async (asked) => {
    const { input, row, subject } = asked;
    const { language = 'sv', file } = input;
    const facts = await factsOf(asked, await readFile(file, input));
    if ('code' in facts.file) throw new Refused(facts.file);
    const parts = fileWithErrors(file, readOptions(input), problemsOf(facts, subject), language) as FileParts;
    return download(row, 'errors', language, facts.file.read.format as FileFormat, parts);
  },
};

/** An empty file to fill in (CSV-10). */
export const importTemplate: Files['importTemplate'] = {
  run: ({ input: { language = 'sv', format = 'csv' }, row }) => {
    const parts = [format === 'csv' ? template(language) : (templateSheet(language) as Uint8Array<ArrayBuffer>)];
    return Promise.resolve(download(row, 'template', language, format, parts));
  },
};
