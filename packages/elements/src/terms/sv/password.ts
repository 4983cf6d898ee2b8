import type { PasswordTerms } from '../password.js';

export const password: PasswordTerms = {
  password: 'Lösenord',
  showPassword: 'Visa lösenord',
  show: 'Visa',
  newPassword: 'Nytt lösenord',
  newPasswordHint: 'Minst 8 tecken, vilka som helst. En mening är lätt att minnas.',
};
