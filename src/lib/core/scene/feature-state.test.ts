import { createExpression, latest } from '@maplibre/maplibre-gl-style-spec';
import type {
	ExpressionSpecification,
	StylePropertySpecification
} from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	byAttention,
	lowReliabilityOpacity,
	NO_DATA_CLASS,
	noDataOpacity,
	tractColor,
	tractFillState,
	tractOpacity
} from './feature-state.ts';

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

const COLORS = ['#112233', '#445566', '#778899'];
const anyClass = fc.integer({ min: -1, max: 5 });
const anyLit = fc.option(fc.integer({ min: -1, max: 2 }));

describe('the state of a tract', () => {
	it('carries the colour of its class', () => {
		expect(tractFillState(1, false, COLORS, null)).toEqual({
			class: 1,
			color: '#445566',
			low: false,
			dimmed: false
		});
	});

	it('takes a class without colour for no data, never for another class', () => {
		expect(tractFillState(3, true, COLORS, null)).toEqual({
			class: NO_DATA_CLASS,
			color: null,
			low: false,
			dimmed: false
		});
	});

	it('fades exactly the classes that are not lit', () => {
		fc.assert(
			fc.property(anyClass, fc.boolean(), anyLit, (classIndex, low, lit) => {
				const state = tractFillState(classIndex, low, COLORS, lit);
				expect(state.dimmed).toBe(lit !== null && state.class !== lit);
			})
		);
	});
});

describe('the fill of a tract', () => {
	it('is the class colour or the no-data texture: one of them, whatever the state', () => {
		fc.assert(
			fc.property(anyClass, fc.boolean(), anyLit, (classIndex, low, lit) => {
				const state = tractFillState(classIndex, low, COLORS, lit);
				const color = evaluate(tractColor(), 'fill-color', state) as { a: number };
				const texture = evaluate(noDataOpacity(), 'fill-opacity', state) as number;
				expect(color.a > 0).toBe(state.color !== null);
				expect(texture > 0).toBe(state.color === null);
			})
		);
	});

	it('shows neither colour nor texture before the figure is known', () => {
		expect(evaluate(tractColor(), 'fill-color', {})).toMatchObject({ a: 0 });
		expect(evaluate(noDataOpacity(), 'fill-opacity', {})).toBe(0);
		expect(evaluate(lowReliabilityOpacity(), 'fill-opacity', {})).toBe(0);
	});

	it('hatches exactly the uncertain figures, and fades hatch and colour together', () => {
		fc.assert(
			fc.property(anyClass, fc.boolean(), anyLit, (classIndex, low, lit) => {
				const state = tractFillState(classIndex, low, COLORS, lit);
				const hatch = evaluate(lowReliabilityOpacity(), 'fill-opacity', state);
				const fill = evaluate(tractOpacity(), 'fill-opacity', state);
				expect(hatch).toBe(state.low ? fill : 0);
				expect(fill === 1).toBe(!state.dimmed);
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
