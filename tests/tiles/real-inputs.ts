/**
 * The archives' inputs from the project's own places. Distances are plain circles and figures are
 * left out: what is tested with them is geometry.
 */
import { circle } from '@turf/turf';
import type { ArchiveInputs, DistanceArea, Places } from '../../scripts/tiles/inputs.ts';
import { readStoredInputs } from '../../scripts/tiles/inputs.ts';
import type { Polygon } from 'geojson';

const MILE = 1609.344;

export function realInputs(): ArchiveInputs {
	const stored = readStoredInputs();
	const around = (meters: number): Places<Polygon, DistanceArea> => ({
		type: 'FeatureCollection',
		features: stored.stations.features
			.filter(({ properties }) => properties.line === 'blue-line-extension')
			.map(({ geometry, properties: { id, name } }) => ({
				type: 'Feature',
				properties: { id, name },
				geometry: circle(geometry, meters, { units: 'meters', steps: 64 }).geometry
			}))
	});
	const noFigures = (places: { features: readonly { id: string }[] }): Map<string, object> =>
		new Map(places.features.map(({ id }) => [id, {}]));
	return {
		...stored,
		version: '000000000000',
		stationAreasHalfMile: around(MILE / 2),
		stationAreasOneMile: around(MILE),
		corridorOneMile: around(1.5 * MILE),
		tractAttributes: { fields: [], rows: noFigures(stored.tracts) as never },
		blockGroupAttributes: { fields: [], rows: noFigures(stored.blockGroups) as never }
	};
}
