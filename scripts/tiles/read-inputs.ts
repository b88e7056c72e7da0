/** The archives' inputs that lie ready under `data`; figures and distances are computed elsewhere. */
import type { Feature, LineString, MultiLineString, Point } from 'geojson';
import { readCorridor, type Corridor } from '../data/corridors.ts';
import { readPlaces } from '../data/places.ts';
import type { ArchiveInputs, TransitLine, TransitStation } from './inputs.ts';

type StoredInputs = Omit<
	ArchiveInputs,
	| 'version'
	| 'stationAreasHalfMile'
	| 'stationAreasOneMile'
	| 'corridorOneMile'
	| 'tractAttributes'
	| 'blockGroupAttributes'
	| 'cityPeople'
>;

/** Lines by drawing order: the line that the atlas is about comes last and lies on top. */
export function readStoredInputs(): StoredInputs {
	const planned = readCorridor('blue-line-extension');
	const dropped = readCorridor('blue-line-extension-2016');
	const open = (['blue-line', 'green-line'] as const).map(readCorridor);
	return {
		lines: {
			type: 'FeatureCollection',
			features: [...openLines(), line(dropped), line(planned)]
		},
		stations: {
			type: 'FeatureCollection',
			features: [...open, dropped, planned].flatMap(stations)
		},
		tracts: readPlaces('tracts-2020'),
		blockGroups: readPlaces('block-groups-2020'),
		water: readPlaces('water'),
		parks: readPlaces('parks'),
		cities: readPlaces('cities'),
		neighborhoods: readPlaces('neighborhoods'),
		counties: readPlaces('counties'),
		busStreets: readPlaces('bus-streets')
	};
}

function line(corridor: Corridor): Feature<LineString | MultiLineString, TransitLine> {
	const { id, name, status, opened, basis } = corridor;
	return {
		type: 'Feature',
		properties: { id, name, status, mode: 'light rail', opens: opened, basis },
		geometry: corridor.line
	};
}

function openLines(): Feature<LineString | MultiLineString, TransitLine>[] {
	return readPlaces('metro-lines').features.map(({ id, geometry, properties }) => ({
		type: 'Feature',
		properties: {
			id,
			name: properties.name,
			status: 'open',
			mode: properties.mode,
			opens: properties.opened,
			basis: 'METRO lines as run in 2020, Metropolitan Council'
		},
		geometry
	}));
}

function stations(corridor: Corridor): Feature<Point, TransitStation>[] {
	return corridor.stations.map(({ id, name, order, city, status, basis, lngLat }) => ({
		type: 'Feature',
		properties: { id, name, line: corridor.id, order, city, status, basis },
		geometry: { type: 'Point', coordinates: [...lngLat] }
	}));
}
