/** Rows of the table: the same areas, figures and classes as the map, filtered and sorted. */
import type { PlacesFile } from '$lib/domain/indicators/built-files';
import { tractNumber } from '$lib/domain/places/names';
import { searchWords } from '$lib/domain/places/words';
import { madeOnUse } from '$lib/domain/text/format';
import type { TableView, View } from '$lib/domain/view/view';
import { HALF_MILE } from '$lib/domain/lines/corridor';
import { language } from '#words/language.ts';

/** What every row says of its area, whatever the table shows of it. */
export type AreaPlace = {
	/** Row of the tract in the places file. */
	readonly row: number;
	readonly geoid: string;
	readonly number: string;
	readonly neighborhood: string;
	readonly city: string;
	readonly county: string;
	readonly stations: readonly string[];
};

/** What a row shows of its area: cells follow the columns. */
export type AreaWords = {
	/** Figure or class, with its color on the map; null where there is neither. */
	readonly figure: { readonly text: string; readonly color: string | null };
	/** Cells after the figure. */
	readonly cells: readonly string[];
	/** What stands below the figure, and below the first cell, where there is room for three columns only. */
	readonly narrow: readonly [belowFigure: string, belowCell: string];
};

export type TableColumn = {
	/** Null for a column that does not sort. */
	readonly sort: TableView['sort'] | null;
	readonly label: string;
};

/** A filter by what is said of an area. */
export type Choices = {
	readonly label: string;
	/** The choice that filters nothing. */
	readonly all: string;
	readonly options: readonly { readonly value: string; readonly label: string }[];
};

export type ChoicesOfRows = Choices & {
	/** The option that a row is; null while that is not known, and nothing is filtered. */
	readonly of: ((row: AreaPlace) => string) | null;
};

export function areaPlaces(places: PlacesFile): AreaPlace[] {
	const { tracts } = places;
	const countyNames = new Map(places.counties.map((each) => [each.code, each.name]));
	return tracts.geoid.map((geoid, row) => ({
		row,
		geoid,
		number: tractNumber(geoid),
		neighborhood: places.neighborhoods[tracts.neighborhood[row] ?? -1] ?? '',
		city: places.cities[tracts.city[row] ?? -1] ?? '',
		county: countyNames.get(geoid.slice(2, 5)) ?? '',
		stations: (tracts.stations[row] ?? []).map((at) => places.stations[at]?.id ?? '')
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
export function filterRows<Row extends AreaPlace>(
	rows: readonly Row[],
	{ within, query }: Pick<TableView, 'within' | 'query'>,
	places: PlacesFile,
	known: readonly number[] | null = null
): Row[] {
	const [kind, ...rest] = within?.split(':') ?? [];
	const id = rest.join(':');
	const county = places.counties.find((each) => each.code === id)?.name ?? '';
	const words = searchWords(query);
	const knownRows = known && new Set(known);
	return rows.filter((row) => {
		const inside = knownRows
			? knownRows.has(row.row)
			: kind === 'city'
				? row.city === id
				: kind === 'county'
					? row.county === county
					: kind === 'neighborhood'
						? row.neighborhood === id
						: kind === 'station'
							? row.stations.includes(id)
							: true;
		if (!inside || words.length === 0) return inside;
		const text = searchWords(
			`tract ${row.number} ${row.geoid} ${row.neighborhood} ${row.city} ${row.county}`
		);
		return words.every((word) => text.some((each) => each.startsWith(word)));
	});
}

const byText = madeOnUse(() => new Intl.Collator(language.locale, { numeric: true }));

/**
 * Sorted rows; areas without the figure come last in either direction.
 *
 * @param numberOf what the columns `value` and `moe` sort by
 */
export function sortRows<Row extends AreaPlace>(
	rows: readonly Row[],
	{ sort, descending }: Pick<TableView, 'sort' | 'descending'>,
	numberOf: (row: Row, sort: 'value' | 'moe') => number | null
): Row[] {
	const sign = descending ? -1 : 1;
	const byName = (a: AreaPlace, b: AreaPlace) =>
		a.geoid < b.geoid ? -1 : Number(a.geoid > b.geoid);
	const text = (row: AreaPlace) =>
		sort === 'city' ? row.city : sort === 'county' ? row.county : row.geoid;
	return [...rows].sort((a, b) => {
		if (sort !== 'value' && sort !== 'moe') {
			return sign * byText().compare(text(a), text(b)) || byName(a, b);
		}
		const one = numberOf(a, sort);
		const two = numberOf(b, sort);
		if (one === null || two === null) {
			return one === two ? byName(a, b) : one === null ? 1 : -1;
		}
		return sign * (one - two) || byName(a, b);
	});
}
