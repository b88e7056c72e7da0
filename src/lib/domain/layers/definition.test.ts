import { createExpression, latest } from '@maplibre/maplibre-gl-style-spec';
import type {
	ExpressionSpecification,
	StylePropertySpecification
} from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	byAttention,
	NO_DATA_CLASS,
	textureOpacity,
	tractColor,
	tractState
} from './definition.ts';

function evaluate(
	expression: ExpressionSpecification,
	property: 'fill-opacity' | 'fill-color',
	state: object
): unknown {
	const compiled = createExpression(
		expression,
		`layers[0].paint.${property}`,
		latest.paint_fill[property] as StylePropertySpecification
	);
	if (compiled.result === 'error') throw new Error(compiled.value.map(String).join());
	return compiled.value.evaluate({ zoom: 10 }, undefined, { ...state });
}

type Rgba = Readonly<Record<'r' | 'g' | 'b' | 'a', number>>;

const COLORS = ['#112233', '#445566', '#778899'];
const anyClass = fc.integer({ min: -1, max: 5 });
const anyLit = fc.option(fc.integer({ min: -1, max: 2 }));
const anyState = fc
	.tuple(anyClass, fc.boolean(), anyLit)
	.map(([classIndex, low, lit]) => ({ state: tractState(classIndex, low, COLORS, lit), lit }));

describe('the state of a tract', () => {
	it('carries the color of its class', () => {
		expect(tractState(1, false, COLORS, null)).toEqual({
			class: 1,
			low: false,
			dimmed: false,
			fill: { color: '#445566' },
			texture: { texture: 'none', dimmed: false }
		});
	});

	it('takes a class without color for no data, never for another class', () => {
		expect(tractState(3, true, COLORS, null)).toEqual({
			class: NO_DATA_CLASS,
			low: false,
			dimmed: false,
			fill: { color: null },
			texture: { texture: 'no-data', dimmed: false }
		});
	});

	it('fades exactly the classes that are not lit', () => {
		fc.assert(
			fc.property(anyState, ({ state, lit }) => {
				expect(state.dimmed).toBe(lit !== null && state.class !== lit);
			})
		);
	});
});

describe('the fill of a tract', () => {
	it('is the class color or the no-data texture: one of them, whatever the state', () => {
		fc.assert(
			fc.property(anyState, ({ state }) => {
				const color = evaluate(tractColor(), 'fill-color', state.fill) as { a: number };
				const texture = evaluate(textureOpacity('no-data'), 'fill-opacity', state.texture);
				expect(color.a > 0).toBe(state.class !== NO_DATA_CLASS);
				expect(texture !== 0).toBe(state.class === NO_DATA_CLASS);
			})
		);
	});

	it('keeps its hue where it is dimmed', () => {
		const at = (lit: number) =>
			evaluate(tractColor(), 'fill-color', tractState(1, false, COLORS, lit).fill) as Rgba;
		const [lit, dim] = [at(1), at(2)];
		// Both are multiplied by their opacity.
		for (const part of ['r', 'g', 'b'] as const)
			expect(dim[part] / dim.a).toBeCloseTo(lit[part], 6);
	});

	it('shows neither color nor texture before the figure is known', () => {
		expect(evaluate(tractColor(), 'fill-color', {})).toMatchObject({ a: 0 });
		expect(evaluate(textureOpacity('no-data'), 'fill-opacity', {})).toBe(0);
		expect(evaluate(textureOpacity('low-reliability'), 'fill-opacity', {})).toBe(0);
	});

	it('hatches exactly the uncertain figures, and fades texture and color together', () => {
		fc.assert(
			fc.property(anyState, ({ state }) => {
				const { a: fill } = evaluate(tractColor(), 'fill-color', state.fill) as { a: number };
				const shown = state.dimmed ? 0.14 : 1;
				const hatch = evaluate(textureOpacity('low-reliability'), 'fill-opacity', state.texture);
				const dots = evaluate(textureOpacity('no-data'), 'fill-opacity', state.texture);
				// Its opacity is one of 256.
				expect(fill).toBeCloseTo(state.class === NO_DATA_CLASS ? 0 : shown, 2);
				expect(hatch).toBe(state.low ? shown : 0);
				expect(dots).toBe(state.class === NO_DATA_CLASS ? shown : 0);
			})
		);
	});
});

describe('attention', () => {
	it('puts the selection before the pointer', () => {
		const width = byAttention(3, 2, 0);
		const at = (state: object) => evaluate(width, 'fill-opacity', state);
		expect(at({ selected: true, hover: true })).toBe(3);
		expect(at({ selected: true })).toBe(3);
		expect(at({ hover: true })).toBe(2);
		expect(at({ selected: false, hover: false })).toBe(0);
		expect(at({})).toBe(0);
	});
});
