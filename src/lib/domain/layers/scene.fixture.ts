/** Made-up scenes for tests; nothing in them is a real figure or place. */
import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { ACCOUNT_KINDS } from '../knowledge/accounts.ts';
import { PAST_STEPS } from '../view/view.ts';
import type { Scene, SceneArchive, SceneSelection, SceneStation } from './scene.ts';

export const FONTS = {
	regular: 'https://site.test/regular.woff2',
	bold: 'https://site.test/bold.woff2'
};

const EXAMPLE_ARCHIVE: SceneArchive = {
	url: 'tiles/example-0123456789abcdef.pmtiles',
	bounds: [-94, 44.4, -92.7, 45.5],
	minzoom: 5,
	maxzoom: 13
};

export const EXAMPLE_STATIONS: readonly SceneStation[] = [
	{ id: 'first', name: 'First', status: 'open', lng: -93.28, lat: 44.98, flagged: false },
	{ id: 'second', name: 'Second', status: 'planned', lng: -93.3, lat: 45, flagged: true },
	{ id: 'third', name: 'Third', status: 'planned', lng: -93.33, lat: 45.03, flagged: false }
];

export const EXAMPLE_SCENE: Scene = {
	theme: 'light',
	colors: ['#f0e0c0', '#d09060', '#702020'],
	archives: {
		corridor: EXAMPLE_ARCHIVE,
		outlines: EXAMPLE_ARCHIVE,
		context: EXAMPLE_ARCHIVE,
		streets: EXAMPLE_ARCHIVE,
		history: EXAMPLE_ARCHIVE
	},
	labels: {
		line: 'The line',
		droppedRoute: 'The dropped route',
		counties: [{ name: 'A county', lng: -93.3, lat: 45 }]
	},
	corridor: {
		line: {
			type: 'LineString',
			coordinates: EXAMPLE_STATIONS.map(({ lng, lat }) => [lng, lat])
		},
		stations: EXAMPLE_STATIONS
	},
	stationAreaMeters: 804.672,
	selected: null,
	pin: null,
	places: [],
	plan: null,
	chosen: [],
	accounts: [],
	buildings: [{ id: 'one', name: 'A building', lng: -93.3, lat: 45 }],
	mine: null,
	past: '1939',
	drawing: null,
	nameSides: {},
	attended: false,
	litClass: null
};

const EXAMPLE_AREA: Polygon = {
	type: 'Polygon',
	coordinates: [
		[
			[-93.3, 45],
			[-93.2, 45],
			[-93.25, 45.2],
			[-93.3, 45]
		]
	]
};

/** With something of all that a scene may hold, so that no layer is left out. */
export const FULL_SCENE: Scene = {
	...EXAMPLE_SCENE,
	selected: { kind: 'area', key: 'area', geometry: EXAMPLE_AREA },
	pin: { lng: -93.3, lat: 45, label: 'A corner' },
	places: [{ key: 'own', name: 'A place', geometry: EXAMPLE_AREA, tone: 1 }],
	plan: { line: EXAMPLE_SCENE.corridor.line, stations: EXAMPLE_STATIONS, meters: 804.672 },
	chosen: ['a tract'],
	attended: true,
	accounts: [
		{
			id: 'account',
			kind: 'home',
			geometry: {
				type: 'LineString',
				coordinates: [
					[-93.3, 45],
					[-93.2, 45]
				]
			},
			chosen: true
		}
	],
	mine: { circles: [[-93.3, 45, 3]], heat: [[-93.3, 45, 1]] },
	drawing: { kind: 'line', points: [[-93.3, 45]], next: null }
};

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const lng = degrees(-94, -92.7);
const lat = degrees(44.4, 45.5);

const points = fc.array(fc.tuple(lng, lat), { minLength: 2, maxLength: 8 });

const color = fc
	.integer({ min: 0, max: 0xffffff })
	.map((value) => `#${value.toString(16).padStart(6, '0')}`);

const station = fc.record({
	id: fc.string({ minLength: 1 }),
	name: fc.string(),
	status: fc.constantFrom('open' as const, 'planned' as const),
	lng,
	lat,
	flagged: fc.boolean()
});

const TRIANGLE: Polygon = {
	type: 'Polygon',
	coordinates: [
		[
			[-93.3, 45],
			[-93.2, 45],
			[-93.2, 45.1],
			[-93.3, 45]
		]
	]
};

const selection: fc.Arbitrary<SceneSelection | null> = fc.oneof(
	fc.constant(null),
	fc.record({ kind: fc.constant('tract' as const), geoid: fc.string() }),
	fc.record({ kind: fc.constant('station' as const), id: fc.string() }),
	fc.record({
		kind: fc.constant('area' as const),
		key: fc.string(),
		geometry: fc.constant(TRIANGLE)
	})
);

const archive = fc.option(fc.constant(EXAMPLE_ARCHIVE));

const ownPoints = fc.array(fc.tuple(lng, lat, fc.integer({ min: 1, max: 500 })), { maxLength: 4 });

/** Any scene that the types allow, inside the region. */
export const anyScene: fc.Arbitrary<Scene> = fc.record({
	theme: fc.constantFrom('light' as const, 'dark' as const),
	colors: fc.array(color, { minLength: 1, maxLength: 9 }),
	archives: fc.record({
		corridor: archive,
		outlines: archive,
		context: archive,
		streets: archive,
		history: archive
	}),
	labels: fc.record({
		line: fc.string(),
		droppedRoute: fc.string(),
		counties: fc.array(fc.record({ name: fc.string(), lng, lat }), { maxLength: 5 })
	}),
	corridor: fc.record({
		line: fc
			.array(fc.tuple(lng, lat), { minLength: 2, maxLength: 20 })
			.map((coordinates) => ({ type: 'LineString' as const, coordinates })),
		stations: fc.array(station, { maxLength: 4 })
	}),
	stationAreaMeters: fc.constantFrom(402.336, 804.672, 1609.344),
	selected: selection,
	places: fc.array(
		fc.record({
			key: fc.string(),
			name: fc.string(),
			geometry: fc.constant(TRIANGLE),
			tone: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const)
		}),
		{ maxLength: 4 }
	),
	mine: fc.option(fc.record({ circles: ownPoints, heat: ownPoints })),
	plan: fc.option(
		fc.record({
			line: points.map((coordinates) => ({ type: 'LineString' as const, coordinates })),
			stations: fc.array(
				fc.record({ id: fc.string(), name: fc.string(), lng, lat, flagged: fc.boolean() }),
				{ maxLength: 3 }
			),
			meters: fc.constantFrom(402.336, 804.672)
		})
	),
	chosen: fc.array(fc.string(), { maxLength: 3 }),
	accounts: fc.array(
		fc.record({
			id: fc.string(),
			kind: fc.constantFrom(...ACCOUNT_KINDS),
			geometry: fc.oneof(
				fc.tuple(lng, lat).map((coordinates) => ({ type: 'Point' as const, coordinates })),
				points.map((coordinates) => ({ type: 'LineString' as const, coordinates }))
			),
			chosen: fc.boolean()
		}),
		{ maxLength: 4 }
	),
	buildings: fc.array(fc.record({ id: fc.string(), name: fc.string(), lng, lat }), {
		maxLength: 3
	}),
	past: fc.option(fc.constantFrom(...PAST_STEPS)),
	nameSides: fc.dictionary(fc.constantFrom('first', 'second'), fc.constantFrom('east', 'west')),
	attended: fc.boolean(),
	drawing: fc.option(
		fc.record({
			kind: fc.constantFrom('polygon' as const, 'line' as const, 'points' as const),
			points: fc.array(fc.tuple(lng, lat), { maxLength: 5 }),
			next: fc.option(fc.tuple(lng, lat))
		})
	),
	pin: fc.option(fc.record({ lng, lat, label: fc.string() })),
	litClass: fc.option(fc.integer({ min: -1, max: 8 }))
});
