import type { Imported, Plan } from '@knippa/contract';
import { printAlone } from '../kernel/print.js';
import { refusedRows } from '../kernel/refused-rows.js';
import type { CommonTerms } from '../terms/common.js';
import type { PlanTerms } from '../terms/plan.js';
import type { UserImportTerms } from '../terms/user-import.js';
import { whyRefused } from './rows.js';

type Words = UserImportTerms & PlanTerms & CommonTerms;

/** An import that was done: what it did, when, from which file into which account, by which plan, and the file with its errors written out where rows were left out. */
export interface Outcome {
  readonly done: Imported;
  readonly at: Date;
  readonly file: string;
  readonly account: string;
  readonly plan: Plan;
  readonly errors: Blob | undefined;
}

/** A part of what is told of an import: a heading and its lines. */
interface Part {
  readonly heading: string;
  readonly lines: readonly string[];
}

/**
 * What is told of an import, to keep as a text or on paper: how many rows each way, those that were left out and why, who is mailed and who is handed what they
 * sign in with. Passwords and codes are not in it: they are for those who are handed them. A plan names its first 500; the others are counted.
 */
export function reportOf({ done, at, file, account, plan }: Outcome, t: Words): Part[] {
  const when = `${t.day(at.toLocaleDateString('sv-SE'))} ${t.time(at)}`;
  const refused = [...refusedRows(plan)].map(([row, told]) => {
    const who = told.find(({ username }) => username)?.username;
    return [who ? `${t.refusedRow(row)}, ${who}.` : `${t.refusedRow(row)}.`, ...whyRefused(told, t)].join(' ');
  });
  const mailed = plan.changes.flatMap(({ kind, name, field, to, values }) => {
    // a greater role ends the password: they are mailed too
    if (field === 'password' && to === null) return [name];
    return kind === 'added' && values?.['email'] ? [`${name}, ${String(values['email'])}`] : [];
  });
  const part = (heading: string, all: number, lines: readonly string[]): Part[] =>
    all === 0 ? [] : [{ heading, lines: all > lines.length ? [...lines, t.more(all - lines.length)] : lines }];
  return [
    { heading: t.done, lines: [t.fileInto(file, account), when, t.counted(done)] },
    ...part(t.leftOutHeading, done.refused, refused),
    ...part(t.mailed(done.mailed), done.mailed, mailed),
    ...part(
      t.handOutHeading(done.handOut.length),
      done.handOut.length,
      done.handOut.map(({ displayName, signInName }) => `${displayName}, ${signInName}`),
    ),
  ];
}

/** The parts as a text file. */
export function reportFile(parts: readonly Part[]): Blob {
  const text = parts.map(({ heading, lines }) => [heading, ...lines, ''].join('\r\n')).join('\r\n');
  return new Blob(['\uFEFF', text], { type: 'text/plain;charset=utf-8' });
}

/** Prints the parts. */
export function printReport(parts: readonly Part[]): void {
  const paper = document.createElement('div');
  for (const { heading, lines } of parts) paper.append(worded('h2', heading), ...lines.map((line) => worded('p', line)));
  printAlone(paper);
}

function worded(tag: 'h2' | 'p', text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
