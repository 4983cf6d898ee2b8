import type { Change, licences as contract, Refusal } from '@knippa/contract';
import { entitlementRefusal } from './entitlements.js';
import { refuse } from './kernel/refuse.js';
import { holds, rightNamed, type Actor, type Right } from './kernel/right.js';
import type { Deeds, Rules } from './kernel/rule.js';
import { byStaff } from './kernel/staff.js';
import { licenceChange } from './licences/change.js';
import { activate, byEnder, byRenewer, byTrialist, end, extend, type BillingFacts } from './licences/subscription.js';
import { cleanName } from './names.js';
import { operatorRefusal, type OperatorNames } from './operators.js';
import { personRefusal } from './person.js';
import { isCivilDate } from './phase.js';

/** Operators see their licence (LIC-01), staff the one they have opened, a standalone account's administrators that account's own. */
export const licencesSeen = { licence: 'licenceId', staff: 'licenceId', subscriber: 'licenceId' } as const;

export const licences = {
  list: ({ actor }) => anyStaff(actor),
  create: ({ actor }) => anyStaff(actor),
  read: ({ actor, place }) => holds(actor, place, 'licence', 'staff', 'subscriber') ?? refuse('not-permitted'),
  edit: ({ actor, place }) => holds(actor, place, 'staff', 'subscriber') ?? refuse('not-permitted'),
  renew: byStaff,
  activate: byTrialist,
  extend: byRenewer,
  end: byEnder,
} satisfies Rules<typeof contract>;

/** Staff who have opened no licence: they list them, and create another. */
function anyStaff(actor: Actor): Right | Refusal<'not-permitted'> {
  return rightNamed(actor, 'staff') ?? refuse('not-permitted');
}

/** What each act needs to know: of a new licence's operators whether their names are free, of a present one whom the invoice goes to. */
export interface LicencesFacts {
  create: readonly OperatorNames[];
  edit: BillingFacts;
  renew: undefined;
  activate: BillingFacts;
  extend: BillingFacts;
  end: undefined;
}

export const licencesDeeds = {
  create: {
    fits: ({ facts, input }) => {
      const { name, startsOn, expiresOn, entitlements, operators, billingContact } = input;
      if (cleanName(name) === undefined) return refuse('label-invalid');
      const wrong = contactRefusal(billingContact) ?? daysRefusal(startsOn, expiresOn);
      if (wrong) return wrong;
      return firstOf(entitlements, entitlementRefusal) ?? firstOf(operators, (operator, at) => operatorRefusal(operator, facts[at]));
    },
    changes: ({ input }) => [
      { kind: 'added', resource: 'licences', id: '', name: input.name, values: { startsOn: input.startsOn, expiresOn: input.expiresOn } },
      ...input.entitlements.map(({ name, purchased }): Change => ({
        kind: 'added',
        resource: 'entitlements',
        id: '',
        name,
        values: { purchased },
      })),
      ...input.operators.map(({ displayName }): Change => ({ kind: 'added', resource: 'operators', id: '', name: displayName })),
    ],
  },
  edit: {
    /** A subscription has somebody who pays, and the name of its account. */
    fits: ({ subject: { actor, place, licence }, input }) => {
      if (input.name !== undefined && !holds(actor, place, 'staff')) return refuse('not-permitted');
      if (input.billingContact === null && licence.kind === 'subscription') return refuse('billing-contact-required');
      if (input.name !== undefined && cleanName(input.name) === undefined) return refuse('label-invalid');
      return contactRefusal(input.billingContact ?? undefined);
    },
    changes: ({ subject, facts, input }) => {
      const contact = input.billingContact;
      return [
        ...licenceChange(subject, 'name', subject.name, input.name),
        ...licenceChange(subject, 'billingName', facts.billingName, contact === null ? null : contact?.name),
        ...licenceChange(subject, 'billingEmail', facts.billingEmail, contact === null ? null : contact?.email),
      ];
    },
  },
  /** Every account has its licence's day, so nothing else changes (LIC-03). */
  renew: {
    fits: ({ subject, input }) => daysRefusal(subject.startsOn, input.expiresOn),
    changes: ({ subject, input }) => licenceChange(subject, 'expiresOn', subject.licence.expiresOn, input.expiresOn),
  },
  activate,
  extend,
  end,
} satisfies Deeds<typeof contract, LicencesFacts>;

function contactRefusal(contact: { name: string; email: string } | undefined) {
  return contact && personRefusal({ displayName: contact.name, email: contact.email });
}

/** A licence begins and ends on days that exist, in that order; it may last one day. */
function daysRefusal(startsOn: string, expiresOn: string): Refusal<'day-invalid' | 'ends-before-start'> | undefined {
  const none = [startsOn, expiresOn].find((day) => !isCivilDate(day));
  if (none !== undefined) return refuse('day-invalid', { day: none });
  return expiresOn < startsOn ? refuse('ends-before-start', { startsOn }) : undefined;
}

function firstOf<T, R>(things: readonly T[], refused: (thing: T, at: number) => R | undefined): R | undefined {
  for (const [at, thing] of things.entries()) {
    const refusal = refused(thing, at);
    if (refusal) return refusal;
  }
  return undefined;
}
