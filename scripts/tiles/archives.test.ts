import type { Feature, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { madeUpTown, openBytes, readTiles } from '../../tests/tiles/support.ts';
import {
	fromTiles,
	GROUND,
	type MapLayer,
	type TileContent
} from '../../src/lib/domain/layers/definition.ts';
import { EXAMPLE_SCENE, FONTS } from '../../src/lib/domain/layers/scene.fixture.ts';
import {
	LAYER_ORDER,
	layersOf,
	sceneStyle,
	type Placed
} from '../../src/lib/domain/layers/style.ts';
import { openArchive } from '../../src/lib/map/archive-file.ts';
import { layerWords } from '#words/layers.ts';
import { ARCHIVES, buildArchives } from './archives.ts';
import {
	tractName,
	withAttributes,
	type ArchiveInputs,
	type AttributeTable,
	type TileInput
} from './inputs.ts';

const TRACTS = madeUpTown(6, 5, 12, 0.02);
const GROUPS = madeUpTown(12, 10).map((group) => ({ ...group, id: `${group.id}1` }));

function named(
	features: typeof TRACTS,
	properties: (i: number) => Readonly<Record<string, string | null>>
): Feature[] {
	return features.map((feature, i) => ({ ...feature, properties: properties(i) }));
}

function circle(longitude: number, latitude: number, radius: number): Polygon {
	const ring = Array.from({ length: 65 }, (_, i) => [
		longitude + Math.cos((i / 32) * Math.PI) * radius,
		latitude + Math.sin((i / 32) * Math.PI) * radius * Math.SQRT1_2
	]);
	return { type: 'Polygon', coordinates: [ring] };
}

const STOPS = [-93.28, -93.25, -93.22];

const areasAround = (radius: number): Feature[] =>
	STOPS.map((longitude, i) => ({
		type: 'Feature',
		properties: { id: `stop-${i}`, name: `Stop ${i}` },
		geometry: circle(longitude, 45.05, radius)
	}));

const counted = (lots: readonly number[]): Feature[] =>
	lots.map((count, i) => ({
		type: 'Feature',
		id: `27053000001${i}`,
		properties: { lots: count, by_1919: 0, by_1929: 1, by_1939: 1, by_1949: count },
		geometry: { type: 'Point', coordinates: [-93.25 + i / 100, 45.05] }
	}));

const street = (latitude: number): Feature => ({
	type: 'Feature',
	properties: {},
	geometry: {
		type: 'LineString',
		coordinates: [
			[-93.3, latitude],
			[-93.2, latitude]
		]
	}
});

const TRACT_FIGURES: AttributeTable = {
	fields: [
		{ key: 'median_gross_rent', type: 'Number', description: 'Dollars' },
		{ key: 'median_gross_rent_moe', type: 'Number', description: 'Margin' }
	],
	rows: new Map(
		TRACTS.map(({ id }, i) => [
			id,
			{ median_gross_rent_moe: i === 3 ? null : 10 + i, median_gross_rent: 1000 + i }
		])
	)
};

const PEOPLE: AttributeTable = {
	fields: [{ key: 'people', type: 'Number', description: 'People' }],
	rows: new Map(GROUPS.map(({ id }, i) => [id, { people: i }]))
};

/** Stops lie a little further north each, as on real lines: a box around them has a height. */
function placeOf(longitude: number, order: number): Position {
	return [longitude, 45.05 + order / 1000];
}

/** Features of a made-up town by file or set; `more` replaces some of them. */
function inputs(more: Readonly<Record<string, readonly Feature[]>> = {}): ArchiveInputs {
	const features: Readonly<Record<string, readonly Feature[]>> = {
		lines: [
			{
				type: 'Feature',
				properties: {
					id: 'line',
					name: 'The Line',
					status: 'planned',
					mode: 'light rail',
					opens: 2030,
					basis: 'made up'
				},
				geometry: { type: 'LineString', coordinates: STOPS.map(placeOf) }
			}
		],
		stations: STOPS.map((longitude, order) => ({
			type: 'Feature',
			properties: {
				id: `stop-${order}`,
				name: `Stop ${order}`,
				line: 'line',
				order,
				city: 'Town',
				status: 'planned',
				basis: 'made up'
			},
			geometry: { type: 'Point', coordinates: placeOf(longitude, order) }
		})),
		'station-areas-half-mile': areasAround(0.01),
		'station-areas-one-mile': areasAround(0.02),
		'corridor-one-mile': areasAround(0.03),
		'tracts-2020': TRACTS,
		water: named(GROUPS.slice(20, 30), (i) => ({
			name: i === 0 ? null : `Lake ${i}`,
			kind: 'lake'
		})),
		parks: named(GROUPS.slice(40, 44), (i) => ({ name: `Park ${i}` })),
		cities: named(TRACTS, (i) => ({ name: `City ${i}` })),
		neighborhoods: named(GROUPS, (i) => ({ name: `Corner ${i}` })),
		'counties-of-tracts': named(TRACTS.slice(0, 1), () => ({ name: 'Hennepin' })),
		'bus-streets': [street(45.01), street(45.05)],
		'street-lines': [
			{ ...street(45.02), properties: { name: 'Elm St', class: 'local' } },
			{ ...street(45.03), properties: { name: '', class: 'ramp' } }
		],
		'covenant-lots': GROUPS.slice(50, 53).map((lot, i) => ({
			...lot,
			properties: { year: 1920 + i }
		})),
		'covenant-counts': counted([3, 40]),
		'covenants-beyond-lots': counted([2]),
		'red-areas': GROUPS.slice(60, 61).map((area) => ({ ...area, properties: {} })),
		...more
	};
	return {
		version: '0123456789ab',
		of: (name): TileInput | null => {
			const publishers = ['Somebody', `Publisher of ${name}`];
			if (name === 'tracts-with-figures')
				return { ...withAttributes(TRACTS, TRACT_FIGURES, tractName), publishers };
			if (name === 'block-groups-with-counts')
				return { ...withAttributes(GROUPS, PEOPLE, tractName), publishers };
			const found = features[name];
			return found ? { features: found, publishers } : null;
		},
		cityPeople: new Map(TRACTS.map((_, i) => [`City ${i}`, i === 17 ? 1000 : i]))
	};
}

const built = buildArchives(inputs());
const archive = (id: string): (typeof built)[number] => {
	const found = built.find((one) => one.id === id);
	if (found === undefined) throw new Error(id);
	return found;
};

describe('the archives', () => {
	it.each(ARCHIVES.map(({ id }) => id))('%s: opens as the manifest says', async (id) => {
		const { bytes, summary } = archive(id);
		const opened = await openArchive(bytes, { key: summary.path, expected: summary });
		if (!opened.ok) throw new Error(opened.problem.code);
		const header = await opened.value.getHeader();
		expect([header.minZoom, header.maxZoom]).toEqual([summary.minzoom, summary.maxzoom]);
		[header.minLon, header.minLat, header.maxLon, header.maxLat].forEach((degrees, i) => {
			expect(degrees).toBeCloseTo(summary.bounds[i] ?? NaN, 6);
		});
		expect(header.minLon).toBeLessThanOrEqual(header.centerLon);
		expect(header.centerLon).toBeLessThanOrEqual(header.maxLon);
		expect(summary.path).toBe(`tiles/${id}-${summary.hash}.pmtiles`);
		expect(summary.bytes).toBe(bytes.length);
	});

	it.each(ARCHIVES.map(({ id }) => id))('%s: stands alone', async (id) => {
		const { bytes, summary } = archive(id);
		const metadata = (await openBytes(bytes).getMetadata()) as {
			name: string;
			attribution: string;
			version: string;
			vector_layers: { id: string; description: string; fields: Record<string, string> }[];
		};
		expect(metadata.name).toMatch(/^Rootline: /);
		expect(metadata.attribution).not.toBe('');
		expect(metadata.version).toBe('0123456789ab');
		expect(
			metadata.vector_layers.map((layer) => ({ id: layer.id, fields: Object.keys(layer.fields) }))
		).toEqual(summary.layers.map(({ id: layer, fields }) => ({ id: layer, fields })));
		for (const { description } of metadata.vector_layers) expect(description).not.toBe('');
	});

	it.each(ARCHIVES.map(({ id }) => id))('%s: has every feature at the last zoom', async (id) => {
		const { bytes, summary } = archive(id);
		const tiles = (await readTiles(bytes)).filter(({ z }) => z === summary.maxzoom);
		for (const { id: layer, features, fields } of summary.layers) {
			const found = new Set<string>();
			for (const { layers } of tiles) {
				const read = layers[layer];
				for (let i = 0; i < (read?.length ?? 0); i++) {
					const feature = read?.feature(i);
					found.add(JSON.stringify(feature?.properties));
					for (const key of Object.keys(feature?.properties ?? {})) expect(fields).toContain(key);
				}
			}
			expect(`${layer}: ${found.size}`).toBe(`${layer}: ${features}`);
		}
	});

	it('carry values and margins under readable names, and nothing for a missing value', async () => {
		const tiles = await readTiles(archive('areas').bytes);
		const row = (index: number): unknown => {
			for (const { layers } of tiles) {
				const layer = layers.tracts;
				for (let i = 0; i < (layer?.length ?? 0); i++) {
					const properties = layer?.feature(i).properties;
					if (properties?.GEOID === TRACTS[index]?.id) return { ...properties };
				}
			}
			return null;
		};
		expect(row(2)).toEqual({
			GEOID: '27053000003',
			name: 'Census Tract 0.03',
			median_gross_rent: 1002,
			median_gross_rent_moe: 12
		});
		expect(row(3)).not.toHaveProperty('median_gross_rent_moe');
		expect(row(3)).toHaveProperty('median_gross_rent', 1003);
	});

	it('carry the codes alone in the outlines', () => {
		expect(archive('outlines').summary.layers).toEqual([
			{ id: 'tracts', features: TRACTS.length, fields: ['GEOID'] }
		]);
	});

	it('name each city and neighborhood at one point, the largest city first', async () => {
		const { bytes, summary } = archive('context');
		const tiles = (await readTiles(bytes)).filter(({ z }) => z === summary.maxzoom);
		const names = tiles.flatMap(({ layers }) => {
			const layer = layers.city_labels;
			return Array.from({ length: layer?.length ?? 0 }, (_, i) => {
				const properties = layer?.feature(i).properties;
				return `${properties?.rank} ${properties?.name}`;
			});
		});
		expect(new Set(names).size).toBe(TRACTS.length);
		expect(names.length).toBe(TRACTS.length);
		expect(names).toContain('1 City 17');
	});

	it('are the same bytes when built again', () => {
		const again = buildArchives(inputs());
		expect(again.map(({ summary }) => summary)).toEqual(built.map(({ summary }) => summary));
		again.forEach(({ bytes }, i) => {
			expect(Buffer.from(bytes).equals(Buffer.from(built[i]?.bytes ?? []))).toBe(true);
		});
	});

	it('report each step, and can be built one by one', () => {
		const steps: string[] = [];
		const only = buildArchives(inputs(), ({ archive: id, step }) => steps.push(`${id}: ${step}`), [
			'outlines'
		]);
		expect(only.map(({ id }) => id)).toEqual(['outlines']);
		expect(steps).toEqual([
			...[9, 10].map((zoom) => `outlines: tracts, zoom ${zoom}`),
			'outlines: write'
		]);
	});

	it('credit each publisher of what they are made from once, the ground first', async () => {
		const { attribution } = (await openBytes(archive('context').bytes).getMetadata()) as {
			attribution: string;
		};
		expect(attribution.split('; ').slice(0, 3)).toEqual([
			'Somebody',
			'Publisher of parks',
			'Publisher of water'
		]);
		expect(new Set(attribution.split('; ')).size).toBe(attribution.split('; ').length);
	});

	it('say on what terms their sources may be used, where they are to be taken along', async () => {
		const { of, ...rest } = inputs();
		const licences = ['Deeds: CC0.'];
		const input = (name: string) => {
			const found = of(name);
			return found && { ...found, licences };
		};
		const told = buildArchives({ ...rest, of: input }, undefined, ['history', 'outlines']);
		const about = await Promise.all(
			told.map(async ({ id, bytes }) => {
				const metadata = (await openBytes(bytes).getMetadata()) as { description: string };
				return [id, metadata.description.includes('Deeds: CC0.')];
			})
		);
		expect(Object.fromEntries(about)).toEqual({ history: true, outlines: false });
	});

	it('hold layers in the order of the map, names last', () => {
		expect(archive('context').summary.layers.map(({ id }) => id)).toEqual([
			'parks',
			'water',
			'bus_streets',
			'neighborhoods',
			'cities',
			'counties',
			'neighborhood_labels',
			'city_labels'
		]);
	});

	it('say which input is empty, of another kind or lacks a row', () => {
		const build = (more: Parameters<typeof inputs>[0]) => () =>
			buildArchives(inputs(more), undefined, ['context']);
		expect(build({ parks: [] })).toThrow('"parks" has no features');
		expect(build({ parks: [street(45.01)] })).toThrow('"parks" is of areas');
		const rows = new Map([...TRACT_FIGURES.rows].slice(1));
		expect(() => withAttributes(TRACTS, { ...TRACT_FIGURES, rows }, tractName)).toThrow(
			'27053000001'
		);
	});
});

describe('a layer that is only declared', () => {
	const TILES = {
		archive: 'context',
		id: 'mills',
		kind: 'points',
		minzoom: 9,
		detail: GROUND,
		fields: { name: 'String', built: 'Number' }
	} as const satisfies TileContent;
	const mills = {
		source: 'mills',
		tiles: [TILES],
		draw: {
			'mill-dots': fromTiles(TILES, (_scene, palette) => ({
				type: 'circle',
				paint: { 'circle-color': palette.label }
			}))
		}
	} as const satisfies MapLayer;
	const order: readonly Placed[] = [...LAYER_ORDER, [mills, 'mill-dots']];
	const mill: Feature = {
		type: 'Feature',
		properties: { name: 'Upper Mill', built: 1871, owner: 'nobody’s business' },
		geometry: { type: 'Point', coordinates: [-93.25, 45.02] }
	};
	const build = (texts: typeof layerWords.layers) =>
		buildArchives(inputs({ mills: [mill] }), undefined, ['context'], {
			layers: layersOf(order),
			texts
		})[0]!;
	const context = layerWords.layers.context;

	it('is in the tiles, with its attributes, its words and whose it is', async () => {
		const text = { about: 'Old mills', fields: { built: 'Year' } };
		const { bytes } = build({ ...layerWords.layers, context: { ...context, mills: text } });
		const found = (await readTiles(bytes)).flatMap(({ z, layers }) =>
			layers.mills ? [{ z, ...layers.mills.feature(0).properties }] : []
		);
		expect(found).toEqual([9, 10, 11].map((z) => ({ z, name: 'Upper Mill', built: 1871 })));
		const metadata = await openBytes(bytes).getMetadata();
		expect(metadata).toMatchObject({
			attribution: expect.stringContaining('Publisher of mills') as string,
			vector_layers: expect.arrayContaining([
				expect.objectContaining({ id: 'mills', description: 'Old mills' })
			]) as unknown
		});
	});

	it('is in the style, over what lies before it, and gone without its archive', () => {
		const { layers } = sceneStyle(EXAMPLE_SCENE, FONTS, order);
		expect(layers.at(-1)).toMatchObject({
			id: 'mill-dots',
			source: 'context',
			'source-layer': 'mills'
		});
		const archives = { ...EXAMPLE_SCENE.archives, context: null };
		const without = sceneStyle({ ...EXAMPLE_SCENE, archives }, FONTS, order);
		expect(without.layers.map(({ id }) => id)).not.toContain('mill-dots');
	});

	it('is left out where the region has no file for it', () => {
		const built = buildArchives(inputs(), undefined, ['context'], {
			layers: layersOf(order),
			texts: { ...layerWords.layers, context: { ...context, mills: { about: 'Mills' } } }
		});
		expect(built[0]?.summary.layers.map(({ id }) => id)).toEqual(
			archive('context').summary.layers.map(({ id }) => id)
		);
	});

	it('is not built without words for it and each attribute', () => {
		expect(() => build(layerWords.layers)).toThrow('no words for the layer "mills"');
		const mute = { ...layerWords.layers, context: { ...context, mills: { about: 'Mills' } } };
		expect(() => build(mute)).toThrow('no words for "built" of the layer "mills"');
	});
});

describe('names of tracts', () => {
	it('are written as the Census Bureau writes them', () => {
		expect(tractName('27053003300')).toBe('Census Tract 33');
		expect(tractName('27053000102')).toBe('Census Tract 1.02');
		expect(tractName('27053126210')).toBe('Census Tract 1262.10');
	});
});
