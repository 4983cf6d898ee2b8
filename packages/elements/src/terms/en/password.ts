import type { PasswordTerms } from '../password.js';

export const password: PasswordTerms = {
  password: 'Password',
  showPassword: 'Show password',
  show: 'Show',
  newPassword: 'New password',
  newPasswordHint: 'At least 8 characters, any of them. A sentence is easy to remember.',
};
