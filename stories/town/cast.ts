import { session, users } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import { people } from '../../test/tables/school.js';
import { townPasswords } from './passwords.js';
import type { School } from './school.js';

/** The town's school that is the example of source 002, and who of it stands for whom in its table (FLD-06). */
export const townSchool = {
  groupId: 'östraskolan',
  cast: {
    rektor: 'tuvaek',
    maj: 'annali',
    måns: 'åsasj',
    pia: 'soranku',
    per: 'karlsj',
    alva: 'linnéali',
    ali: 'tuomasni',
    utan: 'somchaili',
  } as Readonly<Record<string, string>>,
} as const;

/**
 * Signs those of the cast in: its administrator, who is signed in already, gives each of the others a password first. `visitor` makes a client of a token. Whoever
 * has another role or another responsible than the table says is an error of the files.
 */
export async function castSchool(accountId: string, rektor: Client, visitor: (token?: string) => Client): Promise<Omit<School, 'folders'>> {
  const { person } = await rektor.call(session.read, {});
  const ids: Record<string, string> = { rektor: person.id };
  const clients: Record<string, Client> = { rektor };
  const password = townPasswords.school;
  for (const { key, role, responsible } of people) {
    if (key === 'rektor') continue;
    const username = townSchool.cast[key] ?? '';
    const { items } = await rektor.call(users.list, { accountId, search: username, size: 500 });
    const user = items.find((one) => one.username === username);
    if (user?.role !== role || (user.responsible?.id ?? null) !== (responsible === null ? null : ids[responsible]))
      throw new Error(`${username} cannot stand for ${key} in the example school.`);
    await rektor.call(users.setPassword, { accountId, userId: user.id, password });
    const name = `${townSchool.groupId}/${username}`;
    ids[key] = user.id;
    clients[key] = visitor((await visitor().call(session.signIn, { door: 'account', name, password })).token);
  }
  return { accountId, ids, clients };
}
