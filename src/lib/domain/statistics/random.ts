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

/**
 * The inverse of the standard normal distribution, with relative error about 1e-15.
 *
 * Source: M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution",
 * Applied Statistics 37 (1988).
 */

/** Coefficients from the constant term up. */
function polynomial(coefficients: readonly number[], x: number): number {
	let sum = 0;
	for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + (coefficients[i] ?? 0);
	return sum;
}

const CENTRAL = {
	p: [
		3.387132872796366608, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
		4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4,
		2.5090809287301226727e3
	],
	q: [
		1, 4.2313330701600911252e1, 6.871870074920579083e2, 5.3941960214247511077e3,
		2.1213794301586595867e4, 3.930789580009271061e4, 2.8729085735721942674e4, 5.226495278852854561e3
	]
};
const TAIL = {
	p: [
		1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
		1.27045825245236838258, 2.4178072517745061177e-1, 2.27238449892691845833e-2,
		7.7454501427834140764e-4
	],
	q: [
		1, 2.05319162663775882187, 1.6763848301838038494, 6.8976733498510000455e-1,
		1.4810397642748007459e-1, 1.51986665636164571966e-2, 5.475938084995344946e-4,
		1.05075007164441684324e-9
	]
};
const FAR_TAIL = {
	p: [
		6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 2.9656057182850489123e-1,
		2.6532189526576123093e-2, 1.2426609473880784386e-3, 2.71155556874348757815e-5,
		2.01033439929228813265e-7
	],
	q: [
		1, 5.9983220655588793769e-1, 1.3692988092273580531e-1, 1.48753612908506148525e-2,
		7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7,
		2.04426310338993978564e-15
	]
};

/** Φ⁻¹(p) for p between 0 and 1; ±Infinity at the ends. */
export function normalQuantile(p: number): number {
	const q = p - 0.5;
	if (Math.abs(q) <= 0.425) {
		const r = 0.180625 - q * q;
		return (q * polynomial(CENTRAL.p, r)) / polynomial(CENTRAL.q, r);
	}
	const smaller = q < 0 ? p : 1 - p;
	if (smaller <= 0) return q < 0 ? -Infinity : Infinity;
	const r = Math.sqrt(-Math.log(smaller));
	const size =
		r <= 5
			? polynomial(TAIL.p, r - 1.6) / polynomial(TAIL.q, r - 1.6)
			: polynomial(FAR_TAIL.p, r - 5) / polynomial(FAR_TAIL.q, r - 5);
	return q < 0 ? -size : size;
}

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
