import { users, type Block, type Content, type documents as contract, type Language } from '@knippa/contract';
import type { DocumentsFacts } from '@knippa/core';
import { writeGrid } from '@knippa/core/csv';
import { sql } from 'kysely';
import type { Answers } from '../kernel/answer.js';
import { filePage } from '../published/page.js';
import { presentDocument, type DocumentFound } from './record.js';

/** A text with its symbol in brackets before it, as a cell of a table. */
const cellOf = ({ text, symbol }: Block): string => [symbol === undefined ? '' : `[${symbol}]`, text].filter(Boolean).join(' ');

/** The rows of a grid, or a row for each paragraph. */
const rowsOf = (content: Content): string[][] =>
  content.kind === 'grid' ? content.rows.map((row) => row.map(cellOf)) : content.blocks.map((block) => [cellOf(block)]);

/** A document as a file: what whoever sees it reads, and nothing of where it lies. */
export const exportFile: Answers<typeof contract, DocumentsFacts>['export'] = {
  run: async (asked) => {
    const { language = 'sv', format = 'html' } = asked.input;
    const { title, maker, content } = await presentDocument(asked, asked.row as DocumentFound);
    if (format === 'csv') return { filename: `${title}.csv`, type: users.fileTypes.csv, parts: [writeGrid(rowsOf(content), language)] };
    const [licence] = await asked.tx.run(sql<{ language: Language }>`select language from licences where id = ${asked.licence.id}`);
    const page = await filePage({ words: language, written: licence?.language ?? language }, { title, maker: maker.displayName, content });
    return { filename: `${title}.html`, type: 'text/html', parts: [String(page)] };
  },
};
