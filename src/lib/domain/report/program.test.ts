import {
	buffer,
	booleanIntersects,
	lineString,
	point,
	pointToLineDistance,
	polygon
} from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvParseRows } from 'd3-dsv';
import { figureNames } from '../../i18n/figures.ts';
import { useMessages } from '../../i18n/index.ts';
import { useReportMessages } from '../../i18n/report.ts';
import { need } from '#words/program.ts';
import { callFigures } from '../places/compared.ts';
import type { LonLat } from '../geometry/projection.ts';
import { csvText } from './figure-files.ts';
import { NEED_HEADINGS, needFileRows, needSheet, routeStanding } from './program.ts';
import { anyAnswer, forMany } from './report.fixture.ts';

const MILE = 1609.344;
/** Degrees near the middle of the region. */
const AT = { longitude: -93.3, latitude: 45 } as const;
const degrees = (east: number, north: number): LonLat => [
	AT.longitude + east / 78_800,
	AT.latitude + north / 111_130
];

const run = [degrees(-3000, 0), degrees(0, 0), degrees(0, 4000)];
const line = {
	id: 'main',
	line: { type: 'LineString', coordinates: run.map((each) => [...each]) },
	stations: [],
	terminusShared: null
} as const;
const asTurf = lineString(run.map((each) => [...each]));

/** All over the ground around the route alike, and not mostly in its middle. */
const spread = (min: number, max: number) => fc.noBias(fc.integer({ min, max }));
const meters = spread(-6000, 6000);

/** Made-up places that each is tried on. */
const RUNS = 40;

describe('how a place lies to a route', () => {
	it('an address is as far as it is in a straight line, and inside within the limit', () => {
		fc.assert(
			fc.property(meters, meters, (east, north) => {
				const [lng, lat] = degrees(east, north);
				const ref = `near:${lat.toFixed(5)},${lng.toFixed(5)},0.5mi`;
				const standing = routeStanding({ ref, outline: null }, line, MILE)!;
				const far = pointToLineDistance(point([lng, lat]), asTurf, { units: 'meters' });
				// Both planes are a little off, and references are good to a meter.
				expect(Math.abs(standing.meters - far)).toBeLessThan(5 + far * 0.006);
				expect(standing.share).toBeNull();
				if (far < MILE - 120) expect(standing.within).toBe('all');
				if (far > MILE + 120) expect(standing.within).toBe('none');
				if (Math.abs(far - MILE) < 80) expect(standing.within).toBe('edge');
			})
		);
	});

	it('a square touches the route, is held by the ground around it, or neither, as its shapes say', () => {
		const corridor = buffer(asTurf, MILE, { units: 'meters', steps: 64 })!;
		fc.assert(
			fc.property(meters, meters, spread(50, 4000), (x, y, size) => {
				const ring = [
					degrees(x, y),
					degrees(x + size, y),
					degrees(x + size, y + size),
					degrees(x, y + size),
					degrees(x, y)
				];
				const standing = routeStanding({ ref: 'area:x', outline: [[ring]] }, line, MILE)!;
				const square = polygon([ring.map((each) => [...each])]);
				const touches = booleanIntersects(square, asTurf);
				if (touches) expect(standing.meters).toBe(0);
				else {
					const corners = ring.map((each) =>
						pointToLineDistance(point([...each]), asTurf, { units: 'meters' })
					);
					expect(standing.meters).toBeGreaterThan(0);
					expect(standing.meters).toBeLessThanOrEqual(Math.min(...corners) * 1.006 + 1);
				}
				const near = booleanIntersects(square, corridor);
				if (standing.within === 'none') expect(standing.meters).toBeGreaterThan(MILE * 0.98);
				if (!near && standing.meters > MILE + 150) expect(standing.within).toBe('none');
				if (touches) expect(['all', 'some']).toContain(standing.within);
			}),
			{ numRuns: 150 }
		);
	});

	it('nothing is said of a place without an outline', () => {
		expect(routeStanding({ ref: 'region', outline: null }, line, MILE)).toBeNull();
	});
});

describe('the need sheet', () => {
	const voice = {
		figures: figureNames,
		files: useReportMessages().fileWords,
		estimate: useMessages().estimate,
		report: useReportMessages().report,
		headings: need.headings,
		columns: need.columns,
		directions: need.calls
	};

	it('has the headings of the call, and each figure as the profile has it, in whatever state', () => {
		forMany(anyAnswer, RUNS, (answer) => {
			const sections = needSheet(answer);
			expect(sections.map(({ heading }) => heading)).toEqual(NEED_HEADINGS);
			for (const { figure, beside } of sections.flatMap(({ rows }) => rows)) {
				const own = answer.place.profile.figures.find(
					({ definition }) => definition.id === figure.definition.id
				);
				expect(figure).toBe(own);
				const { unit, measure } = figure.definition;
				if (unit === 'count') expect(beside).toEqual([]);
				for (const other of beside) {
					expect(other.role).not.toBe('corridor');
					if (measure.kind === 'record') expect(other.direction).toBe('not-tested');
					else expect(other.direction).toBe(callFigures(figure, other.figure).direction);
				}
			}
		});
	});

	it('is a table in which every number of it stands, with its source', () => {
		forMany(anyAnswer, RUNS, (answer) => {
			const sections = needSheet(answer);
			const [head = [], ...rows] = csvParseRows(
				csvText(needFileRows(sections, voice)).replace(/^\uFEFF/, '')
			);
			const figures = sections.flatMap(({ rows: all }) => all);
			expect(rows).toHaveLength(figures.length);
			rows.forEach((cells, at) => {
				expect(cells).toHaveLength(head.length);
				const cell = (name: string) => cells[head.indexOf(name)] ?? '';
				const { definition, estimate } = figures[at]!.figure;
				expect(cell('figure_id')).toBe(definition.id);
				for (const [name, value] of [
					['value', estimate.value],
					['margin of error (90%)', estimate.moe]
				] as const) {
					if (value === null) expect(cell(name)).toBe('');
					else expect(Number(cell(name))).toBeCloseTo(value, 5);
				}
				expect(cell('source')).not.toBe('');
				expect(cell('years')).not.toBe('');
				expect(cell('what to know')).not.toBe('');
			});
		});
	});
});
