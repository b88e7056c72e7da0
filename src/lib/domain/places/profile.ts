/** The profile of any place: every figure with its margin, and what has to be said with them. */
import {
	tractFigures,
	weightedFigures,
	type Figures,
	type TractTable,
	type TractTables,
	figuresByIndicator,
	type TractWeights
} from '../indicators/figures.ts';
import { type FigureMethod, indicatorById } from '../indicators/catalog.ts';
import {
	raceGroupAt,
	weightBasis,
	type Variable,
	type VintageId,
	type RaceGroup
} from '../statistics/census.ts';
import { weightedSum } from '../statistics/combine.ts';
import {
	known,
	knownWithoutMargin,
	missing,
	withMargin,
	type Estimate
} from '../statistics/estimate.ts';
import { Z } from '../statistics/error.ts';
import { FITTED, blockGroupSpread } from '../statistics/fitted.ts';
import { isOfTracts, smallParts, type Apportionment, type SmallPart } from './apportion.ts';
import { computeIndicator } from '../indicators/compute.ts';
import { raceGroupOf } from '../indicators/built-files.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import type { PlaceIndex } from './place-index.ts';
import { FEW_RENTERS, IN_AREA_SHARE } from '../methods/station-flags.ts';
import { ok, type Result } from '../result.ts';
import type { PlaceNote, PlaceProblem, PlaceExtent } from './place.ts';
import { resolvePlace, type HeldPlace } from './resolve.ts';
import type { RecordFigureId } from '../indicators/record-figures.ts';
import { PROFILE_FIGURES, type ProfileFigureDefinition } from './topics.ts';
import { recordFigures, zipsOf, type Records, type ZipCount } from './records.ts';
import { areaOfSimplePolygons, type PlanarArea } from '../geometry/area.ts';

/*
 * The figures of a weighted place, from columns of plain numbers. Gives exactly what
 * `weightedFigures` gives; a profile adds up some ten thousand cells, and this is what lets it
 * follow a moving hand.
 */

/** What a row's cell is: a value with margin, one without, one with a modelled margin, anything else. */
const WITH_MARGIN = 0;
const NOT_CARRIED = 1;
const MODELLED = 2;
const OTHER = 3;

type Column = {
	readonly values: Float64Array;
	readonly margins: Float64Array;
	readonly kinds: Uint8Array;
};

/** Columns of all tables, each read when it is first asked for. */
export type Columns = {
	readonly tables: TractTables;
	readonly column: (vintage: VintageId, variable: Variable) => Column;
};

export function columnsOf(tables: TractTables): Columns {
	const read = new Map<string, Column>();
	return {
		tables,
		column(vintage, variable) {
			const key = `${vintage} ${variable}`;
			const known = read.get(key);
			if (known) return known;
			const column = readColumn(tableIn(tables, vintage), variable);
			read.set(key, column);
			return column;
		}
	};
}

/** As `weightedFigures`. Throws for a vintage without table. */
export function columnFigures(columns: Columns, weights: TractWeights): Figures {
	const slow = weightedFigures(columns.tables, weights);
	const sums = new Map<string, Estimate>();
	const sumOf = (vintage: VintageId, part: Variable): Estimate => {
		const key = `${vintage} ${part}`;
		const known = sums.get(key);
		if (known) return known;
		const sum =
			quickSum(columns.column(vintage, part), weights.tracts, weights[weightBasis(part)]) ??
			slow.count([part], vintage);
		sums.set(key, sum);
		return sum;
	};
	const figures: Figures = {
		...slow,
		sameGround: () => ({ ...slow.sameGround(), count: figures.count }),
		count: (variables, vintage) =>
			weightedSum(
				variables.flatMap((signed) => {
					const weight = signed.startsWith('-') ? -1 : 1;
					return tableIn(columns.tables, vintage)
						.parts(signed.replace(/^-/, ''))
						.map((part) => ({ estimate: sumOf(vintage, part), weight }));
				})
			)
	};
	return figures;
}

/** `weightedSum` over cells that have a value; null where some have none, or none are asked for. */
function quickSum(
	{ values, margins, kinds }: Column,
	tracts: readonly number[],
	shares: readonly number[]
): Estimate | null {
	let total = 0;
	let squares = 0;
	let largestOfZeros = 0;
	let withMargins = 0;
	let without = 0;
	let modelled = false;
	for (let i = 0; i < tracts.length; i++) {
		const weight = shares[i] ?? 0;
		if (weight === 0) continue;
		const row = tracts[i]!;
		const kind = kinds[row];
		if (kind === OTHER || kind === undefined) return null;
		if (kind === NOT_CARRIED) without++;
		else withMargins++;
		if (kind === MODELLED) modelled = true;
		const value = values[row]!;
		const margin = margins[row]! * weight;
		total += value * weight;
		if (value === 0) largestOfZeros = Math.max(largestOfZeros, margin);
		else squares += margin * margin;
	}
	if (withMargins + without === 0) return null;
	if (without === 0) {
		const moe = Math.sqrt(squares + largestOfZeros * largestOfZeros);
		const sum = withMargin(total, { moe, moeReason: null });
		return modelled ? { ...sum, moeBasis: 'modelled' } : sum;
	}
	const moeReason = withMargins === 0 ? 'not-carried' : 'input-without-margin';
	return withMargin(total, { moe: null, moeReason });
}

function readColumn(table: TractTable, variable: Variable): Column {
	const rows = table.geoids.length;
	const column = {
		values: new Float64Array(rows),
		margins: new Float64Array(rows),
		kinds: new Uint8Array(rows)
	};
	for (let row = 0; row < rows; row++) {
		const { value, moe, quality, moeReason, moeBasis } = table.estimate(row, variable);
		const plain = value !== null && (quality === 'value' || quality === 'zero');
		column.values[row] = value ?? 0;
		column.margins[row] = moe ?? 0;
		column.kinds[row] =
			plain && moe !== null
				? moeBasis === 'modelled'
					? MODELLED
					: WITH_MARGIN
				: plain && moeReason === 'not-carried'
					? NOT_CARRIED
					: OTHER;
	}
	return column;
}

function tableIn(tables: TractTables, vintage: VintageId): TractTable {
	const table = tables.get(vintage);
	if (!table) throw new Error(`There is no table of figures for ${vintage}.`);
	return table;
}

/* What share of a place's people the 2020 Census counted into a group. */

/** Fewer people than this are the rounding of an outline, not somebody. */
const NOBODY = 0.5;

/**
 * A full count where the place is made of whole block groups; where it cuts some, the count is
 * apportioned and has the (derived) margin of that. Not applicable where nobody lives.
 */
function countedShare(
	{ people2020, groups2020, cut }: Pick<Apportionment, 'people2020' | 'groups2020' | 'cut'>,
	group: RaceGroup | 'people-of-color'
): Estimate {
	if (people2020 < NOBODY) return missing('not-applicable');
	const count =
		group === 'people-of-color'
			? people2020 - groups2020[raceGroupAt('white')]!
			: groups2020[raceGroupAt(group)]!;
	const share = Math.min(1, Math.max(0, count / people2020));
	const spread = blockGroupSpread(cut, 'people', FITTED.apportioning.constants.groups[group]);
	const moe = Z[90] * spread * Math.sqrt(share * (1 - share));
	if (moe === 0) return knownWithoutMargin(share, 'full-count');
	return { ...known(share, moe), moeBasis: 'modelled' };
}

export type ProfileSources = {
	readonly index: PlaceIndex;
	/** Every vintage on the 2020 tracts, rows as in the index. */
	readonly columns: Columns;
	/** Vintages published for 2010 tracts, with the rows whose borders changed since. */
	readonly carried: ReadonlyMap<VintageId, ReadonlySet<number>>;
	/** What is counted beside the survey; null where nobody asks for it. */
	readonly records: Records | null;
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
	readonly question: PlaceExtent;
	/** The part of each tract that the place holds. */
	readonly weights: TractWeights;
	/** In the order of `PROFILE_FIGURES`, unless some alone were asked for. */
	readonly figures: readonly ProfileFigure[];
	/** ZIP codes behind its count of businesses; null where they are not known. */
	readonly zips: readonly ZipCount[] | null;
	readonly notes: readonly PlaceNote[];
};

/**
 * Resolves the place and computes its figures.
 * @param definitions those that are wanted; all, unless told otherwise
 */
export function profilePlace(
	sources: ProfileSources,
	question: PlaceExtent,
	definitions = PROFILE_FIGURES
): Result<PlaceProfile, PlaceProblem> {
	const resolved = resolvePlace(sources.index, question);
	return resolved.ok ? ok(profileOfHeld(sources, question, resolved.value, definitions)) : resolved;
}

/** What records alone say of a place; null where no records are at hand, or its ground is not known. */
export function recordsOfPlace(
	sources: ProfileSources,
	question: PlaceExtent
): Result<Readonly<Record<RecordFigureId, Estimate>> | null, PlaceProblem> {
	const resolved = resolvePlace(sources.index, question);
	if (!resolved.ok) return resolved;
	return ok(sources.records && recordsOf(sources, sources.records, question, resolved.value));
}

/** The figures of a place that was resolved. */
export function profileOfHeld(
	sources: ProfileSources,
	question: PlaceExtent,
	{ held, notes, area }: HeldPlace,
	definitions = PROFILE_FIGURES
): PlaceProfile {
	const records =
		sources.records && recordsOf(sources, sources.records, question, { held, notes, area });
	const parts = smallParts(held, sources.index.blockGroups.tractTotals);
	const place = figuresByIndicator(held, (weights) => figuresOf(sources.columns, weights));
	const figures = definitions.map((definition) =>
		markOfTracts(figureOf(definition, held, place, records), parts)
	);
	return {
		question,
		weights: held,
		figures,
		zips: sources.records && zipsOf(sources.records, sources.index, held),
		notes: [...notes, ...notesOnParts(parts), ...notesOnFigures(sources, held, figures)]
	};
}

/** Years whose renter households the court's cases are set against. */
const FILINGS_AGAINST = { vintage: '2015-2019', variable: 'B25003_003' } as const;

/** Renter households that the court’s cases are set against; null where their years are not carried. */
export function rentersOfFilings(tables: TractTables, figures: Figures): number | null {
	const { vintage, variable } = FILINGS_AGAINST;
	return tables.has(vintage) ? figures.count([variable], vintage).value : null;
}

function recordsOf(
	{ index, columns }: ProfileSources,
	records: Records,
	question: PlaceExtent,
	{ held, notes, area }: HeldPlace
): Readonly<Record<RecordFigureId, Estimate>> | null {
	const areas = groundOf(index, question, { held, area });
	if (areas === null) return null;
	const renters = (weights: TractWeights) =>
		rentersOfFilings(columns.tables, figuresOf(columns, weights));
	const counties = countiesOf(index, held);
	return recordFigures(records, index, {
		weights: held,
		areas,
		drawn: area !== null && !notes.some(({ code }) => code === 'whole-tracts'),
		renters: renters(held),
		counties: { weights: counties, renters: renters(counties) }
	});
}

/** All tracts of the counties that a place lies in, whole. */
function countiesOf({ geoids }: PlaceIndex, { tracts }: TractWeights): TractWeights {
	const countyOf = (row: number) => geoids[row]!.slice(0, 5);
	const named = new Set(tracts.map(countyOf));
	const rows = geoids.flatMap((_, row) => (named.has(countyOf(row)) ? [row] : []));
	const whole = rows.map(() => 1);
	const uncut = { households: 0, people: 0 };
	return {
		tracts: rows,
		households: whole,
		people: whole,
		cut: { tracts: uncut, blockGroups: uncut }
	};
}

/** What was drawn, the place's outline, or its tracts; null where it has only shares of some. */
export function groundOf(
	index: PlaceIndex,
	question: PlaceExtent,
	{ held, area }: Pick<HeldPlace, 'held' | 'area'>
): readonly PlanarArea[] | null {
	if (area) return [area];
	const outline = question.kind === 'named' ? index.outlines.get(question.key) : undefined;
	if (outline) return [areaOfSimplePolygons(outline)];
	const whole = held.households.every((part) => part === 1);
	return whole ? held.tracts.map((row) => index.tracts[row]!) : null;
}

/** One whole tract has published medians; any other place has them from bins. */
export function figuresOf(columns: Columns, held: TractWeights): Figures {
	const [row, another] = held.tracts;
	const whole = held.households[0] === 1 && held.people[0] === 1;
	return row !== undefined && another === undefined && whole
		? tractFigures(columns.tables, row)
		: columnFigures(columns, held);
}

function figureOf(
	definition: ProfileFigureDefinition,
	held: HeldPlace['held'],
	place: (indicator: IndicatorId) => Figures,
	records: Readonly<Record<RecordFigureId, Estimate>> | null
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
	if (measure.kind === 'record') {
		return { ...exact, estimate: records?.[measure.record] ?? missing('not-published') };
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
	// Homes by rent are made from the survey, by tract.
	const survey =
		measure.kind === 'indicator' ||
		measure.kind === 'count' ||
		(measure.kind === 'record' && measure.source === 'homes-by-rent');
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

/* Which tracts belong to a place that holds some of them in part. */

/** Rows of the tracts with at least a tenth of their homes in the place, ascending. */
export function tractsInPlace({ tracts, households }: TractWeights): readonly number[] {
	return tracts.filter((_, i) => (households[i] ?? 0) >= IN_AREA_SHARE).sort((a, b) => a - b);
}
