import type { Change, users as contract } from '@knippa/contract';
import type { Readers } from '../folders/readers.js';
import type { UserFacts } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';
import type { Deed, DeedContext } from '../kernel/rule.js';
import { leavingTouched } from './leaving.js';
import { namesOf, person, responsiblesOf, unseen } from './people.js';
import { responsibleRefusal, type ResponsibleFacts } from './responsible.js';

/** What redistributing needs to know: whose `user`s, where it is all of one's; who is given; and everybody who is named to get somebody. */
export interface RedistributeFacts {
  readonly from: Pick<UserFacts, 'id'> | undefined;
  readonly people: readonly UserFacts[];
  readonly targets: readonly ResponsibleFacts[];
  /** How many of those who are given gain and lose in shared folders by it. */
  readonly readers: Readers['counts'];
}

interface Given {
  readonly user: UserFacts;
  readonly to: string | null;
}

type Context = DeedContext<typeof contract.redistribute, RedistributeFacts>;

/** Who gets another responsible, and whom. Whoever keeps theirs is not given. */
export function givenUsers({ people }: Pick<RedistributeFacts, 'people'>, { users, to = null }: Context['input']): Given[] {
  const wanted = users && new Map(users.map(({ userId, responsibleId }) => [userId, responsibleId]));
  return people
    .map((user) => ({ user, to: wanted ? (wanted.get(user.id) ?? null) : to }))
    .filter(({ user, to }) => user.responsibleId !== to);
}

/** `user`s get another responsible, one by one or all of one's; a quota is held against what would be after the whole (USR-13, I12). */
export const redistribute: Deed<typeof contract.redistribute, RedistributeFacts> = {
  fits: (context) => {
    const { facts, input } = context;
    if (input.users ? (input.from ?? input.to) !== undefined : input.from === undefined || input.to === undefined)
      return refuse('invalid-input');
    const missing = input.users ? unseen(input.users, facts.people) : unseen([''], facts.from ? [facts.from] : []);
    if (missing) return missing;
    const moved = givenUsers(facts, input);
    if (moved.some(({ user }) => user.role !== 'user')) return refuse('not-a-responsible');
    const wanted = new Set(moved.flatMap(({ to }) => to ?? []));
    for (const id of wanted) {
      const come = moved.filter(({ to }) => to === id).length;
      const go = moved.filter(({ user }) => user.responsibleId === id).length;
      const refused = responsibleRefusal(
        facts.targets.find((target) => target.id === id),
        come - go,
      );
      if (refused) return refused;
    }
    return undefined;
  },
  changes: ({ facts, input }) =>
    givenUsers(facts, input).map(({ user, to }): Change => {
      return { kind: 'changed', ...person(user), field: 'responsibleId', from: user.responsibleId, to };
    }),
  touched: ({ facts }) => leavingTouched(facts),
  names: ({ facts: { people, targets } }) => namesOf([...responsiblesOf(people), ...targets]),
};
