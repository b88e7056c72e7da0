/** The numbers of traces on the region's own figures, against the tables they come from. */
import { beforeAll, describe, expect, it } from 'vitest';
import { traceArea } from '../../src/lib/domain/methods/trace.ts';
import type { AreaTrace, TestTrace } from '../../src/lib/domain/methods/trace.ts';
import { builtMethods } from './built-methods.ts';
import type { BuiltMethods } from './built-methods.ts';
import {
	bachelorsBefore,
	before,
	burdenNow,
	cell,
	long,
	now,
	realRise,
	regionBurden,
	regionShare,
	regionValueRise,
	shareNow,
	SHARES
} from './independent.ts';

let built: BuiltMethods;
let traces: readonly AreaTrace[];
/** Tracts that are one whole 2010 tract, so that earlier figures are theirs as published. */
let unchanged: readonly AreaTrace[];

beforeAll(async () => {
	built = await builtMethods();
	const evaluation = built.evaluationOf('corridor-pressure');
	traces = built.places.file.tracts.geoid.map((_, row) => traceArea(evaluation, row));
	unchanged = traces.filter(({ row, area }) => {
		const overlaps = built.crosswalk.overlaps[row] ?? [];
		const [only] = overlaps;
		const same = only !== undefined && built.crosswalk.from[only.from] === area;
		return overlaps.length === 1 && only?.countWeight === 1 && same;
	});
});

function testOf(trace: AreaTrace, id: string): TestTrace {
	const found = trace.tests.find(({ test }) => test === id);
	if (found === undefined) throw new Error(`no test ${id}`);
	return found;
}

/** Built files keep shares to four digits and dollars whole. */
const KEPT = 6e-5;

function expectNear(actual: number | null, expected: number, within: number, what: string) {
	if (actual === null || Number.isNaN(expected)) {
		expect([actual, what], what).toEqual([Number.isNaN(expected) ? null : expected, what]);
		return;
	}
	expect(
		Math.abs(actual - expected),
		`${what}: ${String(actual)} for ${String(expected)}`
	).toBeLessThan(within);
}

describe('a trace on the region’s figures', () => {
	it('has tracts enough to compare with', () => {
		expect(traces).toHaveLength(784);
		expect(unchanged.length).toBeGreaterThan(400);
	});

	it('shows the shares of 2019–2023 with their margins, in every tract', () => {
		for (const trace of traces) {
			const [rents, rentsMoe] = shareNow(trace.area, SHARES.renters);
			const [white, whiteMoe] = shareNow(trace.area, SHARES.white);
			const [degrees, degreesMoe] = shareNow(trace.area, SHARES.bachelors);
			const rows = [
				['renters', rents, rentsMoe],
				['people-of-color', 1 - white, whiteMoe],
				['no-bachelors', 1 - degrees, degreesMoe]
			] as const;
			for (const [id, value, moe] of rows) {
				const test = testOf(trace, id);
				expectNear(test.value.value, value, KEPT, `${trace.area} ${id}`);
				if (!Number.isNaN(value))
					expectNear(test.value.moe, moe, KEPT, `${trace.area} ${id} margin`);
			}
			const burden = burdenNow(trace.area);
			expectNear(testOf(trace, 'cost-burdened').value.value, burden, KEPT, `${trace.area} burden`);
		}
	});

	it('compares them with the region’s own figures from summed counts', () => {
		const [first] = traces;
		if (first === undefined) throw new Error('no tract');
		const compared = (id: string) => testOf(first, id).compared;
		expectNear(compared('renters'), regionShare(SHARES.renters), KEPT, 'renters');
		expectNear(compared('people-of-color'), 1 - regionShare(SHARES.white), KEPT, 'people of color');
		expectNear(compared('no-bachelors'), 1 - regionShare(SHARES.bachelors), KEPT, 'degrees');
		expectNear(compared('cost-burdened'), regionBurden(), KEPT, 'burden');
		const rise = regionShare(SHARES.bachelors) - bachelorsBefore(before.values());
		expectNear(compared('bachelors-change'), rise, 2 * KEPT, 'rise of degrees');
		expectNear(compared('home-value-change'), regionValueRise(), KEPT, 'rise of home values');
	});

	it('shows changes in real dollars and in points, where boundaries stayed', () => {
		let compared = 0;
		for (const trace of unchanged) {
			const { area } = trace;
			const rises = [
				['rent-change', realRise(area, 'B25064_001', long, 2014)],
				['income-change', realRise(area, 'B19013_001', long, 2014)],
				['home-value-change', realRise(area, 'B25077_001', before, 2019)],
				[
					'bachelors-change',
					shareNow(area, SHARES.bachelors)[0] - bachelorsBefore([before.get(area)])
				]
			] as const;
			for (const [id, expected] of rises) {
				const test = testOf(trace, id);
				// Top-coded medians are told apart from numbers elsewhere.
				if (test.value.quality !== 'value' && test.value.quality !== 'zero') continue;
				expectNear(
					test.value.value,
					expected,
					id === 'bachelors-change' ? 2 * KEPT : 0.002 * (1 + expected),
					`${area} ${id}`
				);
				compared++;
			}
		}
		expect(compared).toBeGreaterThan(1500);
	});

	it('passes and fails as value and compared value say, by that much', () => {
		let seen = 0;
		for (const trace of traces) {
			for (const test of trace.tests) {
				const { value } = test.value;
				if (value === null || test.compared === null) {
					expect(test.state).toBe('no-data');
					continue;
				}
				if (test.state === 'no-data') continue;
				const passed = test.test === 'enough-people' ? value >= 500 : value > test.compared;
				expect(test.state === 'passed', `${trace.area} ${test.test}`).toBe(passed);
				expect(test.margin).toBeCloseTo(value - test.compared, 12);
				seen++;
			}
		}
		expect(seen).toBeGreaterThan(7500);
	});

	it('adds tests up to the class', () => {
		const counted = (trace: AreaTrace, group: string, state: string) =>
			trace.tests.filter((test) => test.group === group && test.state === state).length;
		const pressed = traces.map((trace) => counted(trace, 'pressure', 'passed') >= 3);
		for (const trace of traces) {
			const people = cell(now.get(trace.area), 'B01003_001E');
			const vulnerable = counted(trace, 'vulnerability', 'passed') >= 3;
			const around = built.places.shapes.tracts.neighbors[trace.row] ?? [];
			const near =
				around.length > 0 && 2 * around.filter((row) => pressed[row]).length >= around.length;
			const pressure = pressed[trace.row];
			const missing =
				!(people >= 500) ||
				counted(trace, 'vulnerability', 'no-data') >= 2 ||
				counted(trace, 'pressure', 'no-data') >= 2;
			const expected = missing
				? 'not-enough-data'
				: vulnerable
					? pressure
						? 'under-pressure'
						: near
							? 'early-warning'
							: 'vulnerable-quieter'
					: pressure
						? 'rising-fewer-exposed'
						: 'lower-exposure';
			expect(trace.class, trace.area).toBe(expected);
		}
	});
});

describe('corridor pressure in the region', () => {
	it('comes close to the independent run that the method was given with', () => {
		const count = (rows: readonly AreaTrace[], ...classes: string[]) =>
			rows.filter((trace) => classes.includes(trace.class)).length;
		const vulnerable = ['early-warning', 'vulnerable-quieter'];
		expect(Math.abs(count(traces, 'under-pressure') - 128)).toBeLessThanOrEqual(8);
		expect(Math.abs(count(traces, ...vulnerable) - 179)).toBeLessThanOrEqual(8);
		const mile = built.places.weights.find(({ key }) => key === 'corridor:blue-line-extension');
		const along = (mile?.tracts ?? [])
			.filter((_, i) => (mile?.households[i] ?? 0) > 1e-6)
			.flatMap((row) => traces[row] ?? []);
		expect(along).toHaveLength(63);
		expect(Math.abs(count(along, 'under-pressure') - 23)).toBeLessThanOrEqual(2);
		expect(Math.abs(count(along, ...vulnerable) - 21)).toBeLessThanOrEqual(2);
	});
});
