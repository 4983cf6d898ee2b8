import fc from 'fast-check';

/** The header of files that are made by chance. */
export const randomHeader = 'Visat namn;Användarnamn;Roll;E-post;Ansvarig;Max antal användare;Huvudadmin;Ta bort';

/** Mostly what an ordinary row says, which is nothing. */
const often = (usual: string, ...others: string[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: fc.constantFrom(...others) });

const said = {
  name: often('Namn', ''),
  username: fc.constantFrom('karin', 'maj', 'å0', 'å1', 'ny', 'ny2'),
  role: often('', 'Administratör', 'Manager', 'Användare'),
  email: often('', '(tom)', 'karin@', 'maj@', 'ny@', 'egen@'),
  responsible: often('', '(tom)', 'karin', 'maj', 'ny', 'å0'),
  quota: often('', '0', '1', '2'),
  contact: often('', 'ja', 'nej'),
  remove: often('', 'x'),
};
const none = fc.constant('');
const nothing = { ...said, role: none, email: none, responsible: none, quota: none, contact: none, remove: none };
const row = fc.oneof(
  { weight: 4, arbitrary: fc.record(said) },
  { weight: 2, arbitrary: fc.record({ ...nothing, responsible: said.responsible }) },
  { weight: 2, arbitrary: fc.record({ ...nothing, remove: fc.constant('x') }) },
  {
    weight: 2,
    arbitrary: fc.record({ ...nothing, role: fc.constant('Administratör'), email: fc.constant('egen@'), contact: said.contact }),
  },
);

/**
 * One to six rows about Karin, administrator and primary contact, Maj, manager of two, her `user`s å0 and å1, and two who are not there yet: nearly all that a file
 * may do to an account as a whole, right or wrong. Addresses end in `domain`.
 */
export const randomRows = (domain = 'skola.example'): fc.Arbitrary<string[]> =>
  fc
    .uniqueArray(row, { selector: ({ username }) => username, minLength: 1, maxLength: 6 })
    .map((rows) =>
      rows.map(({ name, username, role, email, responsible, quota, contact, remove }) =>
        [
          name,
          username,
          role,
          email.replace('egen', username.replace('å', 'a')).replace('@', `@${domain}`),
          responsible,
          quota,
          contact,
          remove,
        ].join(';'),
      ),
    );
