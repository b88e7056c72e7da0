/** Distances as people say them. Numbers are set by `Intl`; the words come in. */
import { ONE_MILE } from '../corridor/distance.ts';

export type DistanceWords = {
	/** BCP 47 tag for numbers. */
	readonly numbers: string;
	readonly quarterMile: string;
	readonly halfMile: string;
	readonly threeQuarterMile: string;
	readonly oneMile: string;
	readonly miles: (p: { count: string }) => string;
	readonly meters: (p: { count: string }) => string;
};

/** Meters within which two distances are the same: less than a pace. */
const SAME = 0.5;

/** "half a mile", "1.5 miles", "500 meters". */
export function distanceText(meters: number, words: DistanceWords): string {
	const named: readonly (readonly [number, string])[] = [
		[ONE_MILE / 4, words.quarterMile],
		[ONE_MILE / 2, words.halfMile],
		[ONE_MILE * 0.75, words.threeQuarterMile],
		[ONE_MILE, words.oneMile]
	];
	const name = named.find(([each]) => Math.abs(each - meters) < SAME)?.[1];
	if (name !== undefined) return name;
	const miles = meters / ONE_MILE;
	const number = (value: number, digits: number) =>
		new Intl.NumberFormat(words.numbers, { maximumFractionDigits: digits }).format(value);
	// What was given in even miles is said in miles; anything else in meters.
	const even = Math.abs(Number(miles.toFixed(2)) * ONE_MILE - meters) < SAME;
	return even
		? words.miles({ count: number(miles, 2) })
		: words.meters({ count: number(meters, 0) });
}
