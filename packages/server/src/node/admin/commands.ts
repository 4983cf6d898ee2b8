import {
  addOns,
  entitlements,
  licences,
  operators,
  requests,
  type AnyOperation,
  type CallInput,
  type OutputOf,
  type Plan,
} from '@knippa/contract';
import { given, Misused, type Arguments } from './arguments.js';
import { entitlementLine, licenceLines, listedLine, planLines, requestLine } from './lines.js';

/** Does an operation as staff, with its rules; `plan` says what it would do, and does nothing. */
export interface Act {
  <Op extends AnyOperation>(operation: Op, input: CallInput<Op>): Promise<OutputOf<Op>>;
  plan(operation: AnyOperation & { readonly guard: 'plan' }, input: Readonly<Record<string, unknown>>): Promise<Plan>;
}

/** One command of staff's: how it is written, and what it does; it answers the lines that are printed. */
export interface Command {
  readonly usage: string;
  readonly run: (args: Arguments, act: Act) => Promise<readonly string[]>;
}

const licenceOf = (args: Arguments) => ({ licenceId: args.id(0, 'licence') });

async function listed(act: Act) {
  const rows = [];
  for (let cursor: string | undefined; ;) {
    const page = await act(licences.list, { size: 500, ...given('cursor', cursor) });
    rows.push(...page.items);
    cursor = page.next;
    if (cursor === undefined) return rows;
  }
}

async function requested(act: Act, licenceId: string) {
  const rows = [];
  for (let cursor: string | undefined; ;) {
    const page = await act(requests.list, { licenceId, size: 500, ...given('cursor', cursor) });
    rows.push(...page.items);
    cursor = page.next;
    if (cursor === undefined) return rows;
  }
}

/** Everything that staff do on the installation, by the command's name. What is edited is held against what was just read. */
export const commands: Readonly<Record<string, Command>> = {
  'create-licence': {
    usage: `--name "Lindsta kommun" --starts 2026-02-27 --expires 2027-02-26 --entitlement kind:name:users:purchased …
    --operator username:e-mail:display-name … [--billing e-mail:name] [--language en]`,
    run: async (args, act) => {
      const { id } = await act(licences.create, {
        name: args.needed('name'),
        startsOn: args.needed('starts'),
        expiresOn: args.needed('expires'),
        entitlements: args.entitlements(),
        operators: args.operators(),
        ...given('language', args.language()),
        ...given('billingContact', args.billing()),
      });
      return [`Licence ${id} is created.`];
    },
  },
  licences: { usage: '', run: async (_, act) => (await listed(act)).map(listedLine) },
  licence: { usage: 'LICENCE', run: async (args, act) => licenceLines(await act(licences.read, licenceOf(args))) },
  'edit-licence': {
    usage: 'LICENCE [--name "Lindsta kommun"] [--billing e-mail:name | --no-billing]',
    run: async (args, act) => {
      const { version } = await act(licences.read, licenceOf(args));
      const billingContact = args.has('no-billing') ? null : args.billing();
      const changes = { ...given('name', args.text('name')), ...given('billingContact', billingContact) };
      return licenceLines(await act(licences.edit, { ...licenceOf(args), ...changes, version }));
    },
  },
  renew: {
    usage: 'LICENCE --expires 2028-02-26',
    run: async (args, act) => {
      const { version } = await act(licences.read, licenceOf(args));
      const { name, expiresOn } = await act(licences.renew, { ...licenceOf(args), expiresOn: args.needed('expires'), version });
      return [`${name} is valid until ${expiresOn}.`];
    },
  },
  'add-entitlement': {
    usage: 'LICENCE --entitlement kind:name:users:purchased …',
    run: async (args, act) => {
      const lines = [];
      for (const line of args.entitlements()) lines.push(entitlementLine(await act(entitlements.add, { ...licenceOf(args), ...line })));
      return lines;
    },
  },
  'edit-entitlement': {
    usage: 'LICENCE ENTITLEMENT [--purchased 12] [--name "Klass eller grupp"]',
    run: async (args, act) => {
      const ids = { ...licenceOf(args), entitlementId: args.id(1, 'entitlement') };
      const { version } = await act(entitlements.read, ids);
      const purchased = args.text('purchased') === undefined ? undefined : args.count('purchased');
      const changes = { ...given('purchased', purchased), ...given('name', args.text('name')) };
      return [entitlementLine(await act(entitlements.edit, { ...ids, ...changes, version }))];
    },
  },
  'add-add-on': {
    usage: 'LICENCE --name "Talsyntes" [--account group-id …]',
    run: async (args, act) => {
      const accounts = args.texts('account');
      const chosen = accounts.length > 0 ? { accounts } : {};
      const { id } = await act(addOns.add, { ...licenceOf(args), name: args.needed('name'), ...chosen });
      return [`Add-on ${id} is active.`];
    },
  },
  'edit-add-on': {
    usage: 'LICENCE ADD-ON [--name "Talsyntes"] [--account group-id … | --everyone]',
    run: async (args, act) => {
      const ids = { ...licenceOf(args), addOnId: args.id(1, 'add-on') };
      const { version } = await act(addOns.read, ids);
      const named = args.texts('account');
      const accounts = args.has('everyone') ? null : named.length > 0 ? named : undefined;
      await act(addOns.edit, { ...ids, ...given('name', args.text('name')), ...given('accounts', accounts), version });
      return [`Add-on ${ids.addOnId} is changed.`];
    },
  },
  'remove-add-on': {
    usage: 'LICENCE ADD-ON',
    run: async (args, act) => {
      const ids = { ...licenceOf(args), addOnId: args.id(1, 'add-on') };
      await act(addOns.remove, ids);
      return [`Add-on ${ids.addOnId} has ended.`];
    },
  },
  'add-operator': {
    usage: 'LICENCE --operator username:e-mail:display-name …',
    run: async (args, act) => {
      const lines = [];
      for (const operator of args.operators()) {
        const { id, email } = await act(operators.add, { ...licenceOf(args), ...operator });
        lines.push(`Operator ${id} is added and is mailed a link at ${email}.`);
      }
      return lines;
    },
  },
  'remove-operator': {
    usage: 'LICENCE OPERATOR',
    run: async (args, act) => {
      const ids = { ...licenceOf(args), operatorId: args.id(1, 'operator') };
      await act(operators.remove, ids);
      return [`Operator ${ids.operatorId} is removed.`];
    },
  },
  requests: {
    usage: '[LICENCE]   those that wait, of every licence; all those of one',
    run: async (args, act) => {
      const one = args.idIfAny(0);
      if (one !== undefined) return (await requested(act, one)).map((request) => requestLine(one, request));
      const lines = [];
      for (const { id } of (await listed(act)).filter(({ waiting }) => waiting > 0))
        for (const request of await requested(act, id)) if (request.state === 'waiting') lines.push(requestLine(id, request));
      return lines;
    },
  },
  'start-request': {
    usage: 'LICENCE REQUEST --users 40 [--group-id hemtjänsten] [--email rut@lindsta.example]',
    run: async (args, act) => {
      const ids = { ...licenceOf(args), requestId: args.id(1, 'request') };
      const other = { ...given('groupId', args.text('group-id')), ...given('email', args.text('email')) };
      const { accountId } = await act(requests.start, { ...ids, users: args.count('users'), ...other });
      return [`Account ${accountId ?? ''} is started and its administrator is mailed.`];
    },
  },
  'move-request': {
    usage: `LICENCE REQUEST --account rödaskolan --username majbritt [--apply]
    shows what would happen to the user of a single account; with --apply it does`,
    run: async (args, act) => {
      const ids = { ...licenceOf(args), requestId: args.id(1, 'request') };
      const [toAccount] = args.texts('account');
      if (!toAccount) throw new Misused('--account is missing.');
      const input = { ...ids, toAccount, username: args.needed('username') };
      const plan = await act.plan(requests.move, input);
      if (!args.has('apply')) return planLines(plan);
      const { name, accountName, signInName } = await act(requests.move, { ...input, plan: plan.token });
      return [
        ...planLines(plan),
        `${name} is moved to ${accountName ?? ''} and signs in as ${signInName ?? ''}, or with e-mail as before.`,
      ];
    },
  },
  'decline-request': {
    usage: 'LICENCE REQUEST --reason "Köp till en organisation först."',
    run: async (args, act) => {
      const ids = { ...licenceOf(args), requestId: args.id(1, 'request') };
      await act(requests.decline, { ...ids, reason: args.needed('reason') });
      return [`Request ${ids.requestId} is declined.`];
    },
  },
};
