/** A gazetteer of a few streets, as the build writes one. */
import type { GazetteerFile } from '../indicators/built-files.ts';

type Given = {
	readonly streets: readonly string[];
	readonly cities: readonly string[];
	/** Indices, and degrees × 1e5. */
	readonly corners?: readonly {
		readonly street: number;
		readonly cross: number;
		readonly city: number;
		readonly x: number;
		readonly y: number;
		readonly tracts?: readonly number[];
	}[];
	/** Straight stretches, by street. */
	readonly stretches?: readonly {
		readonly street: number;
		readonly city: number;
		readonly zip: string;
		readonly left: readonly [number, number];
		readonly right: readonly [number, number];
		readonly line: readonly (readonly [number, number])[];
	}[];
} & Partial<
	Pick<GazetteerFile, 'landmarks' | 'also' | 'areas' | 'zipTracts' | 'formerTracts' | 'state'>
>;

const NO_LANDMARKS = { name: [], kind: [], city: [], x: [], y: [] };

export function gazetteerWith(given: Given): GazetteerFile {
	const { streets, cities, corners = [], stretches = [] } = given;
	const zips = [...new Set(stretches.map(({ zip }) => zip))];
	const numbers = stretches.map(({ left, right }, at) => [
		left[0] - (stretches[at - 1]?.left[1] ?? 0),
		left[1] - left[0],
		right[0] - left[0],
		right[1] - left[1]
	]);
	const column = (at: number) => numbers.map((row) => row[at]!);
	const lines = stretches.flatMap(({ line }) => line);
	const side = stretches.map((_, at) => at);
	return {
		format: 1,
		streets,
		cities,
		zips,
		corners: {
			street: corners.map(({ street }) => street),
			cross: corners.map(({ cross }) => cross),
			city: corners.map(({ city }) => city),
			x: steps(corners.map(({ x }) => x)),
			y: steps(corners.map(({ y }) => y)),
			tracts: corners.map((_, at) => at)
		},
		tractSets: corners.map(({ tracts }) => tracts ?? []),
		addresses: {
			counts: streets.map((_, at) => stretches.filter(({ street }) => street === at).length),
			leftFrom: column(0),
			leftTo: column(1),
			rightFrom: column(2),
			rightTo: column(3),
			left: side,
			right: side,
			points: stretches.map(({ line }) => line.length),
			x: steps(lines.map(([x]) => x)),
			y: steps(lines.map(([, y]) => y))
		},
		sides: stretches.map(({ city, zip }) => [city, zips.indexOf(zip)]),
		landmarks: given.landmarks ?? NO_LANDMARKS,
		also: given.also ?? [],
		areas: given.areas ?? [],
		zipTracts: given.zipTracts ?? [],
		formerTracts: given.formerTracts ?? [],
		state: given.state ?? []
	};
}

function steps(values: readonly number[]): number[] {
	return values.map((value, at) => value - (values[at - 1] ?? 0));
}
