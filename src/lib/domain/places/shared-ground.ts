/** Which of several places share ground, or draw on the same tracts, and so share survey answers. */
import { overlapArea } from '../geometry/area.ts';
import type { PlanarArea } from '../geometry/area.ts';
import { resolvePolygon } from '../geometry/polygon.ts';
import type { MeasuredPlace } from './atlas-places.ts';

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

export type SharedTracts = {
	/** Positions in the list, ascending. */
	readonly a: number;
	readonly b: number;
	/** How many tracts both draw on. */
	readonly tracts: number;
};

/** Share of a tract's homes from which on a place draws on it, not only touches it. */
const LEAST_DRAWN = 0.01;

/**
 * Pairs of places that share no ground and yet draw on the same tracts: their figures come in part
 * from the same answers.
 */
export function sharedTracts(
	places: readonly Pick<MeasuredPlace, 'ref' | 'outline' | 'profile'>[],
	ground: readonly SharedGround[] = sharedGround(places)
): readonly SharedTracts[] {
	const known = new Set(
		ground.map(({ part, whole }) => `${Math.min(part, whole)} ${Math.max(part, whole)}`)
	);
	const drawn = places.map(
		({ profile: { weights } }) =>
			new Set(weights.tracts.filter((_, i) => (weights.households[i] ?? 0) >= LEAST_DRAWN))
	);
	return drawn.flatMap((own, a) =>
		drawn.slice(a + 1).flatMap((other, i): SharedTracts[] => {
			const b = a + 1 + i;
			const tracts = [...own].filter((row) => other.has(row)).length;
			return tracts > 0 && !known.has(`${a} ${b}`) ? [{ a, b, tracts }] : [];
		})
	);
}

function areaOf(outline: MeasuredPlace['outline']): PlanarArea | null {
	if (outline === null) return null;
	const resolved = resolvePolygon({ type: 'MultiPolygon', coordinates: outline });
	return resolved.ok ? resolved.value.area : null;
}
