import type { Named } from '@knippa/contract';

/** What somebody is called where they may be taken for another: with their username, where that is told. */
export const personName = ({ displayName, username }: Named): string => (username === null ? displayName : `${displayName} (${username})`);
