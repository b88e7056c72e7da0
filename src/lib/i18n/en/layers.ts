/** What the map archives say of themselves, their layers and attributes: QGIS and other programs show it. */
import type { ArchiveId } from '../../domain/indicators/built-files.ts';
import { REGION } from '../../domain/region.ts';
import type { Unit } from '../../domain/statistics/census.ts';
import { regionWords } from './region.ts';

type LayerText = {
	readonly about: string;
	/** Attributes that say something else here than in other layers. */
	readonly fields?: Readonly<Record<string, string>>;
};

const archives: Readonly<Record<ArchiveId, { readonly name: string; readonly about: string }>> = {
	outlines: {
		name: 'Rootline: tract outlines',
		about: `Census tracts of ${regionWords.detail}, by code.`
	},
	overview: {
		name: 'Rootline: tracts from afar',
		about: `Census tracts of ${regionWords.detail}, by code, for maps of the whole region.`
	},
	corridor: {
		name: `Rootline: ${regionWords.line}`,
		about: 'The planned line and its stations, a route of it that was dropped, and open lines.'
	},
	context: {
		name: 'Rootline: ground',
		about: `The ground on which the map of ${regionWords.inText} is drawn, and the names on it.`
	},
	streets: {
		name: 'Rootline: streets',
		about: `Streets with names: all of them in ${REGION.neighborhoodsOf}, elsewhere those that carry local buses.`
	},
	history: {
		name: 'Rootline: what was done here',
		about:
			'Racial covenants in deeds and the areas that maps of the 1930s marked red. Covenants are a floor: only those that were matched to a lot of today. None found is not none. A grade of the 1930s says nothing of a home today.'
	},
	areas: {
		name: 'Rootline: rent, housing and people by census area',
		about:
			'Census tracts with rent, housing and demographic estimates and their 90 % margins of error, and block groups with the counts of the 2020 Census. Names ending in _moe are margins, those ending in _reliability say how firm a figure is, in a word. pressure_class is the class of the corridor pressure method, with how sure it is. A missing value was not published. Also the ground within half a mile and one mile of the planned stations.'
	}
};

const covenantFields = {
	lots: 'Lots of all years, those whose deed has no year among them',
	by_1919: 'Lots with a deed to the end of 1919',
	by_1929: 'Lots with a deed to the end of 1929',
	by_1939: 'Lots with a deed to the end of 1939',
	by_1949: 'Lots with a deed to the end of 1949'
};

/** By archive and name of the layer. */
const layers: Readonly<Record<ArchiveId, Readonly<Record<string, LayerText>>>> = {
	outlines: { tracts: { about: 'Census tracts of 2020' } },
	overview: { tracts: { about: 'Census tracts of 2020' } },
	corridor: {
		lines: {
			about: 'Transit lines: the planned line, a route of it that was dropped, open lines',
			fields: {
				id: 'Short name of the line in Rootline',
				basis: 'Where the alignment comes from'
			}
		},
		stations: {
			about: 'Stations of the planned line, of a route of it that was dropped and of open lines',
			fields: {
				id: 'Short name of the station in Rootline',
				basis: 'How the point was placed'
			}
		}
	},
	context: {
		parks: { about: 'Regional parks' },
		water: { about: 'Lakes and rivers over two hectares', fields: { kind: 'lake or river' } },
		bus_streets: { about: 'Streets that carry local buses' },
		neighborhoods: { about: `Neighborhoods of ${REGION.neighborhoodsOf}` },
		cities: { about: 'Cities and townships' },
		counties: { about: 'Counties of the region' },
		neighborhood_labels: { about: 'Where the names of neighborhoods stand' },
		city_labels: { about: 'Where the names of cities stand' }
	},
	streets: {
		streets: {
			about: 'Streets, from the city’s centerlines and the region’s bus service',
			fields: {
				name: 'Name; none for ramps, and where the bus stops along a street do not tell it',
				class: 'highway, ramp, main, local, or bus where all that is known is that buses run in it'
			}
		}
	},
	history: {
		red_areas: { about: 'Areas graded “Hazardous” on maps of the 1930s, drawn red on them' },
		covenant_lots: {
			about:
				'Lots of today within a mile of the line whose deed carried a racial covenant; fourteen are in it twice',
			fields: { year: 'Year of the deed' }
		},
		covenants_by_block_group: {
			about: 'Lots whose deed carried a racial covenant, by census block group of 2020',
			fields: covenantFields
		},
		covenants_beyond_lots: {
			about: 'The same, without the lots that are drawn one by one',
			fields: covenantFields
		}
	},
	areas: {
		corridor_one_mile: { about: 'Within one mile of the line' },
		station_areas_one_mile: { about: 'Within one mile of each station' },
		station_areas_half_mile: { about: 'Within half a mile of each station' },
		tracts: {
			about: 'Census tracts of 2020 with estimates and their 90 % margins of error (_moe)',
			fields: {
				city: 'City that holds most of the homes',
				neighborhood: `Neighborhood of ${REGION.neighborhoodsOf}`,
				pressure_class:
					'Class of the corridor pressure method, as published figures give it; none where it says nothing',
				pressure_class_share:
					'Of 1,000 tries with the margins of error, the share that gives the same class, 0 to 1. From 0.9 the class is firm, from 0.7 it is likely; below that it is borderline.',
				pressure_class_level: 'The same in a word: firm, likely or borderline'
			}
		},
		block_groups: { about: 'Census block groups of 2020 with the counts of the 2020 Census' }
	}
};

/** Attributes by name, wherever a layer does not say otherwise. */
const fields: Readonly<Record<string, string>> = {
	GEOID: "The Census Bureau's code of the area",
	name: 'Name',
	rank: 'Place in the order by size, 1 is the largest',
	id: 'Short name of the station or line in Rootline',
	line: 'Short name of the line',
	order: 'Place in the line, 0 at the downtown end',
	city: 'City',
	status: 'planned, dropped or open',
	mode: 'light rail or bus rapid transit',
	opens: 'Year in which it opened; none for a line that is planned'
};

const units: Readonly<Record<Unit, string>> = {
	share: 'share from 0 to 1',
	dollars: 'dollars',
	'relative-change': 'relative change, 0.1 is 10 percent more',
	'share-change': 'change of a share, 0.1 is 10 percentage points',
	count: 'number',
	'per-hundred': 'for every hundred',
	level: 'in the unit that its name gives'
};

export const layerWords = {
	archives,
	layers,
	fields,
	/** An indicator as an attribute of tracts. */
	figure: (p: { sentence: string; period: string; unit: Unit }) =>
		`${p.sentence}, ${p.period}; ${units[p.unit]}`,
	margin: (p: { of: string }) => `90 percent margin of error of ${p.of}`,
	reliability: (p: { of: string }) => `How firm ${p.of} is, in a word`,
	/** A count of the 2020 Census as an attribute of block groups. */
	counted: (p: { what: string; variable: string }) => `${p.what}, 2020 Census, ${p.variable}`,
	counts: {
		people_2020: 'People',
		housing_units_2020: 'Housing units',
		hispanic_or_latino_2020: 'Hispanic or Latino people',
		white_2020: 'White people, not Hispanic',
		black_2020: 'Black people, not Hispanic',
		american_indian_2020: 'American Indian and Alaska Native people, not Hispanic',
		asian_or_pacific_2020: 'Asian and Pacific Islander people, not Hispanic',
		other_or_multiracial_2020: 'People of another or several races, not Hispanic'
	}
};
