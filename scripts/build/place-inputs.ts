/** Reads what `buildPlaces` and `buildCrosswalk` need from the project's data. */
import { CORRIDOR_IDS, readCorridor } from '../data/corridors.ts';
import { readFigures } from '../data/figures.ts';
import { readPlaces, readTopology } from '../data/places.ts';
import type { Counts2020 } from './block-groups.ts';
import type { PlacesInput } from './places.ts';
import type { CrosswalkInput } from './weights.ts';

/** People (P1_001N) and housing units (H1_001N) of the 2020 Census by block-group GEOID. */
function readCounts2020(): ReadonlyMap<string, Counts2020> {
	const figures = readFigures('census-2020');
	const count = (row: number, variable: string): number => {
		const { value } = figures.estimate(row, variable);
		if (value === null) throw new Error(`Block group ${figures.geoids[row]} has no ${variable}.`);
		return value;
	};
	return new Map(
		figures.geoids.map((geoid, row) => [
			geoid,
			{ people: count(row, 'P1_001N'), housingUnits: count(row, 'H1_001N') }
		])
	);
}

export function readPlacesInput(): PlacesInput {
	return {
		tracts: readPlaces('tracts-2020').features,
		tractTopology: readTopology('tracts-2020'),
		blockGroups: readPlaces('block-groups-2020').features,
		counts: readCounts2020(),
		counties: readPlaces('counties').features,
		cities: readPlaces('cities').features,
		neighborhoods: readPlaces('neighborhoods').features,
		corridors: CORRIDOR_IDS.map(readCorridor)
	};
}

export function readCrosswalkInput(): CrosswalkInput {
	return {
		tracts2010: readPlaces('tracts-2010').features,
		tracts2020: readPlaces('tracts-2020').features,
		blockGroups: readPlaces('block-groups-2020').features,
		housingUnits: new Map(
			[...readCounts2020()].map(([geoid, { housingUnits }]) => [geoid, housingUnits])
		)
	};
}
