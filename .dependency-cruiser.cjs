/** The order of the layers, each knowing only those before it, and no circle anywhere: see docs/architecture.md. */
const only = (name, from, ...to) => ({
	name,
	severity: 'error',
	comment: `${from} may import only from ${to.join(', ')}.`,
	from: { path: `^${from}` },
	to: { path: '^(src|scripts|tests)/', pathNot: to.map((each) => `^${each}`) }
});

/** Rooms of the domain from the ground up. */
const DOMAIN = [
	'geometry',
	'statistics',
	'files',
	'lines',
	'indicators',
	'text',
	'methods',
	'evidence',
	'places',
	'view',
	'knowledge',
	'own-data',
	'layers',
	'report'
].map((room) => `src/lib/domain/${room}/`);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-circle-of-files',
			severity: 'error',
			comment: 'Files that need each other are one file.',
			from: {},
			to: { circular: true }
		},
		{
			name: 'no-circle-of-folders',
			severity: 'error',
			scope: 'folder',
			comment: 'Folders that need each other cannot be understood one by one.',
			from: {},
			to: { circular: true }
		},
		...DOMAIN.map((room, at) =>
			only(
				`domain-order-${room.split('/').at(-2)}`,
				room,
				'src/lib/domain/[a-z]+\\.ts$',
				...DOMAIN.slice(0, at + 1)
			)
		),
		only('domain-knows-itself', 'src/lib/domain/', 'src/lib/domain/'),
		only('app-order', 'src/lib/app/', 'src/lib/domain/', 'src/lib/i18n/', 'src/lib/app/'),
		only('words-order', 'src/lib/i18n/', 'src/lib/domain/', 'src/lib/i18n/'),
		only('map-order', 'src/lib/map/', 'src/lib/domain/', 'src/lib/map/'),
		only(
			'ui-order',
			'src/lib/ui/',
			'src/lib/domain/',
			'src/lib/i18n/',
			'src/lib/app/',
			'src/lib/ui/'
		),
		only(
			'features-order',
			'src/lib/features/',
			'src/lib/(domain|i18n|app|map|ui|features|styles)/'
		),
		only('app-knows-no-script', 'src/', 'src/'),
		{
			name: 'engine-in-one-place',
			severity: 'error',
			comment: 'Only src/lib/map knows the map engine.',
			from: { path: '^src/', pathNot: '^src/lib/map/' },
			to: { path: 'node_modules/maplibre-gl' }
		},
		{
			name: 'no-orphans-abroad',
			severity: 'error',
			comment: 'An import that leads nowhere.',
			from: {},
			to: {
				couldNotResolve: true,
				pathNot: '^(\\$app|\\$env|\\$service-worker|virtual:|\\./\\$types)'
			}
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		// What begins with $lib or # here did not resolve.
		includeOnly: '^((src|scripts|node_modules/maplibre-gl)/|[$]lib|#)',
		exclude: '\\.(test|fixture)\\.ts$|\\.svelte-kit',
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		webpackConfig: { fileName: '.dependency-cruiser-resolve.cjs' },
		enhancedResolveOptions: { extensions: ['.ts', '.svelte', '.svelte.ts', '.js', '.mjs', '.json'] }
	}
};
