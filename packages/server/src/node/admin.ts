import { isRead, session, type AnyOperation, type CallInput, type OutputOf } from '@knippa/contract';
import { createServer } from '../index.js';
import { inbox } from '../inbox.js';
import type { Environment } from '../kernel/environment.js';
import { Refused } from '../kernel/refused.js';
import { asStaff, installer, planAsStaff, signInStaff } from '../staff.js';
import { Arguments, Misused } from './admin/arguments.js';
import { commands, type Act, type Command } from './admin/commands.js';
import { openInstallation } from './installation.js';
import { nodePlatform } from './platform.js';

const usage = `knippa-admin sign-in --username stina --name "Stina Stöd"
    prints a token for calls over HTTP, and makes the login where there is none of that name
${Object.entries(commands)
  .map(([name, command]) => `knippa-admin ${name} ${command.usage}`.trim())
  .join('\n')}

Words in capitals are ids, as \`licences\` and \`licence\` print them. Everywhere: [--as username] who does it, [--folder .knippa].
A link that is mailed is printed too, on the page of [--url https://intranet.lindsta.example/konton]; the mail leads where the server's
doorUrls say. DATABASE_URL names a PostgreSQL; without it the folder's own database is used.`;

/** Runs one command of staff's; answers the process's exit code. */
export async function admin(args: readonly string[], print: (line: string) => void): Promise<number> {
  const [name, ...rest] = args;
  const command = name === undefined ? undefined : commands[name];
  if (!command && name !== 'sign-in') {
    print(usage);
    return name === undefined || name === '--help' ? 0 : 2;
  }
  try {
    const written = new Arguments(rest);
    const folder = written.text('folder');
    const url = written.text('url') ?? 'http://localhost:8080/';
    const { store, secret } = await openInstallation(folder === undefined ? {} : { folder });
    const server = createServer({ store, secret, platform: nodePlatform, doorUrls: { operator: url, account: url } });
    try {
      if (!command) {
        const username = written.needed('username');
        print(await signInStaff(server.env, { username, displayName: written.text('name') ?? username }));
        return 0;
      }
      for (const line of await run(server.env, command, written)) print(line);
    } finally {
      await server.close();
    }
    return 0;
  } catch (error) {
    print(said(error));
    if (error instanceof Misused) print(`\n${usage}`);
    return 1;
  }
}

/** Does a command in a session of its own; answers its lines, and the links that it mailed. */
async function run(env: Environment, command: Command, written: Arguments): Promise<string[]> {
  const as = written.text('as');
  const token = await signInStaff(env, as === undefined ? installer : { username: as, displayName: as });
  const mailed: string[] = [];
  const does = async <Op extends AnyOperation>(operation: Op, input: CallInput<Op>): Promise<OutputOf<Op>> => {
    const began = new Date(env.clock()).toISOString();
    const output = await asStaff(env, token, operation, input);
    const licenceId = 'licenceId' in input ? String(input.licenceId) : idOf(output);
    if (!isRead(operation) && licenceId !== undefined)
      for (const { at, to, link } of await inbox(env, licenceId)) if (at >= began && link) mailed.push(`${to} sets a password at ${link}`);
    return output;
  };
  const act: Act = Object.assign(does, { plan: (operation: AnyOperation, input: object) => planAsStaff(env, token, operation, input) });
  try {
    return [...(await command.run(written, act)), ...mailed];
  } finally {
    await asStaff(env, token, session.signOut, {});
  }
}

function idOf(output: unknown): string | undefined {
  return typeof output === 'object' && output !== null && 'id' in output && typeof output.id === 'string' ? output.id : undefined;
}

/** A refusal by its code and figures, as the API says it; anything else by its own words. */
function said(error: unknown): string {
  if (!(error instanceof Refused)) return error instanceof Error ? error.message : String(error);
  const { refusal, fields = [] } = error;
  const figures = Object.entries(refusal.params).map(([name, value]) => `${name}: ${String(value)}`);
  const wrong = fields.map(({ path, code }) => `${path}: ${code}`);
  return [refusal.code, ...figures, ...wrong].join('  ');
}
