import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** How a child process ended. */
export interface Ended {
  code: number;
  late: boolean;
}

/** Where and how a child runs: by default here, with our environment, its words on our output. `log` names a file for them instead. */
export interface Circumstances {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  log?: string;
}

const groups = new Set<number>();

/** Ends every child still running, with its children: nothing outlives the test command. */
export function endAll(): void {
  for (const pid of groups) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}

process.on('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

/** Runs a command and ends it with all its children after the given minutes. */
export async function run(command: string, args: string[], minutes: number, { env, cwd, log }: Circumstances = {}): Promise<Ended> {
  const output = log === undefined ? 'inherit' : openSync(log, 'w');
  const child = spawn(command, args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env },
    detached: true,
    ...(cwd ? { cwd } : {}),
  });
  if (output !== 'inherit') closeSync(output);
  const { pid } = child;
  if (pid !== undefined) groups.add(pid);
  return new Promise((resolve) => {
    let late = false;
    const end = () => {
      if (pid === undefined) return;
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // Gone already.
      }
    };
    const timer = setTimeout(() => {
      late = true;
      console.error(`Ended after ${minutes} minutes: ${command} ${args.join(' ')}`);
      end();
    }, minutes * 60_000);
    const done = (code: number) => {
      clearTimeout(timer);
      end();
      if (pid !== undefined) groups.delete(pid);
      resolve({ code, late });
    };
    child.on('error', (error) => {
      console.error(error.message);
      done(1);
    });
    child.on('exit', (code) => done(code ?? 1));
  });
}

/** What sets a process on the day of the tests. */
export const day = new URL('../day.mjs', import.meta.url).href;

/** Arguments that make Node run our TypeScript from source, without a build, on the day of the tests. */
export const source = ['--conditions=@knippa/source', '--import', day, '--import', 'tsx'];

/** Runs one of our TypeScript files, or a tool's JavaScript, under this Node. */
export const runNode = (args: string[], minutes: number, circumstances?: Circumstances): Promise<Ended> =>
  run(process.execPath, [...source, ...args], minutes, circumstances);
