/** Which tract a point lies in. */
import { project } from '../../src/lib/core/geo/equal-area.ts';
import { holdsPoint } from '../../src/lib/core/geo/inside-point.ts';
import { areaOfFeature, type AreaFeature } from './geometry.ts';

/** Row of the tract at a point in degrees, −1 outside all of them. */
export function tractFinder(tracts: readonly AreaFeature[]): (lng: number, lat: number) => number {
	const areas = tracts.map(areaOfFeature);
	return (lng, lat) => {
		const point = project([lng, lat]);
		const [x, y] = point;
		return areas.findIndex((area) => {
			const [west, south, east, north] = area.bounds;
			return x >= west && x <= east && y >= south && y <= north && holdsPoint(area, point);
		});
	};
}
