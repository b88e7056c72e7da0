import {
	createPropertyExpression,
	featureFilter,
	latest,
	type StylePropertySpecification
} from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWorld, type WorldPoint } from '../domain/layers/locator.ts';
import { EXAMPLE_SCENE, FONTS } from '../domain/layers/scene.fixture.ts';
import type { Scene } from '../domain/layers/scene.ts';
import { sceneStyle } from '../domain/layers/style.ts';
import { isWithin, valueOf } from './sketch.ts';

/** What is shown before anybody has asked for anything. */
const PLAIN: Scene = {
	...EXAMPLE_SCENE,
	archives: { ...EXAMPLE_SCENE.archives, context: null, streets: null, history: null },
	selected: null,
	pin: null,
	places: [],
	plan: null,
	chosen: [],
	accounts: [],
	buildings: [],
	mine: null,
	past: null
};

const DRAWN = sceneStyle(PLAIN, FONTS).layers.filter(({ type }) => type !== 'symbol');

const told = fc.record({
	zoom: fc.double({ min: 7.5, max: 13, noNaN: true }),
	properties: fc.record({
		status: fc.constantFrom('open', 'planned', 'dropped'),
		flagged: fc.boolean()
	}),
	state: fc.record(
		{
			color: fc.constantFrom('#933a62', '#933a6224'),
			texture: fc.constantFrom('no-data', 'low-reliability', 'none'),
			dimmed: fc.boolean(),
			selected: fc.boolean(),
			hover: fc.boolean()
		},
		{ requiredKeys: [] }
	)
});

describe('what the style says', () => {
	const said = DRAWN.flatMap(({ id, type, paint = {} }) =>
		Object.entries(paint).map(([name, value]) => ({
			id,
			name,
			value: value as unknown,
			spec: (latest as unknown as Record<string, Record<string, StylePropertySpecification>>)[
				`paint_${type}`
			]![name]!
		}))
	);

	it('is of many layers', () => {
		expect(said.length).toBeGreaterThan(20);
	});

	it.each(said)(
		'$name of $id is the same for the sketch as for the engine',
		({ name, value, spec }) => {
			const engine = createPropertyExpression(value, `layers[0].paint.${name}`, spec);
			if (engine.result === 'error') {
				// Plain values are no expressions.
				expect(Array.isArray(value) && typeof value[0] === 'string').toBe(false);
				return;
			}
			fc.assert(
				fc.property(told, ({ zoom, properties, state }) => {
					const theirs: unknown = engine.value.evaluate(
						{ zoom },
						{ type: 2, properties, geometry: [] },
						state
					);
					const ours = valueOf(value, { zoom, properties, state });
					if (typeof theirs === 'number') expect(ours).toBeCloseTo(theirs, 9);
					else expect(asText(ours, spec)).toBe(asText(theirs, spec));
				}),
				{ numRuns: 50 }
			);
		}
	);

	it.each(DRAWN.filter((layer) => 'filter' in layer))(
		'the filter of $id lets the same through',
		(layer) => {
			const filter: unknown = 'filter' in layer ? layer.filter : true;
			const engine = featureFilter(filter as never, 'layers[0].filter');
			fc.assert(
				fc.property(told, ({ zoom, properties, state }) => {
					const ours = valueOf(filter, { zoom, properties, state }) === true;
					expect(ours).toBe(
						engine.filter({ zoom }, { type: 2, properties, geometry: [] } as never)
					);
				})
			);
		}
	);

	it('is refused where the sketch does not know it', () => {
		expect(() => valueOf(['heatmap-density'], { zoom: 9, properties: {}, state: {} })).toThrow(
			/heatmap-density/
		);
	});
});

/** Colors of either in the engine's own words. */
function asText(value: unknown, spec: StylePropertySpecification): string {
	if (spec.type !== 'color' || typeof value !== 'string') return String(value);
	const parsed = createPropertyExpression(['to-color', value], 'layers[0].paint.color', spec);
	if (parsed.result === 'error') throw new Error(value);
	return String(parsed.value.evaluate({ zoom: 9 }));
}

describe('the area under a finger', () => {
	const square = (west: number, north: number, size: number): WorldPoint[] => [
		[west, north],
		[west + size, north],
		[west + size, north + size],
		[west, north + size],
		[west, north]
	];

	it('is inside of its outline and outside of its holes', () => {
		const share = fc.double({ min: -0.5, max: 1.5, noNaN: true });
		fc.assert(
			fc.property(share, share, (x, y) => {
				const inside = (from: number, to: number) => x > from && x < to && y > from && y < to;
				fc.pre([0, 1, 0.25, 0.75].every((edge) => x !== edge && y !== edge));
				expect(isWithin([square(0, 0, 1), square(0.25, 0.25, 0.5)], [x, y])).toBe(
					inside(0, 1) && !inside(0.25, 0.75)
				);
			})
		);
	});

	it('counts on the world of web maps', () => {
		expect(toWorld([-180, 85.051128779806])[0]).toBe(0);
		expect(toWorld([-180, 85.051128779806])[1]).toBeCloseTo(0, 9);
		expect(toWorld([0, 0])).toEqual([0.5, 0.5]);
	});
});
