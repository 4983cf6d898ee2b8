/**
 * Who does what with whom (USR-18, USR-21): every act on users, by everybody who may be signed in, for everybody whom it may be about. One line an act; a
 * column for each relation, and in it a letter for each role that can stand in it: `O` operator, `A` administrator, `M` manager, `U` `user`.
 *
 * `self` they themself · `own` a `user` whom they are responsible for · `another's` one of another manager's · `nobody's` one without a responsible ·
 * `manager` and `administrator` another one of the account · `elsewhere` a `user` of another account of the licence · `abroad` one of another licence; with a
 * role before it, one of that role there.
 *
 * `+` allowed · `-` not-permitted · `0` not-found: they do not see them · `l` password-by-link · `f` permission-fixed · `e` own-email · `r` not-a-responsible.
 * Acts on the account (`list` to `export`) have the columns of the account that they are in, of another of the licence, and of another licence.
 */
const text = `
                                   self  own   another's  nobody's  manager  administrator  elsewhere  abroad
                                   AMU   AM    OAMU       OAMU      OAMU     OAMU           OAMU       OAMU

users.read                         +++   ++    ++00       ++00      ++00     ++00           +000       0000
users.edit displayName             +--   ++    ++00       ++00      ++00     ++00           +000       0000
users.edit username                +--   ++    ++00       ++00      ++00     ++00           +000       0000
users.edit email                   e--   ++    ++00       ++00      ++00     ++00           +000       0000
users.edit phone                   +--   ++    ++00       ++00      ++00     ++00           +000       0000
users.edit permissions             f--   ++    ++00       ++00      ff00     ff00           +000       0000
users.edit role administrator      +--   +-    ++00       ++00      ++00     ++00           +000       0000
users.edit role manager            +--   +-    ++00       ++00      ++00     ++00           +000       0000
users.edit role user               +--   ++    ++00       ++00      ++00     ++00           +000       0000
users.edit responsibleId other     r--   +-    ++00       ++00      rr00     rr00           +000       0000
users.edit responsibleId nobody    +--   +-    ++00       ++00      ++00     ++00           +000       0000
users.edit quota                   ---   --    --00       --00      ++00     --00           -000       0000
users.edit primaryContact          +--   --    --00       --00      --00     ++00           -000       0000
users.setPassword                  l--   ++    ++00       ++00      ++00     ll00           +000       0000
users.resend                       +--   ++    ++00       ++00      ++00     ++00           +000       0000
users.move                         ---   --    +-00       +-00      +-00     +-00           +000       0000
users.remove                       +--   ++    ++00       ++00      ++00     ++00           +000       0000
users.moveAll                      ---   --    +---       +---      +---     +---           +000       0000
users.removeAll                    +--   ++    ++0-       ++0-      ++0-     ++0-           +000       0000
users.redistribute                 +--   +-    ++--       ++--      ++--     ++--           +000       0000
users.permit                       +--   ++    ++0-       ++0-      ++0-     ++0-           +000       0000
users.resendAll                    +--   ++    ++0-       ++0-      ++0-     ++0-           +000       0000

                                   manager-elsewhere  administrator-elsewhere  manager-abroad  administrator-abroad
                                   OAMU               OAMU                     OAMU            OAMU

users.read                         +000               +000                     0000            0000
users.edit displayName             +000               +000                     0000            0000
users.edit username                +000               +000                     0000            0000
users.edit email                   +000               +000                     0000            0000
users.edit phone                   +000               +000                     0000            0000
users.edit permissions             f000               f000                     0000            0000
users.edit role administrator      +000               +000                     0000            0000
users.edit role manager            +000               +000                     0000            0000
users.edit role user               +000               +000                     0000            0000
users.edit responsibleId other     r000               r000                     0000            0000
users.edit responsibleId nobody    +000               +000                     0000            0000
users.edit quota                   +000               -000                     0000            0000
users.edit primaryContact          -000               +000                     0000            0000
users.setPassword                  +000               l000                     0000            0000
users.resend                       +000               +000                     0000            0000
users.move                         +000               +000                     0000            0000
users.remove                       +000               +000                     0000            0000
users.moveAll                      +000               +000                     0000            0000
users.removeAll                    +000               +000                     0000            0000
users.redistribute                 +000               +000                     0000            0000
users.permit                       +000               +000                     0000            0000
users.resendAll                    +000               +000                     0000            0000

                                   own        another  abroad
                                   OAMU       OAMU     OAMU

users.list                         +++-       +000     0000
users.create user                  +++-       +000     0000
users.create user of another       ++--       +000     0000
users.create manager               ++--       +000     0000
users.create administrator         ++--       +000     0000
users.import                       ++--       +000     0000
users.export                       ++--       +000     0000
users.importErrors                 ++--       +000     0000
users.importTemplate               ++--       +000     0000
`;

/** Who acts. */
export const roles = { O: 'operator', A: 'administrator', M: 'manager', U: 'user' } as const;
export type RoleName = (typeof roles)[keyof typeof roles];

/** What a letter stands for. */
const endings: Readonly<Record<string, string>> = {
  '+': 'allowed',
  '-': 'not-permitted',
  '0': 'not-found',
  l: 'password-by-link',
  f: 'permission-fixed',
  e: 'own-email',
  r: 'not-a-responsible',
};

/** One cell: somebody does something to somebody, and how that ends. */
export interface RoleCell {
  readonly act: string;
  readonly operation: string;
  readonly actor: RoleName;
  readonly relation: string;
  readonly ending: string;
}

/** Where somebody in a relation is, or the account that an act is on: where whoever acts is, in another account of the licence, or in another licence. */
export function whereOf(relation: string): 'here' | 'elsewhere' | 'abroad' {
  return relation.endsWith('abroad') ? 'abroad' : relation === 'another' || relation.endsWith('elsewhere') ? 'elsewhere' : 'here';
}

/** The role of somebody in a relation, who is not oneself. */
export function roleOf(relation: string): 'administrator' | 'manager' | 'user' {
  const [role] = relation.split('-');
  return role === 'administrator' || role === 'manager' ? role : 'user';
}

/** The table, cell by cell. A line with too few or too many letters, or with one that stands for nothing, is an error. */
export const cells: readonly RoleCell[] = readTable();

function readTable(): RoleCell[] {
  const found: RoleCell[] = [];
  let relations: string[] = [];
  let people: string[] = [];
  for (const line of text.split('\n')) {
    const [act, columns] = [line.slice(0, 35).trim(), line.slice(35).trim().split(/ +/)];
    if (act === '') {
      if (/^[OAMU ]+$/.test(line) && line.trim()) people = columns;
      else if (line.trim()) relations = columns;
      continue;
    }
    if (columns.length !== relations.length) throw new Error(`${act}: ${columns.length} columns for ${relations.length}`);
    for (const [at, relation] of relations.entries()) {
      const [letters = '', who = ''] = [columns[at], people[at]];
      if (letters.length !== who.length) throw new Error(`${act}: “${letters}” for ${who}`);
      for (const [place, name] of [...who].entries()) {
        const ending = endings[letters[place] ?? ''];
        if (ending === undefined) throw new Error(`${act}: ${letters} stands for nothing`);
        found.push({ act, operation: act.split(' ')[0] ?? '', actor: roles[name as keyof typeof roles], relation, ending });
      }
    }
  }
  return found;
}
