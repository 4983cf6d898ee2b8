import { accounts, licences, session, users, type Account, type Licence, type User } from '@knippa/contract';
import { bind, isRefusal, may, type Client } from '@knippa/sdk';
import { all } from '@knippa/sdk/all';
import { expect } from 'chai';

/**
 * The mistakes that must not compile. The compiler is the test: a line marked @ts-expect-error that compiles is an error. Nothing here runs.
 */
export async function mistakes(client: Client, user: User, account: Account, licence: Licence, error: unknown): Promise<void> {
  const accountId = account.id;
  const bound = bind(client, users);

  // A write against a plan or a version needs it.
  // @ts-expect-error `plan` is missing
  await bound.move({ accountId, userId: user.id, toAccountId: accountId });
  await bound.move({ accountId, userId: user.id, toAccountId: accountId, plan: 'token' });
  // @ts-expect-error `version` is missing
  await client.call(accounts.edit, { accountId, name: 'Röda skolan' });
  await client.call(accounts.edit, { accountId, name: 'Röda skolan', version: account.version });

  // A plan is asked without one, and only where there is one.
  await bound.move.plan({ accountId, userId: user.id, toAccountId: accountId });
  // @ts-expect-error creating has no plan
  bound.create.plan;
  // @ts-expect-error creating has no plan
  await client.plan(users.create, { accountId });

  // Inputs and outputs are the operation's.
  // @ts-expect-error `accountId` is missing
  await bound.list({});
  // @ts-expect-error an unknown field
  await bound.list({ accountId, sort: 'created' });
  // @ts-expect-error a wrong output
  const wrong: string = (await bound.list({ accountId })).items;
  const right: User[] = (await bound.list({ accountId })).items;
  const file: Blob = await bound.export({ accountId });
  const nothing: null = await all(client).session.signOut();
  await bind(client, session).read();

  // What a resource may is asked of the resource that carries it.
  // @ts-expect-error a user's `can` does not speak of accounts.edit
  may(user, accounts.edit);
  may(account, accounts.edit);
  may(licence, accounts.start);
  may(account, users.create);
  // @ts-expect-error a licence's `can` does not speak of users.create
  may(licence, users.create);

  // A refusal is one of the operation's, with its figures.
  if (isRefusal(error, users.move, 'account-full')) error.params.room.toFixed();
  // @ts-expect-error moving never refuses with this
  isRefusal(error, users.move, 'no-account-available');
  // @ts-expect-error it has no such figure
  if (isRefusal(error, users.move, 'account-full')) error.params.rooms;

  [wrong, right, file, nothing, licences];
}

it('WHY-01 a call without the version or plan it needs does not compile', () => {
  expect(mistakes).to.be.a('function');
});
