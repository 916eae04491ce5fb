// What eslint looks for in the scripts of web/, tools/, bench/page and the tests. Run by ./build.sh lint.
import js from '@eslint/js';
import globals from 'globals';

const kRules = {
  ...js.configs.recommended.rules,
  'array-callback-return': 'error',
  'consistent-return': 'off',  // a function that answers early with nothing says so by "return;"
  'default-case-last': 'error',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-alert': 'error',
  'no-constructor-return': 'error',
  'no-else-return': 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-promise-executor-return': 'off',  // (resolve) => setTimeout(resolve, ms) is how one waits
  'no-self-compare': 'error',
  'no-template-curly-in-string': 'error',
  'no-throw-literal': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-unused-expressions': ['error', { allowShortCircuit: true }],
  'no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
  'no-use-before-define': ['error', { functions: false, classes: false, variables: false }],
  'no-useless-concat': 'error',
  'no-useless-return': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': ['error', { destructuring: 'all' }],
  'prefer-rest-params': 'error',
  'prefer-spread': 'error',
  radix: 'error',
  yoda: 'error',
};

export default [
  { ignores: ['**/node_modules/'] },
  { files: ['**/*.js', '**/*.mjs'], languageOptions: { ecmaVersion: 2022, sourceType: 'module' }, rules: kRules },
  // esbuild puts what tools/site.py knows in the place of these.
  { files: ['web/**/*.js'], languageOptions: { globals: { ...globals.browser, SOURCELINE_ASSETS: 'readonly', SOURCELINE_VERSION: 'readonly', SOURCELINE_LETTERS: 'readonly', SOURCELINE_MORE_LETTERS: 'readonly', SOURCELINE_VIEWS: 'readonly', SOURCELINE_TOLD: 'readonly' } } },
  { files: ['web/sw.js'], languageOptions: { globals: globals.serviceworker } },
  { files: ['web/studio/worker.js'], languageOptions: { globals: globals.worker } },
  // Tests hand functions to the page: both worlds' names are known.
  { files: ['tests/**/*.mjs', 'tools/**/*.mjs', 'bench/page/*.mjs', 'package/**/*.mjs'], languageOptions: { globals: { ...globals.nodeBuiltin, ...globals.browser } } },
  { files: ['package/lib/page/*.js'], languageOptions: { globals: globals.browser } },
  // A library for Emscripten's linker, whose names it knows; it takes the text of functions that are written out.
  { files: ['src/cli/host_library.js'], rules: { 'object-shorthand': 'off' }, languageOptions: { globals: { LibraryManager: 'readonly', mergeInto: 'readonly', Module: 'readonly', HEAPU8: 'readonly', HEAPU32: 'readonly', HEAP32: 'readonly', UTF8ToString: 'readonly', TextEncoder: 'readonly', _malloc: 'readonly', sl_bytes: 'readonly', sl_told: 'readonly' } } },
  { files: ['bench/page/pages/*.js'], languageOptions: { globals: globals.browser } },
];
