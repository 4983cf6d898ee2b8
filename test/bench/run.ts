import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesUnder } from '../runner/files.js';
import { reached, words, type Measurement } from './measurement.js';

/**
 * `npm run bench` for every measurement, `npm run bench -- http.move bytes.account-list` for some, `id` for all variants `id@…`. With --json
 * one object a line, else a table. A goal that is missed is told, and fails the command only with --strict; a measurement that breaks does.
 */
async function main(flags: string[], names: string[]): Promise<void> {
  const all = await load();
  const unknown = names.filter((name) => !all.some((measurement) => asked(measurement, name)));
  if (unknown.length > 0) throw new Error(`No measurement ${unknown.join(', ')}. There are: ${all.map(({ id }) => id).join(', ')}.`);
  const chosen = all.filter((measurement) => names.length === 0 || names.some((name) => asked(measurement, name)));
  if (!flags.includes('--json')) console.log(row('measurement', 'unit', 'ours', 'peer', 'ratio', 'goal', ''));
  for (const measurement of chosen) {
    const ok = await measure(measurement, flags.includes('--json'));
    if (ok === undefined || (!ok && flags.includes('--strict'))) process.exitCode = 1;
  }
}

const asked = ({ id }: Measurement, name: string) => id === name || id.startsWith(`${name}@`);

async function load(): Promise<Measurement[]> {
  const files = filesUnder('test/bench', '.bench.ts');
  const modules = await Promise.all(
    files.map(async (file) => (await import(pathToFileURL(resolve(file)).href)) as { measurements: Measurement[] }),
  );
  return modules.flatMap(({ measurements }) => measurements);
}

/** Takes one measurement and prints it. Undefined when it broke. */
async function measure(measurement: Measurement, json: boolean): Promise<boolean | undefined> {
  const { id, unit, goal, packages = [] } = measurement;
  try {
    const figures = await measurement.run();
    const { ours, peer = null, n } = figures;
    const ratio = peer === null ? null : rounded(ours / peer);
    const ok = reached(goal, figures);
    const result = {
      id,
      unit,
      ours: rounded(ours),
      peer: peer === null ? null : rounded(peer),
      ratio,
      goal,
      ok,
      n,
      versions: versions(packages),
    };
    if (json) console.log(JSON.stringify(result));
    else console.log(row(id, unit, text(result.ours), text(result.peer), text(ratio), words(goal), ok ? 'reached' : 'missed'));
    return ok;
  } catch (error) {
    if (json) console.log(JSON.stringify({ id, unit, goal, ok: false, error: String(error) }));
    else console.log(`${id.padEnd(28)} ${String(error)}`);
    return undefined;
  }
}

const rounded = (figure: number) => Number(figure.toPrecision(4 + Math.max(0, Math.floor(Math.log10(Math.abs(figure) || 1)) - 3)));
const text = (figure: number | null) => (figure === null ? '–' : String(figure));

function row(...[id = '', unit = '', ours = '', peer = '', ratio = '', goal = '', ok = '']: string[]): string {
  return [id.padEnd(28), unit.padEnd(14), ours.padStart(10), peer.padStart(10), ratio.padStart(8), `  ${goal.padEnd(16)}`, ok].join(' ');
}

function versions(packages: string[]): Record<string, string> {
  const version = (name: string) => (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;
  const machine = { node: process.versions.node, cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}` };
  return { ...machine, ...Object.fromEntries(packages.map((name) => [name, version(name)])) };
}

const given = process.argv.slice(2);
await main(
  given.filter((word) => word.startsWith('--')),
  given.filter((word) => !word.startsWith('--')),
);
