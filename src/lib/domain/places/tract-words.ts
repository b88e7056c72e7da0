/** Tracts as people write their numbers: "tract 33", "1016.02", a whole GEOID, or with the county behind it. */
import { REGION } from '../region.ts';

export type AskedTract = {
	/** Codes of six digits that the text may stand for, likeliest first; a whole GEOID says the county. */
	readonly codes: readonly string[];
	/** Three digits; null where the text names none of the region. */
	readonly county: string | null;
	/** The text says that it is a tract; a bare number may be something else. */
	readonly said: boolean;
};

/** GEOID, also with the Bureau's prefix ("1400000US") and of a block group in it. */
const GEOID = /^(?:1[45]00000us)?(\d{11})\d?$/;
const SAID = /^(?:census\s+tracts?|tracts?|ct)\b[\s#.:]*(?:no\.?\s*)?(.*)$/;
const NUMBER = /^(\d{6}|\d{1,4}(?:\.\d{1,2})?)(?![\d.])(.*)$/;
const BARE = /^(\d{9}|\d{6}|\d{1,4}(?:\.\d{1,2})?)$/;

/** Null where the text is no number of a tract. */
export function askedTract(text: string): AskedTract | null {
	const plain = text.trim().toLowerCase();
	const whole = GEOID.exec(plain.replace(/[\s-]/g, ''))?.[1];
	if (whole !== undefined) {
		if (!whole.startsWith(REGION.state)) return null;
		return { codes: [whole.slice(5)], county: whole.slice(2, 5), said: true };
	}
	const behind = SAID.exec(plain)?.[1];
	if (behind !== undefined) {
		const [, number, rest = ''] = NUMBER.exec(behind) ?? [];
		if (number !== undefined) return { codes: codesOf(number), county: countyIn(rest), said: true };
		const geoid = GEOID.exec(behind.trim())?.[1];
		return geoid === undefined ? null : askedTract(geoid);
	}
	const bare = BARE.exec(plain)?.[1];
	if (bare === undefined) return null;
	if (bare.length === 9) return { codes: [bare.slice(3)], county: bare.slice(0, 3), said: true };
	return { codes: codesOf(bare), county: null, said: false };
}

/** "33" → 003300; "1016.02" → 101602; "1016.2" may mean .02 as well as .20. */
function codesOf(number: string): string[] {
	if (number.length === 6 && !number.includes('.')) return [number];
	const [whole = '', suffix = '00'] = number.split('.');
	const suffixes = suffix.length === 1 ? [`0${suffix}`, `${suffix}0`] : [suffix];
	return suffixes.map((each) => whole.padStart(4, '0') + each);
}

function countyIn(text: string): string | null {
	const named = Object.entries(REGION.counties).find(([, name]) =>
		text.includes(name.toLowerCase())
	);
	return named?.[0] ?? null;
}
