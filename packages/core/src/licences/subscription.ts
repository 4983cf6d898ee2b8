import type { licences as contract, Refusal } from '@knippa/contract';
import type { Subjects } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';
import { holds, type Right } from '../kernel/right.js';
import type { Deed } from '../kernel/rule.js';
import { personRefusal } from '../person.js';
import { daysAfter, graceEndsOn, yearFrom } from '../phase.js';
import { FIRST_REMINDER_DAYS } from '../renewal.js';
import { licenceChange } from './change.js';

/** The day that it is in Stockholm, and whom the invoice goes to now. */
export interface SubscriptionFacts {
  readonly today: string;
  readonly billingName: string | null;
  readonly billingEmail: string | null;
}

type Alone = Subjects['licenceId'];

/** Only the administrators of an account on trial activate it (ACC-08). */
export function byTrialist({ actor, place, licence }: Alone): Right | Refusal<'not-permitted' | 'not-a-trial'> {
  const by = holds(actor, place, 'subscriber');
  if (!by) return refuse('not-permitted');
  return licence.kind === 'trial' ? by : refuse('not-a-trial');
}

/** Only the administrators of an account that stands alone manage its subscription (ACC-12). */
export function bySubscriber({ actor, place, licence }: Alone): Right | Refusal<'not-permitted' | 'not-a-subscription'> {
  const by = holds(actor, place, 'subscriber');
  if (!by) return refuse('not-permitted');
  return licence.kind === 'subscription' ? by : refuse('not-a-subscription');
}

const invoiceTo = (name: string | null, email: string | null) => ({ code: 'invoice-to', params: { name: name ?? '', email: email ?? '' } });

/** The trial becomes a subscription of one year from today. */
export const activate: Deed<typeof contract.activate, SubscriptionFacts> = {
  fits: ({ input: { billingContact } }) => personRefusal({ displayName: billingContact.name, email: billingContact.email }),
  changes: ({ subject, facts: { today, billingName, billingEmail }, input: { billingContact } }) => [
    ...licenceChange(subject, 'kind', subject.licence.kind, 'subscription'),
    ...licenceChange(subject, 'expiresOn', subject.licence.expiresOn, yearFrom(today)),
    ...licenceChange(subject, 'billingName', billingName, billingContact.name),
    ...licenceChange(subject, 'billingEmail', billingEmail, billingContact.email),
  ],
  warnings: ({ input: { billingContact } }) => [invoiceTo(billingContact.name, billingContact.email)],
};

/** One year more, once the first reminder has come (LIC-05), from the day after the present last one, so that renewing early loses nothing and late gives nothing. */
export const extend: Deed<typeof contract.extend, SubscriptionFacts> = {
  fits: ({ subject: { licence }, facts: { today } }) => {
    const from = daysAfter(licence.expiresOn, -FIRST_REMINDER_DAYS);
    return today < from ? refuse('renewal-not-due', { from }) : undefined;
  },
  changes: ({ subject }) =>
    licenceChange(subject, 'expiresOn', subject.licence.expiresOn, yearFrom(daysAfter(subject.licence.expiresOn, 1))),
  warnings: ({ facts: { billingName, billingEmail } }) => [invoiceTo(billingName, billingEmail)],
};

/** Its last day is today; what ends today or has ended is not ended again. */
export const end: Deed<typeof contract.end, SubscriptionFacts> = {
  fits: ({ subject: { licence }, facts: { today } }) =>
    licence.expiresOn <= today ? refuse('subscription-ended', { endedOn: licence.expiresOn }) : undefined,
  changes: ({ subject, facts: { today } }) => licenceChange(subject, 'expiresOn', subject.licence.expiresOn, today),
  warnings: ({ facts: { today } }) => [{ code: 'grace-follows', params: { lastDay: graceEndsOn(today) } }],
};
