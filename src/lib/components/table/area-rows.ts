/** Rows of the table: the same areas, figures and classes as the map, filtered and sorted. */
import type { PlacesFile } from '$lib/core/catalog/built';
import type { VintageData } from '$lib/core/catalog/decode';
import type { Estimate } from '$lib/core/estimate/estimate';
import { tractNumber } from '$lib/core/text/place-name';
import { searchWords } from '$lib/core/search/normalize';
import type { TableView, View } from '$lib/core/view/view';
import { HALF_MILE } from '$lib/core/corridor/distance';

export type AreaRow = {
	/** Row of the tract in the places file. */
	readonly row: number;
	readonly geoid: string;
	readonly number: string;
	readonly neighborhood: string;
	readonly city: string;
	readonly county: string;
	readonly stations: readonly string[];
	readonly estimate: Estimate;
	readonly carried: boolean;
};

export function areaRows(places: PlacesFile, figures: VintageData): AreaRow[] {
	const { tracts } = places;
	const countyNames = new Map(places.counties.map((each) => [each.code, each.name]));
	return tracts.geoid.map((geoid, row) => ({
		row,
		geoid,
		number: tractNumber(geoid),
		neighborhood: places.neighborhoods[tracts.neighborhood[row] ?? -1] ?? '',
		city: places.cities[tracts.city[row] ?? -1] ?? '',
		county: countyNames.get(geoid.slice(2, 5)) ?? '',
		stations: (tracts.stations[row] ?? []).map((at) => places.stations[at]?.id ?? ''),
		estimate: figures.tracts[row]!,
		carried: figures.carried.has(row)
	}));
}

/**
 * Whether only a profile can say which tracts belong to a place. The rows themselves know their city,
 * county, neighborhood and the stations of the line within half a mile.
 */
export function needsProfile(
	{ table: { within }, reach }: Pick<View, 'table' | 'reach'>,
	stations: PlacesFile['stations']
): boolean {
	if (within === null || /^(?:city|county|neighborhood):/.test(within)) return false;
	const own = stations.some(({ id }) => within === `station:${id}`);
	return !own || reach !== HALF_MILE;
}

/**
 * Rows that are within the chosen place and hold every word of the query.
 *
 * @param known tract rows of the place where the rows themselves cannot tell
 */
export function filterRows(
	rows: readonly AreaRow[],
	{ within, query }: Pick<TableView, 'within' | 'query'>,
	countyName: (code: string) => string,
	known: readonly number[] | null
): AreaRow[] {
	const [kind, ...rest] = within?.split(':') ?? [];
	const id = rest.join(':');
	const words = searchWords(query);
	const knownRows = known && new Set(known);
	return rows.filter((row) => {
		const inside = knownRows
			? knownRows.has(row.row)
			: kind === 'city'
				? row.city === id
				: kind === 'county'
					? row.county === countyName(id)
					: kind === 'neighborhood'
						? row.neighborhood === id
						: kind === 'station'
							? row.stations.includes(id)
							: true;
		if (!inside) return false;
		const text = searchWords(
			`tract ${row.number} ${row.geoid} ${row.neighborhood} ${row.city} ${row.county}`
		);
		return words.every((word) => text.some((each) => each.startsWith(word)));
	});
}

const BY_TEXT = new Intl.Collator('en', { numeric: true });

/** Sorted rows; areas without the figure come last in either direction. */
export function sortRows(
	rows: readonly AreaRow[],
	{ sort, descending }: Pick<TableView, 'sort' | 'descending'>
): AreaRow[] {
	const sign = descending ? -1 : 1;
	const byName = (a: AreaRow, b: AreaRow) => BY_TEXT.compare(a.geoid, b.geoid);
	const number = (row: AreaRow) => (sort === 'moe' ? row.estimate.moe : row.estimate.value);
	const text = (row: AreaRow) =>
		sort === 'city' ? row.city : sort === 'county' ? row.county : row.geoid;
	return [...rows].sort((a, b) => {
		if (sort !== 'value' && sort !== 'moe') {
			return sign * BY_TEXT.compare(text(a), text(b)) || byName(a, b);
		}
		const one = number(a);
		const two = number(b);
		if (one === null || two === null) {
			return one === two ? byName(a, b) : one === null ? 1 : -1;
		}
		return sign * (one - two) || byName(a, b);
	});
}
