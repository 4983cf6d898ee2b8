import {
  administrator,
  carried,
  chosenAt,
  classAt,
  generalAt,
  isHidden,
  nothing,
  owner,
  reads,
  writes,
  type Decision,
} from './decision.js';
import type { Viewer } from './folder.js';
import { nobody, type Numbered, type People } from './people.js';
import { follows, managersAt, noRow, usersAt, type Sayings } from './sayings.js';

const both = reads | writes;
const allOfClass = both << classAt;
const allOfChosen = both << chosenAt;

/** Somebody who asks, as folders name them. */
export class Asker {
  readonly administers: boolean;
  readonly self: Numbered;
  readonly number: number;
  /** The number of their responsible: the class they are in. */
  readonly responsible: number;
  /** Where the general entry stands that is theirs. */
  readonly entryAt: typeof managersAt | typeof usersAt;

  constructor(people: People, { id, role, responsibleId }: Viewer) {
    this.administers = role === 'administrator';
    this.self = people.at(id);
    this.number = this.self.number;
    this.responsible = people.numberOf(responsibleId);
    this.entryAt = role === 'manager' ? managersAt : usersAt;
  }
}

/**
 * What somebody may do in a folder and by what, given what they may do in the one above it. This is the one place that decides (FLD-03, FLD-04, FLD-05, FLD-07);
 * everything else asks it from the root downwards.
 *
 * Administrators, and whoever owns the folder or one above it, have full rights: the outermost is told. The entries that fit add up. The class of a responsible is
 * themself with their `user`s; chosen people are the root's, whatever its subfolders say.
 */
export function decide(sayings: Sayings, asker: Asker, row: number, above: Decision): Decision {
  if (asker.administers) return isHidden(above) ? carried(row, administrator) : above;
  if (isHidden(above) && sayings.above(row) !== noRow) return above;
  if (above & owner) return above;
  if (sayings.owner(row) === asker.number) return carried(row, owner);
  const entries = sayings.entries(row);
  if (entries & follows) return above;
  const general = ((entries >> asker.entryAt) & both) << generalAt;
  const of = sayings.responsible(row);
  const ofClass = of !== nobody && (of === asker.responsible || of === asker.number) ? entries & allOfClass : 0;
  return carried(row, general | ofClass | (asker.self.chosenOn ? ofChosen(sayings, asker.self.chosenOn, row) : 0));
}

/** What the root's chosen people have there and below, as far as it counts somebody among them. */
function ofChosen(sayings: Sayings, chosenOn: ReadonlySet<number>, row: number): number {
  const root = sayings.root(row);
  const given = sayings.entries(root) & allOfChosen;
  return given && chosenOn.has(root) ? given : 0;
}

/** What somebody may do in a folder and by what, from the root downwards. */
export function decideFromRoot(sayings: Sayings, asker: Asker, row: number): Decision {
  const above = sayings.above(row);
  return decide(sayings, asker, row, above === noRow ? nothing : decideFromRoot(sayings, asker, above));
}
