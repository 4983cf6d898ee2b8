import type { Preview } from '@storybook/web-components-vite';
import { axeOptions } from './axe.js';

const widths: Record<string, string> = { wide: 'none', narrow: '390px', sidebar: '320px' };

const items = (titles: Record<string, string>) => Object.entries(titles).map(([value, title]) => ({ value, title }));

/** What every story stands in: a language, a scheme of light and a width, each chosen in the toolbar. */
const preview: Preview = {
  initialGlobals: { language: 'sv', scheme: 'light', width: 'wide' },
  globalTypes: {
    language: { description: 'Language', toolbar: { icon: 'globe', dynamicTitle: true, items: items({ sv: 'Svenska', en: 'English' }) } },
    scheme: { description: 'Scheme', toolbar: { icon: 'mirror', dynamicTitle: true, items: items({ light: 'Light', dark: 'Dark' }) } },
    width: {
      description: 'Width',
      toolbar: { icon: 'ruler', dynamicTitle: true, items: items({ wide: 'Wide', narrow: '390 px', sidebar: '320 px' }) },
    },
  },
  decorators: [
    (story, { globals, canvasElement }) => {
      document.documentElement.lang = String(globals['language']);
      Object.assign(document.documentElement.style, { colorScheme: String(globals['scheme']), background: 'Canvas', color: 'CanvasText' });
      // A host's own type: elements take it over.
      document.body.style.font = '16px/1.5 "Source Sans 3", "Noto Sans", "DejaVu Sans", system-ui, sans-serif';
      canvasElement.style.maxInlineSize = widths[String(globals['width'])] ?? 'none';
      return story();
    },
  ],
  parameters: { a11y: { test: 'error', options: axeOptions } },
};

export default preview;
