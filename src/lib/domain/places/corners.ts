/** Finding a street corner ("Penn Ave N & Lowry") in the gazetteer of bus stops, offline. */
import type { CornersFile } from '../indicators/built-files.ts';
import { matchWords, searchWords } from './find.ts';

export type CornerHit = {
	readonly street: string;
	readonly cross: string;
	readonly city: string;
	readonly lng: number;
	readonly lat: number;
	/** Row of the tract that the corner lies in, −1 outside the region. */
	readonly tract: number;
	readonly score: number;
};

export type CornerIndex = {
	readonly file: CornersFile;
	readonly words: readonly (readonly string[])[];
	readonly cityWords: readonly (readonly string[])[];
};

export function cornerIndex(file: CornersFile): CornerIndex {
	return {
		file,
		words: file.streets.map(searchWords),
		cityWords: file.cities.map(searchWords)
	};
}

const BETWEEN_STREETS = /\s*(?:&|@|\/|\+|\band\b|\bat\b)\s*/i;

/**
 * Corners whose two streets match, best first. The two streets may stand in either order and be
 * joined by "&", "and", "at", "@" or "/", or only by a space; a city may follow. One street alone
 * lists its corners. `nearFirst` (city names) breaks ties toward the line's own cities.
 */
export function searchCorners(
	index: CornerIndex,
	text: string,
	limit: number,
	nearFirst: ReadonlySet<string> = new Set()
): CornerHit[] {
	const best = new Map<number, number>();
	for (const [first, second] of readings(text)) {
		const left = matchingStreets(index, first);
		if (left.size === 0) continue;
		const right = second && matchingStreets(index, second);
		index.file.corners.forEach(([street, cross, city], at) => {
			const score = scorePair(left, right, street, cross);
			if (score === null) return;
			const bonus = nearFirst.has(index.file.cities[city] ?? '') ? 0.5 : 0;
			best.set(at, Math.max(best.get(at) ?? -Infinity, score + bonus));
		});
	}
	return [...best]
		.sort((a, b) => b[1] - a[1] || a[0] - b[0])
		.slice(0, limit)
		.map(([at, score]) => toHit(index.file, at, score));
}

function scorePair(
	left: ReadonlyMap<number, number>,
	right: ReadonlyMap<number, number> | null,
	street: number,
	cross: number
): number | null {
	const pair = (a: number, b: number): number | null => {
		const one = left.get(a);
		if (one === undefined) return null;
		if (!right) return one;
		const two = right.get(b);
		return two === undefined ? null : one + two;
	};
	const forward = pair(street, cross);
	const backward = pair(cross, street);
	if (forward === null) return backward;
	return backward === null ? forward : Math.max(forward, backward);
}

/** Every way to read the text as one street or two. */
function readings(text: string): [string[], string[] | null][] {
	const parts = text.split(BETWEEN_STREETS).filter((part) => part.trim() !== '');
	if (parts.length > 1) return [[searchWords(parts[0]!), searchWords(parts.slice(1).join(' '))]];
	const words = searchWords(text);
	const splits: [string[], string[] | null][] = [[words, null]];
	for (let at = 1; at < words.length; at++) splits.push([words.slice(0, at), words.slice(at)]);
	return splits;
}

function matchingStreets(index: CornerIndex, words: readonly string[]): Map<number, number> {
	const found = new Map<number, number>();
	index.words.forEach((target, at) => {
		const score = matchWords(words, target);
		if (score !== null) found.set(at, score);
	});
	return found;
}

function toHit(file: CornersFile, at: number, score: number): CornerHit {
	const [street, cross, city, x, y, tract] = file.corners[at]!;
	return {
		street: file.streets[street] ?? '',
		cross: file.streets[cross] ?? '',
		city: file.cities[city] ?? '',
		lng: x / 1e5,
		lat: y / 1e5,
		tract,
		score
	};
}
