import type { licences as contract, Refusal } from '@knippa/contract';
import type { Subjects } from '../kernel/facts.js';
import { isRefusal } from '../kernel/judge.js';
import { refuse } from '../kernel/refuse.js';
import { holds, type Right } from '../kernel/right.js';
import type { Deed } from '../kernel/rule.js';
import { personRefusal } from '../person.js';
import { daysAfter, graceEndsOn, yearFrom } from '../phase.js';
import { FIRST_REMINDER_DAYS } from '../renewal.js';
import { licenceChange } from './change.js';

/** Whom the invoice goes to now. */
export interface BillingFacts {
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
function bySubscriber({ actor, place, licence }: Alone): Right | Refusal<'not-permitted' | 'not-a-subscription'> {
  const by = holds(actor, place, 'subscriber');
  if (!by) return refuse('not-permitted');
  return licence.kind === 'subscription' ? by : refuse('not-a-subscription');
}

/** A subscription is renewed once its first reminder has come (LIC-05), to the end of its grace. */
export function byRenewer(subject: Alone): Right | Refusal<'not-permitted' | 'not-a-subscription' | 'renewal-not-due'> {
  const by = bySubscriber(subject);
  const from = daysAfter(subject.licence.expiresOn, -FIRST_REMINDER_DAYS);
  return !isRefusal(by) && subject.licence.today < from ? refuse('renewal-not-due', { from }) : by;
}

/** What ends today, or has ended, is not ended again. */
export function byEnder(subject: Alone): Right | Refusal<'not-permitted' | 'not-a-subscription' | 'subscription-ended'> {
  const by = bySubscriber(subject);
  const { expiresOn, today } = subject.licence;
  return !isRefusal(by) && expiresOn <= today ? refuse('subscription-ended', { endedOn: expiresOn }) : by;
}

const invoiceTo = (name: string | null, email: string | null) => ({ code: 'invoice-to', params: { name: name ?? '', email: email ?? '' } });

/** The trial becomes a subscription of one year from today. */
export const activate: Deed<typeof contract.activate, BillingFacts> = {
  fits: ({ input: { billingContact } }) => personRefusal({ displayName: billingContact.name, email: billingContact.email }),
  changes: ({ subject, facts: { billingName, billingEmail }, input: { billingContact } }) => [
    ...licenceChange(subject, 'kind', subject.licence.kind, 'subscription'),
    ...licenceChange(subject, 'expiresOn', subject.licence.expiresOn, yearFrom(subject.licence.today)),
    ...licenceChange(subject, 'billingName', billingName, billingContact.name),
    ...licenceChange(subject, 'billingEmail', billingEmail, billingContact.email),
  ],
  warnings: ({ input: { billingContact } }) => [invoiceTo(billingContact.name, billingContact.email)],
};

/** One year more, from the day after the present last one, so that renewing early loses nothing and late gives nothing. */
export const extend: Deed<typeof contract.extend, BillingFacts> = {
  changes: ({ subject }) =>
    licenceChange(subject, 'expiresOn', subject.licence.expiresOn, yearFrom(daysAfter(subject.licence.expiresOn, 1))),
  warnings: ({ facts: { billingName, billingEmail } }) => [invoiceTo(billingName, billingEmail)],
};

/** Its last day is today. */
export const end: Deed<typeof contract.end, undefined> = {
  changes: ({ subject }) => licenceChange(subject, 'expiresOn', subject.licence.expiresOn, subject.licence.today),
  warnings: ({ subject }) => [{ code: 'grace-follows', params: { lastDay: graceEndsOn(subject.licence.today) } }],
};
