/** Reads what `buildPlaces` and `buildCrosswalk` need from the project's data. */
import { RACE_GROUPS, type RaceGroup } from '../../src/lib/domain/statistics/census.ts';
import { CORRIDOR_IDS, readCorridor } from '../data/region.ts';
import { readFigures } from '../data/figures.ts';
import { readPlaces, readTopology } from '../data/places.ts';
import type { Counts2020 } from './block-groups.ts';
import type { PlacesInput } from './places.ts';
import type { CrosswalkInput } from './weights.ts';

/** Cells of table P2 as the data has them. */
const GROUP_CELLS: Readonly<Record<RaceGroup, string>> = {
	white: 'P2_005N',
	black: 'P2_006N',
	'american-indian': 'P2_007N',
	asian: 'P2_008-009N',
	hispanic: 'P2_002N',
	other: 'P2_010-011N'
};

/**
 * People (P1_001N), housing units (H1_001N) and people by race and Hispanic origin (P2) of the 2020
 * Census by block-group GEOID. Throws where the groups do not add up to the people.
 */
function readCounts2020(): ReadonlyMap<string, Counts2020> {
	const figures = readFigures('census-2020');
	const count = (row: number, variable: string): number => {
		const { value } = figures.estimate(row, variable);
		if (value === null) throw new Error(`Block group ${figures.geoids[row]} has no ${variable}.`);
		return value;
	};
	return new Map(
		figures.geoids.map((geoid, row) => {
			const people = count(row, 'P1_001N');
			const groups = RACE_GROUPS.map((group) => count(row, GROUP_CELLS[group]));
			if (groups.reduce((sum, each) => sum + each, 0) !== people) {
				throw new Error(`The groups of block group ${geoid} are not its ${people} people.`);
			}
			return [geoid, { people, housingUnits: count(row, 'H1_001N'), groups }];
		})
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
