import { formats } from '../../kernel/format.js';
import type { UserImportTerms } from '../user-import.js';

const { number } = formats('en-GB');

export const userImport: UserImportTerms = {
  heading: 'Import users',
  intoAccount: (account) => `into ${account}`,
  file: 'CSV file',
  fileHint: 'The columns are the same as when you export. A new username is added, a known one changed.',
  show: 'Show what changes',
  choose: 'Choose a file first.',
  planHeading: (file) => `What ${file} does`,
  import: 'Import',
  done: 'The import is done',
  counted: ({ added, changed, unchanged, mailed }) =>
    `${number(added)} added, ${number(changed)} changed, ${number(unchanged)} as before.` +
    (mailed > 0 ? ` ${number(mailed)} get a mail with a link to choose a password.` : ''),
  stopped: 'The import was stopped. Nothing was changed.',
  row: (row, column, problem) => `Row ${number(row)}${column ? `, ${column}` : ''}: ${problem}`,
  problems: {
    required: 'The display name is missing.',
    'name-invalid': 'The name cannot be used.',
    'username-invalid': 'The username may have letters and digits only.',
    'email-invalid': 'The e-mail address is not written correctly.',
    'phone-invalid': 'The telephone number is not written correctly.',
    'password-invalid': 'The password must have 8 to 128 characters.',
    'password-common': 'The password is among the most common.',
    'email-required': 'The e-mail is missing. Administrators and managers must have one.',
    'email-taken': 'The e-mail address is already in use.',
    'password-by-link': 'An administrator chooses their own password. Take it out of the file.',
    'permission-fixed': 'The permission belongs to the role and cannot be taken away.',
    'quota-of-manager': 'Only managers have a quota.',
    'quota-in-use': 'The manager has more users than that already.',
    'quota-exceeded': 'The manager may not have that many users.',
    'not-a-responsible': 'The responsible is not an administrator or a manager of the account.',
    'row-removes': 'Users cannot be removed with a file.',
    'row-changes-role': 'A role cannot be changed with a file.',
    'row-changes-email': 'An e-mail address cannot be changed with a file.',
    'row-changes-contact': 'The primary contact cannot be changed with a file.',
    'row-changes-password': 'A password cannot be changed with a file.',
    'csv-unreadable': 'The file is not text. Save it as CSV in your spreadsheet program.',
    'csv-no-header': 'The first row has no headings that are known.',
    'csv-duplicate-columns': 'A column is there twice.',
    'csv-missing-columns': 'The column Username is missing.',
    'csv-open-quote': 'A quotation mark is never closed.',
    'csv-stray-quote': 'A quotation mark is in the wrong place.',
    'csv-cell-without-column': 'There is something outside the columns.',
    'csv-missing-username': 'The username is missing.',
    'csv-duplicate-username': 'The same username is on another row.',
    'csv-bad-value': 'The value is not recognised.',
    'csv-not-clearable': 'The value cannot be cleared.',
  },
};
