import type { AnyOperation, CodesOf, Plan, Problem, Refusal, RefusalCode } from '@knippa/contract';

/** Why one field of the input was refused; its sentence stands at the field. `path` is the field's name, with dots inside. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
}

/**
 * A refusal: the service understood the call and said no. `code` is stable and `params` are its figures; narrow them with `isRefusal`.
 * `fields` come with `invalid-input`, `plan` (the new one) with `changed-since-preview`.
 */
export class KnippaError extends Error {
  readonly operation: string;
  readonly code: string;
  readonly status: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldProblem[];
  readonly plan: Plan | undefined;

  constructor(operation: string, problem: Problem) {
    super(`${operation}: ${problem.code}`);
    this.name = 'KnippaError';
    this.operation = operation;
    this.code = problem.code;
    this.status = problem.status;
    this.params = problem.params;
    this.fields = problem.fields ?? [];
    this.plan = problem.plan;
  }
}

/**
 * What went wrong with an answer: `page` is no JSON at all (a proxy's page), `cut-off` ended early, `drift` is JSON that the contract does
 * not know, `failure` an error status without a problem document.
 */
export type WrongAnswer = 'page' | 'cut-off' | 'drift' | 'failure';

/** An answer that is not the service's. Nothing of it is handed on (F23). */
export class WrongAnswerError extends Error {
  readonly operation: string;
  readonly status: number;
  readonly reason: WrongAnswer;

  constructor(operation: string, status: number, reason: WrongAnswer) {
    super(`${operation}: ${reason} (${status})`);
    this.name = 'WrongAnswerError';
    this.operation = operation;
    this.status = status;
    this.reason = reason;
  }
}

/** Whether an error is a refusal, also one from another copy of this package on the page. */
export function isKnippaError(error: unknown): error is KnippaError {
  return error instanceof Error && error.name === 'KnippaError' && 'code' in error;
}

/** Whether an error is an answer that is not the service's, also one from another copy of this package on the page. */
export function isWrongAnswer(error: unknown): error is WrongAnswerError {
  return error instanceof Error && error.name === 'WrongAnswerError' && 'reason' in error;
}

/** A refusal whose code is known, and with it its figures. */
export type RefusedWith<C extends RefusalCode> = Omit<KnippaError, 'code' | 'params'> & Refusal<C>;

/**
 * Whether an error is this refusal of this operation, with its figures typed:
 * `if (isRefusal(error, users.move, 'account-full')) error.params.room`.
 */
export function isRefusal<Op extends AnyOperation, C extends CodesOf<Op>>(error: unknown, operation: Op, code: C): error is RefusedWith<C> {
  return isKnippaError(error) && error.operation === operation.name && error.code === code;
}
