import type { Change, users as contract } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';
import type { Deed } from '../kernel/rule.js';
import { personRefusal } from '../person.js';
import { mayConfer, placeOfNew } from './confer.js';
import { person, type Called } from './people.js';
import { permissionsOf } from './permissions.js';
import { responsibleRefusal, type ResponsibleFacts } from './responsible.js';

/** What creating a user needs to know: whether its names are free, and whom it would belong to. */
export interface CreateFacts {
  readonly usernameTaken: boolean;
  readonly suggestion: string;
  readonly emailTaken: boolean;
  readonly responsible: ResponsibleFacts | undefined;
  /** The present primary contact, who loses the flag to a new one. */
  readonly primaryContact: Called | undefined;
}

/** Somebody new: whoever makes them might give the role (R1), and whom they belong to has room (USR-02…04, USR-08). */
export const create: Deed<typeof contract.create, CreateFacts> = {
  fits: ({ subject: { actor, place }, facts, input }) => {
    if (!mayConfer(actor, placeOfNew(actor, place, input), input.role)) return refuse('not-permitted');
    const wrong = personRefusal(input);
    if (wrong) return wrong;
    if (input.role === 'administrator' && input.password !== undefined) return refuse('password-by-link');
    if (input.role !== 'administrator' && input.password === undefined) return refuse('password-required');
    if (input.role !== 'user' && input.email === undefined) return refuse('email-required');
    if (!permissionsOf(input.role, input.permissions)) return refuse('permission-fixed', { name: input.displayName });
    if (input.role !== 'manager' && input.quota !== undefined) return refuse('not-permitted');
    if (input.role !== 'administrator' && input.primaryContact) return refuse('not-permitted');
    if (input.responsibleId !== undefined && input.role !== 'user') return refuse('not-a-responsible');
    const unfit = facts.responsible || input.responsibleId !== undefined ? responsibleRefusal(facts.responsible, 1) : undefined;
    if (unfit) return unfit;
    if (facts.usernameTaken) return refuse('username-taken', { suggestion: facts.suggestion });
    if (facts.emailTaken) return refuse('email-taken');
    return undefined;
  },
  changes: ({ facts: { responsible, primaryContact }, input }) => {
    const permissions = permissionsOf(input.role, input.permissions);
    const added: Change = {
      kind: 'added',
      resource: 'users',
      id: '',
      name: input.displayName,
      values: {
        role: input.role,
        username: input.username,
        email: input.email ?? null,
        phone: input.phone ?? null,
        responsibleId: input.role === 'user' ? (responsible?.id ?? null) : null,
        quota: input.role === 'manager' ? (input.quota ?? 0) : null,
        primaryContact: input.primaryContact ?? false,
        ...permissions,
      },
    };
    if (!input.primaryContact || !primaryContact) return [added];
    return [{ kind: 'changed', ...person(primaryContact), field: 'primaryContact', from: true, to: false }, added];
  },
};
