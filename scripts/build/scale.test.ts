import { color } from 'd3-color';
import { interpolateLab, piecewise } from 'd3-interpolate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	type ClassScale,
	classCounts,
	classIndex,
	classLimits
} from '../../src/lib/domain/indicators/catalog.ts';
import {
	distance,
	lightness,
	seen,
	VISIONS
} from '../../src/lib/domain/scale/color-vision.fixture.ts';
import { scaleColors, SEQUENTIAL } from '../../src/lib/domain/layers/palette.ts';
import { makeScale } from '../../src/lib/domain/indicators/scale.ts';

/** Figures are published and kept to four decimals at most. */
const figure = (min: number, max: number) =>
	fc.integer({ min: min * 1e4, max: max * 1e4 }).map((each) => each / 1e4);
const values = fc.array(figure(0, 5000), { minLength: 20, maxLength: 400 });
const changes = fc.array(figure(-0.6, 1.5), { minLength: 20, maxLength: 400 });

describe('class scales', () => {
	it('puts a value that equals a break into the class above it', () => {
		const scale = { breaks: [10, 20] };
		expect([9.99, 10, 19.99, 20].map((value) => classIndex(scale, value))).toEqual([0, 1, 1, 2]);
		expect(classCounts(scale, [9, 10, null, 30])).toEqual([1, 1, 1]);
		expect(classLimits(scale, 0)).toEqual({ from: null, to: 10 });
		expect(classLimits(scale, 2)).toEqual({ from: 20, to: null });
	});

	it('keeps every sequential class filled and its limits ascending', () => {
		fc.assert(
			fc.property(values, (sample) => {
				const scale = makeScale(sample, 'sequential');
				expect(classCounts(scale, sample).every((count) => count > 0)).toBe(true);
				expect([...scale.breaks].sort((a, b) => a - b)).toEqual(scale.breaks);
				expect(scale.method.classes).toBe(scale.breaks.length + 1);
			})
		);
	});

	it('rounds its limits only while no more than a tenth of the areas change class', () => {
		// Six clusters; the natural limit 26 rounds to 30, which moves the areas at 26 a class down.
		const at26 = (moved: number) => {
			const clusters: readonly (readonly [value: number, areas: number])[] = [
				[0, 170],
				[10, 170],
				[26, moved],
				[31, 200 - moved],
				[50, 170],
				[70, 170],
				[90, 120]
			];
			return makeScale(
				clusters.flatMap(([value, areas]) => Array.from({ length: areas }, () => value)),
				'sequential'
			);
		};
		expect(at26(100)).toMatchObject({ breaks: [10, 30, 50, 70, 90], method: { rounding: 10 } });
		expect(at26(101)).toMatchObject({ breaks: [10, 25, 50, 70, 90], method: { rounding: 5 } });
	});

	it('does not depend on the order of the areas', () => {
		fc.assert(
			fc.property(values, (sample) => {
				expect(makeScale([...sample].reverse(), 'sequential')).toEqual(
					makeScale(sample, 'sequential')
				);
			})
		);
	});

	it('finds the groups that are there', () => {
		const sample = [100, 110, 120, 500, 510, 520, 900, 905, 1300, 1310, 1700, 1710, 2100, 2105];
		expect(makeScale(sample, 'sequential').breaks).toEqual([500, 900, 1300, 1700, 2100]);
	});

	it('lays changes around a neutral class that holds zero', () => {
		fc.assert(
			fc.property(changes, (sample) => {
				fc.pre(sample.some((value) => Math.abs(value) > 0.01));
				const scale = makeScale(sample, 'diverging');
				expect(classIndex(scale, 0)).toBe(scale.neutralClass);
				const { from, to } = classLimits(scale, scale.neutralClass!);
				expect(from).toBe(-to!);
			})
		);
	});

	it('refuses an indicator without values', () => {
		expect(() => makeScale([NaN], 'sequential')).toThrow(RangeError);
	});
});

describe('class colors', () => {
	const scales: [string, Pick<ClassScale, 'breaks' | 'kind' | 'neutralClass'>][] = [
		...[3, 4, 5, 6].map((classes): [string, (typeof scales)[number][1]] => [
			`${classes} sequential classes`,
			{ kind: 'sequential', neutralClass: null, breaks: [...Array(classes - 1).keys()] }
		]),
		['7 diverging', { kind: 'diverging', neutralClass: 3, breaks: [-3, -2, -1, 1, 2, 3] }],
		['6 diverging', { kind: 'diverging', neutralClass: 2, breaks: [-2, -1, 1, 2, 3] }],
		['5 diverging', { kind: 'diverging', neutralClass: 1, breaks: [-1, 1, 2, 3] }]
	];
	const cases = scales.flatMap(([name, scale]) =>
		(['light', 'dark'] as const).map((theme) => ({ name: `${name}, ${theme}`, scale, theme }))
	);

	it.each(cases)('gives one color a class: $name', ({ scale, theme }) => {
		const colors = scaleColors(scale, theme);
		expect(colors).toHaveLength(scale.breaks.length + 1);
		for (const each of colors) expect(each).toMatch(/^#[0-9a-f]{6}$/);
	});

	it.each(cases)('keeps neighbors apart in every color vision: $name', ({ scale, theme }) => {
		const colors = scaleColors(scale, theme);
		for (const [vision, matrix] of Object.entries(VISIONS)) {
			colors.slice(1).forEach((each, at) => {
				const apart = distance(seen(each, matrix), seen(colors[at]!, matrix));
				expect(apart, `${vision}: ${colors[at]} and ${each}`).toBeGreaterThan(8);
			});
		}
	});

	it.each(cases)('runs in one direction of lightness on each side: $name', ({ scale, theme }) => {
		const light = scaleColors(scale, theme).map(lightness);
		const middle = scale.neutralClass ?? 0;
		// More is darker, whatever the theme: a picture of one must not read as its opposite.
		const sign = -1;
		light.slice(1).forEach((each, at) => {
			const outward = at >= middle ? each - light[at]! : light[at]! - each;
			expect(outward * sign, `${light[at]} then ${each}`).toBeGreaterThan(4);
		});
	});

	it.each(['light', 'dark'] as const)('spreads each ramp evenly: %s', (theme) => {
		const ramps = SEQUENTIAL[theme];
		const along: (at: number) => string = piecewise(interpolateLab, [...ramps.at(-1)!]);
		ramps.slice(1).forEach((ramp) => {
			const even = ramp.map((_, at) => color(along(at / (ramp.length - 1)))!.formatHex());
			expect(ramp).toEqual(even);
		});
	});
});
