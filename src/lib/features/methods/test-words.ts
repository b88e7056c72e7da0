/** A trace in words: each test with its numbers, and what has to be kept in mind beside it. */
import type { Unit } from '$lib/domain/statistics/census';
import {
	wholePercent,
	sideOf,
	type TestSide,
	type AreaTrace,
	type TestTrace
} from '$lib/domain/methods/trace';
import { methodById, type MethodId } from '$lib/domain/methods/definitions';
import { decimalsFor, formatMarginSize, formatValue, marginSize } from '$lib/domain/text/format';
import type { Messages } from '$lib/i18n';
import type { TestUnit, TestWords } from '#words/methods.ts';
import type { MethodMessages } from '$lib/i18n';
import { adjust } from '$lib/domain/methods/sensitivity';
import type { TraceAnswer } from '$lib/domain/methods/questions';
import { DEFAULT_DRAWS } from '$lib/domain/methods/confidence';
import { notesOf } from '$lib/domain/methods/region-inputs';
import { heldStill, modelledFigures } from './finding-words';

/* One test of a trace in words and numbers, ready to be set. */

const UNITS: Readonly<Record<Exclude<TestUnit, 'yes-no' | 'index'>, Unit>> = {
	count: 'count',
	share: 'share',
	points: 'share-change',
	'percent-change': 'relative-change',
	dollars: 'dollars'
};

export type TestText = {
	readonly name: string;
	/** "Above the region", "Below the line: met", "No data". */
	readonly state: string;
	/** Where the value lies; null where nothing was compared, and of questions with yes or no. */
	readonly side: TestSide | null;
	/** "61% of households rent (± 14 points); 31% in the region." */
	readonly line: string;
	/** "61%", or why there is none. */
	readonly value: string;
	/** "± 14 points", "at least ± 14 points", or null where none is known. */
	readonly margin: string | null;
	/** "31%", or null where there is nothing to compare with. */
	readonly compared: string | null;
	/** "by 30 points", null where nothing was compared. */
	readonly by: string | null;
	/** "clearly higher", "no clear difference". */
	readonly difference: string | null;
	/** "above in 97 of 100 tries", null without draws. */
	readonly tries: string | null;
	/** Further sentences. */
	readonly remarks: readonly string[];
};

export function wordsOfTest(m: MethodMessages, method: MethodId, test: string): TestWords | null {
	const words: Readonly<Record<string, TestWords>> = m.methodTests[method];
	return words[test] ?? null;
}

type Numbers = {
	/** A bare value in the test's unit. */
	readonly value: (value: number) => string;
	/** A distance without a sign. */
	readonly size: (size: number) => string;
	/** The size of a margin, which no sample makes zero. */
	readonly margin: (moe: number) => string;
};

/** Numbers of one test, all with as many decimals as tell its value from what it is compared with. */
function numbersOf(t: Messages, unit: TestUnit, test: TestTrace, m: MethodMessages): Numbers {
	if (unit === 'yes-no') {
		const say = (value: number) => (value > 0 ? m.trace.yes : m.trace.no);
		return { value: say, size: say, margin: say };
	}
	if (unit === 'index') {
		const format = new Intl.NumberFormat(t.estimate.numbers, { maximumFractionDigits: 1 });
		const say = (value: number) => format.format(value);
		return { value: say, size: say, margin: say };
	}
	const own = UNITS[unit];
	const percent = own !== 'dollars' && own !== 'count';
	const close = test.margin !== null && Math.abs(test.margin) < 0.01;
	const decimals = percent && close ? 1 : decimalsFor(test.value, own);
	return {
		value: (value) => formatValue(value, own, t.estimate, { decimals }),
		size: (size) => formatMarginSize(size, own, t.estimate, { decimals }),
		margin: (moe) => marginSize(moe, own, t.estimate, { decimals })
	};
}

function valueText(t: Messages, { value }: TestTrace, numbers: Numbers): string {
	if (value.value === null) {
		const missing: Readonly<Record<string, string>> = t.estimate.missing;
		return missing[value.quality] ?? value.quality;
	}
	const number = numbers.value(value.value);
	if (value.quality === 'top-coded') return t.estimate.orMore({ value: number });
	if (value.quality === 'bottom-coded') return t.estimate.orLess({ value: number });
	return number;
}

function marginText(
	t: Messages,
	m: MethodMessages,
	{ value }: TestTrace,
	numbers: Numbers
): string | null {
	if (value.moe !== null) {
		const margin = t.estimate.plusMinus({ margin: numbers.margin(value.moe) });
		return value.moeBasis === 'modelled' ? m.trace.modelledMargin({ margin }) : margin;
	}
	if (value.leastMoe === undefined) return null;
	return m.trace.atLeastMargin({ margin: numbers.margin(value.leastMoe) });
}

/** How far on its side a value lies, where a number can be said. */
function byText(m: MethodMessages, test: TestTrace, numbers: Numbers): string | null {
	const side = sideIn(test, numbers);
	if (test.margin === null || (side !== 'above' && side !== 'below')) return null;
	return m.trace.byHowMuch({ by: numbers.size(Math.abs(test.margin)) });
}

function sideIn(test: TestTrace, { size }: Numbers): TestSide | null {
	return sideOf(test, size(Math.abs(test.margin ?? 0)) !== size(0));
}

/** The test asks, as it stands, whether the value is above the region's own: met and above are one. */
function asksAboveRegion({ reference, offset, comparison }: TestTrace): boolean {
	return reference === 'region' && offset === 0 && comparison === '>';
}

function stateText(
	m: MethodMessages,
	test: TestTrace,
	unit: TestUnit,
	side: TestSide | null
): string {
	const { state } = test;
	if (state === 'off' || state === 'no-data') return m.trace.states[state];
	const met = state === 'passed';
	if (side === null || unit === 'yes-no') return m.trace.answer[met ? 'met' : 'not-met'];
	if (asksAboveRegion(test)) return m.trace.region[side];
	const where = m.trace[test.reference === 'region' && test.offset === 0 ? 'region' : 'line'][side];
	return m.trace.met({ where, met });
}

/** True where no number of the test has a margin, so that every draw gives the same answer. */
function isHeldStill({ heldFixed }: AreaTrace, { inputs }: TestTrace): boolean {
	return inputs.every(
		({ input, estimate }) => estimate.value === null || heldFixed.includes(input)
	);
}

/** How often the test passes in draws. */
function triesText(m: MethodMessages, trace: AreaTrace, test: TestTrace): string | null {
	const { passShare, state, inputs } = test;
	if (passShare === null || state === 'off' || test.value.value === null) return null;
	const counted = inputs.every(({ estimate }) => estimate.moeReason === 'full-count');
	if (counted) return null;
	if (isHeldStill(trace, test)) return m.trace.tries.still;
	const { tries } = m.trace;
	const what = asksAboveRegion(test) ? tries.above : tries.met;
	if (passShare === 1) return tries.all({ what });
	if (passShare === 0) return tries.none({ what });
	const percent = wholePercent(passShare);
	return percent < 1 ? tries.few({ what }) : tries.some({ what, percent });
}

export function testText(
	t: Messages,
	m: MethodMessages,
	method: MethodId,
	trace: AreaTrace,
	test: TestTrace
): TestText {
	const words = wordsOfTest(m, method, test.test);
	const unit = words?.unit ?? 'index';
	const name = words?.name ?? test.test;
	const numbers = numbersOf(t, unit, test, m);
	const value = valueText(t, test, numbers);
	const margin = unit === 'yes-no' ? null : marginText(t, m, test, numbers);
	const compared = test.compared === null ? null : numbers.value(test.compared);
	const known = test.value.value !== null;
	const tries = triesText(m, trace, test);
	const side = unit === 'yes-no' ? null : sideIn(test, numbers);
	const plain = unit === 'yes-no' || unit === 'count';
	return {
		name,
		state: stateText(m, test, unit, side),
		side,
		line: known
			? m.trace.sentence({
					value: words?.value({ value }) ?? value,
					margin,
					compared: compared === null ? null : (words?.compared({ compared }) ?? compared)
				})
			: m.trace.noData({ name, reason: value }),
		value,
		margin,
		compared: unit === 'yes-no' ? null : compared,
		by: plain ? null : byText(m, test, numbers),
		difference:
			plain || !known || test.state === 'off' || tries === m.trace.tries.still
				? null
				: m.trace.differences[test.difference],
		tries,
		remarks: [
			...(test.state === 'no-data' && known ? [m.trace.openEnded] : []),
			...(test.countedAsPassed ? [m.trace.countedAsPassed] : []),
			...(test.offset === 0 ? [] : [m.trace.movedBy({ by: signed(numbers, test.offset) })])
		]
	};
}

function signed({ size }: Numbers, offset: number): string {
	return `${offset < 0 ? '−' : '+'}${size(Math.abs(offset))}`;
}

/* What has to be kept in mind beside a trace, each with the tests that it is about. */

export type NoteText = {
	/** "About Home value, change:", null where the note stands for itself. */
	readonly about: string | null;
	readonly text: string;
};

export function noteTexts(t: Messages, m: MethodMessages, answer: TraceAnswer): NoteText[] {
	const { method: id, adjustment } = answer.question;
	const adjusted = adjust(methodById(id), adjustment);
	const method = adjusted.ok ? adjusted.value : methodById(id);
	const held = heldStill(answer);
	const modelled = modelledFigures(answer);
	return [
		...notesOf(method).map(({ note, tests }) => ({
			about:
				tests === null
					? m.trace.aboutAll
					: m.trace.about({
							tests: tests.map((test) => `“${wordsOfTest(m, id, test)?.name ?? test}”`).join(', ')
						}),
			text: m.methodNotes[note]
		})),
		...(answer.carried ? [{ about: null, text: m.trace.carried }] : []),
		...(answer.trace.confidence === null
			? []
			: [
					{
						about: null,
						text: m.confidence.how({
							draws: formatValue(DEFAULT_DRAWS.draws, 'count', t.estimate)
						})
					}
				]),
		...(modelled.length > 0
			? [{ about: null, text: m.confidence.modelledFigures({ figures: modelled.join('; ') }) }]
			: []),
		...(held.length > 0
			? [{ about: null, text: m.confidence.heldFixed({ figures: held.join('; ') }) }]
			: [])
	];
}
