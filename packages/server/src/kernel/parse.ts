import { fieldCodes, isFileInput, type AnyOperation } from '@knippa/contract';
import { refuse } from '@knippa/core';
import * as v from 'valibot';
import { Refused, type RefusedField } from './refused.js';

const known = new Set<string>(fieldCodes);

/**
 * Checks an input against its operation: `invalid-input` with every field that is wrong; an id in the path that is none
 * is an unknown one.
 */
export function parseInput(operation: AnyOperation, raw: Record<string, unknown>): Record<string, unknown> {
  const parsed = v.safeParse(operation.input, raw);
  if (parsed.success) return parsed.output;
  const fields = parsed.issues.map(fieldOf);
  if (fields.some(({ path }) => operation.path.includes(`{${path}}`))) throw new Refused(refuse('not-found'));
  throw new Refused(refuse('invalid-input'), { fields });
}

function fieldOf(issue: v.BaseIssue<unknown>): RefusedField {
  const path = v.getDotPath(issue) ?? '';
  if (issue.type === 'strict_object') return { path, code: issue.expected === 'never' ? 'unknown-field' : 'required' };
  return { path, code: known.has(issue.message) ? issue.message : 'invalid' };
}

/** What a request asks for, as text that two equal requests share: the input without its file, and the file's hash. */
export function requestText(operation: AnyOperation, input: Record<string, unknown>, digest: (content: Uint8Array) => Uint8Array): string {
  const entries = Object.entries(input).map(([key, value]) =>
    isFileInput(operation.input.entries[key]) ? [key, [...digest(value as Uint8Array)]] : [key, value],
  );
  return JSON.stringify([operation.name, entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))]);
}
