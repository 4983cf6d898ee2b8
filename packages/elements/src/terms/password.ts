/** The words of a field for a password, wherever one is typed. */
export interface PasswordTerms {
  password: string;
  showPassword: string;
  show: string;
  newPassword: string;
  newPasswordHint: string;
}
