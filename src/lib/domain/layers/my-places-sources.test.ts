import { describe, expect, it } from 'vitest';
import { myPlaces } from './my-places.ts';
import { MAP_PALETTES } from './ground-palette.ts';
import { drawingFeatures, ownSources } from './style.ts';
import { EXAMPLE_SCENE } from './scene.fixture.ts';
import type { SceneDrawing } from './scene.ts';

const parts = (drawing: SceneDrawing | null) =>
	drawingFeatures(drawing).features.map(({ properties }) => properties?.part as string);

describe('a drawing in the making', () => {
	it('shows its very first point', () => {
		expect(parts({ kind: 'polygon', points: [[-93.3, 45]], next: null })).toEqual(['point']);
	});

	it('shows where it would go on, a line from two points and an area from three', () => {
		const two = [
			[-93.3, 45],
			[-93.2, 45]
		] as const;
		expect(parts({ kind: 'polygon', points: two, next: [-93.2, 45.1] })).toEqual([
			'line',
			'next',
			'point',
			'point'
		]);
		const three = [...two, [-93.2, 45.1] as const];
		expect(parts({ kind: 'polygon', points: three, next: null }).slice(0, 2)).toEqual([
			'fill',
			'line'
		]);
		expect(parts({ kind: 'line', points: three, next: null })).not.toContain('fill');
		expect(parts({ kind: 'points', points: three, next: [-93, 45] })).toEqual([
			'point',
			'point',
			'point'
		]);
	});

	it('is nothing where nobody draws', () => {
		expect(parts(null)).toEqual([]);
	});
});

describe('places of one’s own', () => {
	it('carry their name at the northern edge', () => {
		const geometry = {
			type: 'Polygon' as const,
			coordinates: [
				[
					[-93.3, 45],
					[-93.2, 45],
					[-93.25, 45.2],
					[-93.3, 45]
				]
			]
		};
		const sources = ownSources({
			...EXAMPLE_SCENE,
			places: [{ key: 'a', name: 'A', geometry, tone: 2 }]
		});
		expect(sources['place-names'].data).toMatchObject({
			features: [{ geometry: { coordinates: [-93.25, 45.2] }, properties: { name: 'A' } }]
		});
	});

	it('differ by more than color: no two have the same width and dashes', () => {
		const looks = ([0, 1, 2, 3] as const).map((tone) => {
			const body = myPlaces.draw[`place-line-${tone}`](EXAMPLE_SCENE, MAP_PALETTES.light);
			if (body?.type !== 'line') throw new Error('places are outlined');
			return JSON.stringify([body.paint?.['line-width'], body.paint?.['line-dasharray']]);
		});
		expect(new Set(looks).size).toBe(4);
	});
});

describe('an imagined line', () => {
	it('has an area, a dot and a name at every station', () => {
		const plan = {
			line: EXAMPLE_SCENE.corridor.line,
			stations: [{ id: 's1', name: 'One', lng: -93.3, lat: 45, flagged: true }],
			meters: 800
		};
		const sources = ownSources({ ...EXAMPLE_SCENE, plan });
		for (const id of ['plan-areas', 'plan-stations', 'plan-names', 'plan-line'] as const) {
			expect(sources[id].data, id).toMatchObject({ features: [{}] });
		}
		const none = ownSources(EXAMPLE_SCENE);
		expect(none['plan-line'].data).toMatchObject({ features: [] });
	});

	it('is dashed, as the planned line is not', () => {
		const body = myPlaces.draw['plan-line'](EXAMPLE_SCENE, MAP_PALETTES.light);
		expect(body).toMatchObject({ paint: { 'line-dasharray': [2, 0.8] } });
	});
});
