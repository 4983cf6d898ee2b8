import { defineConfig } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import tseslint from 'typescript-eslint';
import { boundariesRule } from './lint/boundaries.mjs';
import { elementBans, houseBans, safeUrlRule } from './lint/bans.mjs';

const knippa = { rules: { boundaries: boundariesRule, 'safe-url': safeUrlRule } };
const typescript = ['**/*.ts'];

/** The lint of the whole tree. Where a rule is loosened, the reason stands beside it. */
export default defineConfig(
  { ignores: ['**/dist/', '**/node_modules/', '.build/', '.knippa/', 'storybook-static/', 'screenshots/', 'coverage/'] },
  { files: typescript, extends: [tseslint.configs.strictTypeChecked] },
  {
    files: typescript,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { knippa },
    rules: {
      'knippa/boundaries': 'error',
      'no-restricted-syntax': ['error', ...houseBans],
      'no-eval': 'error',
      'no-new-func': 'error',
      // `x == null` is the one question that asks for both.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers read well in a sentence; only objects become "[object Object]".
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `() => set(x)` is how a handler is written, and `return end(x)` how it ends early.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // An answer is async by its type, whether or not it waits for anything.
      '@typescript-eslint/require-await': 'off',
      // `const { secret, ...rest }` leaves something out on purpose, and `infer _A` fills a place.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_[A-Z]$' }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      // The types of operations are computed, and a parameter used once there is what makes an editor's hover readable.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Letters are counted in code points, which is what spreading a string gives.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // What a refusal without figures takes is `{}`, computed.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // node:test waits for what it was given.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] }] },
      ],
    },
  },
  {
    files: ['packages/elements/**/*.ts'],
    extends: [lit.configs['flat/recommended']],
    rules: {
      'no-restricted-syntax': ['error', ...houseBans, ...elementBans],
      'knippa/safe-url': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
      // Lit binds a template's handlers to the element.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // Storybook and the configurations of tools are read by their default export.
  { files: ['stories/**/*.ts', '.storybook/*.ts'], rules: { 'no-restricted-syntax': ['error', ...houseBans.slice(1)] } },
  {
    files: ['test/**/*.ts', 'stories/**/*.ts'],
    rules: {
      // A test looks at answers whose shape is what it is about to prove.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // chai's `expect(x).to.be.true`.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
