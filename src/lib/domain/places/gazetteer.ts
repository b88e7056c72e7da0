/** The gazetteer as search reads it: streets with their words, corners, and stretches with house numbers. */
import type { GazetteerFile } from '../indicators/built-files.ts';
import { offset, type LonLat } from '../geometry/projection.ts';
import { roleOf, searchWords, type WordRole } from './words.ts';

export type Street = {
	readonly name: string;
	readonly words: readonly string[];
	readonly roles: readonly WordRole[];
};

export type Corner = {
	/** Indices into the streets. */
	readonly street: number;
	readonly cross: number;
	readonly city: number;
	/** Degrees. */
	readonly at: LonLat;
	/** Rows of the tracts that meet here, the one that holds it first. */
	readonly tracts: readonly number[];
};

/** House numbers along one side of a stretch. */
type Range = {
	/** At the line's beginning and end. */
	readonly from: number;
	readonly to: number;
	readonly city: number;
	readonly zip: string;
};

export type Stretch = {
	/** Null where a side has no house numbers. */
	readonly left: Range | null;
	readonly right: Range | null;
	readonly line: readonly LonLat[];
};

export type Gazetteer = {
	readonly file: GazetteerFile;
	readonly streets: readonly Street[];
	readonly corners: readonly Corner[];
	/** Of each street. */
	readonly stretches: readonly (readonly Stretch[])[];
	readonly landmarks: readonly LonLat[];
};

export function readGazetteer(file: GazetteerFile): Gazetteer {
	return {
		file,
		streets: file.streets.map((name): Street => {
			const words = searchWords(name);
			return { name, words, roles: words.map(roleOf) };
		}),
		corners: cornersOf(file),
		stretches: stretchesOf(file),
		landmarks: pointsOf(file.landmarks)
	};
}

export function cornersOf({ corners, tractSets }: GazetteerFile): Corner[] {
	return pointsOf(corners).map((at, row): Corner => ({
		street: corners.street[row]!,
		cross: corners.cross[row]!,
		city: corners.city[row]!,
		at,
		tracts: tractSets[corners.tracts[row]!] ?? []
	}));
}

function pointsOf({ x, y }: { readonly x: readonly number[]; readonly y: readonly number[] }) {
	let [atX, atY] = [0, 0];
	return x.map((step, row): LonLat => {
		atX += step;
		atY += y[row]!;
		return [atX / 1e5, atY / 1e5];
	});
}

function stretchesOf({ addresses, sides, zips }: GazetteerFile): Stretch[][] {
	const points = pointsOf(addresses);
	let before = 0;
	let first = 0;
	const all = addresses.points.map((count, row): Stretch => {
		const leftFrom = before + addresses.leftFrom[row]!;
		const leftTo = leftFrom + addresses.leftTo[row]!;
		const rightFrom = leftFrom + addresses.rightFrom[row]!;
		const rightTo = leftTo + addresses.rightTo[row]!;
		before = leftTo;
		const line = points.slice(first, first + count);
		first += count;
		const range = (from: number, to: number, side: number): Range | null => {
			const [city = -1, zip = -1] = sides[side] ?? [];
			return from > 0 && to > 0 ? { from, to, city, zip: zips[zip] ?? '' } : null;
		};
		return {
			left: range(leftFrom, leftTo, addresses.left[row]!),
			right: range(rightFrom, rightTo, addresses.right[row]!),
			line
		};
	});
	let start = 0;
	return addresses.counts.map((count) => {
		const of = all.slice(start, start + count);
		start += count;
		return of;
	});
}

/* House numbers: where a number lies along a street. */

export type Address = {
	readonly at: LonLat;
	readonly city: number;
	readonly zip: string;
};

/** Meters from the middle of the street: the houses, not the roadway. */
const BESIDE = 8;
/** A number in a gap of the ranges lies at the end of a range of its own hundred that is at most so far from it. */
const NEAR_RANGE = 60;

/**
 * Where a house number lies on a street, interpolated along the range of its side, a few meters off the
 * middle of the street; null where no range of the street comes near it. Odd and even decide the side,
 * except in a range whose ends are one odd and one even.
 * Source: Census Bureau, TIGER/Line technical documentation, chapter 3 ("Address ranges").
 */
export function addressOn(stretches: readonly Stretch[], number: number): Address | null {
	let nearest: { readonly address: Address; readonly away: number } | null = null;
	for (const { left, right, line } of stretches) {
		for (const [range, side] of [
			[left, -1],
			[right, 1]
		] as const) {
			if (!range || !holdsParity(range, number)) continue;
			const low = Math.min(range.from, range.to);
			const high = Math.max(range.from, range.to);
			const inside = Math.min(Math.max(number, low), high);
			const away = Math.abs(number - inside);
			const sameHundred = Math.floor(inside / 100) === Math.floor(number / 100);
			if (away > 0 && (away > NEAR_RANGE || !sameHundred)) continue;
			if (nearest && nearest.away <= away) continue;
			const share = range.from === range.to ? 0.5 : (inside - range.from) / (range.to - range.from);
			const at = pointBeside(line, share, side);
			nearest = { address: { at, city: range.city, zip: range.zip }, away };
		}
	}
	return nearest?.address ?? null;
}

function holdsParity({ from, to }: Range, number: number): boolean {
	return from % 2 !== to % 2 || from % 2 === number % 2;
}

/** The point at a share (0–1) of a line's length, `BESIDE` meters to its left (−1) or right (1). */
function pointBeside(line: readonly LonLat[], share: number, side: -1 | 1): LonLat {
	const lengths = line.slice(1).map((to, at) => Math.hypot(...offset(line[at]!, to)));
	const total = lengths.reduce((sum, length) => sum + length, 0);
	let left = share * total;
	let at = 0;
	while (at < lengths.length - 1 && left > lengths[at]!) left -= lengths[at++]!;
	const [from, to] = [line[at]!, line[at + 1]!];
	const length = lengths[at]!;
	const part = length > 0 ? left / length : 0;
	const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
	const [east, north] = offset(from, to);
	const middle: LonLat = [from[0] + dx * part, from[1] + dy * part];
	if (length === 0) return middle;
	// A turn to the right of (east, north) is (north, −east); back from meters to degrees by the same line.
	const perDegree = metersPerDegree(middle);
	return [
		middle[0] + (side * BESIDE * north) / length / perDegree[0],
		middle[1] - (side * BESIDE * east) / length / perDegree[1]
	];
}

function metersPerDegree([x, y]: LonLat): readonly [number, number] {
	const [east] = offset([x, y], [x + 1e-3, y]);
	const [, north] = offset([x, y], [x, y + 1e-3]);
	return [east * 1e3, north * 1e3];
}

/* A stretch of street between two of its corners. */

export type StreetStretch = {
	/** Null where the corners share no street: the line is straight then. */
	readonly street: string | null;
	/** From corner to corner through those between them, degrees. */
	readonly line: readonly LonLat[];
};

/** How far beside the straight way a corner of the street may lie, as a share of that way. */
const MOST_BEND = 0.4;

/**
 * The way along the street that two corners share, by its corners between them; of several shared
 * streets the one that has most of these. Streets of one name that lie elsewhere do not count.
 */
export function stretchBetween(file: GazetteerFile, from: LonLat, to: LonLat): StreetStretch {
	const corners = cornersOf(file);
	const streetsAt = (at: LonLat) =>
		new Set(
			corners
				.filter((corner) => corner.at[0] === at[0] && corner.at[1] === at[1])
				.flatMap(({ street, cross }) => [street, cross])
		);
	const there = streetsAt(to);
	const [east, north] = offset(from, to);
	const length = Math.hypot(east, north);
	const ways = [...streetsAt(from)]
		.filter((street) => there.has(street))
		.map((street) => {
			const between = corners
				.filter((corner) => corner.street === street || corner.cross === street)
				.map(({ at }) => {
					const [x, y] = offset(from, at);
					return {
						at,
						along: (x * east + y * north) / (length * length),
						beside: Math.abs(x * north - y * east) / length
					};
				})
				.filter(({ along, beside }) => along > 0 && along < 1 && beside <= MOST_BEND * length)
				.sort((a, b) => a.along - b.along);
			return { street: file.streets[street] ?? null, between: between.map(({ at }) => at) };
		})
		.sort((a, b) => b.between.length - a.between.length);
	const [way] = length > 0 ? ways : [];
	if (!way) return { street: null, line: [from, to] };
	const line = [from, ...way.between, to];
	return {
		street: way.street,
		line: line.filter(([x, y], at) => at === 0 || x !== line[at - 1]![0] || y !== line[at - 1]![1])
	};
}
