import type {
  AnyOperation,
  Change,
  CodesOf,
  InputOf,
  Operation,
  OperationsOf,
  Plan,
  Reads,
  Refusal,
  SubjectKey,
  Warning,
} from '@knippa/contract';
import type { SubjectName, Subjects } from './facts.js';
import type { Right } from './right.js';

/** What an operation acts on, as rules know it. */
export type SubjectOf<Op extends AnyOperation> = SubjectKey<Op['path']> extends SubjectName ? Subjects[SubjectKey<Op['path']>] : never;

/** Says who may: the right that carries the yes, or the refusal. It asks for the right first, so that a stranger learns nothing. */
export type Rule<Op extends AnyOperation> = (subject: SubjectOf<Op>) => Right | Refusal<CodesOf<Op>>;

type IsOpen<Op> = Op extends Operation<infer _N, infer _P, infer _I, infer _O, infer _R, infer _G, infer Open> ? Open : never;
type Closed<T> = { [K in keyof OperationsOf<T>]: IsOpen<OperationsOf<T>[K]> extends true ? never : K }[keyof OperationsOf<T>];
type Writes<T> = { [K in Closed<T>]: OperationsOf<T>[K] extends Reads ? never : K }[Closed<T>];

/** The rules of a resource: one for every operation that asks for a session. */
export type Rules<T> = { readonly [K in Closed<T>]: Rule<OperationsOf<T>[K]> };

/** What a deed is judged on beside its subject: facts about what the input names, and the input. */
export interface DeedContext<Op extends AnyOperation, Facts> {
  readonly subject: SubjectOf<Op>;
  readonly facts: Facts;
  readonly input: InputOf<Op>;
}

/** A row of a file that an act leaves out: its number in the file, and the code of what is wrong with it. */
export interface LeftOut {
  readonly row: number;
  readonly code: string;
}

/**
 * One act on the world, before it is done. `fits` refuses what the input names beside the subject; `changes` is the one
 * list that a plan shows, `run` writes and the journal keeps (an `added` thing's id may be empty: the kernel gives it).
 */
export interface Deed<Op extends AnyOperation, Facts> {
  readonly fits?: (context: DeedContext<Op, Facts>) => Refusal<CodesOf<Op>> | undefined;
  readonly changes: (context: DeedContext<Op, Facts>) => Change[];
  /** Counts of what the act touches without changing it, for the plan. */
  readonly touched?: (context: DeedContext<Op, Facts>) => Record<string, number>;
  readonly warnings?: (context: DeedContext<Op, Facts>) => Warning[];
  /** What the ids among the values of its changes are called, for the plan. */
  readonly names?: (context: DeedContext<Op, Facts>) => Record<string, string>;
  /** How the file was read that came with the input, and which of its rows are left out, for the plan. */
  readonly sent?: (context: DeedContext<Op, Facts>) => Pick<Plan, 'refused' | 'file'>;
  /** Which rows of that file are left out, each with its code: the plan holds while they are the same, as its changes are. */
  readonly leftOut?: (context: DeedContext<Op, Facts>) => readonly LeftOut[];
  /** The words that are typed to confirm the act, compared as names are (`confirmation-mismatch`); undefined where none are. */
  readonly confirmation?: (context: DeedContext<Op, Facts>) => string | undefined;
  /** Why an act whose plan was read is not done yet: something that the plan asks has not been answered. */
  readonly unanswered?: (context: DeedContext<Op, Facts>) => Refusal<CodesOf<Op>> | undefined;
}

/** The deeds of a resource: one for every write. `Facts` names, by act, what each needs to know. */
export type Deeds<T, Facts extends Record<Writes<T> & string, unknown>> = {
  readonly [K in Writes<T> & string]: Deed<OperationsOf<T>[K & keyof OperationsOf<T>], Facts[K]>;
};

/** The names of a resource's writes, for the type of its facts. */
export type WritesOf<T> = Writes<T> & string;
/** The names of a resource's operations that ask for a session. */
export type ClosedOf<T> = Closed<T> & string;
