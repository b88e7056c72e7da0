/** Where the names of counties stand, from the places and shapes files. */
import type { PlacesFile, ShapesFile } from '../indicators/built-files.ts';
import type { SceneLabel } from './scene.ts';

/**
 * One label for every county that holds a tract: on the inside point of its own tract that is
 * nearest to the middle of all of them, so that a name never lands outside its county.
 */
export function countyLabels(
	{ counties, tracts }: Pick<PlacesFile, 'counties' | 'tracts'>,
	shapes: Pick<ShapesFile, 'tracts'>
): SceneLabel[] {
	const { x, y } = shapes.tracts;
	return counties.flatMap(({ code, name }) => {
		const points = tracts.geoid.flatMap((geoid, row) =>
			geoid.slice(2, 5) === code ? [{ lng: (x[row] ?? NaN) / 1e5, lat: (y[row] ?? NaN) / 1e5 }] : []
		);
		const middle = middleOf(points);
		return middle ? [{ name, ...middle }] : [];
	});
}

type Point = { readonly lng: number; readonly lat: number };

function middleOf(points: readonly Point[]): Point | null {
	if (points.length === 0) return null;
	const lng = points.reduce((sum, point) => sum + point.lng, 0) / points.length;
	const lat = points.reduce((sum, point) => sum + point.lat, 0) / points.length;
	const shrink = Math.cos((lat * Math.PI) / 180);
	const away = (point: Point) => Math.hypot((point.lng - lng) * shrink, point.lat - lat);
	return points.reduce((best, point) => (away(point) < away(best) ? point : best));
}
