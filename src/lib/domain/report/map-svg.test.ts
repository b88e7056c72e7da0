import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methodById } from '../methods/definitions/index.ts';
import { methodColors, scaleColors } from '../layers/palette.ts';
import { mapFrame, PHONE_MAP, scaleBar } from './report-map.ts';
import { MAP } from './map.fixture.ts';
import { mapSvg } from './map-svg.ts';
import { lightnessOf, printColors, textWidth, wrapText } from './map-drawing.ts';

/** Names of elements that stand open at the end, or the first that is closed wrongly. */
function unbalanced(svg: string): string[] {
	const open: string[] = [];
	for (const [, end = '', name = '', self = ''] of svg.matchAll(
		/<(\/?)([a-zA-Z]+)(?:\s[^<>]*?)?(\/?)>/g
	)) {
		if (self === '/') continue;
		if (end === '') open.push(name);
		else if (open.pop() !== name) return [`/${name}`];
	}
	return open;
}

describe('the map of a report', () => {
	it('says everything that a picture alone has to say', () => {
		const { svg } = mapSvg(MAP, { id: 'map', standalone: true });
		expect(svg.startsWith('<?xml')).toBe(true);
		for (const text of [
			MAP.title,
			'Lower exposure (9 tracts)',
			'Under pressure now (9 tracts)',
			'No data (9 tracts)',
			'Too uncertain to rely on (8 tracts)',
			'Penn Avenue',
			'Planned line and stations',
			'Source: U.S. Census Bureau',
			'https://rootline.example/',
			'>N</text>',
			'miles</text>'
		]) {
			expect(svg).toContain(text);
		}
		expect(svg).toContain(`<desc id="map-alt">${MAP.alt}</desc>`);
		expect(svg).not.toContain('Far away');
	});

	it('has letters on a phone that can be read, and no words beyond its edge', () => {
		const { svg, width } = mapSvg(MAP, { id: 'map', ...PHONE_MAP });
		expect(width).toBe(PHONE_MAP.width);
		const texts = [
			...svg.matchAll(
				/<text x="([\d.]+)"[^>]*font-size="([\d.]+)" text-anchor="start"[^>]*>(.*?)<\/text>/g
			)
		].flatMap(([, x, size, told]) =>
			told!.split(/<tspan[^>]*>/).map((line) => [x, size, line.replace('</tspan>', '').trim()])
		);
		expect(texts.length).toBeGreaterThan(8);
		// What a screen of 320 pixels leaves is 264 wide.
		const shrunk = 264 / width;
		for (const [x, size, text] of texts) {
			expect(Number(size) * shrunk, text).toBeGreaterThanOrEqual(12);
			expect(Number(x) + textWidth(text!, Number(size)), text).toBeLessThanOrEqual(width);
		}
		expect(svg).toContain('Under pressure now');
	});

	it('needs no style sheet, script or other file, and keeps its ids to itself', () => {
		const { svg } = mapSvg(MAP, { id: 'first' });
		expect(svg).not.toMatch(/<style|<script|<image|href|style=|url\((?!#first-)/);
		const ids = [...svg.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
		expect(ids.length).toBeGreaterThan(3);
		expect(ids.every((id) => id?.startsWith('first-'))).toBe(true);
	});

	it('is well-formed whatever names come in, and the same for the same input', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
				const input = {
					...MAP,
					title: text,
					alt: text,
					stations: [{ name: text, lngLat: [-93.32, 45.01] as const }],
					classes: MAP.classes.map((each) => ({ ...each, label: text }))
				};
				const { svg } = mapSvg(input, { id: 'map' });
				expect(unbalanced(svg)).toEqual([]);
				expect(svg).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)|NaN|undefined/);
				expect(mapSvg(input, { id: 'map' }).svg).toBe(svg);
			}),
			{ numRuns: 200 }
		);
	});

	it('shows the place in the middle, north up, at one scale', () => {
		const frame = mapFrame(MAP, 672, 400);
		const [x, y] = frame.point([-93.32, 45.01]);
		expect(x).toBeCloseTo(336, 0);
		expect(y).toBeCloseTo(200, 0);
		expect(frame.point([-93.32, 45.011])[1]).toBeLessThan(y);
		expect(frame.point([-93.319, 45.01])[0]).toBeGreaterThan(x);
		const { miles, pixels } = scaleBar(frame);
		expect(pixels / frame.scale / 1609.344).toBeCloseTo(miles);
		expect(pixels).toBeLessThanOrEqual(168);
	});

	it('leaves out what lies beyond its edge', () => {
		const far = { ...MAP, areas: MAP.areas.map((area) => ({ ...area, rings: [] })) };
		const without = mapSvg(far, { id: 'map' }).svg.length;
		expect(mapSvg(MAP, { id: 'map' }).svg.length).toBeGreaterThan(without);
		const moved = {
			...MAP,
			areas: MAP.areas.map((area) => ({
				...area,
				rings: area.rings.map((rings) =>
					rings.map((ring) => ring.map(([x, y]) => [x + 3, y] as const))
				)
			}))
		};
		expect(mapSvg(moved, { id: 'map' }).svg.length).toBe(without);
	});
});

describe('colors of a printed map', () => {
	const ramps: readonly (readonly [string, readonly string[]])[] = [
		...[2, 3, 4, 5, 6].map(
			(count) =>
				[
					`${count} classes of a figure`,
					scaleColors(
						{
							breaks: Array.from({ length: count - 1 }, (_, i) => i),
							kind: 'sequential',
							neutralClass: null
						},
						'light'
					)
				] as const
		),
		[
			'a diverging figure',
			scaleColors({ breaks: [0, 1, 2, 3, 4], kind: 'diverging', neutralClass: 2 }, 'light')
		],
		['the classes of the method', methodColors(methodById('corridor-pressure'), 'light').colors],
		['colors that are all the same', ['#777777', '#777777', '#777777']]
	];

	it.each(ramps)('%s fall in lightness class by class', (_, colors) => {
		const printed = printColors(colors).map(lightnessOf);
		expect(printed).toHaveLength(colors.length);
		printed.slice(1).forEach((each, i) => {
			expect((printed[i] ?? 0) - each).toBeGreaterThanOrEqual(8.5);
		});
	});

	it('stay as they are where they are in order and calm', () => {
		const colors = ['#f7e6bd', '#d58f6e', '#a8557a'];
		expect(printColors(colors)).toEqual(colors);
		const dark = printColors(['#f7e6bd', '#cf6e46', '#471236']).map(lightnessOf);
		expect(Math.min(...dark)).toBeGreaterThan(40);
	});
});

describe('text in lines', () => {
	it('keeps every letter and no line is too wide', () => {
		fc.assert(
			fc.property(
				fc.string({ maxLength: 300 }),
				fc.integer({ min: 40, max: 700 }),
				(text, width) => {
					const lines = wrapText(text, 12, width);
					expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
					for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
				}
			)
		);
	});
});
