import { type Problem } from '@knippa/contract';
import { refuse } from '@knippa/core';
import { busy, codeOf } from './retry.js';
import { Refused } from './refused.js';

/** An error as a problem document (RFC 9457). What nobody foresaw says nothing of itself. */
export function problemOf(error: unknown): Problem {
  const refused = error instanceof Refused ? error : new Refused(busyOr(error));
  const { refusal, fields, plan, status } = refused;
  return {
    type: `urn:knippa:refusal:${refusal.code}`,
    title: refusal.code.replaceAll('-', ' '),
    status,
    code: refusal.code,
    params: { ...refusal.params },
    ...(fields && { fields: fields.map((field) => ({ ...field })) }),
    ...(plan && { plan }),
  };
}

function busyOr(error: unknown) {
  return busy.has(codeOf(error)) ? refuse('busy', { retryAfter: 1 }) : refuse('internal');
}
