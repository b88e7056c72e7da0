/** Which station a finger or pointer means. */

export type ScreenPoint = { readonly x: number; readonly y: number };

/** Half of a 44 px touch target; a mouse is surer. CSS pixels. */
export const STATION_REACH = { touch: 22, mouse: 12 } as const;

/** Id of the station nearest to a point on screen within reach, or null. */
export function stationAt(
	stations: readonly { readonly id: string; readonly screen: ScreenPoint }[],
	at: ScreenPoint,
	reach: number
): string | null {
	let best: string | null = null;
	let bestDistance = reach;
	for (const { id, screen } of stations) {
		const distance = Math.hypot(screen.x - at.x, screen.y - at.y);
		if (distance <= bestDistance) {
			best = id;
			bestDistance = distance;
		}
	}
	return best;
}
