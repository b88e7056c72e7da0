/**
 * Seeded uniform numbers, the same in every engine. The generator is sfc32 of PractRand
 * (Doty-Humphrey), after 12 rounds of warming up.
 */

/** A source of numbers in [0, 1); equal seeds give equal numbers. */
export type Uniform = () => number;

export function seededUniform(seed: number): Uniform {
	let a = 0x9e3779b9 | 0;
	let b = 0x243f6a88 | 0;
	let c = seed | 0;
	let counter = 1;
	const next = () => {
		const mixed = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + mixed;
		c |= 0;
		return (mixed >>> 0) / 2 ** 32;
	};
	for (let round = 0; round < 12; round++) next();
	return next;
}

/** A whole number from 0 up to, but not including, `size`. */
export function randomIndex(size: number, uniform: Uniform): number {
	return Math.floor(uniform() * size);
}

/** 0 … size − 1 in a random order (Fisher–Yates). */
export function shuffledIndices(size: number, uniform: Uniform): number[] {
	const indices = Array.from({ length: size }, (_, i) => i);
	for (let i = size - 1; i > 0; i--) {
		const j = randomIndex(i + 1, uniform);
		const moved = indices[i] ?? 0;
		indices[i] = indices[j] ?? 0;
		indices[j] = moved;
	}
	return indices;
}
