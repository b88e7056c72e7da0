/**
 * Every number in the traces of several tracts, in all methods, against arithmetic of its own on the
 * tables and the crosswalk: values, margins, what they are compared with, how far they are from it,
 * and how often random draws pass.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { confidenceOf } from '../../src/lib/domain/methods/confidence.ts';
import { DEFAULT_DRAWS } from '../../src/lib/domain/methods/confidence.ts';
import type { MethodId } from '../../src/lib/domain/methods/definitions/index.ts';
import { REGION_METHODS } from '../../src/lib/domain/methods/region-inputs.ts';
import { traceArea, type AreaTrace, type TestTrace } from '../../src/lib/domain/methods/trace.ts';
import { builtMethods, type BuiltMethods } from './built-methods.ts';
import { OwnFigures } from './carried-figures.ts';
import { methodById } from '../../src/lib/domain/methods/definitions/index.ts';
import { readCases } from '../conformance/cases.ts';
import { expectedTests, type Expected } from './expected-tests.ts';
import { now } from './independent.ts';

/** Along the line, near it, a split tract, the suburbs; and one that is too small for any method. */
const TRACTS = [
	'27053101600',
	'27053003300',
	'27053102100',
	'27053125700',
	'27053020700',
	'27123030500',
	'27037060702'
];

let built: BuiltMethods;
let own: OwnFigures;
let rows: readonly number[];
const traces = new Map<MethodId, readonly AreaTrace[]>();

beforeAll(async () => {
	built = await builtMethods();
	const { cities, tracts } = built.places.file;
	own = new OwnFigures(built.crosswalk, (row) => cities[tracts.city[row] ?? -1] ?? '');
	const carried = built.crosswalk.largestOverlap.flatMap((overlap, row) =>
		overlap < 0.9 ? [own.geoids[row] ?? ''] : []
	);
	const chosen = [...TRACTS, ...carried.slice(0, 3)].filter((geoid) => now.has(geoid));
	rows = chosen.map((geoid) => own.geoids.indexOf(geoid));
	for (const id of REGION_METHODS) {
		const evaluation = built.evaluationOf(id);
		const drawn = await confidenceOf([evaluation.prepared], DEFAULT_DRAWS);
		traces.set(
			id,
			rows.map((row) => traceArea(evaluation, row, drawn?.[0] ?? null))
		);
	}
});

/** Standard normal distribution, by Zelen and Severo's polynomial 26.2.17 (error under 7.5e-8). */
function normalCdf(z: number): number {
	if (z < 0) return 1 - normalCdf(-z);
	const t = 1 / (1 + 0.2316419 * z);
	const series =
		t *
		(0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
	return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

function expectNear(actual: number | null, expected: number, within: number, what: string) {
	if (Number.isNaN(expected)) expect(actual, what).toBeNull();
	else {
		expect(actual, what).not.toBeNull();
		expect(Math.abs((actual ?? NaN) - expected), `${what}: ${actual} for ${expected}`).toBeLessThan(
			within
		);
	}
}

function expectTest(test: TestTrace, expected: Expected, what: string) {
	const { step } = expected;
	expectNear(test.value.value, expected.value, step, `${what} value`);
	expectNear(test.compared, expected.compared, step, `${what} compared`);
	if (Number.isNaN(expected.value)) {
		expect(test.state, what).toBe('no-data');
		return;
	}
	expectNear(
		test.margin,
		expected.sign * (expected.value - expected.compared),
		2 * step,
		`${what} distance`
	);
	if (expected.open) {
		expect(['top-coded', 'bottom-coded'], what).toContain(test.value.quality);
		return;
	}
	const distance = Math.abs(expected.value - expected.compared);
	if (distance > 3 * step) expect(test.state === 'passed', what).toBe(expected.passes);
	if (test.passShare === null) throw new Error(`${what} was not drawn`);
	if (test.value.moeBasis === 'modelled') {
		// Some end has no published margin: the modelled whole is no less than what the others give.
		expect(expected.moe, what).toBeUndefined();
		const whole = test.value.moe ?? NaN;
		expect(whole, what).toBeGreaterThan((expected.leastMoe ?? 0) - 2 * step);
		// Far beyond its margin nearly all draws fall on one side; ratios have longer tails.
		if (distance > 3 * whole) {
			expect(Math.abs(test.passShare - Number(expected.passes)), what).toBeLessThan(0.02);
		}
		return;
	}
	expectNear(test.value.moe, expected.moe ?? NaN, step, `${what} margin`);
	expectNear(
		test.value.leastMoe ?? null,
		expected.leastMoe ?? NaN,
		2 * step,
		`${what} least margin`
	);
	const moe = expected.moe ?? expected.leastMoe ?? 0;
	const probability =
		moe === 0
			? Number(expected.passes)
			: normalCdf((expected.sign * (expected.value - expected.compared)) / (moe / 1.645));
	// Four standard deviations of a share of 1,000 draws, and what rounding of inputs can move.
	const chance = 4 * Math.sqrt((probability * (1 - probability)) / DEFAULT_DRAWS.draws);
	if (moe === 0 && distance <= 3 * step) return;
	expect(Math.abs(test.passShare - probability), `${what} pass share`).toBeLessThan(chance + 0.01);
}

const cases = await readCases();

describe.each(REGION_METHODS)('every number in traces of %s', (id) => {
	it('is the one that the tables give', () => {
		let known = 0;
		for (const trace of traces.get(id) ?? []) {
			const expected = cases.get(id)?.here?.(trace.area) ?? expectedTests(id, trace.row, own);
			expect(trace.tests.map(({ test }) => test)).toEqual(Object.keys(expected));
			for (const test of trace.tests) {
				const one = expected[test.test];
				if (one === undefined) throw new Error(`${id} has no ${test.test}`);
				expectTest(test, one, `${id} ${trace.area} ${test.test}`);
				if (!Number.isNaN(one.value)) known++;
			}
		}
		expect(known).toBeGreaterThan(rows.length * Math.min(3, methodById(id).tests.length - 1));
	});

	it('adds up: groups count their tests, neighbors have the flag, draws share out', () => {
		const evaluation = built.evaluationOf(id);
		for (const trace of traces.get(id) ?? []) {
			for (const { group, passed, failed, missing, of } of trace.groups) {
				const states = trace.tests.filter((test) => test.group === group).map(({ state }) => state);
				expect([passed, failed, missing, of]).toEqual([
					states.filter((state) => state === 'passed').length,
					states.filter((state) => state === 'failed').length,
					states.filter((state) => state === 'no-data').length,
					states.length
				]);
			}
			for (const { flag, rows: near } of trace.neighbors) {
				const all = built.places.shapes.tracts.neighbors[trace.row] ?? [];
				const steps = (row: number) => traceArea(evaluation, row).steps;
				const having = all.filter((row) =>
					steps(row).some(({ step, result }) => step === flag && result === true)
				);
				expect(near).toEqual(having);
			}
			if (trace.confidence === null) expect(trace.otherClasses).toEqual([]);
			else {
				const others = trace.otherClasses.reduce((sum, { share }) => sum + share, 0);
				expect(trace.confidence + others).toBeCloseTo(1, 9);
				expect(trace.otherClasses.map((one) => one.class)).not.toContain(trace.class);
			}
		}
	});
});
