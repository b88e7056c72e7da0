/** Five-year periods that share years. Source: ACS handbook (2020), chapter 4. */

export type Overlap = {
	/** Years that the two periods have in common; 0 for two places in one period. */
	readonly sharedYears?: number;
	/** Years of one period. */
	readonly periodYears?: number;
};

/**
 * What the standard error of a difference is multiplied by: √(1 − C), C the share of years that both
 * periods contain. Throws RangeError where the shared years are not within the period.
 */
export function overlapFactor({ sharedYears: shared = 0, periodYears = 5 }: Overlap): number {
	if (!(shared >= 0 && shared < periodYears))
		throw new RangeError(`${shared} years shared by periods of ${periodYears} years`);
	return Math.sqrt(1 - shared / periodYears);
}

/** Years that two five-year periods named "2015-2019" share: 2015–2019 and 2019–2023 share one. */
export function sharedYears(a: string, b: string): number {
	const [firstA, lastA] = yearsOf(a);
	const [firstB, lastB] = yearsOf(b);
	return Math.max(0, Math.min(lastA, lastB) - Math.max(firstA, firstB) + 1);
}

/** First and last year of a period named "2015-2019". Throws RangeError on any other form. */
export function yearsOf(period: string): readonly [number, number] {
	const match = /^(\d{4})-(\d{4})$/.exec(period);
	if (match === null) throw new RangeError(`"${period}" is not a period such as 2019-2023`);
	return [Number(match[1]), Number(match[2])];
}
