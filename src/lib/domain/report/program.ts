/**
 * How a place lies to the corridor of the state’s program against displacement, and the need sheet: the
 * figures of a place under the headings by which the program takes applications.
 */
import type { BuiltLine } from '../indicators/built-files.ts';
import type { Direction } from '../statistics/compare.ts';
import { areaOfSimplePolygons, overlapArea } from '../geometry/area.ts';
import { distanceBetween, holdsPoint } from '../geometry/polygon.ts';
import { project, type LonLat } from '../geometry/projection.ts';
import { resolveParts } from '../geometry/sweep.ts';
import { corridorParts } from '../places/reach-area.ts';
import type { MeasuredPlace, ProfileAnswer, ReferenceRole } from '../places/atlas-places.ts';
import { callFigures, figureNamed } from '../places/compared.ts';
import { parsePlace } from '../places/place.ts';
import { placeLine } from '../places/place-code.ts';
import type { ProfileFigure } from '../places/profile.ts';
import { harmless, rounded, stateOf, type FileCell, type FileVoice } from './figure-files.ts';
import { periodOf, reportSources, tablesOf } from './citation.ts';
import type { ReportMessages } from './messages.ts';

/* How a place lies to a route. */

/** The route is drawn from public descriptions: so far may it lie from where it is drawn (meters). */
const ROUTE_GOOD_TO = 100;

/** How the ground within a distance of a route holds a place. */
export type RouteStanding = {
	/** Of an address or corner that stands alone, or of the nearest ground of a place (meters). */
	readonly meters: number;
	/** `edge`: too near the limit to say, as the route is drawn. */
	readonly within: 'all' | 'some' | 'none' | 'edge';
	/** Share of the place’s ground, 0–1; null for a point. */
	readonly share: number | null;
};

/** Shares of ground that differ from none or all by less are roundings of borders. */
const ROUNDING = 5e-4;

/**
 * A circle around an address or corner is asked of as the point in its middle.
 *
 * @param limit meters from the route
 * @returns null where the place has no outline: the region
 */
export function routeStanding(
	{ ref, outline }: Pick<MeasuredPlace, 'ref' | 'outline'>,
	line: Pick<BuiltLine, 'id' | 'line' | 'stations' | 'terminusShared'>,
	limit: number
): RouteStanding | null {
	const runs = placeLine(line).runs.map((run) => run.map(project));
	const place = parsePlace(ref);
	if (place?.kind === 'near') {
		const meters = distanceBetween([[project([place.lng, place.lat])]], runs);
		const sure = Math.abs(meters - limit) > ROUTE_GOOD_TO;
		return { meters, within: sure ? (meters < limit ? 'all' : 'none') : 'edge', share: null };
	}
	if (outline === null || outline.length === 0) return null;
	const area = areaOfSimplePolygons(outline);
	const corridor = resolveParts(corridorParts(line, limit));
	const share = overlapArea(area, corridor) / area.area;
	const held = runs.some(([first]) => first !== undefined && holdsPoint(area, first));
	const rings = outline.flat().map((ring: readonly LonLat[]) => ring.map(project));
	const meters = held ? 0 : distanceBetween(rings, runs);
	const within = share > 1 - ROUNDING ? 'all' : share < ROUNDING ? 'none' : 'some';
	// No ground beyond the limit, but so near that the route may lie nearer than it is drawn.
	const near = within === 'none' && Math.abs(meters - limit) <= ROUTE_GOOD_TO;
	return { meters, within: near ? 'edge' : within, share: Math.min(1, share) };
}

/* The need sheet. */

/** The headings of the program’s call for proposals, in its order. */
export const NEED_HEADINGS = [
	'housing-stabilization',
	'small-business',
	'real-estate',
	'workforce'
] as const;
export type NeedHeading = (typeof NEED_HEADINGS)[number];

/** Figures by id that speak to each heading. (The choice is ours.) */
const NEED_FIGURES: Readonly<Record<NeedHeading, readonly string[]>> = {
	'housing-stabilization': [
		'renter_households',
		'renter_share',
		'burdened_share',
		'cost_burden_50',
		'median_gross_rent',
		'rent_change_2013_2017',
		'eviction_filings_per_year',
		'eviction_filings_per_100_renters',
		'affordable_homes_30',
		'affordable_homes_50',
		'affordable_homes_80',
		'public_housing_units'
	],
	'small-business': [
		'zip_businesses',
		'bus_stops',
		'people_2020',
		'households',
		'no_vehicle_share',
		'limited_english'
	],
	'real-estate': [
		'housing_units_2020',
		'two_to_four_units',
		'five_or_more_units',
		'mobile_homes',
		'vacancy',
		'built_before_1970',
		'built_2010_or_later',
		'median_home_value',
		'home_value_change_2013_2017',
		'covenants',
		'red_area_share'
	],
	workforce: [
		'jobs',
		'low_pay_jobs_share',
		'unemployment',
		'median_household_income',
		'poverty_185',
		'without_high_school',
		'without_bachelors',
		'disability',
		'transit_commuters'
	]
};

export type NeedRow = {
	readonly figure: ProfileFigure;
	/** Of city and region; empty for counts, which say nothing against those of a larger place. */
	readonly beside: readonly {
		readonly role: ReferenceRole;
		readonly figure: ProfileFigure;
		/** Of the place with it. */
		readonly direction: Direction;
	}[];
};

export type NeedSection = { readonly heading: NeedHeading; readonly rows: readonly NeedRow[] };

/** All figures of the sheet; one that is not published stays, so that its reason can be told. */
export function needSheet({ place, beside }: ProfileAnswer): readonly NeedSection[] {
	return NEED_HEADINGS.map((heading) => ({
		heading,
		rows: NEED_FIGURES[heading].map((id): NeedRow => {
			const figure = figureNamed(place.profile, id);
			const { unit, measure } = figure.definition;
			// Records are counted, and no difference between two of them is ever called.
			const tested = unit !== 'count' && measure.kind !== 'record';
			return {
				figure,
				beside: beside
					.filter(({ role }) => role !== 'corridor' && unit !== 'count')
					.map(({ role, place: other }) => {
						const theirs = figureNamed(other.profile, id);
						const direction = tested ? callFigures(figure, theirs).direction : 'not-tested';
						return { role, figure: theirs, direction };
					})
			};
		})
	}));
}

export type NeedVoice = Pick<FileVoice, 'figures' | 'files' | 'estimate'> & {
	readonly report: ReportMessages;
	readonly headings: Readonly<Record<NeedHeading, string>>;
	readonly columns: {
		readonly heading: string;
		readonly id: string;
		readonly figure: string;
		readonly value: string;
		readonly margin: string;
		readonly unit: string;
		readonly period: string;
		readonly source: string;
		readonly state: string;
		readonly beside: Readonly<
			Record<
				'city' | 'region',
				{ readonly value: string; readonly margin: string; readonly call: string }
			>
		>;
	};
	readonly directions: Readonly<Record<Direction, string>>;
};

/** Who published a figure, and its tables: "U.S. Census Bureau, …, B25070". */
function needSource(
	{ definition }: ProfileFigure,
	voice: Pick<NeedVoice, 'figures' | 'report'>
): string {
	return reportSources([definition], voice)
		.map(({ sentence }) => sentence)
		.join(' ');
}

/** "2019–2023, table B25070": when and where a figure is from, in short. */
export function needPeriod({ definition }: ProfileFigure, { figures }: Pick<NeedVoice, 'figures'>) {
	return { period: periodOf(definition, figures), tables: tablesOf(definition, figures) };
}

/** The heads, then a row a figure. */
export function needFileRows(sections: readonly NeedSection[], voice: NeedVoice): FileCell[][] {
	const { columns } = voice;
	const roles = ['city', 'region'] as const;
	return [
		[
			columns.heading,
			columns.id,
			columns.figure,
			columns.value,
			columns.margin,
			columns.unit,
			columns.period,
			columns.state,
			...roles.flatMap((role) => Object.values(columns.beside[role])),
			columns.source
		],
		...sections.flatMap(({ heading, rows }) =>
			rows.map(({ figure, beside }) => [
				voice.headings[heading],
				figure.definition.id,
				harmless(voice.figures.title(figure.definition)),
				rounded(figure.estimate.value),
				rounded(figure.estimate.moe),
				voice.files.units[figure.definition.unit],
				needPeriod(figure, voice).period,
				stateOf(figure, voice),
				...roles.flatMap((role): FileCell[] => {
					const other = beside.find((each) => each.role === role);
					if (!other) return [null, null, ''];
					const { value, moe } = other.figure.estimate;
					const call = other.direction === 'not-tested' ? '' : voice.directions[other.direction];
					return [rounded(value), rounded(moe), call];
				}),
				needSource(figure, voice)
			])
		)
	];
}

/** Sources of all figures of the sheet, each once, as a report names them. */
export function needSources(
	sections: readonly NeedSection[],
	voice: Pick<NeedVoice, 'figures' | 'report'>
) {
	const definitions = sections.flatMap(({ rows }) => rows.map(({ figure }) => figure.definition));
	return reportSources(definitions, voice);
}
