import { users, type FileFormat, type Language, type users as contract } from '@knippa/contract';
import type { ImportFacts, UsersFacts } from '@knippa/core';
import { fileWithErrors, template, templateSheet } from '@knippa/core/csv';
import type { AccountRecord } from '../accounts/record.js';
import type { Answers, Download } from '../kernel/answer.js';
import { Refused } from '../kernel/refused.js';
import { usersFile } from './csv.js';
import { factsOf, problemsOf, readFile, readOptions } from './import/facts.js';

/** A file as it was sent, and what was read of it. */
export interface ErrorsPrepared {
  readonly sent: Uint8Array;
  readonly file: ImportFacts['file'];
}

type Files = Answers<typeof contract, UsersFacts, { importErrors: ErrorsPrepared }>;

const names = {
  export: { sv: 'användare', en: 'users' },
  errors: { sv: 'användare med fel', en: 'users with errors' },
  template: { sv: 'mall för användare', en: 'template of users' },
} as const;

function download(row: unknown, what: keyof typeof names, language: Language, format: FileFormat, parts: Download['parts']): Download {
  return { filename: `${(row as AccountRecord).group_id} ${names[what][language]}.${format}`, type: users.fileTypes[format], parts };
}

/** The users that the actor sees, as a file in the form that import reads (CSV-01). */
export const exportFile: Files['export'] = {
  run: async (asked) => {
    const { language = 'sv', format = 'csv' } = asked.input;
    return download(asked.row, 'export', language, format, await usersFile(asked, asked.subject.account.id, language, format));
  },
};

/** A file as it was sent, with what is wrong with its rows (CSV-04). It is held until it is sent back, and what was read of it until it is judged. */
export const importErrors: Files['importErrors'] = {
  prepare: async ({ input, signal }) => ({ sent: input.file, file: await readFile(input.file, input, signal) }),

  run: async (asked) => {
    const { input, row, subject, prepared } = asked;
    const { language = 'sv' } = input;
    const facts = await factsOf(asked, prepared.file);
    if ('code' in facts.file) throw new Refused(facts.file);
    const parts = inSteps(fileWithErrors(prepared.sent, readOptions(input), problemsOf(facts, subject), language));
    return download(row, 'errors', language, facts.file.read.format as FileFormat, parts);
  },
};

/** Parts of a file as they are asked for; others go on between two of them. */
async function* inSteps(parts: Iterable<string | Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  const encoder = new TextEncoder();
  for (const part of parts) {
    yield typeof part === 'string' ? encoder.encode(part) : part;
    await new Promise<void>((resolve) => setTimeout(resolve));
  }
  return undefined;
}

/** An empty file to fill in (CSV-10). */
export const importTemplate: Files['importTemplate'] = {
  run: ({ input: { language = 'sv', format = 'csv' }, row }) => {
    const parts = [format === 'csv' ? template(language) : (templateSheet(language) as Uint8Array<ArrayBuffer>)];
    return Promise.resolve(download(row, 'template', language, format, parts));
  },
};
