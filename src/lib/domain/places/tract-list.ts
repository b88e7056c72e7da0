/** Tracts typed as numbers: "33, 1016.02, 27053003300". */
import type { PlacesFile } from '../indicators/built-files.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { tractNumber } from './names.ts';

export type TractListProblem = Problem<
	/** Parameter `text`. */
	| 'tract-not-understood'
	/** Parameter `number`: no tract of the region has it. */
	| 'tract-number-unknown'
	/** Parameters `number`, `counties`: several have it, so the county must be said. */
	| 'tract-number-ambiguous'
	/** Parameter `limit`. */
	| 'tracts-too-many'
>;

/** More than the region has. */
const MOST_TYPED = 1000;

/**
 * GEOIDs of what was typed, each once, in the order typed. Numbers are separated by commas,
 * semicolons, spaces or lines; the word "tract" may stand before them. A number that tracts of
 * several counties have needs the county's name in brackets, "301 (Ramsey)", or the full GEOID.
 */
export function readTractList(
	text: string,
	places: Pick<PlacesFile, 'tracts' | 'counties'>
): Result<readonly string[], TractListProblem> {
	const byNumber = new Map<string, string[]>();
	for (const geoid of places.tracts.geoid) {
		const number = tractNumber(geoid);
		byNumber.set(number, [...(byNumber.get(number) ?? []), geoid]);
	}
	const all = new Set(places.tracts.geoid);
	const countyOf = (geoid: string): string =>
		places.counties.find(({ code }) => code === geoid.slice(2, 5))?.name ?? geoid.slice(2, 5);

	const words = text.replaceAll(/\btracts?\b/gi, ' ').matchAll(/([^\s,;()]+)(?:\s*\(([^)]*)\))?/g);
	const found = new Set<string>();
	for (const [, typed = '', county] of words) {
		if (found.size >= MOST_TYPED) return fail('tracts-too-many', { limit: MOST_TYPED });
		if (/^\d{11}$/.test(typed)) {
			if (!all.has(typed)) return fail('tract-number-unknown', { number: typed });
			found.add(typed);
			continue;
		}
		if (!/^\d{1,4}(\.\d{1,2})?$/.test(typed)) return fail('tract-not-understood', { text: typed });
		const [whole = '', part = ''] = typed.split('.');
		const suffix = part.padEnd(2, '0');
		const number = suffix === '00' ? String(Number(whole)) : `${Number(whole)}.${suffix}`;
		const named = (byNumber.get(number) ?? []).filter(
			(geoid) => county === undefined || sameCounty(countyOf(geoid), county)
		);
		const [geoid, another] = named;
		if (geoid === undefined) return fail('tract-number-unknown', { number: typed });
		if (another !== undefined) {
			return fail('tract-number-ambiguous', {
				number: typed,
				counties: named.map(countyOf).join(', ')
			});
		}
		found.add(geoid);
	}
	return ok([...found]);
}

function sameCounty(name: string, typed: string): boolean {
	const plain = (text: string): string => text.toLowerCase().replace('county', '').trim();
	return plain(name) === plain(typed);
}
