/**
 * The keyboard's way through the tracts: from a tract to the one that lies north, east, south or
 * west of it on the screen.
 */

/** Directions as on the screen: north is up. */
export type StepDirection = 'north' | 'east' | 'south' | 'west';

/** The columns of the places file that stepping needs: points inside the tracts, degrees × 1e5. */
export type SteppableTracts = {
	readonly x: readonly number[];
	readonly y: readonly number[];
	/** Rows of neighboring tracts. */
	readonly neighbors: readonly (readonly number[])[];
};

const HEADINGS: Readonly<Record<StepDirection, readonly [east: number, north: number]>> = {
	north: [0, 1],
	east: [1, 0],
	south: [0, -1],
	west: [-1, 0]
};

/** A neighbor farther than this off the direction (75°) belongs to another arrow key. */
const WIDEST_NEIGHBOR = Math.cos((75 * Math.PI) / 180);
/** Across a gap (a lake, the edge of the figures) only what lies within 45° counts. */
const WIDEST_LEAP = Math.SQRT1_2;

/**
 * Row of the tract that lies in a direction: the neighbor least off the direction, or, where no
 * neighbor lies that way, the nearest tract within 45° of it. Null at the region's edge.
 */
export function stepToNeighbor(
	tracts: SteppableTracts,
	fromRow: number,
	direction: StepDirection
): number | null {
	let best: number | null = null;
	let bestAlignment = WIDEST_NEIGHBOR;
	for (const row of tracts.neighbors[fromRow] ?? []) {
		const { alignment } = bearingTo(tracts, fromRow, row, direction);
		if (alignment > bestAlignment) {
			best = row;
			bestAlignment = alignment;
		}
	}
	return best ?? leap(tracts, fromRow, direction);
}

function leap(tracts: SteppableTracts, fromRow: number, direction: StepDirection): number | null {
	let best: number | null = null;
	let bestDistance = Infinity;
	for (let row = 0; row < tracts.x.length; row++) {
		const { alignment, distance } = bearingTo(tracts, fromRow, row, direction);
		if (alignment >= WIDEST_LEAP && distance < bestDistance) {
			best = row;
			bestDistance = distance;
		}
	}
	return best;
}

/** Row of the tract whose inside point is nearest to a place, in degrees; null without tracts. */
export function nearestTract(
	tracts: Pick<SteppableTracts, 'x' | 'y'>,
	at: { readonly lng: number; readonly lat: number }
): number | null {
	const shrink = Math.cos((at.lat * Math.PI) / 180);
	let best: number | null = null;
	let bestDistance = Infinity;
	tracts.x.forEach((x, row) => {
		const east = (x / 1e5 - at.lng) * shrink;
		const north = (tracts.y[row] ?? NaN) / 1e5 - at.lat;
		const distance = Math.hypot(east, north);
		if (distance < bestDistance) {
			best = row;
			bestDistance = distance;
		}
	});
	return best;
}

/** Cosine of the angle between the way to a tract and a direction, and the distance in degrees × 1e5 of latitude. */
function bearingTo(
	tracts: SteppableTracts,
	fromRow: number,
	toRow: number,
	direction: StepDirection
): { readonly alignment: number; readonly distance: number } {
	const x = tracts.x[fromRow] ?? NaN;
	const y = tracts.y[fromRow] ?? NaN;
	const shrink = Math.cos((y / 1e5) * (Math.PI / 180));
	const east = ((tracts.x[toRow] ?? NaN) - x) * shrink;
	const north = (tracts.y[toRow] ?? NaN) - y;
	const distance = Math.hypot(east, north);
	const [headingEast, headingNorth] = HEADINGS[direction];
	// The tract itself has no direction.
	const alignment = distance === 0 ? -1 : (east * headingEast + north * headingNorth) / distance;
	return { alignment, distance };
}
