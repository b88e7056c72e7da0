import { describe, expect, it } from 'vitest';
import { openEnded } from '../statistics/estimate.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { adjust } from './adjust.ts';
import { agreementOf } from './agreement.ts';
import { confidenceOf } from './confidence.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import { methodById, type Method } from './definitions/index.ts';
import { prepare } from './prepare.ts';
import { exact, inputs } from './trace.fixture.ts';
import { traceArea } from './trace.ts';

const corridor = methodById('corridor-pressure');

function run(...areas: readonly Partial<Record<string, Estimate>>[]): Evaluation {
	return evaluate(prepare(corridor, inputs(...areas)));
}

function testIn(evaluation: Evaluation, id: string, row = 0) {
	const found = traceArea(evaluation, row).tests.find(({ test }) => test === id);
	if (found === undefined) throw new Error(`no test ${id}`);
	return found;
}

describe('the working of a class', () => {
	it('says value, margin, compared value, outcome and distance of each test in order', () => {
		const evaluation = run({});
		const trace = traceArea(evaluation, 0);
		expect(trace.class).toBe('under-pressure');
		expect(trace.flagged).toBe(true);
		expect(trace.tests.map(({ test }) => test)).toEqual(corridor.tests.map(({ id }) => id));
		const renters = testIn(evaluation, 'renters');
		expect(renters).toMatchObject({
			state: 'passed',
			value: { value: 0.6, moe: 0.05 },
			compared: 0.5,
			reference: 'region',
			comparison: '>',
			difference: 'higher'
		});
		expect(renters.margin).toBeCloseTo(0.1, 12);
		// 0.02 above the region with a margin of 0.05: passed, but not clearly higher.
		expect(testIn(evaluation, 'people-of-color')).toMatchObject({
			state: 'passed',
			difference: 'no-clear-difference'
		});
		expect(testIn(evaluation, 'poverty-185')).toMatchObject({
			state: 'failed',
			difference: 'not-tested'
		});
		expect(testIn(evaluation, 'cost-burdened')).toMatchObject({
			state: 'no-data',
			countedAsPassed: false,
			margin: null
		});
	});

	it('adds up groups and steps, and names what was held fixed', () => {
		const trace = traceArea(run({}), 0);
		expect(trace.groups).toEqual([
			{ group: 'size', passed: 1, failed: 0, missing: 0, of: 1, needed: null },
			{ group: 'vulnerability', passed: 3, failed: 1, missing: 1, of: 5, needed: 3 },
			{ group: 'pressure', passed: 3, failed: 1, missing: 0, of: 4, needed: 3 }
		]);
		expect(trace.steps).toEqual([
			{ step: 'vulnerable', result: true },
			{ step: 'pressure', result: true },
			{ step: 'near-pressure', result: false }
		]);
		expect(trace.heldFixed).toEqual([
			'poverty-185',
			'rent-begin',
			'income-begin',
			'bachelors-begin',
			'home-value-begin',
			'home-value-end'
		]);
	});

	it('gives a change the margin that its later figure alone has, apart from the published one', () => {
		const rent = testIn(run({}), 'rent-change');
		expect(rent.value).toMatchObject({ moe: null, moeReason: 'input-without-margin' });
		expect(rent.value.value).toBeCloseTo(1.4, 12);
		expect(rent.value.leastMoe).toBeCloseTo(100 / 500, 12);
		expect(rent.inputs.map(({ input }) => input)).toEqual(['rent-begin', 'rent-end']);
		expect(rent.compared).toBeCloseTo(1, 12);
	});

	it('shows which neighbors are under pressure', () => {
		const quiet = { 'rent-end': exact(900), 'income-end': exact(60000) };
		const evaluation = run(quiet, {}, quiet, quiet);
		expect(traceArea(evaluation, 0)).toMatchObject({
			class: 'early-warning',
			neighbors: [{ flag: 'pressure', rows: [1], of: 1, needed: 1 }]
		});
		expect(traceArea(evaluation, 3)).toMatchObject({
			class: 'vulnerable-quieter',
			neighbors: [{ flag: 'pressure', rows: [], of: 1, needed: 1 }]
		});
	});

	it('asks for half of the neighbors, not for one', () => {
		const quiet = { 'rent-end': exact(900), 'income-end': exact(60000) };
		// Area 0 borders all others, of which the first `pressed` are under pressure.
		const star = (pressed: number, others: number) => {
			const all = [quiet, ...Array.from({ length: others }, (_, i) => (i < pressed ? {} : quiet))];
			const rows = all.map((_, row) => row).slice(1);
			const neighbors = all.map((_, row) => (row === 0 ? rows : [0]));
			return traceArea(evaluate(prepare(corridor, { ...inputs(...all), neighbors })), 0);
		};
		const classOf = (pressed: number, others: number) => star(pressed, others).class;
		expect([classOf(1, 2), classOf(2, 4), classOf(3, 6), classOf(3, 5)]).toEqual(
			Array.from({ length: 4 }, () => 'early-warning')
		);
		expect([classOf(1, 3), classOf(1, 4), classOf(2, 5), classOf(0, 1)]).toEqual(
			Array.from({ length: 4 }, () => 'vulnerable-quieter')
		);
		expect(star(2, 5).neighbors).toEqual([{ flag: 'pressure', rows: [1, 2], of: 5, needed: 3 }]);
		// An area without neighbors is near nothing.
		expect(classOf(0, 0)).toBe('vulnerable-quieter');
	});

	it('adds how often each test and the class held, where draws were made', async () => {
		const prepared = prepare(corridor, inputs({}));
		const [confidence] = (await confidenceOf([prepared], { draws: 400, seed: 1 })) ?? [];
		const trace = traceArea(evaluate(prepared), 0, confidence);
		const share = (id: string) => trace.tests.find(({ test }) => test === id)?.passShare;
		// 0.1 above with a standard error of 0.05/1.645: Φ(3.29) passes nearly always.
		expect(share('renters')).toBeGreaterThan(0.99);
		// 0.02 above: Φ(0.658) = 0.745, within three standard errors of 400 draws.
		expect(Math.abs((share('people-of-color') ?? 0) - 0.745)).toBeLessThan(0.066);
		expect(share('poverty-185')).toBe(0);
		expect(trace.confidence).toBe(confidence?.share[0]);
	});
});

describe('open-ended figures', () => {
	const rent = (end: Estimate, begin = exact(500)) =>
		testIn(run({ 'rent-begin': begin, 'rent-end': end }), 'rent-change').state;

	it('pass or fail only where that is certain', () => {
		// The region's rent doubled. "1,200 or more" from 500 has surely more than doubled.
		expect(rent(openEnded(1200, 'top-coded'))).toBe('passed');
		expect(rent(openEnded(900, 'top-coded'))).toBe('no-data');
		expect(rent(openEnded(900, 'bottom-coded'))).toBe('failed');
		expect(rent(openEnded(1200, 'bottom-coded'))).toBe('no-data');
		// From "500 or more" the change is at most what it seems.
		expect(rent(exact(900), openEnded(500, 'top-coded'))).toBe('failed');
		expect(rent(exact(1200), openEnded(500, 'top-coded'))).toBe('no-data');
		expect(rent(openEnded(3500, 'top-coded'), openEnded(500, 'top-coded'))).toBe('no-data');
	});
});

describe('an adjusted method', () => {
	function adjusted(adjustment: Partial<Parameters<typeof adjust>[1]>): Method {
		const result = adjust(corridor, { off: [], offsets: {}, atLeast: {}, ...adjustment });
		if (!result.ok) throw new Error(result.problem.code);
		return result.value;
	}
	const traceOf = (method: Method) => traceArea(evaluate(prepare(method, inputs({}))), 0);

	it('shows a test that is switched off, and does not count it', () => {
		const trace = traceOf(adjusted({ off: ['renters'] }));
		expect(trace.tests.find(({ test }) => test === 'renters')?.state).toBe('off');
		expect(trace.groups[1]).toMatchObject({ passed: 2, of: 4, needed: 3 });
		expect(trace.class).toBe('rising-fewer-exposed');
	});

	it('shows a moved line', () => {
		const trace = traceOf(adjusted({ offsets: { renters: 0.15 } }));
		expect(trace.tests.find(({ test }) => test === 'renters')).toMatchObject({
			state: 'failed',
			compared: 0.65,
			offset: 0.15
		});
	});

	it('asks for no more tests than are switched on', () => {
		const off = ['poverty-185', 'cost-burdened', 'people-of-color'];
		expect(traceOf(adjusted({ off })).groups[1]).toMatchObject({ of: 2, needed: 2 });
	});
});

describe('agreement', () => {
	it('counts the methods that flag an area, and those that say nothing', () => {
		const few = { people: exact(100) };
		const evaluation = run({}, few, { renters: exact(0.1), 'people-of-color': exact(0.1) });
		const scores = evaluate(
			prepare(
				{
					...corridor,
					id: 'metcouncil-score',
					classes: [{ id: 'x', kind: 'silent', when: { always: true } }]
				},
				inputs({}, {}, {})
			)
		);
		expect(agreementOf([evaluation, scores])).toEqual({
			methods: ['corridor-pressure'],
			flaggedBy: [['corridor-pressure'], [], []],
			silent: [[], ['corridor-pressure'], []],
			outside: [[], [], []]
		});
	});
});
