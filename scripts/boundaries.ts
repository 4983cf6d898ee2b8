import { readFileSync, readdirSync } from 'node:fs';
import { boundaries, moduleOf } from '../lint/boundaries.mjs';
import { unlisted } from './listed.js';

interface Manifest {
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;

/**
 * Holds the packages table against what each package declares: a dependency or a project reference outside the table is a trespass before
 * anyone imports it, and a package that the table does not know has no place in the house. Imports themselves are ESLint's to judge. An element
 * that one of the package's lists leaves out is told here too.
 */
const trespasses = readdirSync('packages').flatMap((name) => {
  const may = boundaries[name];
  if (may === undefined) return [`packages/${name} is not in the table of lint/boundaries.mjs.`];
  const kept = Object.keys(may.only).map(moduleOf);
  const inPart = kept.filter((module) => module.startsWith('@knippa/')).map((module) => module.slice('@knippa/'.length));
  const others = [...may.packages, ...may.types, ...inPart];
  const modules = [...may.modules, ...kept, ...others.map((other) => `@knippa/${other}`)];
  const manifest = read<Manifest>(`packages/${name}/package.json`);
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const project = read<{ references?: { path: string }[] }>(`packages/${name}/tsconfig.json`);
  const referenced = (project.references ?? []).map(({ path }) => path.replace('../', ''));
  return [
    ...declared
      .filter((module) => !modules.includes(module))
      .map((module) => `packages/${name} declares ${module}, which its boundary forbids.`),
    ...referenced
      .filter((other) => !others.includes(other))
      .map((other) => `packages/${name} builds on ${other}, which its boundary forbids.`),
  ];
});

const wrong = [...trespasses, ...unlisted('packages/elements')];
for (const one of wrong) console.error(one);
process.exitCode = wrong.length === 0 ? 0 : 1;
