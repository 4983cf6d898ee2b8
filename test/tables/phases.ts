import type { LicenceKind, Phase } from '@knippa/contract';

/**
 * Who may do what, and when (LIC-04): every operation in every phase of a licence, by everybody who may be signed in, as the ledger has it.
 *
 * Of a bought licence `SOAMU`: staff, operator, administrator, manager and `user`. Of a trial and of a subscription `SAMU`: they have neither an
 * operator nor a request of their own. Each does it where they have the most right to: to their own account, their own `user`, themself; an
 * operator and staff to whatever the licence holds.
 *
 * `+` done · `-` not-permitted · `0` not-found: they do not see it · `g` licence-in-grace · `x` licence-expired · `t` not-a-trial ·
 * `s` not-a-subscription · `e` subscription-ended · `a` stands-alone · `.` staff have no door, no password, and so no link.
 */
const text = `
                           bought                      trial                  subscription
                           active  grace   expired     active grace expired   active grace expired
                           SOAMU   SOAMU   SOAMU       SAMU SAMU SAMU         SAMU SAMU SAMU

session.signIn             .++++   .++++   .+xxx       .+++ .+++ .xxx         .+++ .+++ .xxx
session.read               +++++   +++++   +++++       ++++ ++++ ++++         ++++ ++++ ++++
session.settings           -++++   -++++   -+xxx       -+++ -+++ -xxx         -+++ -+++ -xxx
session.edit               -++++   -++++   -xxxx       -+++ -+++ -xxx         -+++ -+++ -xxx
session.changePassword     -++++   -++++   -xxxx       -+++ -+++ -xxx         -+++ -+++ -xxx
session.changeEmail        -++++   -++++   -xxxx       -+++ -+++ -xxx         -+++ -+++ -xxx
session.readLink           .++++   .++++   .++++       .+++ .+++ .+++         .+++ .+++ .+++
session.renewLink          .++++   .++++   .++++       .+++ .+++ .+++         .+++ .+++ .+++
session.setPassword        .++++   .++++   .+xxx       .+++ .+++ .xxx         .+++ .+++ .xxx
session.confirmEmail       .++++   .++++   .+xxx       .+++ .+++ .xxx         .+++ .+++ .xxx
session.forgot             .++++   .++++   .++++       .+++ .+++ .+++         .+++ .+++ .+++

licences.list              +----   +----   +----       +--- +--- +---         +--- +--- +---
licences.create            +----   +----   +----       +--- +--- +---         +--- +--- +---
licences.read              ++000   ++000   ++000       ++00 ++00 +x00         ++00 ++00 +x00
licences.edit              +-000   +-000   +-000       ++00 ++00 +x00         ++00 ++00 +x00
licences.renew             +-000   +-000   +-000       +-00 +-00 +-00         +-00 +-00 +-00
licences.activate          --000   --000   --000       -+00 -+00 -x00         -t00 -t00 -t00
licences.extend            --000   --000   --000       -s00 -s00 -s00         -+00 -+00 -x00
licences.end               --000   --000   --000       -s00 -s00 -s00         -+00 -e00 -e00
entitlements.read          ++000   ++000   ++000       +-00 +-00 +-00         +-00 +-00 +-00
entitlements.add           +-000   +-000   +-000       a-00 a-00 a-00         a-00 a-00 a-00
entitlements.edit          +-000   +-000   +-000       +-00 +-00 +-00         +-00 +-00 +-00
addOns.read                ++000   ++000   ++000       +-00 +-00 +-00         +-00 +-00 +-00
addOns.add                 +-000   +-000   +-000       +-00 +-00 +-00         +-00 +-00 +-00
addOns.edit                +-000   +-000   +-000       +-00 +-00 +-00         +-00 +-00 +-00
addOns.remove              +-000   +-000   +-000       +-00 +-00 +-00         +-00 +-00 +-00
operators.add              +-000   +-000   +-000       a-00 a-00 a-00         a-00 a-00 a-00
operators.remove           +-000   +-000   +-000       0000 0000 0000         0000 0000 0000
requests.list              ++000   ++000   ++000       +-00 +-00 +-00         +-00 +-00 +-00
requests.send              -+000   -g000   -x000       --00 --00 --00         --00 --00 --00
requests.askMove           0+---   0+---   0x---       0--- 0--- 0---         0--- 0--- 0---
requests.start             +-000   g-000   x-000       0000 0000 0000         0000 0000 0000
requests.move              +-000   +-000   +-000       0000 0000 0000         0000 0000 0000
requests.decline           +-000   +-000   +-000       0000 0000 0000         0000 0000 0000

accounts.list              -+000   -+000   -+000       --00 --00 --00         --00 --00 --00
accounts.suggestGroupId    -+000   -+000   -+000       --00 --00 --00         --00 --00 --00
accounts.start             -+000   -g000   -x000       --00 --00 --00         --00 --00 --00
accounts.read              0++++   0++++   0+xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
accounts.readers           0++++   0++++   0+xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
accounts.licence           0++--   0++--   0+x--       0+-- 0+-- 0x--         0+-- 0+-- 0x--
accounts.edit              0+---   0+---   0x---       0--- 0--- 0---         0--- 0--- 0---
accounts.rename            0++--   0++--   0xx--       0+-- 0+-- 0x--         0+-- 0+-- 0x--
accounts.openSettings      0-+--   0-+--   0-x--       0+-- 0+-- 0x--         0+-- 0+-- 0x--
accounts.changeGroupId     0+---   0+---   0x---       0--- 0--- 0---         0--- 0--- 0---
accounts.resend            0+---   0+---   0x---       0--- 0--- 0---         0--- 0--- 0---
accounts.release           0+---   0+---   0x---       0--- 0--- 0---         0--- 0--- 0---
accounts.archive           0++--   0++--   0+x--       0+-- 0+-- 0x--         0+-- 0+-- 0x--
accounts.announceDeletion  0+---   0+---   0x---       0--- 0--- 0---         0--- 0--- 0---
accounts.withdrawDeletion  0+---   0+---   0x---       0--- 0--- 0---         0--- 0--- 0---
accounts.delete            0+---   0+---   0x---       0--- 0--- 0---         0--- 0--- 0---

users.list                 0+++-   0+++-   0+xx-       0++- 0++- 0xx-         0++- 0++- 0xx-
users.read                 0++++   0++++   0+xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
users.edit                 0+++-   0+++-   0xxx-       0++- 0++- 0xx-         0++- 0++- 0xx-
users.setPassword          0+++-   0+++-   0xxx-       0++- 0++- 0xx-         0++- 0++- 0xx-
users.resend               0+++-   0+++-   0xxx-       0++- 0++- 0xx-         0++- 0++- 0xx-
users.create               0+++-   0ggg-   0xxx-       0++- 0gg- 0xx-         0++- 0gg- 0xx-
users.move                 0+--0   0+--0   0x--0       0--0 0--0 0--0         0--0 0--0 0--0
users.remove               0+++0   0+++0   0xxx0       0++0 0++0 0xx0         0++0 0++0 0xx0
users.redistribute         0++--   0++--   0xx--       0+-- 0+-- 0x--         0+-- 0+-- 0x--
users.moveAll              0+---   0+---   0x---       0--- 0--- 0---         0--- 0--- 0---
users.removeAll            0+++-   0+++-   0xxx-       0++- 0++- 0xx-         0++- 0++- 0xx-
users.permit               0+++-   0+++-   0xxx-       0++- 0++- 0xx-         0++- 0++- 0xx-
users.resendAll            0+++-   0+++-   0xxx-       0++- 0++- 0xx-         0++- 0++- 0xx-
users.import               0++--   0gg--   0xx--       0+-- 0g-- 0x--         0+-- 0g-- 0x--
users.import, adding none  0++--   0++--   0xx--       0+-- 0+-- 0x--         0+-- 0+-- 0x--
users.export               0++--   0++--   0+x--       0+-- 0+-- 0x--         0+-- 0+-- 0x--
users.importErrors         0++--   0++--   0+x--       0+-- 0+-- 0x--         0+-- 0+-- 0x--
users.importTemplate       0++--   0++--   0+x--       0+-- 0+-- 0x--         0+-- 0+-- 0x--
documents.list             0-+++   0-+++   0-xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
documents.read             00+++   00+++   00xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
documents.create           0-+++   0-ggg   0-xxx       0+++ 0ggg 0xxx         0+++ 0ggg 0xxx
documents.createIn         00+++   00ggg   00xxx       0+++ 0ggg 0xxx         0+++ 0ggg 0xxx
documents.createTemplate   0-++-   0-gg-   0-xx-       0++- 0gg- 0xx-         0++- 0gg- 0xx-
documents.edit             00+++   00+++   00xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
documents.move             00+++   00+++   00xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
documents.copy             00+++   00ggg   00xxx       0+++ 0ggg 0xxx         0+++ 0ggg 0xxx
documents.remove           00+++   00+++   00xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
documents.publish          00+++   00ggg   00xxx       0+++ 0ggg 0xxx         0+++ 0ggg 0xxx
documents.unpublish        00+++   00+++   00xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
documents.export           00+++   00+++   00xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
documents.people           0-++-   0-++-   0-xx-       0++- 0++- 0xx-         0++- 0++- 0xx-
documents.readers          00+++   00+++   00xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx

standardTemplates.list     0-+++   0-+++   0-xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
standardTemplates.makeOwn  0-+++   0-ggg   0-xxx       0+++ 0ggg 0xxx         0+++ 0ggg 0xxx

folders.list               0-+++   0-+++   0-xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
folders.read               00+++   00+++   00xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
folders.create             0-++-   0-gg-   0-xx-       0++- 0gg- 0xx-         0++- 0gg- 0xx-
folders.createOwn          0-+++   0-ggg   0-xxx       0+++ 0ggg 0xxx         0+++ 0ggg 0xxx
folders.createIn           00++-   00gg-   00xx-       0++- 0gg- 0xx-         0++- 0gg- 0xx-
folders.edit               00++-   00++-   00xx-       0++- 0++- 0xx-         0++- 0++- 0xx-
folders.setRights          00++-   00++-   00xx-       0++- 0++- 0xx-         0++- 0++- 0xx-
folders.move               00++-   00++-   00xx-       0++- 0++- 0xx-         0++- 0++- 0xx-
folders.copy               00++-   00gg-   00xx-       0++- 0gg- 0xx-         0++- 0gg- 0xx-
folders.remove             00++-   00++-   00xx-       0++- 0++- 0xx-         0++- 0++- 0xx-
folders.people             00++-   00++-   00xx-       0++- 0++- 0xx-         0++- 0++- 0xx-
folders.readers            00+++   00+++   00xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
folders.seenBy             0-+++   0-+++   0-xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx

bin.list                   0-+++   0-+++   0-xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
bin.restore                00+++   00+++   00xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
bin.end                    00+++   00+++   00xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
bin.empty                  0-+++   0-+++   0-xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx

publishing.read            0-+++   0-+++   0-xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
publishing.renew           0-+--   0-g--   0-x--       0+-- 0g-- 0x--         0+-- 0g-- 0x--
publishing.close           0-+--   0-+--   0-x--       0+-- 0+-- 0x--         0+-- 0+-- 0x--
wordlists.list             0-+++   0-+++   0-xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
wordlists.read             00+++   00+++   00xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
wordlists.add              0-+++   0-ggg   0-xxx       0+++ 0ggg 0xxx         0+++ 0ggg 0xxx
wordlists.edit             00+++   00+++   00xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
wordlists.remove           00+++   00+++   00xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
wordlists.import           0-+++   0-ggg   0-xxx       0+++ 0ggg 0xxx         0+++ 0ggg 0xxx
wordlists.import, none new 0-+++   0-+++   0-xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx
wordlists.export           0-+++   0-+++   0-xxx       0+++ 0+++ 0xxx         0+++ 0+++ 0xxx

session.signOut            +++++   +++++   +++++       ++++ ++++ ++++         ++++ ++++ ++++
`;

/** The phases of a licence, in the order of the columns. */
export const phases = ['active', 'grace', 'expired'] as const;

/** Who there is in a licence of each kind, in the order of the letters. */
export const actors = {
  bought: ['staff', 'operator', 'administrator', 'manager', 'user'],
  trial: ['staff', 'administrator', 'manager', 'user'],
  subscription: ['staff', 'administrator', 'manager', 'user'],
} as const satisfies Record<LicenceKind, readonly string[]>;

const licenceKinds = ['bought', 'trial', 'subscription'] as const;

/** One of those who may be signed in. */
export type ActorName = (typeof actors)['bought'][number];

/** What a letter stands for: how the act ends, or undefined where nobody can ask for it. */
const endings: Readonly<Record<string, string | undefined>> = {
  '+': 'done',
  '-': 'not-permitted',
  '0': 'not-found',
  g: 'licence-in-grace',
  x: 'licence-expired',
  t: 'not-a-trial',
  s: 'not-a-subscription',
  e: 'subscription-ended',
  a: 'stands-alone',
  '.': undefined,
};

/** One cell: an operation asked for by somebody of a licence in a phase, and how that ends. */
export interface Cell {
  readonly kind: LicenceKind;
  readonly phase: Phase;
  readonly actor: ActorName;
  readonly ending: string | undefined;
}

/** One line of the table: an operation, or one way to ask for it. */
export interface Row {
  /** As it stands in the table. */
  readonly name: string;
  readonly operation: string;
  readonly cells: readonly Cell[];
}

/** Where the columns begin, after the name. */
const margin = 27;

/** The table, line by line. A line that has too few or too many letters, or one that stands for nothing, is an error. */
export const rows: readonly Row[] = text
  .split('\n')
  .filter((line) => /^\w+\.\w/.test(line))
  .map((line) => {
    const [name, columns] = [line.slice(0, margin).trim(), line.slice(margin).split(/ +/)];
    const places = licenceKinds.flatMap((kind) => phases.map((phase) => ({ kind, phase, people: actors[kind] })));
    if (columns.length !== places.length) throw new Error(`${name}: ${columns.length} columns for ${places.length}`);
    const cells = places.flatMap(({ kind, phase, people }, at) => {
      const letters = columns[at] ?? '';
      if (letters.length !== people.length) throw new Error(`${name}: “${letters}” for ${people.length} people of a ${kind} licence`);
      return people.map((actor, place): Cell => {
        const letter = letters[place] ?? '';
        if (!(letter in endings)) throw new Error(`${name}: ${letter} stands for nothing`);
        return { kind, phase, actor, ending: endings[letter] };
      });
    });
    return { name, operation: name.split(',')[0] ?? '', cells };
  });
