import { users as contract, type User } from '@knippa/contract';
import { refuse } from '@knippa/core';
import { holds, type Rule, type Rules, type WritesOf } from '@knippa/core';
import * as v from 'valibot';
import { get } from '../../packages/contract/src/kernel/operation.js';
import type { Answers } from '../../packages/server/src/kernel/answer.js';

/**
 * Every mistake that must not compile, made here on purpose: a line marked so that compiles is an error. Nothing here
 * runs; `mistakes.test.ts` compiles it.
 */
const Id = v.string();

/** A path parameter without its field does not compile. */
export function pathParameterWithoutField(): void {
  // @ts-expect-error `userId` stands in the path and not in the input
  get('things.read', '/accounts/{accountId}/users/{userId}', { input: { accountId: Id }, output: Id });
}

/** An unknown refusal code does not compile. */
export function unknownRefusalCode(): void {
  // @ts-expect-error there is no such code
  get('things.read', '/things', { input: {}, output: Id, refusals: ['not-a-code'] });
  // @ts-expect-error a common code belongs to every operation and is not listed
  get('things.read', '/things', { input: {}, output: Id, refusals: ['not-found'] });
}

/** A refusal without its figures does not compile. */
export function refusalWithoutFigures(): void {
  // @ts-expect-error the sentence needs the number of users
  refuse('has-users');
  // @ts-expect-error the figure has another name
  refuse('has-users', { user: 1 });
  refuse('has-users', { users: 1 });
}

/** An operation without a rule does not compile. */
export function operationWithoutRule(): void {
  const some = { list: () => refuse('not-permitted') };
  // @ts-expect-error `create`, `move`, `import` and `export` have no rule
  some satisfies Rules<typeof contract>;
}

/** A rule that refuses with a code its operation does not declare does not compile. */
export function ruleRefusesWithCodeOperationDoesNotDeclare(): void {
  const undeclared = () => refuse('ask-staff');
  // @ts-expect-error `users.move` never says `ask-staff`
  undeclared satisfies Rule<typeof contract.move>;
}

/** A rule that asks for what its subject has not does not compile. */
export function ruleAsksForWhatSubjectHasNot(): void {
  // @ts-expect-error `users.create` acts on an account: there is no user yet
  (({ actor, place, user }) => holds(actor, place, 'licence') ?? user) satisfies Rule<typeof contract.create>;
}

type UsersAnswers = Answers<typeof contract, Record<WritesOf<typeof contract>, undefined>>;

/** An operation without an answer does not compile. */
export function operationWithoutAnswer(): void {
  const some = { list: { run: () => Promise.resolve({ items: [] }) } };
  // @ts-expect-error the other operations have no answer
  some satisfies UsersAnswers;
}

/** A wrong output does not compile. */
export function wrongOutput(): void {
  const wrong = { run: () => Promise.resolve({ items: [{ id: 'only an id' }] }) };
  // @ts-expect-error a user has more than an id
  wrong satisfies UsersAnswers['list'];
  const right = { run: () => Promise.resolve({ items: [] as User[] }) };
  right satisfies UsersAnswers['list'];
}
