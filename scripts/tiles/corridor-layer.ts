/** The line, its stations, and the ground near them. */
import type { MultiPolygon, Polygon } from 'geojson';
import { REGION_BUILD } from '../data/region.ts';
import type { ArchiveInputs, DistanceArea, Places } from './inputs.ts';
import { EXACT, NAME, REGION_ZOOM, number, text, type ArchiveLayer } from './layer-definition.ts';

export const LINES: ArchiveLayer = {
	id: 'lines',
	description: REGION_BUILD.archives.lines,
	kind: 'lines',
	minzoom: REGION_ZOOM,
	detail: EXACT,
	fields: () => [
		text('id', 'Short name of the line in Rootline'),
		NAME,
		text('status', 'planned, dropped or open'),
		text('mode', 'light rail or bus rapid transit'),
		number('opens', 'Year in which it opened; none for a line that is planned'),
		text('basis', 'Where the alignment comes from')
	],
	features: ({ lines }) => lines.features
};

export const STATIONS: ArchiveLayer = {
	id: 'stations',
	description: REGION_BUILD.archives.stations,
	kind: 'points',
	minzoom: REGION_ZOOM,
	detail: EXACT,
	fields: () => [
		text('id', 'Short name of the station in Rootline'),
		NAME,
		text('line', 'Short name of the line'),
		number('order', 'Place in the line, 0 at the downtown end'),
		text('city', 'City'),
		text('status', 'planned, dropped or open'),
		text('basis', 'How the point was placed')
	],
	features: ({ stations }) => stations.features
};

/** Circles have a vertex every few degrees; none may go, or they look like stop signs. */
const distanceAreas = (
	id: string,
	description: string,
	areas: (inputs: ArchiveInputs) => Places<Polygon | MultiPolygon, DistanceArea>
): ArchiveLayer => ({
	id,
	description,
	kind: 'areas',
	minzoom: REGION_ZOOM,
	detail: () => () => ({ triangle: 0, smallestPart: 0 }),
	fields: () => [text('id', 'Short name of the station or line in Rootline'), NAME],
	features: (inputs) => areas(inputs).features
});

export const STATION_AREAS_HALF_MILE = distanceAreas(
	'station_areas_half_mile',
	'Within half a mile of each station',
	({ stationAreasHalfMile }) => stationAreasHalfMile
);
export const STATION_AREAS_ONE_MILE = distanceAreas(
	'station_areas_one_mile',
	'Within one mile of each station',
	({ stationAreasOneMile }) => stationAreasOneMile
);
export const CORRIDOR_ONE_MILE = distanceAreas(
	'corridor_one_mile',
	'Within one mile of the line',
	({ corridorOneMile }) => corridorOneMile
);
