/** Finds the 2020 tract of a point. */
import { locateAmong, type Locate } from '../../src/lib/core/geo/locate.ts';
import { readPlaces } from '../data/places.ts';
import { areaOfFeature } from './geometry.ts';

/** Row of the 2020 tract (GEOID order) that holds a point in degrees; −1 outside the region. */
export function tractLocator(): Locate {
	return locateAmong(readPlaces('tracts-2020').features.map(areaOfFeature));
}
