/** Made-up areas for tests and the bench; no figure here is anybody's. */
import type { Estimate } from '../statistics/estimate.ts';
import { openEnded } from '../statistics/estimate.ts';
import type { InputColumn, MethodInputs } from './measure.ts';
import type { Method } from './definitions/index.ts';

function figure(value: number | null, moe: number | null = null): Estimate {
	return {
		value,
		moe: value === null ? null : moe,
		quality: value === null ? 'not-computable' : value === 0 ? 'zero' : 'value',
		moeReason: value === null ? 'no-value' : moe === null ? 'not-carried' : null
	};
}

/** mulberry32 (Tommy Ettinger): a small generator of numbers 0–1 for made-up figures. */
function generator(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

export type MadeUpOptions = {
	readonly areas: number;
	readonly seed: number;
	readonly regions?: number;
	/** Share of values that are missing, 0–1. */
	readonly missing?: number;
	/** Share of values that are only "or more" or "or less", 0–1. */
	readonly openEnds?: number;
	/** Decimals that values are rounded to, so that some are equal. */
	readonly decimals?: number;
};

/** Inputs for every column the methods read: earlier periods without margins, later ones with. */
export function madeUpInputs(
	methods: readonly Method[],
	{ areas, seed, regions = 1, missing = 0, openEnds = 0, decimals = 3 }: MadeUpOptions
): MethodInputs {
	const random = generator(seed);
	const ids = [...new Set(methods.flatMap((method) => method.inputs))];
	const scale = 10 ** decimals;
	const columns = Object.fromEntries(
		ids.map((id): [string, InputColumn] => {
			const level =
				id === 'people' || id.startsWith('people-b') || id.startsWith('people-e') ? 2000 : 1;
			const bounded = (value: number) => Math.round(value * level * scale) / scale;
			const margin = !/begin|t0|tm|in-city/.test(id);
			const estimates = Array.from({ length: areas }, () => {
				const value = id === 'in-city' ? Math.round(random()) : bounded(0.05 + 0.9 * random());
				const moe = 0.02 * level + 0.15 * level * random();
				if (random() < missing) return figure(null);
				if (random() < openEnds) {
					return openEnded(value, random() < 0.5 ? 'top-coded' : 'bottom-coded');
				}
				return figure(value, margin ? moe : null);
			});
			const region = Array.from({ length: regions }, () => figure(bounded(0.3 + 0.4 * random())));
			return [id, { estimates, region, figure: id, sign: 1 }];
		})
	);
	const side = Math.ceil(Math.sqrt(areas));
	const neighbors = Array.from({ length: areas }, (_, row) =>
		[row - 1, row + 1, row - side, row + side].filter((other) => other >= 0 && other < areas)
	);
	return {
		areas: Array.from({ length: areas }, (_, row) => `area-${String(row)}`),
		regions: Array.from({ length: regions }, (_, region) => `region-${String(region)}`),
		regionOf: Array.from({ length: areas }, (_, row) => row % regions),
		columns,
		neighbors,
		regionMeasures: {},
		touching: {}
	};
}
