import type { StorybookConfig } from '@storybook/web-components-vite';
import { defaultClientConditions, mergeConfig } from 'vite';

/** Storybook over the sources: no build stands between an edit and what a designer sees. It tells nobody anything. */
const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The scheme is ours to choose, in preview.ts; a painted background would hide a wrong one.
  features: { backgrounds: false },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      resolve: { conditions: ['@knippa/source', ...defaultClientConditions] },
      // PGlite finds its data beside its own file, which bundling ahead would move.
      optimizeDeps: { exclude: ['@electric-sql/pglite'] },
      build: { target: 'es2022', chunkSizeWarningLimit: 4096 },
    }),
};

export default config;
