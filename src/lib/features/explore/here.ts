/** Where somebody is, asked for only when they ask, told to nobody, and rounded before it gets into a link. */
import type { LonLat } from '$lib/domain/geometry/projection';
import { fail, ok, type Problem, type Result } from '$lib/domain/result';

export type HereProblem = Problem<'here-denied' | 'here-unavailable' | 'here-outside'>;

/** Decimals of a degree that are kept: about 100 yards, so that a link names no doorstep. */
const KEPT_DECIMALS = 3;
const PATIENCE_MS = 20_000;
const FRESH_MS = 60_000;

/** Old browsers have none. */
function geolocation(): Geolocation | null {
	return 'geolocation' in navigator ? navigator.geolocation : null;
}

/**
 * @param bounds west, south, east, north of what the atlas covers
 * @param device where positions come from; the browser's, unless a test has another
 */
export function whereAmI(
	bounds: readonly [number, number, number, number],
	device: Pick<Geolocation, 'getCurrentPosition'> | null = geolocation()
): Promise<Result<LonLat, HereProblem>> {
	return new Promise((resolve) => {
		if (!device) {
			resolve(fail('here-unavailable'));
			return;
		}
		device.getCurrentPosition(
			({ coords }) => {
				const [lng, lat] = [coords.longitude, coords.latitude].map((degrees) =>
					Number(degrees.toFixed(KEPT_DECIMALS))
				) as [number, number];
				const [west, south, east, north] = bounds;
				const within = lng >= west && lng <= east && lat >= south && lat <= north;
				resolve(within ? ok([lng, lat]) : fail('here-outside'));
			},
			({ code, PERMISSION_DENIED }) =>
				resolve(fail(code === PERMISSION_DENIED ? 'here-denied' : 'here-unavailable')),
			{ maximumAge: FRESH_MS, timeout: PATIENCE_MS, enableHighAccuracy: false }
		);
	});
}
