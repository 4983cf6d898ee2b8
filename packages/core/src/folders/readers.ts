import type { Change, Warning } from '@knippa/contract';
import { called, type Called } from '../users/people.js';
import type { Viewer } from './folder.js';
import { gainsAndLosses, gainsAndLossesOf, type GainOrLoss } from './gains.js';
import type { FolderRights } from './rights.js';

/** Somebody whom settings name, or reach; their `username` is null but where another is called the same. */
export type NamedFacts = Viewer & Called;

/** Who gains and who loses by a change of a folder's rights, of those whom the asker sees. */
export interface Readers {
  /** In the folder itself: whoever loses all of it loses all below it too. */
  readonly people: readonly (Pick<GainOrLoss, 'gains' | 'losses'> & { readonly person: Called })[];
  /** How many people gain, how many lose, and how many keep what they had by another right, in the folder or below it. */
  readonly counts: { readonly gain: number; readonly lose: number; readonly keep: number };
  /** Whether there are people whom the asker does not see. */
  readonly partly: boolean;
}

type Counts = Readers['counts'];

const noReaders: Counts = { gain: 0, lose: 0, keep: 0 };

/** A change by which nobody gains or loses. */
export const sameReaders: Readers = { people: [], counts: noReaders, partly: false };

/**
 * Who of these people gains and who loses by a folder becoming as in `after`. What follows its parent before and after changes as the parent does, and is not gone
 * through: what is opened to a school may have a hundred folders below.
 */
export function readersOf(
  before: FolderRights,
  after: FolderRights,
  folderId: string,
  people: Iterable<NamedFacts>,
): Pick<Readers, 'people' | 'counts'> {
  const deciding = Array.from(after.folders(), ({ id }) => id).filter((id) => id === folderId || !before.follows(id) || !after.follows(id));
  const told: Readers['people'][number][] = [];
  let counts = noReaders;
  for (const person of people) {
    const all = gainsAndLosses(before, after, person, deciding);
    counts = counted(counts, all);
    const here = all.find((one) => one.folderId === folderId);
    if (here) told.push({ person, gains: here.gains, losses: here.losses });
  }
  return { people: told, counts };
}

/** A `user` who gets another responsible, or none. */
export interface GivenUser {
  readonly id: string;
  readonly responsibleId: string | null;
  readonly to: string | null;
}

/** How many `user`s gain and how many lose by getting another responsible: the entries of a class are theirs, or theirs no more (FLD-03, WHY-01). */
export function readersGiven(rights: FolderRights, given: Iterable<GivenUser>): Counts {
  let counts = noReaders;
  for (const { id, responsibleId, to } of given) {
    const as = (responsibleId: string | null) => rights.of({ id, role: 'user', responsibleId });
    counts = counted(counts, gainsAndLossesOf(as(responsibleId), as(to), id));
  }
  return counts;
}

/** Counts one more, by all that changes for them. */
function counted({ gain, lose, keep }: Counts, all: readonly GainOrLoss[]): Counts {
  return {
    gain: gain + Number(all.some(({ gains }) => gains.length > 0)),
    lose: lose + Number(all.some(({ losses }) => losses.length > 0)),
    keep: keep + Number(all.some(({ gains, losses }) => gains.length + losses.length === 0)),
  };
}

/** Who loses and who gains in the folder itself, as the plan tells it: all who lose come first, for a plan holds no more than its first changes. */
export function readerChanges({ people }: Readers): Change[] {
  const told = (to: boolean) =>
    people.flatMap(({ person, gains, losses }) =>
      (to ? gains : losses).map((field): Change => ({ kind: 'changed', resource: 'readers', ...called(person), field, from: !to, to })),
    );
  return [...told(false), ...told(true)];
}

/** How many people it touches. */
export function readerCounts({ counts: { gain, lose, keep } }: Pick<Readers, 'counts'>): Record<string, number> {
  return { 'readers.gain': gain, 'readers.lose': lose, 'readers.keep': keep };
}

/** That there may be more than are told, for whoever does not see everybody: the settings hold for all whom they name. */
export function readerWarnings({ partly }: Readers): Warning[] {
  return partly ? [{ code: 'those-you-see', params: {} }] : [];
}
