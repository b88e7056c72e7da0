/** Bounds around several places. */
import type { Bounds } from './scene.ts';

/** The least bounds around all of these, in degrees; null for none. */
export function unionBounds(all: readonly Bounds[]): Bounds | null {
	if (all.length === 0) return null;
	const side = (at: 0 | 1 | 2 | 3) => all.map((each) => each[at]);
	return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
}
