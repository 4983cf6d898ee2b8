import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { users, type Plan } from '@knippa/contract';
import { isKnippaError } from '@knippa/sdk';
import { html } from 'lit';
import { clientOver } from './backend.js';
import { about, opened, type Opened } from './dialogs.js';
import { password } from './standing-alone.js';
import { inEnglish, on, sees } from './stage.js';
import { csv, pupils, school } from './users-file.js';

const meta: Meta = { title: 'plan-dialog', component: 'knippa-plan-dialog', args: { deed: 'Importera' } };
export default meta;

type Story = StoryObj;

const header = 'Visat namn;Användarnamn;Roll;Telefon;E-post';
const change = (username: string) => `Nytt Namn;${username};;+46 70 174 06 24;`;

/** What a file holds, which account it is of, and what happens between its plan and its deed; without that nothing is tried. */
interface Scene {
  readonly rows: (known: string) => readonly string[];
  readonly load?: () => Promise<Opened>;
  readonly meanwhile?: (found: Opened) => unknown;
}

/** The plan of a file, as the service makes it, and what came of applying it. */
const planned = ({ rows, load = about('Almby skola grupp 10'), meanwhile }: Scene): Story => ({
  loaders: [
    async () => {
      const found = await load();
      const { stage, account, user } = found;
      const client = clientOver(stage.line, stage.token);
      const input = { accountId: account.id, file: csv([header, ...rows(user.username ?? '')]) };
      const plan = await client.plan(users.import, input);
      if (!meanwhile) return { ...found, plan };
      await meanwhile(found);
      const error: unknown = await client.call(users.import, { ...input, plan: plan.token }).then(
        () => undefined,
        (refused: unknown) => refused,
      );
      return { ...found, error, plan: (isKnippaError(error) && error.plan) || plan };
    },
  ],
  render: (_, context) =>
    on(
      opened(context).stage,
      html`<knippa-plan-dialog
        heading="klass-5b.csv"
        deed=${context.args['deed']}
        .plan=${context.loaded['plan'] as Plan}
        .error=${context.loaded['error']}
        open
        .progress=${context.args['progress']}
        ?doing=${context.args['doing']}
        ?stoppable=${context.args['stoppable']}
        ?danger=${context.args['danger']}
      ></knippa-plan-dialog>`,
    ),
  play: sees('.plan'),
});

/** Some added, one changed. */
export const Changes: Story = planned({ rows: (known) => [...pupils(3), change(known)] });

/** Many: the lists are closed until they are asked for. */
export const Many: Story = planned({ rows: () => pupils(24) });

/** Nothing would change. */
export const Nothing: Story = planned({ rows: () => [] });

/** While it is being done. */
export const Doing: Story = {
  ...planned({ rows: () => pupils(20) }),
  args: { doing: true, stoppable: true, progress: { done: 12, of: 20 } },
};

/** What cannot be stopped while it is being done has no way out until then. */
export const DoingWhole: Story = { ...planned({ rows: () => pupils(20) }), args: { doing: true } };

/** What cannot be undone has a red button. */
export const Danger: Story = { ...planned({ rows: () => pupils(2) }), args: { danger: true } };

/** In English. */
export const ChangesEnglish: Story = { ...Changes, ...inEnglish, args: { deed: 'Import' } };

/** Somebody else created one of them meanwhile: nothing was done, and the plan is the new one. */
export const Renewed: Story = {
  ...planned({
    load: school,
    rows: () => ['Axel Ös;axelös;Användare', 'Zoé Löfgren;zoélö;Användare'],
    meanwhile: ({ stage, account }) =>
      clientOver(stage.line, stage.token).call(users.create, {
        accountId: account.id,
        role: 'user',
        displayName: 'Axel Ös',
        username: 'axelös',
        password,
      }),
  }),
  play: sees('[role=alert]', /den nya|the new one/),
};

/** The service says no: a row has errors, and nobody said that it is left out. */
export const Refused: Story = {
  ...planned({ rows: () => [...pupils(2), 'Kim Li;kim li;Användare'], meanwhile: () => undefined }),
  play: sees('[role=alert]', /\S/),
};

/** The service was gone when the deed was pressed: the plan stands, and it can be pressed again. */
export const Offline: Story = {
  ...planned({ rows: () => pupils(2), meanwhile: ({ stage }) => (stage.line.trouble = 'gone') }),
  play: sees('[role=alert]', /\S/),
};
