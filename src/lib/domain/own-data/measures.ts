/**
 * Figures of a list, of tracts and of any place: counts, rates, sums and medians.
 *
 * A point is in a place or it is not. A row of an area counts in each tract by the share of the
 * area’s 2020 homes there, and in a place by the part of those homes that it holds, like every other
 * count of the atlas. Rows are counted and not sampled: only what a rate is set against has a margin.
 */
import { type PlanarArea, shareInside } from '../geometry/area.ts';
import { areaHolder, PointGrid } from '../geometry/holding.ts';
import { project } from '../geometry/projection.ts';
import type { TractWeights } from '../indicators/figures.ts';
import type { PlaceIndex } from '../places/place-index.ts';
import { known, knownWithoutMargin, missing, type Estimate } from '../statistics/estimate.ts';
import type { Unit } from '../statistics/census.ts';
import { blockGroupRow, type AreaKey } from './ground.ts';
import type { OwnList } from './list.ts';
import { monthText } from './columns.ts';

/** What rates are set against: names of figures as profiles have them. */
export const RATE_BASES = [
	'renter_households',
	'households',
	'housing_units_2020',
	'people_2020'
] as const;
export type RateBase = (typeof RATE_BASES)[number];

export type Measure = {
	/** Rows, or the index of a column of numbers. */
	readonly of: 'rows' | number;
	/** Null: no rate. Medians have none. */
	readonly per: RateBase | null;
	readonly as: 'total' | 'median';
};

export const COUNT_OF_ROWS: Measure = { of: 'rows', per: null, as: 'total' };

/** Lists that somebody has counted by area show their first column; all others their rows. */
export function usualMeasure(list: OwnList): Measure {
	return list.counted && list.columns.length > 0
		? { of: 0, per: null, as: 'total' }
		: COUNT_OF_ROWS;
}

/* Measures in links and files: `count`, `sum.0`, `median.0`, `count-renter_households`. */

export function encodeMeasure({ of, per, as }: Measure): string {
	const what = of === 'rows' ? 'count' : `${as === 'median' ? 'median' : 'sum'}.${of}`;
	return per === null ? what : `${what}-${per}`;
}

/** Null where the text names none, or one that the list does not have. */
export function decodeMeasure(text: string, { columns }: Pick<OwnList, 'columns'>): Measure | null {
	const [, what, at, base] =
		/^(count|sum|median)(?:\.(\d{1,2}))?(?:-([a-z0-9_]+))?$/.exec(text) ?? [];
	const per = RATE_BASES.find((each) => each === base) ?? null;
	if (what === undefined || (base !== undefined && per === null)) return null;
	if (what === 'count') return at === undefined ? { of: 'rows', per, as: 'total' } : null;
	const of = Number(at);
	if (at === undefined || of >= columns.length || (what === 'median' && per !== null)) return null;
	return { of, per, as: what === 'median' ? 'median' : 'total' };
}

export function unitOf({ of, per }: Measure, { columns }: Pick<OwnList, 'columns'>): Unit {
	if (per !== null) return 'per-hundred';
	return of === 'rows' ? 'count' : (columns[of]?.unit ?? 'count');
}

/** What is asked of a list. */
export type ListQuestion = {
	readonly measure: Measure;
	/** Null: all rows, with a date or without. */
	readonly month: number | null;
	/** Smaller counts are withheld; 1 withholds none. */
	readonly fewest: number;
};

/** A place as lists are held against it. */
export type ListGround = {
	/** What it is called among areas (`city:Crystal`); null where it is none of them. */
	readonly key: AreaKey | null;
	readonly weights: Pick<TractWeights, 'tracts' | 'households'>;
	/** Its ground; null where it consists of whole tracts, or of shares of them alone. */
	readonly areas: readonly PlanarArea[] | null;
};

const NONE = missing('not-applicable');
const WITHHELD = missing('withheld');

/** Weights that differ from nothing by less are the rounding of shares. */
const DUST = 1e-9;

/** A list ready to be measured: where its points lie, and which rows each tract has. */
export class MeasuredList {
	readonly #index: PlaceIndex;
	/** By point: its row, its tract (−1 outside the region), and where it lies in the plane. */
	readonly #rows: Int32Array;
	readonly #tractOf: Int32Array;
	readonly #grid: PointGrid;
	/** Of areas: rows of tracts with shares. */
	readonly #parts: readonly (readonly (readonly [tract: number, share: number])[])[];
	/** Rows of areas. */
	readonly #ofAreas: readonly number[];
	#byTract: readonly Weighted[] | null = null;

	constructor(
		readonly list: OwnList,
		index: PlaceIndex
	) {
		const { at, x, y, areas } = list;
		this.#index = index;
		this.#parts = areas.map(({ parts }) =>
			parts.flatMap(([geoid, share]) => {
				const row = index.rowOf.get(geoid);
				return row === undefined ? [] : [[row, share] as const];
			})
		);
		const rows = new Int32Array(at.length);
		const tractOf = new Int32Array(at.length);
		const [px, py] = [new Float64Array(at.length), new Float64Array(at.length)];
		const tractAt = areaHolder(index.tracts);
		const ofAreas: number[] = [];
		let points = 0;
		for (let row = 0; row < at.length; row++) {
			if (at[row]! >= 0) {
				ofAreas.push(row);
				continue;
			}
			const [east, north] = project([x[row]! / 1e6, y[row]! / 1e6]);
			px[points] = east;
			py[points] = north;
			tractOf[points] = tractAt(east, north);
			rows[points++] = row;
		}
		this.#rows = rows.subarray(0, points);
		this.#tractOf = tractOf.subarray(0, points);
		this.#grid = new PointGrid(px, py, points);
		this.#ofAreas = ofAreas;
	}

	/**
	 * Figures of all tracts, by row.
	 * @param baseOf what rates are set against, by row of the tract
	 */
	tracts(question: ListQuestion, baseOf: (tract: number) => Estimate): Estimate[] {
		this.#byTract ??= this.#rowsByTract();
		return this.#byTract.map((rows, tract) => this.#figure(question, rows, () => baseOf(tract)));
	}

	/** The figure of one place. @param baseOf what a rate is set against */
	place(question: ListQuestion, ground: ListGround, baseOf: () => Estimate): Estimate {
		return this.#figure(question, this.rowsIn(ground), baseOf);
	}

	/** Rows that a place holds, with the part 0–1 of each. */
	rowsIn({ key, weights, areas }: ListGround): Weighted {
		const weightOf = new Float64Array(this.#index.geoids.length);
		weights.tracts.forEach((tract, at) => {
			weightOf[tract] = weights.households[at] ?? 0;
		});
		const rows: number[] = [];
		const parts: number[] = [];
		const add = (row: number, part: number) => {
			if (part <= DUST) return;
			rows.push(row);
			parts.push(Math.min(1, part));
		};
		if (areas === null) {
			this.#rows.forEach((row, point) => {
				const tract = this.#tractOf[point]!;
				if (tract >= 0) add(row, weightOf[tract]!);
			});
		} else {
			// Areas of a place lie apart: no point is in two of them.
			const held = areas.flatMap((area) => this.#grid.inside(area));
			for (const point of held.sort((a, b) => a - b)) add(this.#rows[point]!, 1);
		}
		const shares = new Map<number, number>();
		for (const row of this.#ofAreas) {
			const area = this.list.at[row]!;
			let share = shares.get(area);
			if (share === undefined) {
				share = this.#shareOf(area, key, weightOf, areas);
				shares.set(area, share);
			}
			add(row, share);
		}
		return { rows, parts };
	}

	/** Part of an area’s homes that a place holds. */
	#shareOf(
		area: number,
		key: AreaKey | null,
		weightOf: Float64Array,
		areas: readonly PlanarArea[] | null
	): number {
		const own = this.list.areas[area]!.key;
		// A city holds all of itself, also where it has parts of tracts only.
		if (key !== null && own === key) return 1;
		const parts = this.#parts[area]!;
		const [first] = parts;
		if (own.startsWith('blocks:') && first && areas !== null) {
			const weight = weightOf[first[0]]!;
			const group = blockGroupRow(this.#index, own.slice('blocks:'.length));
			if (weight > 0 && weight < 1 && group !== null) {
				const { area: ground } = this.#index.blockGroups.blockGroups[group]!;
				return Math.min(
					1,
					areas.reduce((sum, each) => sum + shareInside(ground, each), 0)
				);
			}
		}
		return parts.reduce((sum, [tract, share]) => sum + share * weightOf[tract]!, 0);
	}

	#rowsByTract(): Weighted[] {
		const held = this.#index.geoids.map(() => ({ rows: [] as number[], parts: [] as number[] }));
		const add = (tract: number, row: number, share: number) => {
			if (tract < 0 || share <= DUST) return;
			held[tract]!.rows.push(row);
			held[tract]!.parts.push(share);
		};
		this.#rows.forEach((row, point) => add(this.#tractOf[point]!, row, 1));
		for (const row of this.#ofAreas) {
			for (const [tract, share] of this.#parts[this.list.at[row]!]!) add(tract, row, share);
		}
		return held;
	}

	#figure(
		{ measure, month, fewest }: ListQuestion,
		{ rows, parts }: Weighted,
		baseOf: () => Estimate
	): Estimate {
		const { months, columns, counted } = this.list;
		const values = measure.of === 'rows' ? null : columns[measure.of]!.values;
		let [homes, total] = [0, 0];
		const pairs: [value: number, part: number][] = [];
		for (let at = 0; at < rows.length; at++) {
			const row = rows[at]!;
			if (month !== null && months?.[row] !== month) continue;
			const value = values === null ? 1 : values[row];
			if (value === null || value === undefined) continue;
			const part = parts[at]!;
			homes += part;
			total += value * part;
			if (measure.as === 'median') pairs.push([value, part]);
		}
		// Of areas that somebody counted the homes are the numbers, and not the rows.
		const isCount = measure.of !== 'rows' && columns[measure.of]!.unit === 'count';
		const behind = !counted
			? homes
			: isCount && measure.as === 'total'
				? Math.abs(total)
				: Infinity;
		if (fewest > 1 && behind > DUST && behind < fewest - DUST) return WITHHELD;
		if (measure.as === 'median') {
			return pairs.length === 0 ? NONE : told(weightedMedian(pairs));
		}
		// Nothing is said of places that a list counted by area does not name.
		if (counted && homes <= DUST) return missing('not-published');
		if (measure.per === null) return told(clean(total));
		return perHundred(total, baseOf());
	}
}

/** Rows with the part 0–1 of each, in the order of the rows. */
export type Weighted = { readonly rows: readonly number[]; readonly parts: readonly number[] };

function told(value: number): Estimate {
	return knownWithoutMargin(value, 'from-records');
}

/** Sums of thirds and sixths leave dust. */
function clean(value: number): number {
	return Number(value.toPrecision(12));
}

/**
 * A count per hundred of a figure; its margin is the figure’s, by the handbook’s rule for ratios with
 * an exact count above.
 * Source: ACS handbook (2020), chapter 8, "Calculating measures of error for ratios".
 */
function perHundred(count: number, base: Estimate): Estimate {
	const { value, moe, moeReason } = base;
	if (value === null) return base;
	if (value < 1) return missing('not-applicable');
	const rate = (count / value) * 100;
	return moe === null || moeReason !== null
		? knownWithoutMargin(rate, moeReason === 'full-count' ? 'from-records' : 'input-without-margin')
		: known(rate, (Math.abs(rate) * moe) / value);
}

/** The value at which half of the weight is reached; the mean of two where it falls between them. */
function weightedMedian(pairs: readonly (readonly [value: number, part: number])[]): number {
	const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
	const half = sorted.reduce((sum, [, part]) => sum + part, 0) / 2;
	let reached = 0;
	for (const [at, [value, part]] of sorted.entries()) {
		reached += part;
		if (Math.abs(reached - half) <= DUST) return (value + (sorted[at + 1]?.[0] ?? value)) / 2;
		if (reached > half) return value;
	}
	return sorted.at(-1)![0];
}

/*
 * A figure of a list of one’s own in a link: which list, what is made of it, how it is drawn, of which
 * month, and what the list is called, for whoever does not have it: `k3f2:count:points@2024-03~Evictions`.
 */

/** Areas filled by their figure, points that gather into circles, or how near to each other they lie. */
export const WAYS_TO_SHOW = ['areas', 'points', 'heat'] as const;
export type WayToShow = (typeof WAYS_TO_SHOW)[number];

export type OwnFigureRef = {
	readonly list: string;
	/** As `encodeMeasure` writes it; whether the list has it, only the list can tell. */
	readonly measure: string;
	readonly show: WayToShow;
	/** `12 × year + month − 1`; null of all rows. */
	readonly month: number | null;
	readonly name: string;
};

const CODE =
	/^([a-z0-9]{1,40}):([a-z0-9_.-]{1,40}):(areas|points|heat)(?:@(\d{4})-(0[1-9]|1[0-2]))?~(.*)$/su;
/** So that the whole stays within what a link keeps. */
const LONGEST_NAME = 40;

export function encodeOwnFigure({ list, measure, show, month, name }: OwnFigureRef): string {
	const short = Array.from(name.replaceAll('~', ' ').trim()).slice(0, LONGEST_NAME).join('');
	return `${list}:${measure}:${show}${month === null ? '' : `@${monthText(month)}`}~${short}`;
}

/** Null where the text names no figure. */
export function decodeOwnFigure(text: string): OwnFigureRef | null {
	const [, list, measure, show, year, month, name = ''] = CODE.exec(text) ?? [];
	if (list === undefined || measure === undefined) return null;
	return {
		list,
		measure,
		show: WAYS_TO_SHOW.find((each) => each === show) ?? 'areas',
		month: year === undefined ? null : Number(year) * 12 + Number(month) - 1,
		name
	};
}

/** The measure of a reference, or what the list is usually shown as. */
export function measureOf(ref: OwnFigureRef, list: OwnList, usual: Measure): Measure {
	return decodeMeasure(ref.measure, list) ?? usual;
}

/* Points for the map: gathered where they are many, so that no style grows with the list. */

/** Longitude, latitude, and how many rows lie there. */
export type GatheredPoint = readonly [longitude: number, latitude: number, rows: number];

/** So many points are drawn; more are gathered on a grid, from 50 meters on, until they are no more. */
const MOST_DRAWN = 3000;
/** In millionths of a degree. */
const FINEST = 500;

/** Points of a list, those of a month if one is named, largest first. */
export function gatheredPoints(list: OwnList, month: number | null): GatheredPoint[] {
	const rows = list.at.flatMap((area, row) =>
		area < 0 && (month === null || list.months?.[row] === month) ? [row] : []
	);
	for (let step = 0; ; step = step === 0 ? FINEST : step * 2) {
		const cells = new Map<string, [x: number, y: number, rows: number]>();
		for (const row of rows) {
			const [x, y] = [list.x[row]!, list.y[row]!];
			const key = step === 0 ? `${x} ${y}` : `${Math.floor(x / step)} ${Math.floor(y / step)}`;
			const cell = cells.get(key);
			if (cell) {
				cell[0] += x;
				cell[1] += y;
				cell[2]++;
			} else cells.set(key, [x, y, 1]);
		}
		if (cells.size > MOST_DRAWN) continue;
		return [...cells.values()]
			.map(([x, y, count]): GatheredPoint => [
				Math.round(x / count) / 1e6,
				Math.round(y / count) / 1e6,
				count
			])
			.sort((a, b) => b[2] - a[2]);
	}
}

/** Whether a list has points at all. */
export function hasPoints({ at }: OwnList): boolean {
	return at.some((area) => area < 0);
}

/** Kinds of areas that a list’s rows are of, each once. */
export function kindsOfAreas({ areas }: OwnList): string[] {
	return [
		...new Set(areas.map(({ key }: { readonly key: AreaKey }) => key.slice(0, key.indexOf(':'))))
	];
}
