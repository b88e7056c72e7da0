import { describe, expect, it } from 'vitest';
import { openEnded, type Estimate, known, missing } from '../statistics/estimate.ts';
import { adjust } from './sensitivity.ts';
import { agreementOf } from './agreement.ts';
import { confidenceOf, confidenceLevel } from './confidence.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import { methodById, type Method, METHOD_IDS, type MethodId } from './definitions/index.ts';
import { prepare } from './prepare.ts';
import { exact, inputs } from './trace.fixture.ts';
import {
	traceArea,
	finding,
	wholePercent,
	type Finding,
	sideOf,
	headlineOf,
	type AreaTrace,
	type GroupTrace,
	type TestTrace
} from './trace.ts';
import fc from 'fast-check';
import * as methodWords from '#words/methods.ts';
import type { FindingParams } from '#words/method-screens.ts';

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

const m = methodWords;

const trace: AreaTrace = {
	row: 0,
	area: '27053101600',
	class: 'under-pressure',
	flagged: true,
	confidence: 0.942,
	otherClasses: [{ class: 'early-warning', share: 0.058 }],
	tests: [],
	groups: [
		{ group: 'size', passed: 1, failed: 0, missing: 0, of: 1, needed: null },
		{ group: 'vulnerability', passed: 4, failed: 1, missing: 0, of: 5, needed: 3 },
		{ group: 'pressure', passed: 3, failed: 1, missing: 0, of: 4, needed: 3 }
	],
	steps: [],
	neighbors: [],
	scores: [],
	heldFixed: [],
	modelled: []
};
const enoughPeople: TestTrace = {
	test: 'enough-people',
	group: 'size',
	state: 'failed',
	countedAsPassed: false,
	value: known(312, 80),
	inputs: [],
	comparison: '>=',
	reference: 'constant',
	compared: 500,
	offset: 0,
	margin: -188,
	difference: 'lower',
	passShare: 0
};

function say(
	found: Finding,
	method: MethodId = 'corridor-pressure',
	adjusted = false,
	partly = false,
	quarters: FindingParams['quarters'] = null
): string {
	const { silence } = found;
	const silenceParams: FindingParams['silence'] =
		silence?.why === 'few-people'
			? {
					why: 'few-people',
					people: silence.people === null ? null : String(silence.people),
					needed: String(silence.needed)
				}
			: silence?.why === 'missing-figures'
				? {
						why: 'missing-figures',
						groups: silence.groups.map(({ group, missing: count, of }) => ({ group, count, of }))
					}
				: silence;
	return m.finding.sentence({
		place: m.finding.tract({ within: 'Jordan', number: '1016' }),
		method,
		methodName: m.methodWords[method].name,
		class: found.class,
		headline: found.headline,
		quarters,
		adjusted,
		counts: found.counts.map(({ group, passed, of }) => ({ group, count: passed, of })),
		sure: found.sure && { ...found.sure, partly },
		silence: silenceParams
	});
}

describe('the finding of a trace', () => {
	it('counts the groups that the class counts, and says how sure it is', () => {
		expect(finding(trace, corridor)).toEqual({
			class: 'under-pressure',
			headline: { kind: 'published', class: 'under-pressure' },
			kind: 'flag',
			counts: [
				{ group: 'vulnerability', passed: 4, of: 5, needed: 3 },
				{ group: 'pressure', passed: 3, of: 4, needed: 3 }
			],
			sure: { share: 0.942, percent: 94, level: 'firm', otherClass: null },
			silence: null
		});
		expect(say(finding(trace, corridor))).toBe(
			'Jordan tract 1016 may face pressure now. 4 of 5 figures on who could be hurt and 3 of 4 on what is rising are above the region’s. This is 94% sure.'
		);
	});

	it('names the other class where the figures could give it', () => {
		const unsure = { ...trace, confidence: 0.52 };
		expect(say(finding(unsure, corridor))).toBe(
			'Jordan tract 1016 may face pressure now. 4 of 5 figures on who could be hurt and 3 of 4 on what is rising are above the region’s. This is borderline, 52% sure. The figures could also give “Early warning”.'
		);
		expect(say(finding({ ...unsure, otherClasses: [] }, corridor))).toContain(
			'The figures could also give another class'
		);
		expect(say(finding({ ...trace, confidence: 0.81 }, corridor))).toContain(
			' This is likely, 81% sure.'
		);
	});

	it('never leads with a class that fewer than half of the tries give', () => {
		// Tract 204 in Brooklyn Center: another class is likelier, 53 to 46. No clear lead, so both.
		const two = {
			...trace,
			confidence: 0.46,
			otherClasses: [{ class: 'early-warning', share: 0.53 }]
		};
		expect(finding(two, corridor).headline.kind).toBe('two-readings');
		expect(say(finding(two, corridor))).toBe(
			'Jordan tract 1016 can be read in two ways. With the margins of error, 53 of 100 tries say “Early warning” and 46 say “Under pressure now”.'
		);
		const clear = {
			...trace,
			confidence: 0.31,
			otherClasses: [{ class: 'early-warning', share: 0.62 }]
		};
		expect(say(finding(clear, corridor))).toBe(
			'Jordan tract 1016 may face pressure soon. With the margins of error, 62 of 100 tries say so. The published figures alone say “Under pressure now” (31 of 100 tries).'
		);
	});

	it('puts a note on group quarters in place of a flag', () => {
		const text = say(finding(trace, corridor), 'corridor-pressure', false, false, {
			share: '78%',
			people: '7,354',
			households: '726'
		});
		expect(text).toBe(
			'Jordan tract 1016 is neither flagged nor cleared here. 78% of its people live in group quarters such as dorms, nursing homes or prisons. Figures of households leave those out. By those figures alone its class is “Under pressure now”.'
		);
		expect(text).not.toContain('may face pressure');
	});

	it('says beside the number where figures without a margin were held still', () => {
		const partly = (confidence: number) =>
			say(finding({ ...trace, confidence }, corridor), 'corridor-pressure', false, true);
		expect(partly(0.942)).toContain(' This is 94% sure, as far as margins are known.');
		expect(partly(0.52)).toContain(
			'This is borderline, 52% sure, as far as margins are known. The figures could also give'
		);
	});

	it('says whose changes it speaks of, and leaves out groups without tests', () => {
		const groups = trace.groups.map((group) =>
			group.group === 'pressure' ? { ...group, passed: 0, of: 0 } : { ...group, passed: 1 }
		);
		expect(say(finding({ ...trace, groups }, corridor), 'corridor-pressure', true)).toBe(
			'With your changes, Jordan tract 1016 may face pressure now. 1 of 5 tests on who could be hurt is met. This is 94% sure.'
		);
	});

	it('says why it says nothing', () => {
		const silent = { ...trace, class: 'not-enough-data', flagged: false, confidence: null };
		expect(say(finding({ ...silent, tests: [enoughPeople] }, corridor))).toBe(
			'Jordan tract 1016 has too little data to say anything: 312 people live here and at least 500 are needed.'
		);
		const unknown = { ...enoughPeople, value: missing('not-published') };
		expect(say(finding({ ...silent, tests: [unknown] }, corridor))).toBe(
			'Jordan tract 1016 has too little data to say anything: how many people live here is not known.'
		);
		const groups: GroupTrace[] = [
			{ group: 'vulnerability', passed: 4, failed: 0, missing: 1, of: 5, needed: 3 },
			{ group: 'pressure', passed: 2, failed: 0, missing: 2, of: 4, needed: 3 }
		];
		expect(say(finding({ ...silent, groups }, corridor))).toBe(
			'Jordan tract 1016 has too little data to say anything: 1 of 5 figures on who could be hurt and 2 of 4 on what is rising are missing.'
		);
		const outside = { ...silent, class: 'outside-city' };
		expect(finding(outside, methodById('governing')).silence).toEqual({ why: 'out-of-scope' });
	});

	it('refuses a trace of another method', () => {
		expect(() => finding({ ...trace, class: 'dynamic' }, corridor)).toThrow(/dynamic/);
	});

	it('never rounds up to a firmer word', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1000 }), (draws) => {
				const share = draws / 1000;
				const percent = wholePercent(share);
				expect(percent / 100).toBeLessThanOrEqual(share);
				expect(share - percent / 100).toBeLessThan(0.01);
				expect(confidenceLevel(percent / 100)).toBe(confidenceLevel(share));
			})
		);
		expect(wholePercent(0.29)).toBe(29);
	});

	it('is a whole sentence for every class, count and share', () => {
		const method = fc.constantFrom(...METHOD_IDS);
		fc.assert(
			fc.property(
				method.chain((id) =>
					fc.record({
						id: fc.constant(id),
						own: fc.constantFrom(...methodById(id).classes.map((one) => one.id)),
						other: fc.constantFrom(...methodById(id).classes.map((one) => one.id)),
						counts: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), {
							minLength: methodById(id).groups.length,
							maxLength: methodById(id).groups.length
						})
					})
				),
				fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
				fc.boolean(),
				({ id, own, other, counts }, share, adjusted) => {
					const groups = methodById(id).groups.map(({ id: group }, at): GroupTrace => {
						const [passed = 0, rest = 0] = counts[at] ?? [];
						return { group, passed, failed: 0, missing: rest, of: passed + rest, needed: 1 };
					});
					const found = finding(
						{
							...trace,
							class: own,
							groups,
							confidence: share,
							otherClasses: [{ class: other, share: 0.1 }]
						},
						methodById(id)
					);
					const text = say(found, id, adjusted);
					expect(text).toMatch(/^\S.*[^.;:, ]\.$/);
					expect(text).not.toMatch(/NaN|null|undefined|Infinity|\s\s|\.\.| ,| \.|\d %/);
					expect(text).not.toMatch(/will be displaced/i);
					const [only, second] = found.counts;
					if (found.kind === 'silent' || only === undefined) return;
					// Counts of tests are told of the published class alone.
					if (found.headline.kind !== 'published') return;
					const one = second === undefined && only.passed <= 1;
					expect(/ (is met|is above the region’s)\./.test(text)).toBe(one);
					expect(text).not.toMatch(/\bof 0\b|\b1 (tests|figures)\b/);
				}
			),
			{ numRuns: 1000 }
		);
	});
});

const other = (share: number) => [{ class: 'other', share }];

describe('the headline of an area', () => {
	it('is the published class from half of the draws on', () => {
		expect(headlineOf('own', 0.5, other(0.5))).toEqual({ kind: 'published', class: 'own' });
		expect(headlineOf('own', 1, [])).toEqual({ kind: 'published', class: 'own' });
	});

	it('is the published class where no draws say anything', () => {
		expect(headlineOf('own', null, [])).toEqual({ kind: 'published', class: 'own' });
	});

	it('is the likelier class where it leads by ten points and has half of the draws', () => {
		expect(headlineOf('own', 0.4, other(0.6))).toEqual({
			kind: 'likelier',
			class: 'other',
			share: 0.6,
			published: { class: 'own', share: 0.4 }
		});
		// It leads by far, but most draws give other classes still.
		expect(headlineOf('own', 0.2, other(0.45)).kind).toBe('two-readings');
	});

	it('is both readings where neither leads clearly, most draws first', () => {
		// Tract 204: another class is likelier, 53 to 46.
		expect(headlineOf('own', 0.46, other(0.53))).toEqual({
			kind: 'two-readings',
			readings: [
				{ class: 'other', share: 0.53 },
				{ class: 'own', share: 0.46 }
			]
		});
		// No other class is likelier, yet fewer than half of the draws give this one.
		expect(headlineOf('own', 0.45, other(0.3))).toMatchObject({
			kind: 'two-readings',
			readings: [{ class: 'own' }, { class: 'other' }]
		});
	});

	it('never is a class that fewer than half of the draws give', () => {
		fc.assert(
			fc.property(fc.nat(1000), fc.nat(1000), (a, b) => {
				const own = Math.min(a, b) / 1000;
				const most = (Math.max(a, b) - Math.min(a, b)) / 1000;
				const headline = headlineOf('own', own, other(most));
				if (headline.kind === 'published') expect(own).toBeGreaterThanOrEqual(0.5);
				if (headline.kind === 'likelier') expect(headline.share).toBeGreaterThanOrEqual(0.5);
				if (headline.kind === 'two-readings') {
					const [first, second] = headline.readings;
					expect(first.share).toBeGreaterThanOrEqual(second.share);
					expect(new Set([first.class, second.class])).toEqual(new Set(['own', 'other']));
				}
			})
		);
	});
});

const passed = { state: 'passed', comparison: '>', margin: 0.1 } as const;

describe('the side of a line that a value lies on', () => {
	it('is above where a test that asks for more is met, and below where one for less is', () => {
		expect(sideOf(passed, true)).toBe('above');
		expect(sideOf({ ...passed, comparison: '>=' }, true)).toBe('above');
		expect(sideOf({ ...passed, comparison: '<' }, true)).toBe('below');
		expect(sideOf({ ...passed, comparison: '<=' }, true)).toBe('below');
		expect(sideOf({ state: 'failed', comparison: '>', margin: -0.1 }, true)).toBe('below');
		expect(sideOf({ state: 'failed', comparison: '<', margin: -0.1 }, true)).toBe('above');
	});

	it('is said to be near where no number can be set', () => {
		expect(sideOf(passed, false)).toBe('just-above');
		expect(sideOf({ ...passed, comparison: '<' }, false)).toBe('just-below');
	});

	it('is neither on the line, nor where the method rounds the distance away', () => {
		expect(sideOf({ ...passed, comparison: '>=', margin: 0 }, false)).toBe('same');
		expect(sideOf({ state: 'failed', comparison: '>', margin: 0 }, false)).toBe('same');
		expect(sideOf({ ...passed, comparison: '>=', margin: -0.0004 }, true)).toBe('same');
	});

	it('is not known where nothing was compared', () => {
		expect(sideOf({ ...passed, state: 'no-data' }, true)).toBeNull();
		expect(sideOf({ ...passed, state: 'off' }, true)).toBeNull();
		expect(sideOf({ ...passed, margin: null }, true)).toBeNull();
	});
});
