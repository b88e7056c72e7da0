/** What figures of places are called that no indicator is called. */
import type { RecordFigureId } from '../../domain/indicators/record-figures.ts';

export const figureWords = {
	counts: { people: 'People', housingUnits: 'Housing units' },
	/** Counts that no indicator shows by itself, by figure. */
	others: { no_vehicle_households: 'Households without a vehicle' } as Readonly<
		Record<string, string>
	>,
	/** Where the 2020 counts at hand are cut otherwise than the survey's table. */
	cutOtherwise2020: { asian: 'Asian or Pacific Islander residents' } as Readonly<
		Record<string, string>
	>,
	/** Of records, which no survey asks for. */
	records: {
		covenants: 'Lots with a racial covenant in their deed',
		red_area_share: 'Land graded “Hazardous” in the 1930s',
		eviction_filings_per_year: 'Eviction cases filed in an average year',
		eviction_filings_per_100_renters: 'Eviction cases filed a year for every 100 renter households',
		county_eviction_filings_per_100: 'The same in the whole county',
		homes_rented_for_cash: 'Homes rented for cash, of all rents',
		affordable_homes_30: 'Rented homes a household at 30% of area median income could pay',
		affordable_homes_50: 'Rented homes a household at 50% of area median income could pay',
		affordable_homes_80: 'Rented homes a household at 80% of area median income could pay',
		public_housing_units: 'Homes in public housing buildings',
		in_program_corridor: 'Land within the state program’s corridor, one mile from the route',
		tree_canopy: 'Land under tree canopy',
		ground_temperature: 'Temperature of the ground on a hot day, in °F',
		flood_zone: 'Built-up land in the main flood zone',
		air_toxics_cancer: 'Modelled lifetime cancers from air toxics, for a million people',
		asthma: 'Adults with asthma, modelled',
		copd: 'Adults with chronic lung disease (COPD), modelled',
		poor_mental_health: 'Adults with two or more weeks of poor mental health in a month, modelled',
		poor_physical_health:
			'Adults with two or more weeks of poor physical health in a month, modelled',
		disadvantaged_2022:
			'Homes in tracts that a federal tool called disadvantaged in 2022 (historic)',
		opportunity_zones_2018: 'Homes in Opportunity Zones of 2018 (historic)',
		low_income_list: 'Homes in block groups of a federal low-income list (historic)',
		jobs: 'Jobs here (rough: a tract’s jobs are spread evenly over its ground)',
		low_pay_jobs_share: 'Jobs here that pay under $15,000 a year, full-time or part-time',
		zip_businesses: 'Businesses with employees in all of the ZIP codes that this place lies in',
		bus_stops: 'Bus stops'
	} satisfies Readonly<Record<RecordFigureId, string>>,
	counted2020: (p: { title: string }) => `${p.title}, 2020 Census`,
	surveyed: (p: { title: string }) => `${p.title}, survey`,
	census2020: '2020 Census',
	race2020Table: 'P.L. 94-171 table P2',
	span: (p: { from: string; to: string }) => `${p.from} to ${p.to}`
};
