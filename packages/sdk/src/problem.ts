import { Plan, Problem, type AnyOperation } from '@knippa/contract';
import { fromJson, parsed } from './answer.js';
import { KnippaError, WrongAnswerError, type WrongAnswer } from './errors.js';

/** Reads an operation's plan. */
export async function readPlan(operation: AnyOperation, response: Response): Promise<Plan> {
  const wrong = (reason: WrongAnswer) => new WrongAnswerError(operation.name, response.status, reason);
  return parsed(Plan, fromJson(await response.text(), wrong), wrong);
}

/** Reads why the service said no; a page without a problem document is a failure of something between. */
export async function readRefusal(operation: AnyOperation, response: Response): Promise<KnippaError | WrongAnswerError> {
  const wrong = () => new WrongAnswerError(operation.name, response.status, 'failure');
  try {
    return new KnippaError(operation.name, parsed(Problem, JSON.parse(await response.text()), wrong));
  } catch {
    return wrong();
  }
}
