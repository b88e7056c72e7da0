/** What an opponent would bring to a hearing: the rule worked out anew, and random places. */
import type { Unit } from '../../src/lib/domain/statistics/census.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';
import type { ProfileFigure } from '../../src/lib/domain/places/profile.ts';

export type Verdict = 'higher' | 'lower' | 'no-clear-difference' | 'not-tested';

const isChange = (unit: Unit) => unit === 'relative-change' || unit === 'share-change';

/** A standard error of more than 40 % of the figure, which is then too uncertain to rely on. */
export function isShaky({ value, moe, leastMoe }: Estimate): boolean {
	const margin = moe ?? leastMoe;
	if (value === null || value === 0 || margin === undefined) return false;
	return margin / 1.645 / Math.abs(value) > 0.4;
}

/**
 * What may be said of a against b, from values and margins alone: beyond 2.576 standard errors, with
 * 1.645 of them in a margin; nothing of what is shaky, missing, open-ended or without margin.
 */
export function ruleOn(a: Estimate, b: Estimate, unit: Unit): Verdict {
	const counted = (each: Estimate) => each.moeReason === 'full-count';
	if (a.value === null || b.value === null) return 'not-tested';
	// The figure is that of tracts, and not of the place.
	if (a.ofTracts || b.ofTracts) return 'not-tested';
	if (!isChange(unit) && (isShaky(a) || isShaky(b))) return 'not-tested';
	if ([a, b].some(({ quality }) => quality === 'top-coded' || quality === 'bottom-coded'))
		return 'not-tested';
	const difference = a.value - b.value;
	const called = (margin: number) => Math.abs(difference) > (2.576 * margin) / 1.645;
	if ([a, b].some((each) => each.moe === null && !counted(each))) {
		// Within what one side alone leaves open, no larger margin could make it clear.
		const least = Math.hypot(...[a, b].map(({ moe, leastMoe }) => moe ?? leastMoe ?? 0));
		return least > 0 && !called(least) ? 'no-clear-difference' : 'not-tested';
	}
	if (counted(a) && counted(b) && unit === 'share' && Math.abs(difference) < 0.01)
		return 'no-clear-difference';
	if (!called(Math.hypot(a.moe ?? 0, b.moe ?? 0))) return 'no-clear-difference';
	return difference > 0 ? 'higher' : 'lower';
}

const NONE: Estimate = { value: 0, moe: 0, quality: 'zero', moeReason: null };

/** The same for figures of a profile, in every reading that they have; against no change without b. */
export function ruleOnFigures(a: ProfileFigure, b: ProfileFigure | null): Verdict {
	const { unit } = a.definition;
	const theirs = b?.estimate ?? NONE;
	const first = ruleOn(a.estimate, theirs, unit);
	if (a.otherReading === null && (b?.otherReading ?? null) === null) return first;
	const second = ruleOn(a.otherReading ?? a.estimate, b?.otherReading ?? theirs, unit);
	if (first === 'not-tested' || second === 'not-tested') return 'not-tested';
	return first === second ? first : 'no-clear-difference';
}

/** What a text says of a place that it names as "in NAME (": the last claim before its name. */
export function saidOf(text: string, name: string, before: string): Verdict | null {
	for (const sentence of text.split(/(?<=(?<!\bSt)\.)\s+(?=[A-Z])/)) {
		const at = ['in ', 'from ', 'and ', 'or ', ', ', 'against ']
			.map((lead) => sentence.indexOf(`${lead}${before}${name}`))
			.find((found) => found >= 0);
		if (at === undefined) continue;
		if (sentence.startsWith('There is no clear difference')) return 'no-clear-difference';
		if (sentence.startsWith('No test is possible')) return 'not-tested';
		const claims = [...sentence.slice(0, at + 1).matchAll(/clearly (higher|lower)/g)];
		const claim = claims.at(-1)?.[1];
		if (claim === 'higher' || claim === 'lower') return claim;
	}
	return null;
}

/** Numbers from 0 to 1 that are the same in every run. Source: mulberry32, T. Ettinger, public domain. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** Circles around a point of the seven counties, and tracts taken together, half of each. */
export function randomPlaces(count: number, geoids: readonly string[], seed: number): string[] {
	const next = seeded(seed);
	const between = (low: number, high: number) => low + next() * (high - low);
	return Array.from({ length: count }, (_, at) => {
		if (at % 2 === 0) {
			// Every other circle near the line, where people will ask.
			const near = at % 4 === 0;
			const lat = near ? between(44.97, 45.14) : between(44.72, 45.2);
			const lng = near ? between(-93.4, -93.26) : between(-93.6, -92.95);
			return `near:${lat.toFixed(5)},${lng.toFixed(5)},${Math.round(between(300, 2500))}m`;
		}
		const size = 2 + Math.floor(next() * 6);
		const start = Math.floor(next() * geoids.length);
		const chosen = new Set<string>();
		for (let step = 0; chosen.size < size && step < 40; step++)
			chosen.add(geoids[(start + Math.floor(next() * 12)) % geoids.length]!.slice(2));
		return `tracts:${[...chosen].sort().join(',')}`;
	});
}
