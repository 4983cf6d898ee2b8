import type { SignInTerms } from '../sign-in.js';
import { password } from './password.js';

export const signIn: SignInTerms = {
  ...password,
  heading: { operator: 'Sign in as operator', account: 'Sign in' },
  name: { operator: 'E-mail or username', account: 'E-mail or group ID/username' },
  nameHint: { operator: '', account: 'For example rödaskolan/karin' },
  otherDoor: { operator: 'Do you have an account in a group? Sign in there', account: 'Are you an operator? Sign in there' },
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: 'Signed in as',
  toSignIn: 'To sign in',
  forgotten: 'Have you forgotten the password?',
  forgot: 'Forgotten password',
  forgotMeans:
    'Write what you sign in with, and we send a link to the e-mail address that belongs to it. With it you choose a new password.',
  sendLink: 'Send the link',
  asked: 'Look in your e-mail',
  askedMeans: 'If we know the name, a link is on its way to the e-mail address that belongs to it. The link works once, within an hour.',
  askedNothing: 'Nothing comes? Look among the junk mail, or ask an administrator of the account for a new password.',
  hello: (name) => `Hello ${name}`,
  choosePassword: 'Choose a password, and you are signed in.',
  chooseNewPassword: 'Choose a new password, and you are signed in. You are signed out wherever you are signed in with the old one.',
  signInLater: (name) => `Next time you sign in with ${name} and the password.`,
  savePassword: 'Save and sign in',
  linkEnded: 'The link no longer works',
  linkEndedMeans: 'It has been used already, or has ended. We can send a new one to the e-mail address that belongs to your name with us.',
  linkEndedEmail: 'Was it about a new e-mail address? Give the address again in your settings.',
  renew: 'Send a new link',
  renewed:
    'If the link was yours, a new one is on its way to the e-mail address that belongs to your name with us. The new one works once.',
  confirmEmail: 'Confirm your e-mail address',
  confirmEmailMeans: 'Once you have confirmed it we write to you at this address, and you can sign in with it:',
  confirm: 'Confirm the address',
  confirmed: 'The e-mail address is confirmed',
  confirmedMeans: (email) => `From now on it is ${email}.`,
  goOn: 'Go on',
};
