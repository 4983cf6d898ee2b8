import { accounts, session, users, type Account, type Role, type User } from '@knippa/contract';
import { createClient } from '@knippa/sdk';
import { expect } from 'chai';
import { html } from 'lit';
import { refusalSentence } from '../../packages/elements/src/kernel/states.js';
import { commonTerms } from '../../packages/elements/src/terms/common.js';
import { userEditorTerms } from '../../packages/elements/src/terms/user-editor.js';
import { cells, whereOf, type RoleCell, type RoleName } from '../tables/roles.js';
import { accountsOf, all, baseUrl, gone, mailOf, mount, newLicence, shown, signIn, type Licence, until } from './page.js';

const password = 'ett långt lösenord';

/** Where acts are done on the screen. */
type Where = 'row' | 'bar' | 'list' | 'new' | 'editor';

/** Which control does each act, and where: a selector, and what the control says. A menu and a dialog are opened before they are looked at. */
const controls: Readonly<Record<string, readonly [Where, string, RegExp?]>> = {
  'users.read': ['editor', '#heading', /Redigera Någon/],
  'users.edit displayName': ['editor', '#displayName'],
  'users.edit username': ['editor', '#username'],
  'users.edit email': ['editor', '#email'],
  'users.edit phone': ['editor', '#phone'],
  'users.edit permissions': ['editor', 'input[name=create]'],
  'users.edit role administrator': ['editor', '#role-administrator'],
  'users.edit role manager': ['editor', '#role-manager'],
  'users.edit role user': ['editor', '#role-user'],
  'users.edit responsibleId other': ['editor', '#responsibleId option:not([value=nobody])'],
  'users.edit responsibleId nobody': ['editor', '#responsibleId option[value=nobody]'],
  'users.edit quota': ['editor', '#quota'],
  'users.edit primaryContact': ['editor', '#primaryContact'],
  'users.setPassword': ['editor', '.credentials button', /Byt lösenord/],
  'users.resend': ['editor', '.credentials button', /Skicka inloggningsinstruktioner/],
  'users.move': ['row', '.menu button', /^\s*Flytta/],
  'users.remove': ['row', '.menu button', /^\s*Ta bort/],
  'users.moveAll': ['bar', '.bar button', /^\s*Flytta/],
  'users.removeAll': ['bar', '.bar button', /^\s*Ta bort/],
  'users.redistribute': ['bar', '.bar button', /^\s*Ny ansvarig/],
  'users.permit': ['bar', '.bar button', /^\s*Behörigheter/],
  'users.resendAll': ['bar', '.bar button', /^\s*Skicka inloggningsinstruktioner/],
  'users.list': ['list', 'table[role=table]'],
  'users.create user': ['list', '.head button', /Ny användare/],
  'users.create user of another': ['new', '#responsibleId option:not([value=nobody])'],
  'users.create manager': ['new', '#role-manager'],
  'users.create administrator': ['new', '#role-administrator'],
  'users.import': ['list', '.head button', /Importera/],
  'users.export': ['list', '.head summary', /Exportera/],
  // both are in the dialog that the button opens
  'users.importErrors': ['list', '.head button', /Importera/],
  'users.importTemplate': ['list', '.head button', /Importera/],
};

const noField = 'only `user`s have a responsible (USR-07): there is no field to empty';
const noChoice = 'only `user`s have a responsible (USR-07): whoever has some gives them away in the row’s menu';

/** What is allowed and has no control, since nothing would become different by it: the act, and the relation. */
const nothingToDo: Readonly<Record<string, string>> = {
  'users.edit responsibleId nobody, self': noField,
  'users.edit responsibleId nobody, manager': noField,
  'users.edit responsibleId nobody, administrator': noField,
  'users.edit responsibleId nobody, manager-elsewhere': noField,
  'users.edit responsibleId nobody, administrator-elsewhere': noField,
  'users.edit role user, own': 'a manager’s `user`s are that already, and a manager gives no other role (USR-08)',
  'users.redistribute, self': noChoice,
  'users.redistribute, manager': noChoice,
  'users.redistribute, administrator': noChoice,
  'users.redistribute, manager-elsewhere': noChoice,
  'users.redistribute, administrator-elsewhere': noChoice,
};

/** Refusals that have no control by design: what is never theirs is not shown, and only `user`s have a responsible. */
const withoutControl: readonly string[] = ['not-permitted', 'not-a-responsible'];

describe('the table of roles on the screen', () => {
  it('USR-21 each cell of the table of roles is a control, one that is off with its sentence, or none, as the design says', async function () {
    this.timeout(900_000);
    const stage = await cast();
    const terms = { ...(await commonTerms.sv()), ...(await userEditorTerms.sv()) };
    const sentenceOf = (code: string, role: Role) =>
      code === 'permission-fixed' ? terms.fixed[role] : refusalSentence({ code: code, params: {} }, terms);
    const tally = { on: 0, off: 0, absent: 0, 'not shown': 0 };
    const [wrong, idle] = [[] as string[], new Set<string>()];

    for (const group of byScene()) {
      const screen = await look(stage, group);
      for (const cell of group) {
        const { act, actor, relation, ending } = cell;
        const { how, said } = screen(cell);
        const allowed = ending === 'allowed';
        const sentence = allowed ? undefined : sentenceOf(ending, stage.target(cell)?.role ?? 'user');
        const fits = {
          on: () => allowed,
          off: () => sentence !== undefined && ending !== 'not-found' && said.includes(sentence),
          absent: () => (allowed ? `${act}, ${relation}` in nothingToDo : withoutControl.includes(ending)),
          'not shown': () => sentence !== undefined && ending === 'not-found' && said.includes(sentence),
        };
        if (!fits[how]()) wrong.push(`${act}, ${actor}, ${relation}: ${ending}, but ${how} (${said})`);
        tally[how]++;
        if (allowed && how === 'absent') idle.add(`${act}, ${relation}`);
      }
    }
    const { on, off, absent, 'not shown': unseen } = tally;
    console.log(
      `${cells.length} cells: ${on + off} on buttons (${off} of them off, with their sentence), ${absent} absent, ${unseen} not shown to them, ${wrong.length} missing`,
    );
    expect(wrong).to.deep.equal([]);
    expect(on + off + absent + unseen, 'every cell was looked at').to.equal(cells.length);
    expect([...idle].sort(), 'what is allowed and has no control').to.deep.equal(Object.keys(nothingToDo).sort());
  });
});

/** The cells by what is on the screen at once: who looks, and at whom or at which account. */
function byScene(): RoleCell[][] {
  const scenes = new Map<string, RoleCell[]>();
  for (const cell of cells) {
    const scene = `${cell.actor} ${cell.relation} ${String(isOfUser(cell))}`;
    scenes.set(scene, [...(scenes.get(scene) ?? []), cell]);
  }
  return [...scenes.values()];
}

/** Whether an act is about somebody: the relations of an account have other names. */
function isOfUser({ relation, act }: RoleCell): boolean {
  return !/^users\.(list|create|import|export)/.test(act) || !['own', 'another', 'abroad'].includes(relation);
}

interface Stage {
  as(actor: RoleName): Licence;
  accountOf(cell: RoleCell): Account;
  target(cell: RoleCell): User | undefined;
}

/** Everybody of the table: two schools of a licence and one of another, and in the first somebody in each relation to each who acts. */
async function cast(): Promise<Stage> {
  const [licence, other] = [await newLicence(), await newLicence()];
  const client = licence.operator;
  const here = await client.call(accounts.read, { accountId: licence.administrator.accountId });
  const there = await client.call(accounts.read, { accountId: (await accountsOf(licence)).find(({ id }) => id !== here.id)!.id });
  const abroad = await other.operator.call(accounts.read, { accountId: other.administrator.accountId });
  const make = ({ operator }: Licence, { id: accountId }: Account, role: Role, responsible?: User) => {
    const username = `n${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
    return operator.call(users.create, {
      accountId,
      role,
      displayName: `Någon ${username}`,
      username,
      email: `${username}@skola.example`,
      ...(role !== 'administrator' && { password }),
      ...(role === 'manager' && { quota: 5 }),
      ...(responsible && { responsibleId: responsible.id }),
    });
  };
  const people = {
    administrator: await make(licence, here, 'administrator'),
    manager: await make(licence, here, 'manager'),
    user: await make(licence, here, 'user'),
  };
  const moa = await make(licence, here, 'manager');
  const targets: Record<string, User> = {
    'own administrator': await make(licence, here, 'user', people.administrator),
    'own manager': await make(licence, here, 'user', people.manager),
    "another's": await make(licence, here, 'user', moa),
    "nobody's": await make(licence, here, 'user'),
    manager: moa,
    administrator: await make(licence, here, 'administrator'),
    elsewhere: await make(licence, there, 'user'),
    abroad: await make(other, abroad, 'user'),
    'manager-elsewhere': await make(licence, there, 'manager'),
    'administrator-elsewhere': await make(licence, there, 'administrator'),
    'manager-abroad': await make(other, abroad, 'manager'),
    'administrator-abroad': await make(other, abroad, 'administrator'),
  };
  const link = await mailOf(licence, people.administrator.email!);
  const { token } = await createClient({ baseUrl }).call(session.setPassword, { link, password });
  const tokens: Record<string, string> = { operator: licence.token, administrator: token };
  for (const role of ['manager', 'user'] as const)
    tokens[role] = (await signIn({ name: `${here.groupId}/${people[role].username}`, password }, 'account')).token;
  return {
    as: (actor) => ({ ...licence, token: tokens[actor]! }),
    accountOf: ({ relation }) => ({ here, elsewhere: there, abroad })[whereOf(relation)],
    target: (cell) => {
      if (!isOfUser(cell)) return undefined;
      const { actor, relation } = cell;
      return relation === 'self' ? people[actor as Role] : (targets[`${relation} ${actor}`] ?? targets[relation]);
    },
  };
}

/** How a control is seen, and what is said of it. */
interface Seen {
  readonly how: 'on' | 'off' | 'absent' | 'not shown';
  readonly said: string;
}

const alerts = () =>
  all(document, '[role=alert]')
    .map((alert) => alert.textContent.trim())
    .join(' ');

/** Puts a scene on the page, part by part, and looks at every control that its cells are about. */
async function look(stage: Stage, [first, ...rest]: RoleCell[]): Promise<(cell: RoleCell) => Seen> {
  const group = [first!, ...rest];
  const [as, account, target] = [stage.as(first!.actor), stage.accountOf(first!), stage.target(first!)];
  const seen = new Map<string, Seen>();
  const lookFor = (where: Where, root: ParentNode | null, unseen: string | undefined) => {
    for (const { act } of group) {
      const [at, selector, words = /(?:)/] = controls[act]!;
      if (at !== where) continue;
      if (unseen !== undefined) seen.set(act, { how: 'not shown', said: unseen });
      else seen.set(act, stateOf(root ? all(root, selector).find((found) => words.test(found.textContent)) : undefined));
    }
  };

  await mount(as, html`<knippa-user-list account-id=${account.id}></knippa-user-list>`);
  const list = (await shown(document, 'knippa-user-list')).shadowRoot!;
  await shown(list, 'td.acts, [role=alert], .empty');
  await gone(list, '[aria-busy=true], .late');
  const unseen = all(list, 'tbody tr').length === 0 && /tillgång till/.test(alerts()) ? alerts() : undefined;
  if (!target) {
    lookFor('list', list, unseen);
    // a refused list says why in its own words
    if (seen.get('users.list')?.how === 'absent' && alerts()) seen.set('users.list', { how: 'off', said: alerts() });
    const create = all(list, '.head button').find((button) => /Ny användare/.test(button.textContent));
    if (create && create.ariaDisabled !== 'true') {
      create.click();
      await shown(list, '#displayName');
      await settled(list);
      lookFor('new', list, unseen);
    } else lookFor('new', null, unseen ?? undefined);
    return ({ act }) => seen.get(act) ?? { how: 'absent', said: '' };
  }

  const row = all(list, 'tbody tr').find((one) => one.querySelector('.name b')?.textContent === target.displayName);
  const choose = row?.querySelector<HTMLInputElement>('td.choose input');
  choose?.click();
  if (choose) await shown(list, '.bar .count', '1');
  row?.querySelector('summary')?.click();
  const inRow = row?.querySelector('td.acts') ?? null;
  const fromRow = stateOf(inRow?.querySelector<HTMLElement>('button[aria-label^=Redigera]') ?? undefined).how;
  lookFor('row', inRow, undefined);
  lookFor('bar', choose ? list : null, undefined);

  await mount(as, html`<knippa-user-editor .account=${account} user-id=${target.id} open></knippa-user-editor>`);
  const editor = (await shown(document, 'knippa-user-editor')).shadowRoot!;
  await shown(editor, '.credentials, [role=alert]');
  await settled(editor);
  const unknown = all(editor, '.credentials').length === 0 ? alerts() : undefined;
  lookFor('editor', editor, unknown);
  expect(row !== undefined && unknown !== undefined, `${first!.actor} sees a row and no ${first!.relation}`).to.equal(false);
  const editable = seen.get('users.edit displayName')?.how === 'on';
  expect(fromRow === 'on', `${first!.actor} edits ${first!.relation} from the row`).to.equal(editable);

  // whoever is not in sight has no row, and their act says what the editor says; an act that is never theirs has no control in any row
  return ({ act, ending }) => {
    const found = seen.get(act) ?? { how: 'absent', said: '' };
    return found.how === 'absent' && ending === 'not-found' && !row && unknown !== undefined ? { how: 'not shown', said: unknown } : found;
  };
}

/** Until those whom users may belong to are there to choose from. */
async function settled(root: ParentNode): Promise<void> {
  await gone(root, '.late');
  await until(() => (all(root, 'select#responsibleId') as HTMLSelectElement[]).every(({ options }) => options.length > 1));
}

/** Whether a control can be used (one that is only read cannot), and what is said of it: its title, what describes it or the fields that it is one of. */
function stateOf(control: HTMLElement | undefined): Seen {
  if (!control?.checkVisibility() && !(control instanceof HTMLOptionElement)) return { how: 'absent', said: '' };
  const root = control.getRootNode() as ShadowRoot;
  const ids = [control, control.closest('fieldset')].flatMap((one) => one?.getAttribute('aria-describedby')?.split(' ') ?? []);
  const said = [control.title, ...ids.map((id) => root.getElementById(id)?.textContent ?? '')].join(' ').trim();
  const off = control.ariaDisabled === 'true' || control.matches(':disabled, input[readonly]');
  return { how: off ? 'off' : 'on', said };
}
