/**
 * Who does what with whose wordlist (DOC-06), by everybody who may be signed in. `A` administrator, `M` manager, `U` a `user` who may create documents, `N` one who
 * may not, all of one group account, where the two `user`s lie under the manager; `O` the licence's operator, `B` an administrator of another of its accounts,
 * `S` the user of a `single` account, whose own lists are that account's and theirs.
 *
 * `+` allowed · `-` not-permitted · `0` not-found: they do not see whose it is, or do not read the list that the word stands in · `p` permission-missing ·
 * `s` not-a-group-account.
 */
const text = `
                  their own   the group's   the user's   the administrator's
                  AMUNS       AMUNOBS       AMNOB        MUOB

list              +++++       ++++-0s       --0-0        00-0
export            +++++       ++++-0s       --0-0        00-0
add               +++p+       +----0s       --0-0        00-0
import            +++p+       +----0s       --0-0        00-0
read              +++++       ++++000       00000        0000
edit              +++p+       +---000       00000        0000
remove            +++p+       +---000       00000        0000
`;

/** Who acts. */
export const people = {
  A: 'administrator',
  M: 'manager',
  U: 'user',
  N: 'user without create',
  O: 'operator',
  B: 'another administrator',
  S: 'single',
} as const;
export type Actor = (typeof people)[keyof typeof people];

const endings: Readonly<Record<string, string>> = {
  '+': 'allowed',
  '-': 'not-permitted',
  '0': 'not-found',
  p: 'permission-missing',
  s: 'not-a-group-account',
};

/** One cell: somebody does something with somebody's wordlist, and how that ends. */
export interface WordlistCell {
  readonly act: string;
  readonly whose: string;
  readonly actor: Actor;
  readonly ending: string;
}

/** The table, cell by cell. A line with too few or too many letters, or with one that stands for nothing, is an error. */
export const wordlistCells: readonly WordlistCell[] = readTable();

function readTable(): WordlistCell[] {
  const [whose = '', actors = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  const owners = whose.trim().split(/ {2,}/);
  const columns = actors.trim().split(/ +/);
  return lines.flatMap((line) => {
    const [act = '', ...cells] = line.trim().split(/ +/);
    if (cells.length !== columns.length) throw new Error(`${act}: ${cells.length} columns for ${columns.length}`);
    return columns.flatMap((letters, at) =>
      [...letters].map((letter, place) => {
        const ending = endings[cells[at]?.[place] ?? ''];
        if (ending === undefined || cells[at]?.length !== letters.length) throw new Error(`${act}: “${cells[at]}” for ${letters}`);
        return { act, whose: owners[at] ?? '', actor: people[letter as keyof typeof people], ending };
      }),
    );
  });
}
