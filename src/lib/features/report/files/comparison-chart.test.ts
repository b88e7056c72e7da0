import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOf } from '../../../domain/places/compared.ts';
import type { DrawnShape, DrawnText } from '../../../domain/report/map-drawing.ts';
import { comparisonDrawing, type ComparisonChart } from './comparison-chart.ts';

const words = fc.array(fc.stringMatching(/^[A-Za-z0-9%±–]{1,14}$/), { minLength: 1, maxLength: 9 });
const text = words.map((each) => each.join(' '));
const maybe = fc.oneof(fc.constant(''), text);

const row: fc.Arbitrary<ComparisonChart['rows'][number]> = fc
	.record({
		letter: fc.constantFrom('', 'A', 'M'),
		name: text,
		value: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
		spread: fc.option(fc.double({ min: 0, max: 0.4, noNaN: true })),
		text,
		beside: maybe,
		warning: fc.option(fc.record({ text })),
		said: maybe,
		clear: fc.boolean(),
		difference: maybe,
		isBase: fc.boolean()
	})
	.map(({ spread, ...rest }) => ({
		...rest,
		range:
			spread === null || rest.value === null
				? null
				: { low: Math.max(0, rest.value - spread), high: Math.min(1, rest.value + spread) }
	}));

const axis = axisOf([], 'share');
const chart: fc.Arbitrary<ComparisonChart> = fc
	.record({
		title: text,
		subtitle: text,
		rows: fc.array(row, { minLength: 2, maxLength: 14 }),
		reference: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
		notes: fc.array(text, { maxLength: 4 })
	})
	.map((each) => ({ ...each, axis, ticks: ['0%', '25%', '50%', '75%', '100%'] }));

/** Worked out from the letters alone: a wide letter is about six tenths of their size. */
function boxOf({ lines, x, y, step, size, anchor, bold }: DrawnText) {
	const wide = Math.max(...lines.map((line) => line.length)) * size * (bold ? 0.6 : 0.54);
	const left = anchor === 'middle' ? x - wide / 2 : x;
	return { left, right: left + wide, top: y - 0.8 * size, bottom: y + step * (lines.length - 1) };
}

const texts = (shapes: readonly DrawnShape[]) =>
	shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : []));

describe('the chart of a comparison as a picture', () => {
	it('has no text on another and none beyond its edge, whatever is said', () => {
		fc.assert(
			fc.property(chart, (any) => {
				const { shapes, width, height } = comparisonDrawing(any);
				const boxes = texts(shapes).map((each) => ({ ...boxOf(each), said: each.lines.join(' ') }));
				const beyond = boxes.filter(
					({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height
				);
				expect(beyond.map(({ said }) => said)).toEqual([]);
				const onEachOther = boxes.flatMap((a, at) =>
					boxes.slice(at + 1).flatMap((b) => {
						const apart =
							a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
						return apart ? [] : [`${a.said} | ${b.said}`];
					})
				);
				expect(onEachOther).toEqual([]);
			})
		);
	});

	it('says all that the screen says of every place', () => {
		fc.assert(
			fc.property(chart, (any) => {
				const bare = (said: string) => said.replace(/\s/g, '');
				const all = bare(
					texts(comparisonDrawing(any).shapes)
						.flatMap(({ lines }) => lines)
						.join('')
				);
				for (const said of [any.title, any.subtitle, ...any.notes]) {
					expect(all).toContain(bare(said));
				}
				for (const { name, text, beside, said, difference, warning } of any.rows) {
					for (const each of [name, text, beside, said, difference, warning?.text ?? '']) {
						expect(all).toContain(bare(each));
					}
				}
			})
		);
	});

	it('draws a bar only where a range is known, in its proportion to the axis', () => {
		fc.assert(
			fc.property(chart, (any) => {
				const { shapes } = comparisonDrawing(any);
				const bars = shapes.flatMap((shape) =>
					shape.kind === 'path' && shape.strokeWidth === 6 ? [shape.d] : []
				);
				const ranges = any.rows.flatMap(({ range }) => (range === null ? [] : [range]));
				expect(bars).toHaveLength(ranges.length);
				// The axis of a share runs over 330 pixels.
				bars.forEach((d, at) => {
					const [, from, to] = /^M([\d.]+) [\d.]+H([\d.]+)$/.exec(d)!;
					const { low, high } = ranges[at]!;
					expect(Number(to) - Number(from)).toBeCloseTo((high - low) * 330, 0);
				});
				const dots = shapes.filter(({ kind }) => kind === 'dot');
				expect(dots).toHaveLength(any.rows.filter(({ value }) => value !== null).length);
			})
		);
	});
});
