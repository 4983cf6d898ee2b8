import type { SignInTerms } from '../sign-in.js';

export const signIn: SignInTerms = {
  heading: { operator: 'Sign in as operator', account: 'Sign in' },
  name: { operator: 'E-mail or username', account: 'E-mail or group ID/username' },
  nameHint: { operator: '', account: 'For example rödaskolan/karin' },
  otherDoor: { operator: 'Do you have an account in a group? Sign in there', account: 'Are you an operator? Sign in there' },
  password: 'Password',
  showPassword: 'Show password',
  show: 'Show',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: 'Signed in as',
  hello: (name) => `Hello ${name}`,
  choosePassword: 'Choose a password, and you are signed in.',
  signInLater: (name) => `Next time you sign in with ${name} and the password.`,
  newPassword: 'New password',
  newPasswordHint: 'At least 8 characters, any of them. A sentence is easy to remember.',
  savePassword: 'Save and sign in',
  linkEnded: 'The link no longer works',
  linkEndedMeans: 'It has been used already, or has ended. Turn to whoever gave you the account.',
  toSignIn: 'To sign in',
};
