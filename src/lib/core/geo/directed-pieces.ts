/** The boundary of an area as directed pieces, vertical ones too, for making rings. */
import type { PlanarArea } from './planar-area.ts';

/** x1, y1, x2, y2 of each piece, with the area on its left. */
export type DirectedPieces = readonly number[];

/**
 * Every boundary piece of an area. Its vertical pieces are not held with it, but follow from where
 * the others begin and end: what arrives at one x must leave it again, upwards or downwards.
 */
export function directedPiecesOf({ pieces, signs }: PlanarArea): DirectedPieces {
	const directed: number[] = [];
	/** x, y, and how many more pieces arrive than leave. */
	const ends: [x: number, y: number, balance: 1 | -1][] = [];
	for (let i = 0; i < signs.length; i++) {
		const [x1, y1, x2, y2] = pieces.subarray(4 * i, 4 * i + 4) as unknown as Four;
		// The area above: the piece runs east.
		const eastward = signs[i] === -1;
		if (eastward) directed.push(x1, y1, x2, y2);
		else directed.push(x2, y2, x1, y1);
		ends.push([x1, y1, eastward ? -1 : 1], [x2, y2, eastward ? 1 : -1]);
	}
	ends.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
	let balance = 0;
	for (const [i, [x, y, change]] of ends.entries()) {
		balance += change;
		const above = ends[i + 1];
		if (balance === 0 || above?.[0] !== x || above[1] === y) continue;
		// More than one where rounding puts the ends of a thin interval the other way round.
		for (let times = Math.abs(balance); times > 0; times--) {
			if (balance > 0) directed.push(x, y, x, above[1]);
			else directed.push(x, above[1], x, y);
		}
	}
	return directed;
}

type Four = readonly [number, number, number, number];
