import type { Language, NewEntitlement, NewOperator } from '@knippa/contract';
import { parseArgs } from 'node:util';

/** A command that was written wrong: said with how it is written. */
export class Misused extends Error {}

/** What was written after a command: the ids it names, and its options. What they may say is judged by the operations themselves. */
export class Arguments {
  readonly #values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly #ids: readonly string[];

  constructor(args: readonly string[]) {
    const text = { type: 'string' } as const;
    const texts = { type: 'string', multiple: true } as const;
    const yes = { type: 'boolean' } as const;
    try {
      const { values, positionals } = parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          ...{ name: text, starts: text, expires: text, entitlement: texts, operator: texts, billing: text, 'no-billing': yes },
          ...{ purchased: text, account: texts, everyone: yes, users: text, 'group-id': text, email: text, reason: text },
          ...{ username: text, language: text, apply: yes, as: text, folder: text, url: text },
        },
      });
      this.#values = values;
      this.#ids = positionals;
    } catch (error) {
      throw new Misused(error instanceof Error ? error.message : String(error));
    }
  }

  /** The id at a place after the command. */
  id(at: number, what: string): string {
    const id = this.#ids[at];
    if (!id) throw new Misused(`The id of the ${what} is missing.`);
    return id;
  }

  /** The id at a place after the command, if there is one. */
  idIfAny(at: number): string | undefined {
    return this.#ids[at];
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  texts(name: string): string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  }

  has(name: string): boolean {
    return this.#values[name] === true;
  }

  needed(name: string): string {
    const value = this.text(name);
    if (!value) throw new Misused(`--${name} is missing.`);
    return value;
  }

  count(name: string): number {
    return countOf(this.needed(name));
  }

  language(): Language | undefined {
    const written = this.text('language');
    if (written === undefined || written === 'sv' || written === 'en') return written;
    throw new Misused(`"${written}" is not sv or en.`);
  }

  entitlements(): NewEntitlement[] {
    return this.texts('entitlement').map(entitlementOf);
  }

  operators(): NewOperator[] {
    const written = this.texts('operator');
    if (written.length === 0) throw new Misused('--operator is missing.');
    return written.map((text) => {
      const [username = '', email = '', displayName = ''] = text.split(':');
      return { username, email, displayName };
    });
  }

  billing(): { name: string; email: string } | undefined {
    const [email, name] = this.text('billing')?.split(':') ?? [];
    return email === undefined ? undefined : { email, name: name ?? email };
  }
}

/** An option that was written, as a field of an input; nothing where it was not. */
export function given<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [K in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [K in Name]: Value });
}

function entitlementOf(text: string): NewEntitlement {
  const [kind = '', name = '', capacity = '', purchased = '', more] = text.split(':');
  if (!isKind(kind) || more !== undefined) throw new Misused(`"${text}" is not kind:name:users per account:number purchased.`);
  return { kind, name, capacity: countOf(capacity), purchased: countOf(purchased) };
}

function isKind(text: string): text is NewEntitlement['kind'] {
  return text === 'single' || text === 'group' || text === 'organisation';
}

function countOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Misused(`"${text}" is not a number.`);
  return Number(text);
}
