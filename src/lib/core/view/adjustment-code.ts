/**
 * A person's changes to a method in a link: `!renters` switches a test off, `vulnerability:2` asks
 * for two passed tests, `rent-change~0.05` moves what a test compares with. Sorted, so that the same
 * changes always give the same text.
 */
import type { Adjustment } from '../risk/adjust.ts';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MOST_PARTS = 64;

/** Empty where nothing is changed. */
export function encodeAdjustment({ off, offsets, atLeast }: Adjustment): string {
	return [
		...[...off].sort().map((test) => `!${test}`),
		...Object.keys(atLeast)
			.sort()
			.map((group) => `${group}:${atLeast[group]}`),
		...Object.keys(offsets)
			.filter((test) => offsets[test] !== 0)
			.sort()
			.map((test) => `${test}~${offsets[test]}`)
	].join(',');
}

/** Null where any part cannot be understood; whether the method has such tests is asked elsewhere. */
export function decodeAdjustment(text: string): Adjustment | null {
	const off: string[] = [];
	const offsets: [string, number][] = [];
	const atLeast: [string, number][] = [];
	const parts = text.split(',');
	if (parts.length > MOST_PARTS) return null;
	for (const part of parts) {
		const count = /^([a-z0-9-]+):([1-9]\d?)$/.exec(part);
		const shift = /^([a-z0-9-]+)~(-?\d+(?:\.\d+)?(?:e-\d+)?)$/.exec(part);
		const id = count?.[1] ?? shift?.[1] ?? part.slice(1);
		if (!ID.test(id)) return null;
		if (count) atLeast.push([id, Number(count[2])]);
		else if (shift) offsets.push([id, Number(shift[2])]);
		else if (part.startsWith('!')) off.push(id);
		else return null;
	}
	return {
		off: [...new Set(off)].sort(),
		offsets: Object.fromEntries(offsets.filter(([, offset]) => offset !== 0).sort(byId)),
		atLeast: Object.fromEntries(atLeast.sort(byId))
	};
}

function byId([a]: [string, number], [b]: [string, number]): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
