/**
 * Seeded normal draws that are the same in every browser, worker and script.
 *
 * Every pair of figure and area has its own stream: its 128-bit state comes from hashing seed,
 * figure key and area id (32-bit FNV-1a, spread by the finalizer of MurmurHash3), so that draws do
 * not depend on the order of areas or on which methods run. The generator is sfc32 of PractRand
 * (Doty-Humphrey), after 12 rounds of warming up. Each of its 32-bit outputs gives two draws: 16
 * bits choose one of the 65,536 values Φ⁻¹((i + ½)/65,536), stored as 32-bit floats so that no
 * engine's logarithm can show. Those values are equally likely, lie within ±4.33, and have mean 0
 * and variance 0.99998 (a full normal distribution has 1).
 */
import { normalQuantile } from './normal-quantile.ts';

const LEVELS = 65536;
let table: Float32Array | null = null;

function quantiles(): Float32Array {
	table ??= Float32Array.from({ length: LEVELS }, (_, i) => normalQuantile((i + 0.5) / LEVELS));
	return table;
}

/** No draw is farther from 0. */
export function largestDraw(): number {
	return quantiles()[LEVELS - 1] ?? Infinity;
}

/** 32-bit hash of a text, different for every `basis`. */
function hash(text: string, basis: number): number {
	let h = basis >>> 0;
	for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
	h ^= h >>> 16;
	h = Math.imul(h, 0x85ebca6b);
	h ^= h >>> 13;
	h = Math.imul(h, 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}

/** The 128-bit state of a stream's generator: three hashes of its key, and a counter. */
type State = [a: number, b: number, c: number, counter: number];

function stateOf(key: string): State {
	return [hash(key, 0x811c9dc5) | 0, hash(key, 0x9e3779b9) | 0, hash(key, 0x243f6a88) | 0, 1];
}

/** Outputs of the generator that warm it up. */
const WARM_UP = 12;

/** Numbers from 0 to below 1 with 32 random bits each, the same for the same seed and key. */
export function uniformStream(seed: number, key: string): () => number {
	let [a, b, c, counter] = stateOf(`${String(seed)}|${key}`);
	const next = () => {
		const mixed = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + mixed;
		c |= 0;
		return (mixed >>> 0) / 2 ** 32;
	};
	for (let i = 0; i < WARM_UP; i++) next();
	return next;
}

/** Fills `out` with the standard normal draws of one figure in one area. */
export function fillStandardNormal(
	seed: number,
	figure: string,
	area: string,
	out: Float64Array
): void {
	const z = quantiles();
	let [a, b, c, counter] = stateOf(`${String(seed)}|${figure}|${area}`);
	for (let i = -2 * WARM_UP; i < out.length; i += 2) {
		const mixed = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + mixed;
		c |= 0;
		if (i < 0) continue;
		out[i] = z[mixed >>> 16] ?? 0;
		if (i + 1 < out.length) out[i + 1] = z[mixed & 0xffff] ?? 0;
	}
}
