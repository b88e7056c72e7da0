/**
 * Estimates of many places as columns of numbers, small enough to fetch whole. What most rows share
 * is left unsaid: a number is a value, or zero where it is 0; no number is "not published"; a
 * margin's absence has one reason for all rows unless rows differ.
 */
import type { Estimate, EstimateQuality, MarginBasis, MarginReason } from '../estimate/estimate.ts';
import type { EncodedEstimates } from './built.ts';
import type { Unit } from './types.ts';

/** Smallest step that is kept, by unit: far below every margin. Dollars and counts of tracts are whole as published. */
const STEP: Readonly<Record<Unit, number>> = {
	share: 1e-4,
	'relative-change': 1e-4,
	'share-change': 1e-4,
	dollars: 1,
	count: 0.1
};

/** Rounds to the unit's step, so that decoding gives the rounded estimates back exactly. */
export function encodeEstimates(estimates: readonly Estimate[], unit: Unit): EncodedEstimates {
	const step = STEP[unit];
	const rows = estimates.map((estimate) => roundEstimate(estimate, step));
	const quality: Partial<Record<EstimateQuality, number[]>> = {};
	const moeReason: Partial<Record<MarginReason, number[]>> = {};
	rows.forEach((estimate, row) => {
		if (estimate.quality !== impliedQuality(estimate.value))
			(quality[estimate.quality] ??= []).push(row);
		if (estimate.value !== null && estimate.moeReason !== null)
			(moeReason[estimate.moeReason] ??= []).push(row);
	});
	const moeBasis: Partial<Record<MarginBasis, number[]>> = {};
	rows.forEach((estimate, row) => {
		if (estimate.moeBasis !== undefined) (moeBasis[estimate.moeBasis] ??= []).push(row);
	});
	const allModelled = rows.every((row) => row.moe === null || row.moeBasis === 'modelled');
	const bounds = rows.flatMap(({ bound }, row) =>
		bound === undefined ? [] : [[row, bound.side, bound.value] as const]
	);
	const reasons = Object.keys(moeReason) as MarginReason[];
	const shared = reasons.length === 1 ? (reasons[0] ?? null) : null;
	return {
		value: rows.map((estimate) => estimate.value),
		moe: rows.every((estimate) => estimate.moe === null) ? [] : rows.map(({ moe }) => moe),
		...(rows.some(({ leastMoe }) => leastMoe !== undefined) && {
			leastMoe: rows.map(({ leastMoe }) => leastMoe ?? null)
		}),
		...(Object.keys(moeBasis).length > 0 && {
			moeBasis: allModelled ? ('modelled' as const) : moeBasis
		}),
		...(bounds.length > 0 && { bounds }),
		quality,
		moeReason: shared === null ? moeReason : {},
		moeReasonForAll: shared
	};
}

export function decodeEstimates(encoded: EncodedEstimates): Estimate[] {
	const quality = byRow(encoded.quality);
	const moeReason = byRow(encoded.moeReason);
	const { moeBasis = {} } = encoded;
	const basis = typeof moeBasis === 'string' ? null : byRow(moeBasis);
	const bounds = new Map(encoded.bounds?.map(([row, side, value]) => [row, { side, value }]));
	return encoded.value.map((value, row): Estimate => {
		const moe = encoded.moe[row] ?? null;
		const leastMoe = encoded.leastMoe?.[row] ?? null;
		const bound = bounds.get(row);
		const howMade = moe === null ? undefined : basis === null ? 'modelled' : basis.get(row);
		const why = value === null ? 'no-value' : (moeReason.get(row) ?? encoded.moeReasonForAll);
		return {
			value,
			moe,
			quality: quality.get(row) ?? impliedQuality(value),
			moeReason: moe === null ? why : null,
			...(howMade !== undefined && { moeBasis: howMade }),
			...(bound !== undefined && { bound }),
			...(leastMoe !== null && { leastMoe })
		};
	});
}

/** To the nearest step; what is not zero stays apart from zero, and a margin never rounds away. */
export function roundEstimate(estimate: Estimate, step: number): Estimate {
	return {
		...estimate,
		value: estimate.value === null ? null : roundTo(estimate.value, step),
		moe: estimate.moe === null ? null : roundTo(estimate.moe, step),
		...(estimate.bound !== undefined && {
			bound: { side: estimate.bound.side, value: roundTo(estimate.bound.value, step) }
		}),
		...(estimate.leastMoe !== undefined && { leastMoe: roundTo(estimate.leastMoe, step) })
	};
}

function roundTo(value: number, step: number): number {
	if (value === 0) return 0;
	const steps = Math.round(value / step) || Math.sign(value);
	// Steps are powers of ten: dividing by their inverse leaves no dust of binary fractions.
	return steps / Math.round(1 / step);
}

function impliedQuality(value: number | null): EstimateQuality {
	if (value === null) return 'not-published';
	return value === 0 ? 'zero' : 'value';
}

function byRow<Key extends string>(
	rows: Readonly<Partial<Record<Key, readonly number[]>>>
): ReadonlyMap<number, Key> {
	return new Map(
		(Object.keys(rows) as Key[]).flatMap((key) =>
			(rows[key] ?? []).map((row): [number, Key] => [row, key])
		)
	);
}
