import type { Change } from '@knippa/contract';
import type { GainOrLoss } from './gains.js';

/** Who gains and who loses in a folder by a change of rights, with what they are called. */
export interface Readers {
  readonly folderId: string;
  readonly people: readonly (GainOrLoss & { readonly displayName: string })[];
}

/** Who gains and who loses in the folder itself, as the plan tells it: whoever loses all of it loses all below it too. */
export function readerChanges({ folderId, people }: Readers): Change[] {
  return people
    .filter((person) => person.folderId === folderId)
    .flatMap(({ viewerId: id, displayName: name, gains, losses }) => [
      ...gains.map((field): Change => ({ kind: 'changed', resource: 'readers', id, name, field, from: false, to: true })),
      ...losses.map((field): Change => ({ kind: 'changed', resource: 'readers', id, name, field, from: true, to: false })),
    ]);
}

/** How many people gain, how many lose, and how many keep what they had by another right, in the folder or below it. */
export function readerCounts({ people }: Readers): Record<string, number> {
  const some = (found: (person: GainOrLoss) => boolean) => new Set(people.filter(found).map(({ viewerId }) => viewerId)).size;
  return {
    'readers.gain': some(({ gains }) => gains.length > 0),
    'readers.lose': some(({ losses }) => losses.length > 0),
    'readers.keep': some(({ gains, losses }) => gains.length + losses.length === 0),
  };
}
