import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { madeUpTown, openBytes, readTiles } from '../../tests/tiles/support.ts';
import { openArchive } from '../../src/lib/map/archive-file.ts';
import { ARCHIVES, buildArchives } from './archives.ts';
import type { ArchiveInputs, Places } from './inputs.ts';
import { tractName } from './layers.ts';

const TRACTS = madeUpTown(6, 5, 12, 0.02);
const GROUPS = madeUpTown(12, 10).map((group) => ({ ...group, id: `${group.id}1` }));

function named<P>(features: typeof TRACTS, properties: (i: number) => P): Places<Polygon, P> {
	return {
		type: 'FeatureCollection',
		features: features.map((feature, i) => ({ ...feature, properties: properties(i) }))
	};
}

function circle(longitude: number, latitude: number, radius: number): Polygon {
	const ring = Array.from({ length: 65 }, (_, i) => [
		longitude + Math.cos((i / 32) * Math.PI) * radius,
		latitude + Math.sin((i / 32) * Math.PI) * radius * Math.SQRT1_2
	]);
	return { type: 'Polygon', coordinates: [ring] };
}

function inputs(): ArchiveInputs {
	const stops = [-93.28, -93.25, -93.22];
	const areas = (radius: number): ArchiveInputs['stationAreasHalfMile'] => ({
		type: 'FeatureCollection',
		features: stops.map((longitude, i) => ({
			type: 'Feature',
			properties: { id: `stop-${i}`, name: `Stop ${i}` },
			geometry: circle(longitude, 45.05, radius)
		}))
	});
	const street = (latitude: number): Places<never, unknown>['features'][number] =>
		({
			type: 'Feature',
			properties: {},
			geometry: {
				type: 'LineString',
				coordinates: [
					[-93.3, latitude],
					[-93.2, latitude]
				]
			}
		}) as never;
	return {
		version: '0123456789ab',
		lines: {
			type: 'FeatureCollection',
			features: [
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
					geometry: { type: 'LineString', coordinates: stops.map((x) => [x, 45.05]) }
				}
			]
		},
		stations: {
			type: 'FeatureCollection',
			features: stops.map((longitude, order) => ({
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
				geometry: { type: 'Point', coordinates: [longitude, 45.05] }
			}))
		},
		stationAreasHalfMile: areas(0.01),
		stationAreasOneMile: areas(0.02),
		corridorOneMile: areas(0.03),
		tracts: { type: 'FeatureCollection', features: TRACTS },
		blockGroups: { type: 'FeatureCollection', features: GROUPS },
		tractAttributes: {
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
		},
		blockGroupAttributes: {
			fields: [{ key: 'people', type: 'Number', description: 'People' }],
			rows: new Map(GROUPS.map(({ id }, i) => [id, { people: i }]))
		},
		water: named(GROUPS.slice(20, 30), (i) => ({
			name: i === 0 ? null : `Lake ${i}`,
			kind: 'lake'
		})),
		parks: named(GROUPS.slice(40, 44), (i) => ({ name: `Park ${i}` })),
		cities: named(TRACTS, (i) => ({ name: `City ${i}` })),
		cityPeople: new Map(TRACTS.map((_, i) => [`City ${i}`, i === 17 ? 1000 : i])),
		neighborhoods: named(GROUPS, (i) => ({ name: `Corner ${i}` })),
		counties: {
			type: 'FeatureCollection',
			features: [{ ...TRACTS[0], id: '053', properties: { name: 'Hennepin' } }] as never
		},
		busStreets: { type: 'FeatureCollection', features: [street(45.01), street(45.05)] }
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
			...[6, 7, 8, 9, 10].map((zoom) => `outlines: tracts, zoom ${zoom}`),
			'outlines: write'
		]);
	});

	it('say which input is empty or lacks a row', () => {
		const empty = { ...inputs(), parks: { type: 'FeatureCollection' as const, features: [] } };
		expect(() => buildArchives(empty, undefined, ['context'])).toThrow('"parks" has no features');
		const { tractAttributes } = inputs();
		const rows = new Map([...tractAttributes.rows].slice(1));
		const short = { ...inputs(), tractAttributes: { ...tractAttributes, rows } };
		expect(() => buildArchives(short, undefined, ['areas'])).toThrow('27053000001');
	});
});

describe('names of tracts', () => {
	it('are written as the Census Bureau writes them', () => {
		expect(tractName('27053003300')).toBe('Census Tract 33');
		expect(tractName('27053000102')).toBe('Census Tract 1.02');
		expect(tractName('27053126210')).toBe('Census Tract 1262.10');
	});
});
