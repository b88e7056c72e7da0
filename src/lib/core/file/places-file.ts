/**
 * Places that somebody drew or put together: GeoJSON with Rootline's two keys, so that any map opens
 * it too. Which of its shapes are places, `placesOfGeoJson` says.
 */
import * as v from 'valibot';
import type { Format } from './format.ts';

export type PlacesFile = {
	readonly type: 'FeatureCollection';
	readonly features: readonly unknown[];
};

const MOST_FEATURES = 500;

export const PLACES_FORMAT: Format<PlacesFile> = {
	kind: 'places',
	format: 1,
	migrations: {},
	schema: v.object({
		type: v.literal('FeatureCollection'),
		features: v.pipe(v.array(v.unknown()), v.maxLength(MOST_FEATURES))
	})
};
