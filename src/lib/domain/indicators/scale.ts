/**
 * Class limits from the values of all areas and periods, made once and kept with them, so that
 * map, legend, table and file can never disagree: of published figures in the build, of a list of one’s
 * own when it is measured.
 *
 * Sequential scales take natural breaks (ckmeans: Wang & Song, "Ckmeans.1d.dp", The R Journal 3/2,
 * 2011) and round them; diverging ones are laid symmetrically around zero, with a neutral class that
 * holds zero.
 */
import { ckmeans, quantileSorted } from 'simple-statistics';
import { classCounts, classIndex, type ClassScale } from './catalog.ts';

const CLASSES = 6;
/** Fewer classes where six would leave one nearly empty; the last is taken whatever it holds. */
const FEWER_CLASSES = [CLASSES, 5, 4] as const;
/** Share of areas that rounding may move to a neighboring class. */
const MAX_MOVED = 0.1;
/** Least share of the values in any class: a color for two tracts would only lengthen the legend. */
const MIN_IN_CLASS = 0.01;
/** Share of the values at either end that may not pull a class of their own towards them. */
const FAR_VALUES = 0.01;
/** Shares of all absolute changes below the inner, middle and outer limit on each side of zero. */
const CHANGE_LIMITS = [0.2, 0.55, 0.88] as const;

/**
 * `values` are the finite values of every area in every period, in any order and in the indicator's
 * unit. Throws RangeError where there is none: an indicator without values must not be built.
 */
export function makeScale(values: readonly number[], kind: ClassScale['kind']): ClassScale {
	const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
	if (sorted.length === 0) throw new RangeError('a scale needs at least one value');
	return kind === 'sequential' ? sequential(sorted) : diverging(sorted);
}

function sequential(sorted: readonly number[]): ClassScale {
	const low = quantileSorted([...sorted], FAR_VALUES);
	const high = quantileSorted([...sorted], 1 - FAR_VALUES);
	const near = sorted.map((value) => Math.min(high, Math.max(low, value)));
	const distinct = new Set(near).size;
	const least = MIN_IN_CLASS * sorted.length;
	let scale: ClassScale | null = null;
	for (const wanted of FEWER_CLASSES) {
		const exact = ckmeans([...near], Math.min(wanted, distinct))
			.slice(1)
			.map((group) => group[0]!);
		const { breaks, rounding } = roundBreaks(exact, sorted, least);
		scale = {
			breaks,
			kind: 'sequential',
			neutralClass: null,
			method: { code: 'ckmeans', classes: breaks.length + 1, rounding }
		};
		if (classCounts(scale, sorted).every((count) => count >= least)) break;
	}
	return scale!;
}

/** The roundest limits that keep every class filled and move few areas; the exact ones where none do. */
function roundBreaks(
	exact: readonly number[],
	sorted: readonly number[],
	least: number
): { breaks: readonly number[]; rounding: number } {
	const before = sorted.map((value) => classIndex({ breaks: exact }, value));
	for (const step of friendlySteps(sorted[sorted.length - 1]! - sorted[0]!)) {
		const breaks = exact.map((each) => toStep(each, step));
		const counts = classCounts({ breaks }, sorted);
		if (!ascending(breaks) || counts.some((count) => count < Math.max(1, least))) continue;
		const moved = sorted.filter((value, at) => classIndex({ breaks }, value) !== before[at]);
		if (moved.length <= MAX_MOVED * sorted.length) return { breaks, rounding: step };
	}
	return { breaks: exact, rounding: 0 };
}

function diverging(sorted: readonly number[]): ClassScale {
	const sizes = sorted.map(Math.abs).sort((a, b) => a - b);
	const step = friendlySteps(sizes[sizes.length - 1]! * 2).find(
		(each) => each <= quantileSorted(sizes, CHANGE_LIMITS[0]) * 1.5
	);
	const limits = [
		...new Set(CHANGE_LIMITS.map((share) => toStep(quantileSorted(sizes, share), step ?? 0)))
	].filter((limit) => limit > 0);
	const breaks = withoutThinEnds(
		[...[...limits].reverse().map((limit) => -limit), ...limits],
		sorted
	);
	return {
		breaks,
		kind: 'diverging',
		neutralClass: breaks.filter((limit) => limit < 0).length,
		method: { code: 'around-zero', classes: breaks.length + 1, rounding: step ?? 0 }
	};
}

/** Joins nearly empty outer classes to their neighbors, then the thinner end until six are left. */
function withoutThinEnds(breaks: readonly number[], sorted: readonly number[]): readonly number[] {
	const counts = classCounts({ breaks }, sorted);
	const negative = breaks.filter((limit) => limit < 0).length;
	const [bottom, top] = [counts[0]!, counts[counts.length - 1]!];
	// The innermost pair of limits stays, or there would be no middle.
	const canJoinBottom = negative > 1;
	const canJoinTop = breaks.length - negative > 1;
	if (!canJoinBottom && !canJoinTop) return breaks;
	const joinBottom = canJoinBottom && (bottom <= top || !canJoinTop);
	const thin = (joinBottom ? bottom : top) < MIN_IN_CLASS * sorted.length;
	if (!thin && counts.length <= CLASSES) return breaks;
	return withoutThinEnds(joinBottom ? breaks.slice(1) : breaks.slice(0, -1), sorted);
}

/** 1, 2 and 5 times powers of ten below `span`, coarsest first. */
function friendlySteps(span: number): number[] {
	const top = Math.ceil(Math.log10(span || 1));
	const steps: number[] = [];
	for (let power = top; power >= top - 5; power--) {
		for (const digit of [5, 2, 1]) steps.push(Number(`${digit}e${power}`));
	}
	return steps;
}

/** Nearest multiple, written without the noise of binary fractions. */
function toStep(value: number, step: number): number {
	return step === 0 ? value : Number((Math.round(value / step) * step).toPrecision(12));
}

function ascending(breaks: readonly number[]): boolean {
	return breaks.every((each, at) => at === 0 || each > breaks[at - 1]!);
}
