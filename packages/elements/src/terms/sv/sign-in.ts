import type { SignInTerms } from '../sign-in.js';

export const signIn: SignInTerms = {
  heading: { operator: 'Logga in som huvudadministratör', account: 'Logga in' },
  name: { operator: 'E-post eller användarnamn', account: 'E-post eller Grupp-ID/användarnamn' },
  nameHint: { operator: '', account: 'Till exempel rödaskolan/karin' },
  otherDoor: { operator: 'Har du ett konto i en grupp? Logga in där', account: 'Är du huvudadministratör? Logga in där' },
  password: 'Lösenord',
  showPassword: 'Visa lösenord',
  show: 'Visa',
  signIn: 'Logga in',
  signOut: 'Logga ut',
  signedInAs: 'Inloggad som',
  hello: (name) => `Hej ${name}`,
  choosePassword: 'Välj ett lösenord, så loggas du in.',
  signInLater: (name) => `Nästa gång loggar du in med ${name} och lösenordet.`,
  newPassword: 'Nytt lösenord',
  newPasswordHint: 'Minst 8 tecken, vilka som helst. En mening är lätt att minnas.',
  savePassword: 'Spara och logga in',
  linkEnded: 'Länken gäller inte längre',
  linkEndedMeans: 'Den har redan använts eller har gått ut. Hör av dig till den som gav dig kontot.',
  toSignIn: 'Till inloggningen',
};
