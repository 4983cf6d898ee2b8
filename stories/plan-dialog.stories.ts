import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { users, type Plan } from '@knippa/contract';
import { html } from 'lit';
import { clientOver } from './backend.js';
import { about, opened } from './dialogs.js';
import { on, sees } from './stage.js';

const meta: Meta = { title: 'plan-dialog', component: 'knippa-plan-dialog' };
export default meta;

type Story = StoryObj;

const file = (rows: readonly string[]) =>
  new Blob([['Visat namn;Användarnamn;E-post;Telefon;Roll', ...rows].join('\n')], { type: 'text/csv' });

/** The plan of a file, as the service makes it. */
const planned = (rows: (known: string) => readonly string[]): Story => ({
  loaders: [
    async (context) => {
      const [load] = about('Almby skola grupp 10') as [(context: unknown) => Promise<Record<string, unknown>>];
      const loaded = await load(context);
      const { stage, account, user } = opened({ loaded });
      const input = { accountId: account.id, file: file(rows(user.username ?? '')) };
      return { ...loaded, plan: await clientOver(stage.line, stage.token).plan(users.import, input) };
    },
  ],
  render: (_, context) =>
    on(
      opened(context).stage,
      html`<knippa-plan-dialog
        heading="klass-5b.csv"
        deed="Importera"
        .plan=${context.loaded['plan'] as Plan}
        open
        .progress=${context.args['progress']}
        ?doing=${context.args['doing']}
        ?danger=${context.args['danger']}
      ></knippa-plan-dialog>`,
    ),
  play: sees('.plan'),
});

const pupils = (n: number) => Array.from({ length: n }, (_, at) => `Elev Ö ${at};elev${at};;;Användare`);

/** Some added, one changed. */
export const Changes: Story = planned((known) => [...pupils(3), `Nytt Namn;${known};;+46 70 174 06 24;`]);

/** Many: the lists are closed until they are asked for. */
export const Many: Story = planned(() => pupils(24));

/** Nothing would change. */
export const Nothing: Story = planned(() => []);

/** While it is being done. */
export const Doing: Story = { ...planned(() => pupils(20)), args: { doing: true, progress: { done: 12, of: 20 } } };

/** What cannot be undone has a red button. */
export const Danger: Story = { ...planned(() => pupils(2)), args: { danger: true } };
