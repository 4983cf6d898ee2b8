import { formats } from '../../kernel/format.js';
import type { PeopleRules } from '../people-rules.js';

const { day, number } = formats('en-GB');

const people = (n: number) => (n === 1 ? '1 user' : `${number(n)} users`);

/** A wait in whole minutes, never shorter than it is. */
const minutes = (seconds: number) => (seconds <= 60 ? 'a minute' : `${number(Math.ceil(seconds / 60))} minutes`);

export const rules: PeopleRules = {
  rules: {
    'sign-in-failed': () => 'The name or the password is wrong. Check both and try again.',
    'password-to-choose': () => 'Choose a password of your own.',
    'link-ended': () => 'The link has been used already, or has ended.',
    'too-many-attempts': ({ retryAfter }) => `There have been too many tries. Try again in ${minutes(retryAfter)}.`,
    'settings-closed': () => 'Name and phone are changed by an administrator of the account.',
    'name-invalid': () => 'Enter a name on one line, 255 characters at most.',
    'group-name-invalid': () => 'Enter a name on one line, 255 characters at most.',
    'username-invalid': () => 'Use letters and digits only, no spaces, 64 at most.',
    'group-id-invalid': () => 'Use letters and digits only, no spaces, 64 at most.',
    'email-invalid': () => 'Enter an e-mail address, for example name@school.se.',
    'phone-invalid': () => 'Enter a telephone number, for example 070-123 45 67.',
    'password-invalid': ({ least, most }) => `Enter a password of ${number(least)} to ${number(most)} characters.`,
    'password-common': () => 'That password is among the most common, and easily guessed. Choose another.',
    'password-wrong': () => 'That is not your present password. Try again.',
    'label-invalid': () => 'Write a name on one line, at most 255 characters.',
    'day-invalid': ({ day: text }) => `${text} is not a day. Write year, month and day, for example 2027-02-26.`,
    'ends-before-start': ({ startsOn }) => `The licence begins on ${day(startsOn)}. Choose a day after that.`,
    'single-holds-one': () => 'An account for a single user has one user.',
    'entitlement-in-use': ({ purchased, started }) =>
      `${number(started)} accounts are started, so there cannot be only ${number(purchased)} purchased.`,
    'account-unknown': ({ account }) => `The licence has no account called ${account}.`,
    'last-operator': () => 'The licence needs an operator. Add another one first.',
    'not-an-organisation': () => 'You start accounts of that type yourself.',
    'request-of-another-kind': () => 'The request is about something else.',
    'request-waiting': () => 'A request to move the user already waits for an answer.',
    'not-a-single-account': () => 'This can be done only to an account for a single user.',
    'request-answered': () => 'The request has been answered already.',
    'no-account-available': ({ entitlement }) => `There is no account left of the type ${entitlement}.`,
    'stands-alone': () => 'The licence is an account’s own. It has neither operators nor more types.',
    'not-a-trial': () => 'The account is not on trial.',
    'not-a-subscription': () => 'The account has no subscription.',
    'subscription-ended': ({ endedOn }) => `The subscription ends already on ${day(endedOn)}.`,
    'renewal-not-due': ({ from }) => `The subscription can be renewed from ${day(from)}.`,
    'billing-contact-required': () => 'A subscription needs a billing contact.',
    'same-group-id': () => 'That is the group ID that the account has.',
    'confirmation-mismatch': () => 'What you typed does not match. Type exactly what is shown.',
    'deletion-announced': ({ until }) => `The administrators have already been asked to fetch the archive, by ${day(until)}.`,
    'deletion-not-announced': () => 'The administrators have not been asked to fetch an archive.',
    'nobody-to-fetch': () =>
      'No administrator of the account has chosen a password yet, so nobody can fetch the archive. Send sign-in instructions first.',
    'account-too-large': ({ users, capacity }) => `The account has ${people(users)}, and the type holds ${number(capacity)}.`,
    'ask-staff': () => 'The supplier does this for you. Contact them.',
    'not-a-group-account': () => 'This can only be done in a group account.',
    'group-details-missing': () => 'Enter a group name, a group ID and a username.',
    'group-id-taken': ({ suggestion }) => `That group ID is taken. ${suggestion} is free.`,
    'email-taken': () => 'The e-mail address is already in use. Enter another one.',
    'email-required': () => 'Enter an e-mail address. Administrators and managers must have one.',
    'own-email': () => 'Change your own e-mail in your settings. A link to the new address confirms it.',
    'without-email': () => 'There is no e-mail address to send to.',
    'username-taken': ({ suggestion }) => `The username is taken. ${suggestion} is free.`,
    'account-full': ({ capacity }) => `The account is full. It has room for ${people(capacity)}.`,
    'same-account': () => 'The user is in that account already.',
    'last-administrator': () =>
      'The account’s only administrator cannot be moved, removed or given another role. Make somebody else an administrator first.',
    'primary-contact': () => 'Choose an administrator who stays as the primary contact.',
    'has-users': ({ users }) => `Is responsible for ${people(users)}. Give them a new responsible first.`,
    'not-a-responsible': () => 'Choose an administrator or a manager of the account.',
    'quota-exceeded': ({ name, quota, free }) =>
      `${name} may have ${people(quota)} at most, and has ${number(free)} left. An administrator of the account can raise it.`,
    'quota-in-use': ({ users }) => `Is already responsible for ${people(users)}. The number cannot be lower.`,
    'permission-fixed': ({ name }) => `${name} has the permission by role. It cannot be taken away.`,
    'permission-missing': () => 'You do not have the permission.',
    'password-by-link': () => 'An administrator chooses a password with a link that is sent by mail.',
    'password-required': () => 'Enter a password of at least 8 characters.',
  },
  fields: {
    required: 'Fill in this field.',
    'unknown-field': 'This field is not recognised. Reload the page.',
    invalid: 'This is not filled in correctly.',
    'document-too-large': 'The document is too large.',
  },
};
