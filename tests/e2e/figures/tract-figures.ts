/**
 * Figures of tracts, 2019–2023, worked out here from the Census cells in `figures` alone, so
 * that what the screen shows can be held to them. Nothing of the app's own statistics is used.
 *
 * Formulas: Census Bureau, "Understanding and Using American Community Survey Data", chapter 8.
 */
import fitted from '#region/fitted.generated.json' with { type: 'json' };
import { readFigures } from '../../../scripts/data/figures.ts';

/**
 * Value and 90 % margin in dollars, counts or shares 0–1; null where there is none. `modelled`: the
 * atlas models a margin that no cell gives.
 */
export type Figure = {
	readonly value: number | null;
	readonly moe: number | null;
	readonly modelled?: true;
};

type Known = { readonly value: number; readonly moe: number };
type Formula = (at: number) => Figure;

const table = readFigures('2019-2023');

/** GEOIDs of all tracts, ascending. */
export const GEOIDS = table.geoids;

function cell(at: number, code: string): Known {
	const { value, moe } = table.estimate(at, code);
	return { value: value ?? NaN, moe: moe ?? NaN };
}

/** Of cells whose estimate is zero only the largest margin counts, once. */
function sum(parts: readonly Known[], signs: readonly number[]): Known {
	const zero = Math.max(0, ...parts.filter(({ value }) => value === 0).map(({ moe }) => moe));
	const squares = parts.filter(({ value }) => value !== 0).map(({ moe }) => moe ** 2);
	return {
		value: parts.reduce((total, { value }, part) => total + signs[part]! * value, 0),
		moe: Math.sqrt([...squares, zero ** 2].reduce((total, square) => total + square, 0))
	};
}

/** `-B25070_011` takes a cell away. */
function sumOf(at: number, codes: readonly string[]): Known {
	return sum(
		codes.map((code) => cell(at, code.replace('-', ''))),
		codes.map((code) => (code.startsWith('-') ? -1 : 1))
	);
}

function shareOf(part: Known, whole: Known): Figure {
	if (whole.value === 0) return { value: null, moe: null };
	const share = part.value / whole.value;
	return { value: share, moe: Math.min(1, marginOfShare(part, whole, share)) };
}

/** Margin that the Bureau gives a count of zero, and design factor of medians: measured, see the methods. */
const ZERO_MARGIN = fitted.zeroMargin.moe;
const FLOOR_FACTOR = fitted.medians.factor;

function marginOfShare(part: Known, whole: Known, share: number): number {
	// All or none: the empty side is a count of zero.
	if (share === 1) return ZERO_MARGIN / whole.value;
	if (share === 0) return part.moe / whole.value;
	const inside = part.moe ** 2 - share ** 2 * whole.moe ** 2;
	const radicand = inside < 0 ? part.moe ** 2 + share ** 2 * whole.moe ** 2 : inside;
	const floor = 1.645 * FLOOR_FACTOR * Math.sqrt((share * (1 - share) * 7) / whole.value);
	return Math.max(Math.sqrt(radicand) / whole.value, floor);
}

const published =
	(code: string): Formula =>
	(at) =>
		table.estimate(at, code);
const share =
	(part: readonly string[], whole: readonly string[]): Formula =>
	(at) =>
		shareOf(sumOf(at, part), sumOf(at, whole));

/** What is not in a part has the part's margin. */
const allBut =
	(part: readonly string[], whole: readonly string[]): Formula =>
	(at) => {
		const { value, moe } = shareOf(sumOf(at, part), sumOf(at, whole));
		return { value: value === null ? null : 1 - value, moe };
	};

const BURDENED = ['B25070_007', 'B25070_008', 'B25070_009', 'B25070_010'];
const RENT_KNOWN_AND_COMPUTED = ['B25070_001', '-B25070_011'];

/** By the catalog's ids: what each of these figures must be. */
const FORMULAS = {
	'median-gross-rent': published('B25064_001'),
	'median-home-value': (at) => ({ ...published('B25077_001')(at), modelled: true }),
	'median-household-income': published('B19013_001'),
	'renter-households': published('B25003_003'),
	households: published('B11001_001'),
	'housing-units': published('B25024_001'),
	'cost-burden-30': share(BURDENED, RENT_KNOWN_AND_COMPUTED),
	'cost-burden-50': share(['B25070_010'], RENT_KNOWN_AND_COMPUTED),
	'renter-share': share(['B25003_003'], ['B25003_001']),
	'built-before-1940': share(['B25034_011'], ['B25034_001']),
	'people-of-color': allBut(['B03002_003'], ['B03002_001']),
	black: share(['B03002_004'], ['B03002_001']),
	'hispanic-or-latino': share(['B03002_012'], ['B03002_001']),
	'living-alone': share(['B11001_008'], ['B11001_001']),
	'limited-english': share(
		['C16002_004', 'C16002_007', 'C16002_010', 'C16002_013'],
		['C16002_001']
	),
	'transit-commuters': share(['B08301_010'], ['B08301_001'])
} as const satisfies Readonly<Record<string, Formula>>;

export type FigureId = keyof typeof FORMULAS;

export const FIGURE_IDS = Object.keys(FORMULAS) as FigureId[];

export function figureOf(geoid: string, id: FigureId): Figure {
	const at = table.rowOf(geoid);
	if (at === undefined) throw new Error(`${geoid} is not a tract of the region.`);
	const formula: Formula = FORMULAS[id];
	const { value, moe, modelled } = formula(at);
	return { value: number(value), moe: number(moe), ...(modelled && { modelled }) };
}

/** A count, or a share, of all tracts together. */
export function ofTheRegion(part: readonly string[], whole?: readonly string[]): Figure {
	const rows = GEOIDS.map((_, at) => at);
	const total = (codes: readonly string[]) => {
		const cells = rows.flatMap((at) => codes.map((code) => ({ at, code })));
		return sum(
			cells.map(({ at, code }) => cell(at, code.replace('-', ''))),
			cells.map(({ code }) => (code.startsWith('-') ? -1 : 1))
		);
	};
	return whole ? shareOf(total(part), total(whole)) : total(part);
}

export const REGION_COST_BURDEN = () => ofTheRegion(BURDENED, RENT_KNOWN_AND_COMPUTED);

/** Tracts chosen by lot; the same seed gives the same tracts. */
export function someTracts(count: number, seed: number): string[] {
	let state = seed;
	const chosen = new Set<string>();
	while (chosen.size < count) {
		// Numerical Recipes' linear congruential generator.
		state = (state * 1664525 + 1013904223) % 2 ** 32;
		chosen.add(GEOIDS[Math.floor((state / 2 ** 32) * GEOIDS.length)]!);
	}
	return [...chosen];
}

function number(value: number | null): number | null {
	return value === null || Number.isNaN(value) ? null : value;
}
