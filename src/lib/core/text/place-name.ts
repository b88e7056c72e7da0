/**
 * Tract number as the Bureau writes it in a name: the last six digits of the GEOID with two implied
 * decimals and no padding, `27053003300` → "33", `27053101602` → "1016.02".
 * Source: Census Bureau, Geographic Areas Reference Manual, chapter 10.
 */
export function tractNumber(geoid: string): string {
	const whole = String(Number(geoid.slice(5, 9)));
	const suffix = geoid.slice(9, 11);
	return suffix === '00' ? whole : `${whole}.${suffix}`;
}
