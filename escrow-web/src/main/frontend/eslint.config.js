import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TYPED = ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'build/**/*.ts', '*.ts'];
const TESTS = ['**/*.test.{ts,tsx}', 'test/**/*.{ts,tsx}'];

export default tseslint.config(
  { ignores: ['dist', 'target', 'node_modules'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: TYPED })),
  {
    files: TYPED,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Props are functions without `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Types describe what the server should send; what it sends is checked where it matters.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      // An access token or an amount must never end up in the browser's storage or as a float.
      'no-restricted-globals': ['error', 'localStorage', 'sessionStorage', 'parseFloat'],
    },
  },
  {
    // Tests put wrong things in the place of right ones, and look at what was called with whatever.
    files: TESTS,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/require-await': 'off',
      // Wallets throw plain objects.
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-globals': 'off',
    },
  },
  {
    // Scripts for Node and for a page that they drive.
    files: ['scripts/**/*.mjs', 'test/**/*.mjs', '*.js'],
    extends: [tseslint.configs.base],
    rules: { 'no-unused-vars': 'error', 'no-unreachable': 'error', 'prefer-const': 'error', eqeqeq: 'error' },
  },
);
