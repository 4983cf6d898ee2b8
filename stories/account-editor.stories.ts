import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { accounts, licences, requests, session } from '@knippa/contract';
import { html } from 'lit';
import { clientOver } from './backend.js';
import { choose, inEnglish, on, press, sees, shown, stage, stageOf, wait, write } from './stage.js';

const meta: Meta = { title: 'account-editor', component: 'knippa-account-editor' };
export default meta;

type Story = StoryObj;

const editor: Story = {
  loaders: [stage()],
  render: (_, context) => on(stageOf(context), html`<knippa-account-editor></knippa-account-editor>`),
};
const group = async (canvas: HTMLElement) => {
  const label = await shown(canvas, 'label', 'Klass eller grupp');
  label.click();
  await shown(canvas, '[id="group.name"]');
};

/** Which type, with how many are left. */
export const Start: Story = { ...editor, play: sees('legend') };

/** One person. */
export const Single: Story = {
  ...editor,
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 'input[type=radio]');
    await shown(canvasElement, '#email');
  },
};

/** A group: its group id is suggested while the name is typed. */
export const Group: Story = {
  ...editor,
  play: async ({ canvasElement }) => {
    await group(canvasElement);
    await write(canvasElement, '[id="group.name"]', 'Ängens förskola');
    await wait(800);
  },
};

/** A group id that somebody has, with one that is free. */
export const GroupIdTaken: Story = {
  ...editor,
  play: async ({ canvasElement }) => {
    await group(canvasElement);
    await write(canvasElement, '[id="group.groupId"]', 'björkskolan');
    await shown(canvasElement, '.suggest', /upptaget|taken/);
  },
};

/** Sent with nothing filled in: each field says what to do. */
export const Wrong: Story = {
  ...editor,
  play: async ({ canvasElement }) => {
    await group(canvasElement);
    await press(canvasElement, /^\s*(Starta konto|Start account)\s*$/);
    await shown(canvasElement, '[aria-invalid=true]');
  },
};

/** The account is started; who was mailed. */
export const Started: Story = {
  ...editor,
  loaders: [stage({ alone: true })],
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 'input[type=radio]');
    await write(canvasElement, '#displayName', 'Maj-Britt Sjö');
    await write(canvasElement, '#email', `${crypto.randomUUID()}@lindsta.example`);
    await press(canvasElement, /^\s*(Starta konto|Start account)\s*$/);
    await shown(canvasElement, '.note.good');
  },
};

const organisation = async (canvas: HTMLElement) => {
  (await shown(canvas, 'label', 'Organisation')).click();
  await shown(canvas, '.request');
};

/** An account that staff start: what it is for, and who will administer it. */
export const Request: Story = { ...editor, play: async ({ canvasElement }) => await organisation(canvasElement) };

/** A request with nothing filled in. */
export const RequestWrong: Story = {
  ...editor,
  play: async ({ canvasElement }) => {
    await organisation(canvasElement);
    await press(canvasElement, /^\s*(Skicka förfrågan|Send request)\s*$/);
    await shown(canvasElement, '[aria-invalid=true]');
  },
};

/** The request is sent. */
export const RequestSent: Story = {
  ...editor,
  loaders: [stage({ alone: true })],
  play: async ({ canvasElement }) => {
    await organisation(canvasElement);
    await write(canvasElement, '[id="group.name"]', 'Hemtjänsten');
    await write(canvasElement, '[id="group.groupId"]', `hemtjänsten${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`);
    await write(canvasElement, '#displayName', 'Rut Berg');
    await write(canvasElement, '#email', `${crypto.randomUUID()}@lindsta.example`);
    await write(canvasElement, '[id="group.username"]', 'rut');
    await press(canvasElement, /^\s*(Skicka förfrågan|Send request)\s*$/);
    await shown(canvasElement, '.note.good');
  },
};

/** In grace nothing is started. */
export const Grace: Story = { ...editor, loaders: [stage({ on: '2027-03-05' })], play: sees('.note') };

/** On its way. */
export const Loading: Story = {
  ...editor,
  loaders: [stage({ trouble: 'silent' })],
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** The service cannot be reached. */
export const Offline: Story = { ...editor, loaders: [stage({ trouble: 'gone' })], play: sees('[role=alert]') };

/** What answers is not the service. */
export const WrongAnswer: Story = { ...editor, loaders: [stage({ trouble: 'page' })], play: sees('[role=alert]') };

/** After the last day of grace nothing is started. */
export const Expired: Story = { ...editor, loaders: [stage({ on: '2027-04-01' })], play: sees('.note') };

const one = (kind: 'single' | 'group', day?: string): Story => ({
  loaders: [
    async () => {
      const { stage: scene } = await stage(day === undefined ? {} : { on: day })();
      const { items } = await clientOver(scene.line, scene.token).call(accounts.list, { licenceId: scene.licenceId });
      return { stage: scene, accountId: items.find((account) => account.kind === kind)!.id };
    },
  ],
  render: (_, context) =>
    on(stageOf(context), html`<knippa-account-editor account-id=${String(context.loaded['accountId'])}></knippa-account-editor>`),
});

/** A group account: name, type and primary contact. */
export const Edit: Story = { ...one('group'), play: sees('select') };

/** An account of one person: its name is the person's. */
export const EditSingle: Story = { ...one('single'), play: sees('#displayName') };

/** Who sees the account, asked in its editor. */
export const WhoSees: Story = {
  ...one('group'),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Vem kan se kontot|Who can see the account/);
    await shown(canvasElement, 'td', /Huvudadministratör för licensen|Operator of the licence/);
  },
};

/** The same in English. */
export const WhoSeesEnglish: Story = { ...WhoSees, ...inEnglish };

/** In grace everything is done but making something new. */
export const EditInGrace: Story = { ...one('group', '2027-03-05'), play: sees('select') };

/** In an expired licence an account is read and its archive fetched; what else there is says why not. */
export const EditExpired: Story = { ...one('group', '2027-04-01'), play: sees('#archive-holds') };

/** The same of one person, in English. */
export const EditExpiredEnglish: Story = {
  ...one('single', '2027-04-01'),
  ...inEnglish,
  play: sees('#archive-holds'),
};

/** The account of one person in a licence of its own; about it, staff may have been asked already. */
const asked = (before: 'nothing' | 'waiting' | 'declined' = 'nothing'): Story => ({
  loaders: [
    async () => {
      const { stage: scene } = await stage({ alone: true })();
      const { licenceId, line, token, tab } = scene;
      const operator = clientOver(line, token);
      const { entitlements } = await operator.call(licences.read, { licenceId });
      const { id: accountId } = await operator.call(accounts.start, {
        licenceId,
        entitlementId: entitlements.find(({ kind }) => kind === 'single')!.id,
        email: `${crypto.randomUUID()}@lindsta.example`,
        displayName: 'Maj-Britt Sjö',
      });
      if (before !== 'nothing') {
        const { id: requestId } = await operator.call(requests.askMove, { accountId });
        const staff = clientOver(line, await tab.staff());
        if (before === 'declined') await staff.call(requests.decline, { licenceId, requestId, reason: 'Vart då?' });
      }
      return { stage: scene, accountId };
    },
  ],
  render: (_, context) =>
    on(stageOf(context), html`<knippa-account-editor account-id=${String(context.loaded['accountId'])}></knippa-account-editor>`),
});

const askMove = /^\s*(Skicka förfrågan|Send request)\s*$/;

/** Staff are asked to move the user of a single account. */
export const MoveAsk: Story = { ...asked(), play: sees('#wish') };

/** They were. */
export const MoveSent: Story = {
  ...asked(),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#wish', 'Gärna till Röda skolan.');
    await press(canvasElement, askMove);
    await shown(canvasElement, '.note.good');
  },
};

/** The request waits, for whoever comes later. */
export const MoveWaiting: Story = { ...asked('waiting'), play: sees('.note', /väntar|waits/) };

/** One that was declined may be sent again. */
export const MoveDeclined: Story = { ...asked('declined'), play: sees('#wish') };

/** What is wished for is too long. */
export const MoveWrong: Story = {
  ...asked(),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#wish', 'Gärna till Röda skolan. '.repeat(50));
    await press(canvasElement, askMove);
    await shown(canvasElement, '#wish-wrong');
  },
};

/** Somebody else has asked meanwhile. */
export const MoveRefused: Story = {
  ...asked(),
  play: async ({ canvasElement, loaded }) => {
    await shown(canvasElement, '#wish');
    const { line, token } = stageOf({ loaded });
    await clientOver(line, token).call(requests.askMove, { accountId: String(loaded['accountId']) });
    await press(canvasElement, askMove);
    await shown(canvasElement, '[role=alert]');
  },
};

/** What cannot be: a username that somebody has. */
export const EditRefused: Story = {
  ...one('group'),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '[id="email"]', 'ingen adress');
    await press(canvasElement, /^\s*(Spara|Save)\s*$/);
    await shown(canvasElement, '.wrong');
  },
};

/** Somebody else was first: what they changed, beside what is typed. */
export const EditedMeanwhile: Story = {
  ...one('group'),
  play: async ({ canvasElement, loaded }) => {
    await shown(canvasElement, 'select');
    await write(canvasElement, '[id="name"]', 'Almby skola 1 A');
    const { line, token } = stageOf({ loaded });
    const client = clientOver(line, token);
    const accountId = String(loaded['accountId']);
    const { version } = await client.call(accounts.read, { accountId });
    await client.call(accounts.edit, { accountId, name: `Almby skola ${crypto.randomUUID().slice(0, 4)}`, version });
    await press(canvasElement, /^\s*(Spara|Save)\s*$/);
    await shown(canvasElement, 'dl.differences');
  },
};

/** What an account's own administrator may change: its name. */
export const EditAsAdministrator: Story = {
  loaders: [
    async () => {
      const { stage: scene } = await stage({ as: 'administrator' })();
      const { account } = await clientOver(scene.line, scene.token).call(session.read, {});
      return { stage: scene, accountId: account!.id };
    },
  ],
  render: (_, context) =>
    on(stageOf(context), html`<knippa-account-editor account-id=${String(context.loaded['accountId'])}></knippa-account-editor>`),
  play: sees('#name'),
};

/** Sign-in instructions sent again. */
export const Resent: Story = {
  ...one('group'),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Skicka inloggningsinstruktioner|Send sign-in instructions/);
    await shown(canvasElement, '.note.good');
  },
};

/** A group id that somebody has. */
export const GroupIdRefused: Story = {
  ...one('group'),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '[id="groupId"]', 'björkskolan');
    await press(canvasElement, /Visa vad som händer|Show what happens/);
    await shown(canvasElement, '.wrong');
  },
};

/** Whom another group id concerns, and what to tell them. */
export const GroupIdPlan: Story = {
  ...one('group'),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '[id="groupId"]', 'almbyskola1a2026');
    await press(canvasElement, /Visa vad som händer|Show what happens/);
    await shown(canvasElement, '.plan');
  },
};

/** What a release takes along, and what it ends. */
export const Release: Story = {
  ...one('group'),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^\s*(Frigör konto|Release account)\s*$/);
    await shown(canvasElement, '.plan');
  },
};

/** What a deletion removes, and what is typed to confirm it. */
export const Delete: Story = {
  ...one('group'),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^\s*(Ta bort konto|Delete account)\s*$/);
    await shown(canvasElement, '#confirmation');
  },
};

/** Something else was typed. */
export const DeleteMismatch: Story = {
  ...one('group'),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^\s*(Ta bort konto|Delete account)\s*$/);
    await write(canvasElement, '#confirmation', 'något annat');
    (await shown(canvasElement, 'button.danger')).click();
    await shown(canvasElement, '.wrong');
  },
};

interface Parting {
  /** What was done before: the administrators were asked to fetch the archive, and one of them has. */
  readonly announced?: boolean;
  readonly fetched?: boolean;
  /** Nobody has chosen a password yet. */
  readonly invited?: boolean;
  readonly as?: 'administrator';
}

/** A group account of a licence of its own that is about to be deleted. */
const parting = ({ announced, fetched, invited, as }: Parting = {}): Story => ({
  loaders: [
    async () => {
      const { stage: scene } = await stage({ alone: true })();
      const { line, tab, licenceId, token } = scene;
      const operator = clientOver(line, token);
      const { entitlements } = await operator.call(licences.read, { licenceId });
      const email = `${crypto.randomUUID()}@lindsta.example`;
      const { id: accountId } = await operator.call(accounts.start, {
        licenceId,
        entitlementId: entitlements.find(({ kind }) => kind === 'group')!.id,
        email,
        displayName: 'Karin Öberg',
        group: { name: 'Ängens förskola', groupId: `ängen${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`, username: 'karin' },
      });
      const visitor = clientOver(line, '');
      const link = await tab.link(licenceId, email);
      const karin = invited ? '' : (await visitor.call(session.setPassword, { link, password: 'ett långt lösenord' })).token;
      if (announced) await operator.call(accounts.announceDeletion, { accountId });
      if (fetched) await clientOver(line, karin).call(accounts.archive, { accountId });
      return { stage: { ...scene, token: as ? karin : token }, accountId };
    },
  ],
  render: (_, context) =>
    on(
      stageOf(context),
      as
        ? html`<knippa-account-state></knippa-account-state>`
        : html`<knippa-account-editor account-id=${String(context.loaded['accountId'])}></knippa-account-editor>`,
    ),
});

const download = (canvas: HTMLElement) => press(canvas, /^\s*(Hämta arkiv|Download archive)\s*$/);

/** The archive on its way: how far it has come, and a way to stop it. */
export const ArchiveDownloading: Story = {
  ...parting(),
  play: async ({ canvasElement, loaded }) => {
    await shown(canvasElement, '#archive-holds');
    stageOf({ loaded }).line.trouble = 'halts';
    await download(canvasElement);
    await shown(canvasElement, '.downloading', /ungefär|about/);
  },
};

/** It broke off. */
export const ArchiveBroken: Story = {
  ...parting(),
  play: async ({ canvasElement, loaded }) => {
    await shown(canvasElement, '#archive-holds');
    stageOf({ loaded }).line.trouble = 'cuts';
    await download(canvasElement);
    await shown(canvasElement, '[role=alert]', /bröts|broke off/);
  },
};

/** An operator has it: users and counts. */
export const ArchiveDownloaded: Story = {
  ...parting(),
  play: async ({ canvasElement }) => {
    await download(canvasElement);
    await shown(canvasElement, '.note.good', /hämtat|downloaded/);
  },
};

/** The administrators are asked to fetch it. */
export const ArchiveAsked: Story = {
  ...parting(),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Be administratörerna|Ask the administrators/);
    await shown(canvasElement, 'button', /Behåll kontot|Keep the account/);
  },
};

/** Nobody can be asked: nobody has chosen a password. */
export const ArchiveNobody: Story = {
  ...parting({ invited: true }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Be administratörerna|Ask the administrators/);
    await shown(canvasElement, '[role=alert]');
  },
};

/** One of them has fetched it. */
export const ArchiveFetched: Story = { ...parting({ announced: true, fetched: true }), play: sees('.note') };

/** The plan of a deletion before it is fetched. */
export const DeleteUnfetched: Story = {
  ...parting({ announced: true }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^\s*(Ta bort konto|Delete account)\s*$/);
    await shown(canvasElement, '#confirmation');
  },
};

/** What an administrator of the account sees: that it goes away, and what they can fetch. */
export const ArchiveAsAdministrator: Story = { ...parting({ announced: true, as: 'administrator' }), play: sees('#archive-holds') };

/** An account that is not there, or not seen. */
export const NotFound: Story = {
  loaders: [stage()],
  render: (_, context) =>
    on(stageOf(context), html`<knippa-account-editor account-id="00000000-0000-7000-8000-000000000000"></knippa-account-editor>`),
  play: sees('[role=alert]'),
};

/** The archive and the deletion that waits for it, in English. */
export const ArchiveEnglish: Story = { ...parting({ announced: true }), ...inEnglish, play: sees('button', /Keep the account/) };

/** The archive on its way, in English. */
export const ArchiveDownloadingEnglish: Story = { ...parting(), ...inEnglish, play: ArchiveDownloading.play! };

/** It broke off, in English. */
export const ArchiveBrokenEnglish: Story = { ...parting(), ...inEnglish, play: ArchiveBroken.play! };

/** Nobody can be asked, in English. */
export const ArchiveNobodyEnglish: Story = { ...parting({ invited: true }), ...inEnglish, play: ArchiveNobody.play! };

/** The plan of a deletion before the archive is fetched, in English. */
export const DeleteUnfetchedEnglish: Story = { ...parting({ announced: true }), ...inEnglish, play: DeleteUnfetched.play! };

/** What an administrator of the account sees of it, in English. */
export const ArchiveAsAdministratorEnglish: Story = {
  ...parting({ announced: true, as: 'administrator' }),
  ...inEnglish,
  play: sees('#archive-holds'),
};

/** Staff are asked to move somebody, in English. */
export const MoveAskEnglish: Story = { ...asked(), ...inEnglish, play: sees('#wish') };

/** They were. */
export const MoveSentEnglish: Story = { ...asked(), ...inEnglish, play: MoveSent.play! };

/** The request waits, in English. */
export const MoveWaitingEnglish: Story = { ...asked('waiting'), ...inEnglish, play: MoveWaiting.play! };

/** What a release ends of a request that waits. */
export const ReleaseAsked: Story = {
  ...asked('waiting'),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^\s*(Frigör konto|Release account)\s*$/);
    await shown(canvasElement, '.plan', /förfrågan/);
  },
};
