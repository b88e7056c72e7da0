/** Places such as people ask about: circles around homes that are drawn at random. */
import { HALF_MILE, ONE_MILE } from '../../src/lib/domain/lines/distance.ts';
import { apportion } from '../../src/lib/domain/places/apportion.ts';
import type { Apportionment, BlockGroupIndex } from '../../src/lib/domain/places/apportion.ts';
import { circlePart } from '../../src/lib/domain/geometry/buffer.ts';
import { unproject } from '../../src/lib/domain/geometry/projection.ts';
import type { LonLat } from '../../src/lib/domain/geometry/projection.ts';
import { holdsPoint } from '../../src/lib/domain/geometry/polygon.ts';
import { resolveParts } from '../../src/lib/domain/geometry/sweep.ts';

/** The few statistics that the fits share. */

export function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1
		? (sorted[middle] ?? NaN)
		: ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** Standard deviation about the mean, with n. */
export function spreadOf(values: readonly number[]): number {
	const center = mean(values);
	return Math.sqrt(mean(values.map((value) => (value - center) ** 2)));
}

export function rootMeanSquare(values: readonly number[]): number {
	return Math.sqrt(mean(values.map((value) => value * value)));
}

/** Gives the next number of a fixed sequence, 0 to 1. */
export type Random = () => number;

export type RandomPlace = {
	readonly center: LonLat;
	readonly meters: number;
	readonly held: Apportionment;
};

/** mulberry32 (Tommy Ettinger): the same numbers for the same seed on every machine. */
export function seeded(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Circles of half a mile and of a mile in turn around homes of the region, each with somebody in it. */
export function randomPlaces(index: BlockGroupIndex, random: Random, count: number): RandomPlace[] {
	const home = randomHome(index, random);
	const places: RandomPlace[] = [];
	while (places.length < count) {
		const center = home();
		const meters = places.length % 2 === 0 ? HALF_MILE : ONE_MILE;
		const held = apportion(index, resolveParts([circlePart(center, meters)]));
		if (held.people2020 > 0) places.push({ center, meters, held });
	}
	return places;
}

/** A block group by its 2020 homes, then any spot in it. */
function randomHome({ blockGroups }: BlockGroupIndex, random: Random): () => LonLat {
	const upTo: number[] = [];
	let homes = 0;
	for (const { housingUnits } of blockGroups) upTo.push((homes += housingUnits));
	return () => {
		const drawn = random() * homes;
		const { area } = blockGroups[upTo.findIndex((end) => end > drawn)]!;
		const [west, south, east, north] = area.bounds;
		for (;;) {
			const point = [west + random() * (east - west), south + random() * (north - south)] as const;
			if (holdsPoint(area, point)) return unproject(point);
		}
	};
}
