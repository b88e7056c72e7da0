/** Where the names of cities and neighborhoods stand, from the places file. */
import type { PlacesFile } from '../catalog/built.ts';
import type { SceneLabel } from './scene.ts';

/**
 * One label a city, neighborhood and county that holds a tract. It stands on the inside point of
 * the place's own tract that is nearest to the middle of all of them, so that a name never lands
 * in the hole or beyond the bend of its place. Places of many tracts rank first.
 */
export function placeLabels(
	places: Pick<PlacesFile, 'cities' | 'neighborhoods' | 'counties' | 'tracts'>
): SceneLabel[] {
	const { tracts } = places;
	const countyOf = tracts.geoid.map((geoid) =>
		places.counties.findIndex(({ code }) => code === geoid.slice(2, 5))
	);
	return [
		...labelsOf(
			'county',
			places.counties.map(({ name }) => name),
			countyOf,
			tracts
		),
		...labelsOf('city', places.cities, tracts.city, tracts),
		...labelsOf('neighborhood', places.neighborhoods, tracts.neighborhood, tracts)
	];
}

function labelsOf(
	kind: SceneLabel['kind'],
	names: readonly string[],
	placeOfTract: readonly number[],
	tracts: Pick<PlacesFile['tracts'], 'x' | 'y'>
): SceneLabel[] {
	const rowsOf = new Map<number, number[]>();
	placeOfTract.forEach((place, row) => {
		const rows = rowsOf.get(place);
		if (rows) rows.push(row);
		else rowsOf.set(place, [row]);
	});
	return names
		.flatMap((name, place) => {
			const rows = rowsOf.get(place);
			return rows ? [{ kind, name, size: rows.length, ...middleTract(rows, tracts) }] : [];
		})
		.sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))
		.map(({ kind: k, name, lng, lat }, rank) => ({ kind: k, name, lng, lat, rank }));
}

function middleTract(
	rows: readonly number[],
	{ x, y }: Pick<PlacesFile['tracts'], 'x' | 'y'>
): { readonly lng: number; readonly lat: number } {
	const points = rows.map((row) => ({ x: x[row] ?? NaN, y: y[row] ?? NaN }));
	const middleX = points.reduce((sum, point) => sum + point.x, 0) / points.length;
	const middleY = points.reduce((sum, point) => sum + point.y, 0) / points.length;
	const shrink = Math.cos((middleY / 1e5) * (Math.PI / 180));
	const far = (point: { x: number; y: number }) =>
		Math.hypot((point.x - middleX) * shrink, point.y - middleY);
	const nearest = points.reduce((best, point) => (far(point) < far(best) ? point : best));
	return { lng: nearest.x / 1e5, lat: nearest.y / 1e5 };
}
