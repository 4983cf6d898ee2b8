import type { Door, Role } from '@knippa/contract';
import { graceEndsOn } from '@knippa/core';
import type { ChangingParams, DeletionParams, Leading, Letters, LinkParams, RenewalParams, RoleParams } from '../letter.js';
import { dates } from './dates.js';

const { day, instant } = dates('en-GB');

const greeting = (name: string) => (name ? `Hello ${name},` : 'Hello,');
const closing = 'This mail was sent by Knippa and cannot be answered.';
const whereTo: Readonly<Record<Door, string>> = { operator: 'the operators’ sign-in', account: 'the accounts’ sign-in' };
const roles: Readonly<Record<Role, string>> = { administrator: 'an administrator', manager: 'a manager', user: 'a user' };
const once = (leading: Leading | undefined) =>
  leading?.endsAt ? `The link works once, until ${instant(leading.endsAt)}, Swedish time.` : 'The link works once.';
const action = (label: string, leading: Leading | undefined) => (leading ? { action: { label, url: leading.url } } : {});

const what = ({ kind, name }: RenewalParams) =>
  ({ bought: `the licence ${name}`, trial: `the trial of ${name}`, subscription: `the subscription of ${name}` })[kind];

const after = ({ kind }: RenewalParams) =>
  kind === 'bought' ? 'Then nobody can sign in to the accounts. Operators can read and export.' : 'Then nobody can sign in any more.';

const how = ({ kind }: RenewalParams) =>
  ({
    bought: 'Contact your supplier to renew the licence.',
    trial: "The account's administrators can activate a subscription of its own, once they have signed in.",
    subscription: "The account's administrators can renew the subscription, once they have signed in.",
  })[kind];

export const en: Letters = {
  welcome: ({ displayName, signInName, door }: LinkParams, leading) => ({
    subject: 'Welcome to Knippa',
    greeting: greeting(displayName),
    paragraphs: [
      door === 'operator' ? 'You are now an operator in Knippa.' : 'You have been given an account in Knippa.',
      `You sign in with ${signInName} at ${whereTo[door]}. Choose a password first. ${once(leading)}`,
    ],
    ...action('Choose a password', leading),
    closing,
  }),

  'new-role': ({ displayName, signInName, door, role, name }: RoleParams, leading) => ({
    subject: `You are now ${roles[role]} in ${name}`,
    greeting: greeting(displayName),
    paragraphs: [
      `You have a new role in ${name} in Knippa: you are ${roles[role]}. Passwords and one-time codes from before have stopped working.`,
      `You sign in with ${signInName} at ${whereTo[door]}. Choose a new password first. ${once(leading)}`,
    ],
    ...action('Choose a password', leading),
    closing,
  }),

  reset: ({ displayName, signInName, door }: LinkParams, leading) => ({
    subject: 'Choose a new password for Knippa',
    greeting: greeting(displayName),
    paragraphs: [
      `Somebody, probably you, asked for a new password for ${signInName} at ${whereTo[door]}. ${once(leading)}`,
      'If it was not you, there is nothing to do: the password is the same as before.',
    ],
    ...action('Choose a new password', leading),
    closing,
  }),

  'confirm-email': ({ displayName, signInName, door }: LinkParams, leading) => ({
    subject: 'Confirm your e-mail address in Knippa',
    greeting: greeting(displayName),
    paragraphs: [
      `You have asked to use this address for ${signInName} at ${whereTo[door]}. It becomes yours once you confirm it. ${once(leading)}`,
      'If it was not you, there is nothing to do: nothing changes.',
    ],
    ...action('Confirm the address', leading),
    closing,
  }),

  'email-changing': ({ displayName, signInName, newEmail }: ChangingParams, leading) => ({
    subject: 'Your e-mail address in Knippa is to be changed',
    greeting: greeting(displayName),
    paragraphs: [
      `Somebody who is signed in as ${signInName} has asked to change the address to ${newEmail}. It changes once that address is confirmed.`,
      'If it was not you: sign in and change your password.',
    ],
    ...action('To Knippa', leading),
    closing,
  }),

  renewal: (params: RenewalParams, leading) => ({
    subject: `${params.name}: valid until ${day(params.expiresOn)}`,
    greeting: greeting(params.displayName),
    paragraphs: [
      `It is time to renew: ${what(params)} is valid until ${day(params.expiresOn)}, that day included.`,
      `After that, and until ${day(graceEndsOn(params.expiresOn))}, people can sign in and use what is there, but not create anything new. ${after(params)}`,
      how(params),
    ],
    ...action('To Knippa', leading),
    closing,
  }),

  'deletion-announced': ({ displayName, name, waitsUntil }: DeletionParams, leading) => ({
    subject: `${name} is going to be deleted: fetch the archive by ${day(waitsUntil)}`,
    greeting: greeting(displayName),
    paragraphs: [
      `The account ${name} is going to be deleted in Knippa, with all users and all documents. That cannot be undone.`,
      `Until ${day(waitsUntil)}, that day included, you as an administrator can sign in and download an archive: a zip file with the users and all documents. Toolboxes are not in the archive.`,
      'Should the account stay? Contact the operator of your licence.',
    ],
    ...action('Sign in and fetch the archive', leading),
    closing,
  }),

  'deletion-withdrawn': ({ displayName, name }: DeletionParams, leading) => ({
    subject: `${name} is not going to be deleted`,
    greeting: greeting(displayName),
    paragraphs: [`The account ${name} is not going to be deleted any more. There is nothing to do.`],
    ...action('To Knippa', leading),
    closing,
  }),
};
