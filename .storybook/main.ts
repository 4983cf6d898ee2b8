import type { StorybookConfig } from '@storybook/web-components-vite';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { defaultClientConditions, mergeConfig } from 'vite';

// The town as a database, made once through the product's own operations; stories open it in the tab.
if (!existsSync('.build/town/town.json'))
  execFileSync(process.execPath, ['--conditions=@knippa/source', '--import', 'tsx', 'stories/town/snapshot.ts'], { stdio: 'inherit' });

/** Storybook over the sources: no build stands between an edit and what a designer sees. It tells nobody anything. */
const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/*.stories.ts'],
  staticDirs: [{ from: '../.build/town', to: '/town' }],
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
