/** Streets as lines to draw and to write a name along: blocks joined, and names for streets that buses run in. */
import type { Feature, MultiLineString, Position } from 'geojson';
import { nearDistance, type LonLat } from '../../src/lib/domain/geometry/projection.ts';
import type { Corner, StreetBlock, StreetClass } from '../data/places.ts';

/** `bus`: of a street beyond the centerlines it is known that buses run in it. */
type DrawnClass = StreetClass | 'bus';

type StreetLine = {
	readonly name: string;
	readonly class: DrawnClass;
	readonly line: readonly LonLat[];
};

type DrawnStreet = Feature<MultiLineString, { readonly name: string; readonly class: DrawnClass }>;

/** Of a street's length, between the first and the last stop of its name. */
const NAMED_SHARE = 0.6;

/** Both sources put a street within this of its middle, in meters. */
const SAME_STREET = 35;

/**
 * Centerlines, and the bus streets where there are none, by name and class; every stretch once, as long
 * as it goes on, so that a name has room along it. Ramps carry no name.
 */
export function streetLines(
	blocks: readonly StreetBlock[],
	busStreets: readonly Feature[],
	corners: readonly Corner[]
): DrawnStreet[] {
	const drawn = blocks.map(({ street, class: kind, line }): StreetLine => ({
		name: kind === 'ramp' ? '' : street,
		class: kind,
		line
	}));
	const near = nearby(drawn.flatMap(({ line }) => sampled(line).map((at) => ({ at }))));
	const nameOf = namedByCorners(corners);
	const beyond = busStreets.flatMap(linesOf).flatMap((line) => {
		const name = nameOf(line);
		return uncovered(line, (at) => near(at).length > 0).map((part): StreetLine => ({
			name,
			class: 'bus',
			line: part
		}));
	});
	const groups = grouped([...drawn, ...beyond], ({ name, class: kind }) => `${name}\t${kind}`);
	return [...groups.values()].map((group) => ({
		type: 'Feature',
		properties: { name: group[0]!.name, class: group[0]!.class },
		geometry: {
			type: 'MultiLineString',
			coordinates: chained(group.map(({ line }) => line)).map((line) => line.map((at) => [...at]))
		}
	}));
}

function linesOf({ geometry }: Feature): LonLat[][] {
	const lines: readonly Position[][] =
		geometry.type === 'LineString'
			? [geometry.coordinates]
			: geometry.type === 'MultiLineString'
				? geometry.coordinates
				: [];
	return lines.map((line) => line.map(([x = NaN, y = NaN]) => [x, y]));
}

/** The stretches of a line of which less than half lies where streets are drawn already. */
function uncovered(line: readonly LonLat[], covered: (at: LonLat) => boolean): LonLat[][] {
	const parts: LonLat[][] = [];
	let open: LonLat[] | null = null;
	line.slice(1).forEach((to, at) => {
		const from = line[at]!;
		const along = sampled([from, to]);
		if (along.filter(covered).length * 2 > along.length) {
			open = null;
			return;
		}
		if (open === null) parts.push((open = [from]));
		open.push(to);
	});
	return parts;
}

/**
 * What a street is called, from the stops along it: each stands at a corner of two streets, and the name
 * that they share over most of its length is its own. Empty where none is.
 */
function namedByCorners(corners: readonly Corner[]): (line: readonly LonLat[]) => string {
	const near = nearby(
		corners.map((corner) => ({ at: [corner.longitude, corner.latitude] as const, corner }))
	);
	return (line) => {
		const along = sampled(line);
		const seen = new Map<string, { readonly from: number; to: number; corners: Set<Corner> }>();
		along.forEach((at, position) => {
			for (const { corner } of near(at)) {
				for (const name of [corner.street, corner.cross]) {
					const street = seen.get(name) ?? { from: position, to: position, corners: new Set() };
					street.to = position;
					street.corners.add(corner);
					seen.set(name, street);
				}
			}
		});
		const [best] = [...seen]
			.filter(([, street]) => street.corners.size > 1)
			.map(([name, { from, to }]) => ({ name, span: to - from }))
			.sort((a, b) => b.span - a.span || (a.name < b.name ? -1 : 1));
		return best && best.span >= NAMED_SHARE * (along.length - 1) ? best.name : '';
	};
}

/** Lines that begin where others end, as one, where no third meets them; each stretch once. */
export function chained(lines: readonly (readonly LonLat[])[]): LonLat[][] {
	const once = new Map(
		lines.map((line) => [[line, [...line].reverse()].map((each) => each.join(' ')).sort()[0], line])
	);
	const left = new Set(once.values());
	const byEnd = grouped(
		[...left].flatMap((line) => [line[0]!, line.at(-1)!].map((end) => ({ end, line }))),
		({ end }) => end.join()
	);
	const onwards = (end: LonLat): readonly LonLat[] | null => {
		const meeting = byEnd.get(end.join()) ?? [];
		const next = meeting.find(({ line }) => left.has(line))?.line;
		return meeting.length === 2 && next ? next : null;
	};
	const chains: LonLat[][] = [];
	for (const line of once.values()) {
		if (!left.delete(line)) continue;
		const chain = [...line];
		// To the one end, then to the other, which leaves the chain as it was drawn.
		for (const _end of [0, 1]) {
			for (let next = onwards(chain.at(-1)!); next; next = onwards(chain.at(-1)!)) {
				left.delete(next);
				const forward = next[0]!.join() === chain.at(-1)!.join();
				chain.push(...(forward ? next : [...next].reverse()).slice(1));
			}
			chain.reverse();
		}
		chains.push(chain);
	}
	return chains;
}

/** Meters from one point to the next, at most. */
const SAMPLE = 20;

function sampled(line: readonly LonLat[]): LonLat[] {
	return line.slice(1).flatMap((to, at) => {
		const from = line[at]!;
		const count = Math.max(1, Math.ceil(nearDistance(from, to) / SAMPLE));
		return Array.from({ length: count + 1 }, (_, step): LonLat => [
			from[0] + ((to[0] - from[0]) * step) / count,
			from[1] + ((to[1] - from[1]) * step) / count
		]);
	});
}

/** Finds what lies within `SAME_STREET` of a point. */
function nearby<T extends { readonly at: LonLat }>(things: readonly T[]): (at: LonLat) => T[] {
	// Cells wider than the reach at the region's latitude, so that neighbors hold all that is near.
	const cell = ([x, y]: LonLat) => [Math.floor(x / 5e-4), Math.floor(y / 4e-4)] as const;
	const cells = grouped(things, ({ at }) => cell(at).join());
	return (at) => {
		const [column, row] = cell(at);
		return [-1, 0, 1].flatMap((x) =>
			[-1, 0, 1].flatMap((y) =>
				(cells.get(`${column + x},${row + y}`) ?? []).filter(
					(thing) => nearDistance(thing.at, at) <= SAME_STREET
				)
			)
		);
	};
}

function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const thing of things) {
		const group = groups.get(keyOf(thing));
		if (group) group.push(thing);
		else groups.set(keyOf(thing), [thing]);
	}
	return groups;
}
