/**
 * Rings and points as short text for links: hundred-thousandths of a degree (about a meter), each
 * point as its difference from the one before, in digits that need no escaping in an address.
 * Five bits a digit, the sixth says that another follows; the sign is the lowest bit (as in Google's
 * polyline encoding, with another alphabet).
 */
import type { LonLat } from '../geometry/projection.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUE_OF: ReadonlyMap<string, number> = new Map(Array.from(DIGITS, (digit, i) => [digit, i]));
const STEPS_PER_DEGREE = 1e5;
/** Numbers of more digits are no coordinates. */
const MOST_DIGITS = 7;

/** A coordinate as packing keeps it. */
export function roundedDegrees(degrees: number): number {
	return Math.round(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
}

/** Longitudes and latitudes in degrees as text; empty for no points. */
export function packPoints(points: readonly LonLat[]): string {
	let text = '';
	let x = 0;
	let y = 0;
	for (const [lng, lat] of points) {
		const nextX = Math.round(lng * STEPS_PER_DEGREE);
		const nextY = Math.round(lat * STEPS_PER_DEGREE);
		text += digitsOf(nextX - x) + digitsOf(nextY - y);
		x = nextX;
		y = nextY;
	}
	return text;
}

/** The points again, or null where the text is not what `packPoints` writes. */
export function unpackPoints(text: string): LonLat[] | null {
	const numbers: number[] = [];
	let value = 0;
	let digits = 0;
	for (const digit of text) {
		const bits = VALUE_OF.get(digit);
		if (bits === undefined || digits === MOST_DIGITS) return null;
		value += (bits & 31) * 32 ** digits++;
		if (bits < 32) {
			// A longer way to write the same number would give one place two links.
			if (bits === 0 && digits > 1) return null;
			numbers.push(value % 2 === 0 ? value / 2 : -(value + 1) / 2);
			value = 0;
			digits = 0;
		}
	}
	if (digits > 0 || numbers.length % 2 === 1) return null;
	const points: LonLat[] = [];
	let x = 0;
	let y = 0;
	for (let i = 0; i < numbers.length; i += 2) {
		x += numbers[i]!;
		y += numbers[i + 1]!;
		if (Math.abs(x) > 180 * STEPS_PER_DEGREE || Math.abs(y) > 90 * STEPS_PER_DEGREE) return null;
		points.push([x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE]);
	}
	return points;
}

function digitsOf(difference: number): string {
	let rest = difference < 0 ? -2 * difference - 1 : 2 * difference;
	let text = '';
	while (rest >= 32) {
		text += DIGITS.charAt((rest % 32) + 32);
		rest = Math.floor(rest / 32);
	}
	return text + DIGITS.charAt(rest);
}
