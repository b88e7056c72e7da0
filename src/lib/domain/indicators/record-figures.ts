/** What is counted from records beside the survey: see `places/records.ts`, which counts it. */
import type { Unit } from '../statistics/census.ts';
import type { IndicatorId } from './ids.generated.ts';

export const RECORD_FIGURES = [
	{ id: 'covenants', unit: 'count', source: 'covenants' },
	{ id: 'red_area_share', unit: 'share', source: 'appraisals-1930s' },
	{ id: 'eviction_filings_per_year', unit: 'count', source: 'eviction-filings' },
	{ id: 'eviction_filings_per_100_renters', unit: 'per-hundred', source: 'eviction-filings' },
	{ id: 'county_eviction_filings_per_100', unit: 'per-hundred', source: 'eviction-filings' },
	{ id: 'homes_rented_for_cash', unit: 'count', source: 'homes-by-rent' },
	{ id: 'affordable_homes_30', unit: 'count', source: 'homes-by-rent' },
	{ id: 'affordable_homes_50', unit: 'count', source: 'homes-by-rent' },
	{ id: 'affordable_homes_80', unit: 'count', source: 'homes-by-rent' },
	{ id: 'public_housing_units', unit: 'count', source: 'public-housing' },
	{ id: 'in_program_corridor', unit: 'share', source: 'program-facts' },
	{ id: 'tree_canopy', unit: 'share', source: 'climate-health' },
	{ id: 'ground_temperature', unit: 'level', source: 'climate-health' },
	{ id: 'flood_zone', unit: 'share', source: 'climate-health' },
	{ id: 'air_toxics_cancer', unit: 'level', source: 'climate-health' },
	{ id: 'asthma', unit: 'share', source: 'climate-health' },
	{ id: 'copd', unit: 'share', source: 'climate-health' },
	{ id: 'poor_mental_health', unit: 'share', source: 'climate-health' },
	{ id: 'poor_physical_health', unit: 'share', source: 'climate-health' },
	{ id: 'disadvantaged_2022', unit: 'share', source: 'disadvantaged-2022' },
	{ id: 'opportunity_zones_2018', unit: 'share', source: 'opportunity-zones-2018' },
	{ id: 'low_income_list', unit: 'share', source: 'low-income-list' },
	{ id: 'jobs', unit: 'count', source: 'jobs' },
	{ id: 'low_pay_jobs_share', unit: 'share', source: 'jobs' },
	{ id: 'zip_businesses', unit: 'count', source: 'zip-businesses' },
	{ id: 'bus_stops', unit: 'count', source: 'bus-stops' }
] as const satisfies readonly {
	readonly id: string;
	readonly unit: Unit;
	/** Source id in the region’s `manifest.json`; its vintage is the figure’s period. */
	readonly source: string;
}[];

export type RecordFigureId = (typeof RECORD_FIGURES)[number]['id'];

/** What the map of what was done draws. */
export const PAST_INDICATORS = [
	'covenants',
	'red-area-share'
] as const satisfies readonly IndicatorId[];
