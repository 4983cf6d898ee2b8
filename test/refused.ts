import { isKnippaError, type KnippaError } from '@knippa/sdk';
import assert from 'node:assert/strict';

/** The refusal that an act ends in; what succeeds, or fails otherwise, fails the test. */
export async function refused(act: Promise<unknown>): Promise<KnippaError> {
  try {
    await act;
  } catch (error) {
    if (isKnippaError(error)) return error;
    throw error;
  }
  return assert.fail('it was not refused');
}

/** The status and code of the refusal that an act ends in. */
export async function refusal(act: Promise<unknown>): Promise<[number, string]> {
  const { status, code } = await refused(act);
  return [status, code];
}
