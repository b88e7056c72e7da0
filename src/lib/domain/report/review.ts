/**
 * The table of who lives along the line, in the form that reviews of a line’s effects use: its station
 * areas, each city’s part and the whole, every figure with its margin, against city and region.
 */
import type { Direction, Tally } from '../statistics/compare.ts';
import { tallyOf } from '../statistics/compare.ts';
import type { Estimate } from '../statistics/estimate.ts';
import type { FigureMethod } from '../indicators/catalog.ts';
import { overlapArea, areaOfSimplePolygons, projectRing } from '../geometry/area.ts';
import { outlineOfArea, type MultiPolygonCoordinates } from '../geometry/polygon.ts';
import { resolveParts } from '../geometry/sweep.ts';
import type { MeasuredPlace } from '../places/atlas-places.ts';
import { callFigures, figureNamed } from '../places/compared.ts';
import { placeRef, type PlaceRef } from '../places/place.ts';
import { PROFILE_FIGURES, type ProfileFigureDefinition } from '../places/topics.ts';
import { harmless, rounded, stateOf, type FileCell, type FileVoice } from './figure-files.ts';

/** Figures of the table by id, in its order: the 2020 counts first, then the survey. */
const REVIEW_FIGURES = [
	'people_2020',
	'people_of_color_share',
	'people_of_color_share_survey',
	'poverty_185',
	'limited_english',
	'no_vehicle_share',
	'elders',
	'children',
	'disability',
	'renter_share'
] as const;

/** What a row of the table is of. */
export type ReviewKind =
	/** The area around one station. */
	| 'station'
	/** What of a city lies in the corridor. */
	| 'part'
	/** A whole city, which its rows are held against. */
	| 'city'
	/** All station areas together. */
	| 'stations'
	/** All of the corridor. */
	| 'corridor'
	| 'region';

/** A place of the table before it is told of. */
export type ReviewPlace = {
	readonly kind: ReviewKind;
	readonly name: string;
	/** The city under whose name it stands; null for the whole line and the region. */
	readonly city: string | null;
	readonly place: MeasuredPlace;
};

export type ReviewCell = {
	readonly estimate: Estimate;
	readonly method: FigureMethod;
	/** Against its city and the region; null where the row is one of them, or where nothing is tested. */
	readonly city: Direction | null;
	readonly region: Direction | null;
};

export type ReviewRow = Pick<ReviewPlace, 'kind' | 'name' | 'city'> & {
	/** In the order of `REVIEW_FIGURES`. */
	readonly cells: readonly ReviewCell[];
};

export type ReviewTable = {
	/** As the places were given. */
	readonly rows: readonly ReviewRow[];
	/** Every test of it. */
	readonly tally: Tally;
};

/**
 * @param places in the order of their rows; a city’s own row may stand anywhere among them
 * @throws where there is no row of the region
 */
export function reviewTable(places: readonly ReviewPlace[]): ReviewTable {
	const region = places.find(({ kind }) => kind === 'region')?.place;
	if (region === undefined) throw new Error('The table has no region to hold places against.');
	const cities = new Map(
		places.flatMap(({ kind, city, place }) => (kind === 'city' ? [[city, place] as const] : []))
	);
	const made: ReturnType<typeof callFigures>[] = [];
	const against = (own: MeasuredPlace, other: MeasuredPlace | undefined, id: string) => {
		const figure = figureNamed(own.profile, id);
		// How many people live in a part says nothing against how many live in the whole.
		if (other === undefined || other === own || figure.definition.unit === 'count') return null;
		const comparison = callFigures(figure, figureNamed(other.profile, id));
		made.push(comparison);
		return comparison.direction;
	};
	const rows = places.map(({ kind, name, city, place }): ReviewRow => ({
		kind,
		name,
		city,
		cells: REVIEW_FIGURES.map((id): ReviewCell => {
			const { estimate, method } = figureNamed(place.profile, id);
			return {
				estimate,
				method,
				city: against(place, cities.get(city), id),
				region: against(place, region, id)
			};
		})
	}));
	return { rows, tally: tallyOf(made) };
}

/** Definitions of the table’s figures, in its order. */
export function reviewFigures(): readonly ProfileFigureDefinition[] {
	return REVIEW_FIGURES.map((id) => {
		const found = PROFILE_FIGURES.find((each) => each.id === id);
		if (!found) throw new Error(`Profiles have no figure "${id}".`);
		return found;
	});
}

/**
 * What two places share, as a place of its own; null where they share no ground. Slivers that borders
 * drawn apart leave over are left out.
 *
 * @param name what the shared ground is called
 */
export function sharedPlace(
	one: MultiPolygonCoordinates,
	other: MultiPolygonCoordinates,
	name: string
): PlaceRef | null {
	const [first, second] = [one, other].map((outline) => areaOfSimplePolygons(outline));
	if (!first || !second || overlapArea(first, second) === 0) return null;
	const parts = [one, other].map((outline) => outline.flat().map(projectRing));
	const polygons = outlineOfArea(resolveParts(parts, 2)).flatMap((rings) => {
		const whole = areaOfSimplePolygons([rings]);
		// A ring of the reference does not say its first point again.
		return whole.area < SLIVER ? [] : [rings.map((ring) => ring.slice(0, -1))];
	});
	return polygons.length === 0 ? null : placeRef({ kind: 'area', polygons, name });
}

/** Square meters: less than a block. */
const SLIVER = 5_000;

/* The table as rows of a file. */

export type ReviewFileWords = {
	readonly place: string;
	readonly kind: string;
	readonly cityName: string;
	readonly kinds: Readonly<Record<ReviewKind, string>>;
	readonly margin: (p: { figure: string }) => string;
	readonly state: (p: { figure: string }) => string;
	readonly against: Readonly<Record<'city' | 'region', (p: { figure: string }) => string>>;
	readonly directions: Readonly<Record<Direction, string>>;
	/** Of a figure of the tracts that a place lies in, and not its own. */
	readonly ofTracts: string;
};

export type ReviewVoice = Pick<FileVoice, 'figures' | 'files' | 'estimate'> & {
	readonly review: ReviewFileWords;
};

/** The heads, then a row a place: value, margin, what to know and the tests of every figure. */
export function reviewFileRows({ rows }: ReviewTable, voice: ReviewVoice): FileCell[][] {
	const words = voice.review;
	const heads = reviewFigures().flatMap((definition) => {
		const figure = { figure: voice.figures.title(definition) };
		return [
			figure.figure,
			words.margin(figure),
			words.state(figure),
			...(definition.unit === 'count'
				? []
				: [words.against.city(figure), words.against.region(figure)])
		];
	});
	return [
		[words.place, words.kind, words.cityName, ...heads],
		...rows.map(({ name, kind, city, cells }) => [
			harmless(name),
			words.kinds[kind],
			harmless(city ?? ''),
			...cells.flatMap((cell, at): FileCell[] => {
				const { unit } = reviewFigures()[at]!;
				const tests = [cell.city, cell.region].map((each) =>
					each === null ? '' : words.directions[each]
				);
				return [
					rounded(cell.estimate.value),
					rounded(cell.estimate.moe),
					[stateOf(cell, voice), ...(cell.estimate.ofTracts ? [words.ofTracts] : [])].join('; '),
					...(unit === 'count' ? [] : tests)
				];
			})
		])
	];
}
