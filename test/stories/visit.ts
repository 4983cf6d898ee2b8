import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { axeOptions } from '../../.storybook/axe.js';

/** A way to look at a story. */
export interface View {
  name: string;
  scheme: 'light' | 'dark';
  width: number;
  /** What axe is asked. */
  asked: object;
}

/** The rules whose answer another scheme can change. */
const colours = { ...axeOptions, runOnly: ['color-contrast', 'link-in-text-block'] };

/** How every story is looked at: dark is light in other colours, narrow another page. */
export const views = [
  { name: 'light', scheme: 'light', width: 1280, asked: axeOptions },
  { name: 'dark', scheme: 'dark', width: 1280, asked: colours },
  { name: 'narrow', scheme: 'light', width: 390, asked: axeOptions },
] as const satisfies View[];

/** A page that has just room for tables in place of cards. */
export const edge = { scheme: 'light', width: 1000 } as const;

interface Finished {
  status: string;
  error?: string;
}

/**
 * Opens a story and waits until it is rendered and its play has run. The first story of a page loads it; the others follow in it, as somebody
 * turns from story to story. The accessibility panel waits to be asked, since `axe` asks view by view. Answers what went wrong.
 */
export async function open(page: Page, url: string, id: string): Promise<string[]> {
  if (page.url().startsWith(url)) await page.evaluate((story) => turnTo(story), id);
  else await page.goto(`${url}/iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true`);
  const finished = await page.evaluate(async (story) => await endOf(story), id);
  return finished.status === 'success' ? [] : [`${finished.status} ${finished.error ?? ''}`.trim()];
}

declare function turnTo(story: string): void;
declare function endOf(story: string): Promise<Finished>;

/** Runs in the page before anything else: gathers how stories end, so that nothing is missed however early it happens. */
export const listen = (): void => {
  interface Channel {
    on(name: string, heard: (event: never) => void): void;
    emit(name: string, event: object): void;
  }
  const page = globalThis as unknown as Record<string, unknown>;
  const channelOf = () => page['__STORYBOOK_ADDONS_CHANNEL__'] as Channel | undefined;
  const ends = new Map<string, Finished>();
  let current = new URL(location.href).searchParams.get('id') ?? '';
  let error: string | undefined;
  const attach = () => {
    const channel = channelOf();
    if (!channel) return void setTimeout(attach, 5);
    const broken = (status: string) => (cause: { message?: string; description?: string } | undefined) => {
      error = cause?.message ?? cause?.description ?? 'no reason given';
      ends.set(current, { status, error });
    };
    channel.on('playFunctionThrewException', broken('play failed:'));
    channel.on('storyThrewException', broken('rendering failed:'));
    channel.on('storyErrored', broken('rendering failed:'));
    channel.on('storyMissing', broken('missing:'));
    channel.on('storyFinished', ({ storyId, status }: { storyId: string; status: string }) => {
      if (ends.has(storyId)) return;
      ends.set(storyId, status === 'error' ? { status, error: error ?? 'see the story' } : { status: 'success' });
    });
  };
  attach();
  page['turnTo'] = (storyId: string) => {
    current = storyId;
    error = undefined;
    channelOf()?.emit('setCurrentStory', { storyId, viewMode: 'story' });
  };
  page['endOf'] = async (story: string): Promise<Finished> => {
    for (let waited = 0; waited < 300_000; waited += 20) {
      const end = ends.get(story);
      if (end) return end;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return { status: 'not finished in 300 s' };
  };
};

/** Changes scheme and width under a story that is open, without running it again. */
export async function look(page: Page, { scheme, width }: Pick<View, 'scheme' | 'width'>): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(async (colorScheme) => {
    document.documentElement.style.colorScheme = colorScheme;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, scheme);
}

/** Asks whether everything can be read without scrolling sideways: the page, and a dialog that is open. A box of its own, as of a table, may. */
export async function wider(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const boxes = [document.documentElement, ...all(document).filter((one) => one.matches('dialog[open]'))];
    return boxes
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ localName, scrollWidth, clientWidth }) => `${localName} is ${scrollWidth} px wide in ${clientWidth}`);
  });
}

interface Rule {
  id: string;
  help: string;
  nodes: { target: unknown[] }[];
}

type Found = Record<'violations' | 'incomplete', Rule[]>;

interface Triaged {
  story: string;
  rule: string;
  reason: string;
}

const triage = JSON.parse(readFileSync('test/stories/triage.json', 'utf8')) as Triaged[];

/** Asks axe. What it cannot decide is a failure too, until a person has looked at it and written into triage.json why it is none. */
export async function axe(page: Page, story: string, { asked }: View): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
  const { violations, incomplete } = await page.evaluate(
    async (options) => {
      const { axe: tool } = globalThis as unknown as { axe: { run(at: object, options: object): Promise<Found> } };
      const found = await tool.run({ include: ['body'], exclude: ['.sb-wrapper'] }, options);
      return { violations: found.violations, incomplete: found.incomplete };
    },
    { ...asked, resultTypes: ['violations', 'incomplete'] },
  );
  const looked = ({ id }: Rule) => triage.some(({ story: at, rule }) => rule === id && (at === story || at === '*'));
  const line = (word: string) => (rule: Rule) =>
    `${word} ${rule.id}: ${rule.help} (${JSON.stringify(rule.nodes.map(({ target }) => target))})`;
  return [...violations.map(line('violates')), ...incomplete.filter((rule) => !looked(rule)).map(line('undecided'))];
}
