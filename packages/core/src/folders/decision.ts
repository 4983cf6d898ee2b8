import type { Access } from '@knippa/contract';

/** Access in two bits. */
export const reads = 1;
export const writes = 2;
export const bitsOf = (access: Access | null | undefined): number => (access?.read ? reads : 0) | (access?.write ? writes : 0);

/** By what somebody may do something in a folder, a bit each, or two where reading and writing differ. */
export const administrator = 1;
export const owner = 2;
export const generalAt = 2;
export const classAt = 4;
export const chosenAt = 6;

/** Everything by which one reads, and by which one writes. */
export const toRead = administrator | owner | (reads << generalAt) | (reads << classAt) | (reads << chosenAt);
export const toWrite = administrator | owner | (writes << generalAt) | (writes << classAt) | (writes << chosenAt);

/**
 * What somebody may do in a folder, as one whole number: all by which they may, and above it the row that carries it. To decide makes nothing else, so that whoever asks
 * about all folders leaves nothing to be cleared away; which right it is comes out of it when it is explained.
 */
export type Decision = number;

/** What a row gives. */
export const carried = (row: number, by: number): Decision => (row << 8) | by;

/** The row that carries it. */
export const rowOf = (made: Decision): number => made >> 8;

/** The decision about what is above a root. */
export const nothing: Decision = 0;

/** Nothing is given: the folder does not exist for them. */
export const isHidden = (made: Decision): boolean => (made & 0xff) === 0;
