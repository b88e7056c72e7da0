import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountImageNamed } from './accounts.ts';
import { buildingImageNamed } from './public-housing.ts';
import { styleImages } from './ground-palette.ts';
import { anyScene, EXAMPLE_SCENE, FONTS, FULL_SCENE, EXAMPLE_STATIONS } from './scene.fixture.ts';
import type { MapLayer } from './definition.ts';
import {
	LAYER_ORDER,
	orderLayers,
	sceneStyle,
	type Placed,
	stationArea,
	sceneSources
} from './style.ts';
import { area, distance } from '@turf/turf';
import type { Polygon, Feature } from 'geojson';

/** All of this folder but its tests. */
const FILES = import.meta.glob<Readonly<Record<string, unknown>>>(
	['./*.ts', '!./*.test.ts', '!./*.fixture.ts'],
	{ eager: true }
);

/** A name, or the names that an expression chooses from. */
function imagesOf(value: unknown): unknown[] {
	if (!Array.isArray(value)) return [value];
	return value.filter((each) => typeof each === 'string' && each.startsWith('account-'));
}

describe('the style of a scene', () => {
	it("is valid by MapLibre's own validator, whatever the scene", () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				expect(validateStyleMin(sceneStyle(scene, FONTS))).toEqual([]);
			}),
			{ numRuns: 150 }
		);
	});

	it('is the same for the same scene', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				expect(sceneStyle(scene, FONTS)).toEqual(sceneStyle(structuredClone(scene), FONTS));
			}),
			{ numRuns: 30 }
		);
	});

	it('names no source that it does not bring', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const style = sceneStyle(scene, FONTS);
				for (const layer of style.layers) {
					if ('source' in layer) expect(Object.keys(style.sources)).toContain(layer.source);
				}
			}),
			{ numRuns: 60 }
		);
	});

	it('brings no drawing with nothing on it, and no layer of one: each costs every frame', () => {
		const { sources, layers } = sceneStyle(EXAMPLE_SCENE, FONTS);
		for (const source of [
			'drawing',
			'places',
			'plan-line',
			'account-pins',
			'pin',
			'selected-area'
		]) {
			expect(Object.keys(sources)).not.toContain(source);
			expect(Object.keys(sceneStyle(FULL_SCENE, FONTS).sources)).toContain(source);
		}
		const ids = layers.map(({ id }) => id);
		const full = sceneStyle(FULL_SCENE, FONTS).layers.map(({ id }) => id);
		const unseen = ['drawing-line', 'place-casing', 'pin-name', 'tract-chosen', 'tract-attention'];
		for (const id of unseen) {
			expect(ids).not.toContain(id);
			expect(full).toContain(id);
		}
	});

	it('asks for nothing outside the site but its own archives and fonts', () => {
		const style = sceneStyle(EXAMPLE_SCENE, FONTS);
		const addresses = JSON.stringify(style).match(/[a-z]+:\/\/[^"]*/g) ?? [];
		expect(addresses.length).toBeGreaterThan(0);
		for (const address of addresses) {
			expect(address).toMatch(/^(archive:\/\/tiles\/|https:\/\/site\.test\/)/);
		}
		expect(style.glyphs).toBeUndefined();
		expect(style.sprite).toBeUndefined();
	});

	it('draws the line and its stations without any archive', () => {
		const style = sceneStyle(
			{
				...EXAMPLE_SCENE,
				archives: { corridor: null, outlines: null, context: null, streets: null, history: null }
			},
			FONTS
		);
		const ids = style.layers.map(({ id }) => id);
		expect(ids).toEqual(
			expect.arrayContaining(['land', 'line', 'stations', 'station-names', 'station-area-lines'])
		);
		expect(ids).not.toContain('tract-fills');
		expect(ids).not.toContain('water');
	});

	it('leaves out all of the ground, and nothing else, until its archive is asked for', () => {
		const archives = { ...EXAMPLE_SCENE.archives, context: null };
		const drawn = (scene: typeof EXAMPLE_SCENE) => sceneStyle(scene, FONTS).layers;
		const ground = drawn(EXAMPLE_SCENE).filter(
			(layer) => 'source' in layer && layer.source === 'context'
		);
		for (const id of ['water', 'parks', 'city-lines', 'neighborhood-lines', 'bus-streets']) {
			expect(ground.map((layer) => layer.id)).toContain(id);
		}
		const kept = drawn({ ...EXAMPLE_SCENE, archives });
		expect(kept.map(({ id }) => id)).toEqual(
			drawn(EXAMPLE_SCENE)
				.filter((layer) => !ground.includes(layer))
				.map(({ id }) => id)
				.filter((id) => !ground.some((layer) => layer.id === id))
		);
	});

	it('uses only images that are drawn for it, and has the no-data and uncertainty textures', () => {
		const names = new Set<unknown>();
		for (const theme of ['light', 'dark'] as const) {
			for (const layer of sceneStyle({ ...FULL_SCENE, theme }, FONTS).layers) {
				if (layer.type === 'fill' && layer.paint?.['fill-pattern']) {
					names.add(layer.paint['fill-pattern']);
				}
				if (layer.type === 'symbol' && layer.layout?.['icon-image']) {
					for (const name of imagesOf(layer.layout['icon-image'])) names.add(name);
				}
			}
		}
		const drawn = [...styleImages().keys()];
		for (const name of names) {
			const image = accountImageNamed(String(name)) ?? buildingImageNamed(String(name));
			if (image) drawn.push(String(name));
		}
		expect([...names].sort()).toEqual(drawn.sort());
		expect(drawn.filter((name) => name.startsWith('account-'))).toHaveLength(12);
	});

	it('keeps names on sources that carry nothing else', () => {
		const style = sceneStyle(FULL_SCENE, FONTS);
		const kinds = new Map<string, Set<boolean>>();
		for (const layer of style.layers) {
			// Archives of ground and lines, and the pin, are never recolored by state.
			if (
				!('source' in layer) ||
				['corridor', 'context', 'streets', 'history', 'pin'].includes(layer.source)
			)
				continue;
			const seen = kinds.get(layer.source) ?? new Set();
			kinds.set(layer.source, seen.add(layer.type === 'symbol'));
		}
		for (const [source, seen] of kinds) expect(seen.size, source).toBe(1);
	});
});

describe('the order of the layers', () => {
	const order = sceneStyle(FULL_SCENE, FONTS).layers.map(({ id }) => id);
	const at = (id: string) => {
		expect(order).toContain(id);
		return order.indexOf(id);
	};

	it('holds every layer of the style once', () => {
		const ids = orderLayers(LAYER_ORDER).map(([id]) => id);
		expect(ids).toHaveLength(new Set(ids).size);
		expect(ids).toEqual(order);
	});

	it('holds every layer of the map: each file that defines one is in the list', () => {
		const listed = new Set<unknown>(LAYER_ORDER.map(([layer]) => layer));
		const files = Object.entries(FILES);
		expect(Object.keys(FILES)).toContain('./parks.ts');
		const left = files.flatMap(([file, module]) =>
			Object.entries(module)
				.filter(
					([, value]) =>
						typeof value === 'object' &&
						value !== null &&
						'tiles' in value &&
						'draw' in value &&
						!listed.has(value)
				)
				.map(([name]) => `${file}: ${name}`)
		);
		expect(left).toEqual([]);
	});

	it('throws when a layer is missing, unknown or named twice', () => {
		const layer = (...ids: readonly string[]): MapLayer => ({
			source: null,
			tiles: [],
			draw: Object.fromEntries(ids.map((id) => [id, () => null]))
		});
		const both = layer('a', 'b');
		const idsOf = (placed: readonly Placed[]) => orderLayers(placed).map(([id]) => id);
		expect(() => idsOf([[both, 'a']])).toThrow('missing from the order of the layers: b');
		expect(() => idsOf([[layer('a'), 'a', 'b']])).toThrow('no such layer: b');
		expect(() =>
			idsOf([
				[both, 'a'],
				[both, 'a']
			])
		).toThrow('twice: a');
		expect(() =>
			idsOf([
				[layer('a'), 'a'],
				[layer('a'), 'a']
			])
		).toThrow('twice: a');
		expect(
			idsOf([
				[both, 'b'],
				[layer('c'), 'c'],
				[both, 'a']
			])
		).toEqual(['b', 'c', 'a']);
	});

	it('puts the line over every fill, and the stations over the line', () => {
		const style = sceneStyle(FULL_SCENE, FONTS);
		for (const { id, type } of style.layers) {
			if (type === 'fill' || type === 'background') expect(at(id), id).toBeLessThan(at('line'));
		}
		expect(at('line-casing')).toBeLessThan(at('line'));
		expect(at('line')).toBeLessThan(at('stations'));
		expect(at('station-halos')).toBeLessThan(at('stations'));
	});

	it('puts names over everything drawn, and the stations’ names over other names', () => {
		const style = sceneStyle(FULL_SCENE, FONTS);
		const firstName = style.layers.findIndex(({ type }) => type === 'symbol');
		expect(style.layers.slice(firstName).every(({ type }) => type === 'symbol')).toBe(true);
		for (const id of ['city-names', 'neighborhood-names', 'county-names', 'line-name']) {
			expect(at(id)).toBeLessThan(at('station-names'));
		}
	});

	it('lays the textures over the class colors, and the outline of the selection over both', () => {
		expect(at('tract-fills')).toBeLessThan(at('tract-no-data'));
		expect(at('tract-fills')).toBeLessThan(at('tract-low-reliability'));
		expect(at('tract-low-reliability')).toBeLessThan(at('tract-attention'));
		expect(at('tract-attention-casing')).toBeLessThan(at('tract-attention'));
	});
});

describe('a station area', () => {
	const station = EXAMPLE_STATIONS[1];
	if (!station) throw new Error('the example has stations');
	const half = stationArea(station, 804.672) as Feature<Polygon>;

	it('has at least 64 steps a quarter turn, all at the distance', () => {
		const ring = half.geometry.coordinates[0] ?? [];
		expect(ring.length).toBeGreaterThanOrEqual(4 * 64 + 1);
		for (const position of ring) {
			const meters = distance([station.lng, station.lat], position, { units: 'meters' });
			expect(Math.abs(meters - 804.672)).toBeLessThan(0.2);
		}
	});

	it('loses no more than 0.02 % of the circle’s area', () => {
		expect(area(half) / (Math.PI * 804.672 ** 2)).toBeCloseTo(1, 3);
	});
});

describe('the sources of a scene', () => {
	it('read tiles by the archive scheme, within the archive’s bounds and zooms', () => {
		expect(sceneSources(EXAMPLE_SCENE).outlines).toEqual({
			type: 'vector',
			tiles: ['archive://tiles/example-0123456789abcdef.pmtiles/{z}/{x}/{y}'],
			bounds: [-94, 44.4, -92.7, 45.5],
			minzoom: 5,
			maxzoom: 13,
			promoteId: { tracts: 'GEOID' }
		});
	});

	it('hold every station once as dot, area and name', () => {
		const sources = sceneSources(EXAMPLE_SCENE);
		for (const id of ['stations', 'station-areas', 'station-names'] as const) {
			const source = sources[id];
			if (source?.type !== 'geojson') throw new Error(`${id} should be drawn`);
			expect(source.data).toMatchObject({
				features: EXAMPLE_STATIONS.map((station) => ({ properties: { id: station.id } }))
			});
		}
	});
});
