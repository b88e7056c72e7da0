/** Names inside the tile archives that the style relies on; the tiles' builder writes the same. */
export const ARCHIVE_LAYERS = {
	outlines: { tracts: 'tracts' },
	corridor: { lines: 'lines' },
	context: {
		water: 'water',
		parks: 'parks',
		cities: 'cities',
		neighborhoods: 'neighborhoods',
		counties: 'counties',
		busStreets: 'bus_streets',
		cityNames: 'city_labels',
		neighborhoodNames: 'neighborhood_labels'
	}
} as const;

/** Attribute of a tract that names it, and by which feature state finds it. */
export const TRACT_KEY = 'GEOID';
