import { bin, documents, folders } from '@knippa/contract';
import type { DocumentsRoute, KnippaDocuments } from '@knippa/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Person, Trouble } from './backend.js';
import { library, reading, type Reading } from './library.js';
import { all, inEnglish, on, press, sees, shown, stage, stageOf, wait, write } from './stage.js';

const meta: Meta = { title: 'documents', component: 'knippa-documents' };
export default meta;

type Story = StoryObj;
type Scene = { readonly as?: Person; readonly trouble?: Trouble; readonly on?: string };

/** The documents of somebody of Björkskolan, as the library has them. */
const at = (route: DocumentsRoute | ((library: Reading) => DocumentsRoute), scene: Scene = {}): Story => ({
  loaders: [library(scene)],
  render: (_, context) => {
    const found = reading(context);
    return on(
      found.stage,
      html`<knippa-documents
        account-id=${found.accountId}
        .route=${typeof route === 'function' ? route(found) : route}
      ></knippa-documents>`,
    );
  },
});

/** One's own, at the top of My Documents. */
export const Personal: Story = { ...at({ in: 'personal' }), play: sees('td.name') };

/** Nothing there yet. */
export const PersonalEmpty: Story = { ...at({ in: 'personal' }, { as: 'manager' }), play: sees('.empty') };

/** Those whose documents an administrator looks into. */
export const People: Story = { ...at({ in: 'people' }), play: sees('td.name button') };

/** The same in English. */
export const PeopleEnglish: Story = { ...People, ...inEnglish };

/** To a manager, their own `user`s. */
export const PeopleAsManager: Story = { ...at({ in: 'people' }, { as: 'manager' }), play: sees('td.name button') };

/** Nobody is called that. */
export const PeopleNoHits: Story = { ...at({ in: 'people', search: 'xyzzy' }), play: sees('.empty') };

/** One of them. */
export const SomebodysDocuments: Story = {
  ...at({ in: 'people' }),
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, 'td.name button')).click();
    await shown(canvasElement, '.crumbs li');
    await shown(canvasElement, '.about');
  },
};

/** What the group shares, to an administrator. */
export const Shared: Story = { ...at({ in: 'shared' }), play: sees('td.acts summary') };

/** The same in English. */
export const SharedEnglish: Story = { ...Shared, ...inEnglish };

/** The same to a `user`: what they may read, and the drop box. */
export const SharedAsPupil: Story = { ...at({ in: 'shared' }, { as: 'pupil' }), play: sees('td.name .below') };

/** A folder, with a folder and documents in it; one is published. */
export const Folder: Story = {
  ...at(({ folders }) => ({ in: 'shared', folderId: folders.class })),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, 'td.name .below', /Publi/);
    await shown(canvasElement, '.crumbs li');
  },
};

/** What is done to a document stands behind one button. */
export const RowMenu: Story = {
  ...at({ in: 'shared', search: 'veckan i' }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /(Mer om|More about) Veckan/);
    await shown(canvasElement, 'td.acts .menu button');
  },
};

/** A folder in a folder. */
export const Deep: Story = { ...at(({ folders }) => ({ in: 'shared', folderId: folders.deep })), play: sees('.crumbs li', 'Klass 5B') };

/** A drop box, to whoever leaves things there. */
export const DropBox: Story = {
  ...at(({ folders }) => ({ in: 'shared', folderId: folders.dropBox }), { as: 'pupil' }),
  play: sees('.empty'),
};

/** A folder that one may only read. */
export const ReadOnly: Story = {
  ...at(({ folders }) => ({ in: 'shared', folderId: folders.information }), { as: 'pupil' }),
  play: sees('td.name'),
};

/** Names that are long. */
export const LongNames: Story = { ...at(({ folders }) => ({ in: 'shared', folderId: folders.long })), play: sees('td.name') };

/** Templates, to a manager. */
export const Templates: Story = { ...at({ in: 'templates' }, { as: 'manager' }), play: sees('td.acts button') };

/** The same to a `user`, who creates from them. */
export const TemplatesAsPupil: Story = { ...at({ in: 'templates' }, { as: 'pupil' }), play: sees('td.acts button') };

/** What everybody may read. */
export const Published: Story = { ...at({ in: 'published' }, { as: 'pupil' }), play: sees('td.name') };

/** What was deleted. */
export const Bin: Story = { ...at({ in: 'bin' }), play: sees('td.acts button') };

/** The same in English. */
export const BinEnglish: Story = { ...Bin, ...inEnglish };

/** Nothing was deleted. */
export const BinEmpty: Story = { ...at({ in: 'bin' }, { as: 'pupil' }), play: sees('.empty') };

/** What cannot be brought back now says why, at the button that would: the folder that it lay in is there too. */
export const BinBelowBin: Story = {
  ...at({ in: 'bin' }),
  loaders: [
    async () => {
      const found = await library()();
      const { client, accountId } = found;
      const { items } = await client.call(bin.list, { accountId });
      if (items.some(({ name }) => name === 'Utflykten')) return found;
      const { id: folderId } = await client.call(folders.create, { accountId, space: 'shared', name: 'Utflykten' });
      const content = { kind: 'document' as const, blocks: [{ text: 'Matsäck' }] };
      const letter = await client.call(documents.createIn, { accountId, folderId, title: 'Packlista', content });
      await client.call(documents.remove, { accountId, documentId: letter.id, version: letter.version });
      const { token: plan } = await client.plan(folders.remove, { accountId, folderId });
      await client.call(folders.remove, { accountId, folderId, plan });
      return found;
    },
  ],
  play: sees('td.acts button[aria-disabled]'),
};

/** The same in English. */
export const BinBelowBinEnglish: Story = { ...BinBelowBin, ...inEnglish };

/** A search over everything. */
export const Hits: Story = { ...at({ in: 'personal', search: 'veck' }), play: sees('mark') };

/** Nothing fits. */
export const NoHits: Story = { ...at({ in: 'personal', search: 'xyzzy' }), play: sees('.empty') };

/** A new document asks what it is called, and what it is. */
export const NewDocument: Story = {
  ...at({ in: 'personal' }, { as: 'pupil' }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^\s*(Nytt dokument|New document)/);
    await write(canvasElement, '#name', 'Min dagbok');
  },
};

/** A new folder asks what it is called, and has a symbol for those who want one. */
export const NewFolder: Story = {
  ...at({ in: 'personal' }, { as: 'pupil' }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^\s*(Ny mapp|New folder)/);
    await write(canvasElement, '#name', 'Bilder från skolan');
    await press(canvasElement, /Välj symbol|Choose a symbol/);
    const picker = await shown(canvasElement, '[role=radiogroup]');
    await write(picker.getRootNode() as ShadowRoot, '#search', 'am');
    (await shown(canvasElement, 'label', /Kamera|Camera/)).querySelector<HTMLElement>('input')?.click();
  },
};

/** Where to: a tree of the places. */
export const Moving: Story = {
  ...at(({ folders }) => ({ in: 'shared', folderId: folders.class })),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /(Mer om|More about) Veckan/);
    await press(canvasElement, /(Flytta till|Move to) …: Veckan/);
    const root = await shown(canvasElement, '[role=treeitem]', /Delade mappar|Shared folders/);
    root.querySelector<HTMLElement>('.twist')?.click();
    (await shown(canvasElement, '[role=treeitem]', 'Skolinformation')).click();
  },
};

/** A folder that moves: who sees it then. */
export const MovingFolder: Story = {
  ...at(({ folders }) => ({ in: 'shared', folderId: folders.class })),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /(Mer om|More about) Arbeten/);
    await press(canvasElement, /(Flytta till|Move to) …: Arbeten/);
    const root = await shown(canvasElement, '[role=treeitem]', /Delade mappar|Shared folders/);
    root.querySelector<HTMLElement>('.twist')?.click();
    (await shown(canvasElement, '[role=treeitem]', 'Skolinformation')).click();
    await shown(canvasElement, 'dialog .plan li, dialog .plan p');
  },
};

/** A row that is held over a folder: what letting go does. */
export const Dragging: Story = {
  ...at({ in: 'shared', search: 'i' }),
  play: async ({ canvasElement }) => drag(canvasElement, 'Veckan i bilder', 'Inlämning'),
};

/** A folder that is held where it cannot lie: why. */
export const DraggingRefused: Story = {
  ...at({ in: 'shared' }),
  play: async ({ canvasElement }) => drag(canvasElement, 'Klass 5B', 'Mina dokument', '.places button'),
};

/** A folder that was let go on another: who sees it then. */
export const Dropped: Story = {
  ...at({ in: 'shared' }),
  play: async ({ canvasElement }) => {
    await drag(canvasElement, 'Inlämning', 'Skolinformation', 'tbody td.name', 'drop');
    await shown(canvasElement, 'dialog .plan li, dialog .plan p');
  },
};

/** Publishing says who will be able to read, and under what name. */
export const Publishing: Story = {
  ...at(({ folders }) => ({ in: 'shared', folderId: folders.information })),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /(Mer om|More about) Veckobrev/);
    await press(canvasElement, /(Publicera|Publish): Veckobrev/);
    await shown(canvasElement, 'dialog h2');
  },
};

/** A folder that is deleted says how many documents go. */
export const RemovingFolder: Story = {
  ...at({ in: 'shared' }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /(Mer om|More about) Klass 5B/);
    await press(canvasElement, /(Ta bort|Delete): Klass 5B/);
    await shown(canvasElement, 'dialog .plan');
  },
};

/** What is deleted comes back with one press. */
export const Removed: Story = {
  ...at(({ folders }) => ({ in: 'shared', folderId: folders.class })),
  loaders: [
    async () => {
      const found = await library()();
      const { client, accountId, folders } = found;
      await client.call(documents.createIn, {
        accountId,
        folderId: folders.class,
        title: 'Utkast',
        content: { kind: 'document', blocks: [{ text: '' }] },
      });
      return found;
    },
  ],
  play: async ({ canvasElement }) => {
    await press(canvasElement, /(Mer om|More about) Utkast/);
    await press(canvasElement, /(Ta bort|Delete): Utkast/);
    await shown(canvasElement, '.note.good button');
  },
};

/** The bin is emptied: how many go, for ever. */
export const EmptyingBin: Story = {
  ...at({ in: 'bin' }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Töm papperskorgen|Empty the bin/);
    await shown(canvasElement, 'dialog .plan');
  },
};

/** The same in English. */
export const EmptyingBinEnglish: Story = { ...EmptyingBin, ...inEnglish };

/** In grace nothing is created, and the sentence says why. */
export const Grace: Story = { ...at({ in: 'shared' }, { on: '2027-03-05' }), play: sees('button[aria-disabled]') };

/** On its way. */
export const Loading: Story = {
  ...at({ in: 'shared' }, { trouble: 'silent' }),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** What answers is not the service. */
export const WrongAnswer: Story = { ...at({ in: 'shared' }, { trouble: 'cuts' }), play: sees('[role=alert]') };

/** The network went away: what was read stays, with how old it is. */
export const Offline: Story = {
  ...at({ in: 'shared' }),
  play: async ({ canvasElement, loaded }) => {
    await shown(canvasElement, 'td.name button');
    stageOf({ loaded }).line.trouble = 'gone';
    for (const element of all(canvasElement, 'knippa-documents')) (element as HTMLElement & Pick<KnippaDocuments, 'refresh'>).refresh();
    await shown(canvasElement, '[role=alert]', /nå tjänsten|reach the service/);
  },
};

/** A folder that is not there, or not seen. */
export const NotFound: Story = {
  ...at({ in: 'shared', folderId: '00000000-0000-7000-8000-000000000000' }),
  play: sees('[role=alert]'),
};

/** An operator has no documents in an account. */
export const AsOperator: Story = {
  loaders: [
    async () => {
      const { accountId } = await library()();
      return { ...(await stage()()), accountId };
    },
  ],
  render: (_, context) =>
    on(
      stageOf(context),
      html`<knippa-documents account-id=${String(context.loaded['accountId'])} .route=${{ in: 'shared' } as const}></knippa-documents>`,
    ),
  play: sees('[role=alert]'),
};

/** Holds a row over something, and lets it go there if that is asked for. */
async function drag(canvas: HTMLElement, name: string, to: string, where = 'tbody td.name', ...more: readonly string[]): Promise<void> {
  const row = (await shown(canvas, 'tbody td.name', name)).closest('tr');
  const found = await shown(canvas, where, to);
  const dataTransfer = new DataTransfer();
  const init = { bubbles: true, composed: true, cancelable: true, dataTransfer };
  row?.dispatchEvent(new DragEvent('dragstart', init));
  for (const kind of ['dragover', ...more]) (found.closest('tr') ?? found).dispatchEvent(new DragEvent(kind, init));
  if (more.length === 0) await shown(canvas, '.dragging');
}
