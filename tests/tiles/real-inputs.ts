/**
 * The archives' inputs from the project's own places. Distances are plain circles and figures are
 * left out: what is tested with them is geometry.
 */
import { circle } from '@turf/turf';
import type { Feature, Point } from 'geojson';
import {
	readStoredInputs,
	type ArchiveInputs,
	type TileInput
} from '../../scripts/tiles/inputs.ts';

const MILE = 1609.344;

export function realInputs(): ArchiveInputs {
	const stored = readStoredInputs();
	const stations = stored('stations')!.features as readonly Feature<
		Point,
		{ readonly id: string; readonly name: string; readonly line: string }
	>[];
	const around = (meters: number): TileInput => ({
		features: stations
			.filter(({ properties }) => properties.line === 'blue-line-extension')
			.map(({ geometry, properties: { id, name } }) => ({
				type: 'Feature',
				properties: { id, name },
				geometry: circle(geometry, meters, { units: 'meters', steps: 64 }).geometry
			})),
		publishers: []
	});
	const noFigures = (name: string): TileInput => ({ ...stored(name)!, fields: [] });
	const sets: Readonly<Record<string, TileInput>> = {
		'station-areas-half-mile': around(MILE / 2),
		'station-areas-one-mile': around(MILE),
		'corridor-one-mile': around(1.5 * MILE),
		'tracts-with-figures': noFigures('tracts-2020'),
		'block-groups-with-counts': noFigures('block-groups-2020')
	};
	return { version: '000000000000', of: (name) => sets[name] ?? stored(name) };
}
