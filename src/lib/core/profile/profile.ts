/** The profile of any place: every figure with its margin, and what has to be said with them. */
import { computeIndicator } from '../catalog/compute.ts';
import { tractFigures } from '../catalog/figures.ts';
import type { Figures } from '../catalog/figures.ts';
import { indicatorById } from '../catalog/index.ts';
import { figuresByIndicator, raceGroupOf } from '../catalog/race-figures.ts';
import type { IndicatorId } from '../catalog/ids.generated.ts';
import type { FigureMethod, VintageId } from '../catalog/types.ts';
import type { Estimate } from '../estimate/estimate.ts';
import { knownWithoutMargin } from '../estimate/make.ts';
import type { PlaceIndex } from '../geo/place-index.ts';
import { isOfTracts, smallParts, type SmallPart } from '../geo/small-parts.ts';
import type { TractWeights } from '../geo/weights-types.ts';
import { FEW_RENTERS } from '../risk/station-flags.ts';
import { ok, type Result } from '../result.ts';
import { columnFigures, type Columns } from './columns.ts';
import { countedShare } from './counted-share.ts';
import type { PlaceNote, PlaceProblem, PlaceQuestion } from './question.ts';
import { resolvePlace, type HeldPlace } from './resolve-place.ts';
import { PROFILE_FIGURES, type ProfileFigureDefinition } from './topics.ts';

export type ProfileSources = {
	readonly index: PlaceIndex;
	/** Every vintage on the 2020 tracts, rows as in the index. */
	readonly columns: Columns;
	/** Vintages published for 2010 tracts, with the rows whose borders changed since. */
	readonly carried: ReadonlyMap<VintageId, ReadonlySet<number>>;
};

export type ProfileFigure = {
	readonly definition: ProfileFigureDefinition;
	readonly estimate: Estimate;
	/** To be said wherever the figure stands, unless it is exact. */
	readonly method: FigureMethod;
	/** A change between periods that share years. */
	readonly overlapping: boolean;
	/** A change by the other convention for its dollars, where two are in use: see `otherReadingOf`. */
	readonly otherReading: Estimate | null;
};

export type PlaceProfile = {
	readonly question: PlaceQuestion;
	/** The part of each tract that the place holds. */
	readonly weights: TractWeights;
	/** In the order of `PROFILE_FIGURES`. */
	readonly figures: readonly ProfileFigure[];
	readonly notes: readonly PlaceNote[];
};

/** Resolves the place and computes all its figures. */
export function profilePlace(
	sources: ProfileSources,
	question: PlaceQuestion
): Result<PlaceProfile, PlaceProblem> {
	const resolved = resolvePlace(sources.index, question);
	return resolved.ok ? ok(profileOfHeld(sources, question, resolved.value)) : resolved;
}

/** All figures of a place that was resolved. */
export function profileOfHeld(
	sources: ProfileSources,
	question: PlaceQuestion,
	{ held, notes }: HeldPlace
): PlaceProfile {
	const parts = smallParts(held, sources.index.blockGroups.tractTotals);
	const place = figuresByIndicator(held, (weights) => figuresOf(sources.columns, weights));
	const figures = PROFILE_FIGURES.map((definition) =>
		markOfTracts(figureOf(definition, held, place), parts)
	);
	return {
		question,
		weights: held,
		figures,
		notes: [...notes, ...notesOnParts(parts), ...notesOnFigures(sources, held, figures)]
	};
}

/** One whole tract has published medians; any other place has them from bins. */
function figuresOf(columns: Columns, held: TractWeights): Figures {
	const [row, another] = held.tracts;
	const whole = held.households[0] === 1 && held.people[0] === 1;
	return row !== undefined && another === undefined && whole
		? tractFigures(columns.tables, row)
		: columnFigures(columns, held);
}

function figureOf(
	definition: ProfileFigureDefinition,
	held: HeldPlace['held'],
	place: (indicator: IndicatorId) => Figures
): ProfileFigure {
	const { measure, vintage } = definition;
	const exact = { definition, method: 'exact', overlapping: false, otherReading: null } as const;
	if (measure.kind === 'census-2020') {
		const count = measure.of === 'people' ? held.people2020 : held.housingUnits2020;
		return { ...exact, estimate: knownWithoutMargin(count, 'full-count') };
	}
	if (measure.kind === 'census-2020-share') {
		return { ...exact, estimate: countedShare(held, measure.of) };
	}
	if (vintage === null) throw new Error(`Profile figure ${definition.id} has no period.`);
	if (measure.kind === 'count') {
		return { ...exact, estimate: place(measure.like).count(measure.variables, vintage) };
	}
	const indicator = indicatorById(measure.indicator);
	const figures = place(measure.indicator);
	return { definition, ...computeIndicator(indicator, vintage, figures, indicatorById) };
}

/**
 * Figures that a place has from tracts which mostly lie elsewhere are marked as the tracts'. Those of
 * race are its own: they are apportioned by the 2020 people of its block groups.
 */
function markOfTracts(figure: ProfileFigure, parts: readonly SmallPart[]): ProfileFigure {
	const { measure } = figure.definition;
	const own = measure.kind === 'indicator' ? raceGroupOf(measure.indicator) !== null : false;
	const survey = measure.kind === 'indicator' || measure.kind === 'count';
	if (!survey || own || !isOfTracts(parts)) return figure;
	return { ...figure, estimate: { ...figure.estimate, ofTracts: true } };
}

function notesOnParts(parts: readonly SmallPart[]): PlaceNote[] {
	if (parts.length === 0) return [];
	const given = Math.min(
		1,
		parts.reduce((sum, part) => sum + part.given, 0)
	);
	return [
		{ code: 'small-parts', parts: parts.map(({ part }) => part), given },
		...(isOfTracts(parts) ? [{ code: 'tract-figures' } as const] : [])
	];
}

function notesOnFigures(
	{ carried }: ProfileSources,
	held: TractWeights,
	figures: readonly ProfileFigure[]
): PlaceNote[] {
	const notes: PlaceNote[] = [];
	const renters = figures.find(({ definition }) => definition.id === 'renter_households');
	const count = renters?.estimate.value ?? null;
	if (count !== null && count < FEW_RENTERS) {
		notes.push({ code: 'few-renters', renters: count, limit: FEW_RENTERS });
	}
	const changed = held.tracts.filter((row) => [...carried.values()].some((rows) => rows.has(row)));
	if (changed.length > 0) notes.push({ code: 'carried-boundaries', tracts: changed.length });
	return notes;
}
