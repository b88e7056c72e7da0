/** Which of several places share ground, and so survey answers. */
import { overlapArea } from '../geo/overlap-area.ts';
import type { PlanarArea } from '../geo/planar-area.ts';
import { resolvePolygon } from '../geo/polygon-input.ts';
import type { MeasuredPlace } from './answer.ts';

export type SharedGround = {
	/** Positions in the list, the smaller place first. */
	readonly part: number;
	readonly whole: number;
	/** Share 0–1 of the smaller place's ground that lies in the other. */
	readonly share: number;
};

/** Borders that touch, and the rounding of outlines, are no shared ground. */
const LEAST_SHARE = 0.005;

/**
 * Every pair of places that share ground. The region holds all; a place without an outline shares
 * nothing that could be known.
 */
export function sharedGround(
	places: readonly Pick<MeasuredPlace, 'ref' | 'outline'>[]
): readonly SharedGround[] {
	const areas = places.map(({ outline }) => areaOf(outline));
	const pairs: SharedGround[] = [];
	for (const [i, a] of areas.entries()) {
		for (let j = i + 1; j < areas.length; j++) {
			const b = areas[j] ?? null;
			if (places[i]?.ref === 'region') pairs.push({ part: j, whole: i, share: 1 });
			else if (places[j]?.ref === 'region') pairs.push({ part: i, whole: j, share: 1 });
			else if (a && b) {
				const share = overlapArea(a, b) / Math.min(a.area, b.area);
				const [part, whole] = a.area <= b.area ? [i, j] : [j, i];
				if (share >= LEAST_SHARE) pairs.push({ part, whole, share: Math.min(1, share) });
			}
		}
	}
	return pairs;
}

function areaOf(outline: MeasuredPlace['outline']): PlanarArea | null {
	if (outline === null) return null;
	const resolved = resolvePolygon({ type: 'MultiPolygon', coordinates: outline });
	return resolved.ok ? resolved.value.area : null;
}
