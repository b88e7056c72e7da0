import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Only one folder may know the map engine. */
const MAP_ENGINE = {
	regex: '^maplibre-gl($|/)',
	message: 'Only src/lib/map imports the map engine; the rest speaks to that folder.'
};

export default defineConfig(
	globalIgnores([
		'.cache/',
		'.svelte-kit/',
		'build/',
		'static/data/',
		'static/tiles/',
		'test-results/'
	]),
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	ts.configs.stylisticTypeChecked,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals['shared-node-browser'] },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'no-console': 'error',
			'no-empty': ['error', { allowEmptyCatch: false }],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-restricted-imports': ['error', { patterns: [MAP_ENGINE] }],
			// Types are written with `type`; interfaces only where declarations must merge.
			'@typescript-eslint/consistent-type-definitions': ['error', 'type'],
			'@typescript-eslint/consistent-type-imports': 'error',
			// Numbers belong into sentences and paths here, and read the same with and without String().
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// An index that a loop has just checked is not undefined; the compiler cannot know.
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			// Published constants stand as their authors printed them.
			'no-loss-of-precision': 'off',
			// The compiler wants a first value of what a loop is going to set.
			'no-useless-assignment': 'off',
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			globals: globals.browser,
			parserOptions: { parser: ts.parser, svelteConfig }
		},
		rules: {
			// Links go through resolve(); the address of a view is made in one place for the others.
			'svelte/no-navigation-without-resolve': [
				'error',
				{ ignoreGoto: true, ignoreLinks: true, ignorePushState: true, ignoreReplaceState: true }
			],
			// The linter cannot see the types of Svelte modules; svelte-check holds these files to them.
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			// Assigning to a bindable is how a component answers its parent.
			'@typescript-eslint/no-unnecessary-condition': 'off'
		}
	},
	{
		files: ['src/lib/map/**'],
		languageOptions: { globals: globals.browser },
		rules: { 'no-restricted-imports': 'off' }
	},
	{
		// The same functions run in scripts, worker, page and tests.
		files: ['src/lib/domain/**'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						MAP_ENGINE,
						{
							regex: '^(svelte($|/)|@sveltejs/|\\$app($|/)|\\$env($|/)|node:)',
							message: 'src/lib/domain imports nothing from Svelte, the page or Node.'
						},
						{
							regex:
								'^(\\$lib/(?!domain/)|(\\.\\./)+(app|map|ui|features|data(?!/(?:catalog|regions)/)|i18n)/)',
							message:
								'src/lib/domain imports only from src/lib/domain, the catalog in data/catalog and the region in data/regions.'
						}
					]
				}
			],
			'no-restricted-globals': [
				'error',
				...['window', 'document', 'localStorage', 'navigator', 'fetch', 'process'].map((name) => ({
					name,
					message: 'src/lib/domain has no page, no network and no Node.'
				}))
			]
		}
	},
	{
		files: ['scripts/**', 'tests/**', '*.js', '*.ts'],
		languageOptions: { globals: globals.node },
		rules: { 'no-console': 'off' }
	},
	{
		// Files that other sites load as they are.
		files: ['src/lib/features/embed/rootline-map.js'],
		extends: [ts.configs.disableTypeChecked],
		languageOptions: {
			globals: globals.browser,
			sourceType: 'script',
			parserOptions: { projectService: false }
		}
	},
	{
		// Read by its tool alone.
		files: ['.dependency-cruiser.cjs', '.dependency-cruiser-resolve.cjs'],
		extends: [ts.configs.disableTypeChecked],
		languageOptions: {
			globals: globals.node,
			sourceType: 'commonjs',
			parserOptions: { projectService: false }
		}
	},
	{
		// Tests reach into things on purpose, and bare pages to measure against use the engine itself.
		files: ['**/*.test.ts', 'tests/**', 'scripts/bench/**'],
		rules: {
			'no-restricted-imports': 'off',
			'@typescript-eslint/no-unsafe-type-assertion': 'off'
		}
	},
	{
		// Plain JavaScript, so that it runs before anything is installed: parsed JSON stays untyped there.
		files: ['**/*.mjs', '*.js'],
		rules: {
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/restrict-template-expressions': 'off'
		}
	}
);
