import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** What `src/define.ts` leaves to whoever opens it: it brings every symbol with it, which a page that shows none does not load. */
const later = ['icon-picker'];

/**
 * Holds each element's folder against the three lists it must stand in: the package's `exports` (its class and its registration), `src/define.ts`
 * and `src/index.ts`. What is left out of one works in every test and story, and is missed by a host alone. Answers a sentence for each.
 */
export function unlisted(root: string): string[] {
  const { exports } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { exports: Record<string, unknown> };
  const define = readFileSync(`${root}/src/define.ts`, 'utf8');
  const index = readFileSync(`${root}/src/index.ts`, 'utf8');
  // the kernel's defines no element: it is what they are defined by
  const names = readdirSync(`${root}/src`).filter((name) => name !== 'kernel' && existsSync(`${root}/src/${name}/define.ts`));
  return names.flatMap((name) => [
    ...[`./${name}`, `./${name}/define`]
      .filter((entry) => !(entry in exports))
      .map((entry) => `${root}/package.json has no "${entry}" in its exports.`),
    ...(later.includes(name) || define.includes(`'./${name}/define.js'`)
      ? []
      : [`${root}/src/define.ts does not import ./${name}/define.js.`]),
    ...(index.includes(`from './${name}/${name}.js'`) ? [] : [`${root}/src/index.ts exports nothing of ./${name}/${name}.js.`]),
  ]);
}
