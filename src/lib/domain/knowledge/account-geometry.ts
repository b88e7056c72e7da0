/** Where an account is: a pin or a drawn street, in degrees to about a meter. */
import * as v from 'valibot';
import type { LonLat } from '../geometry/projection.ts';

export type AccountGeometry =
	| { readonly type: 'Point'; readonly coordinates: LonLat }
	| { readonly type: 'LineString'; readonly coordinates: readonly LonLat[] };

const MOST_LINE_POINTS = 500;

const position = v.pipe(
	v.tuple([
		v.pipe(v.number(), v.finite(), v.minValue(-180), v.maxValue(180)),
		v.pipe(v.number(), v.finite(), v.minValue(-85), v.maxValue(85))
	]),
	v.transform(([x, y]): LonLat => roundPosition([x, y]))
);

export const accountGeometry: v.GenericSchema<unknown, AccountGeometry> = v.variant('type', [
	v.object({ type: v.literal('Point'), coordinates: position }),
	v.object({
		type: v.literal('LineString'),
		coordinates: v.pipe(v.array(position), v.minLength(2), v.maxLength(MOST_LINE_POINTS))
	})
]);

/** Five decimals, about a meter. */
export function roundPosition([x, y]: LonLat): LonLat {
	return [roundDegrees(x), roundDegrees(y)];
}

/** Adding zero makes −0 a plain zero, which text and back would do too. */
function roundDegrees(degrees: number): number {
	return Number(degrees.toFixed(5)) + 0;
}

/** First point of a line, the point itself otherwise: where lists and distances take it to be. */
export function anchorOf(geometry: AccountGeometry): LonLat {
	return geometry.type === 'Point' ? geometry.coordinates : geometry.coordinates[0]!;
}

/** Meters between two points a few streets apart; the earth is flat enough for that. */
export function metersBetween(a: LonLat, b: LonLat): number {
	const [x, y] = metersFrom(a, b);
	return Math.hypot(x, y);
}

const METERS_PER_DEGREE = 111_195;

/** Meters east and north of `from`. */
export function metersFrom(from: LonLat, to: LonLat): [number, number] {
	const across = Math.cos((from[1] * Math.PI) / 180);
	return [(to[0] - from[0]) * METERS_PER_DEGREE * across, (to[1] - from[1]) * METERS_PER_DEGREE];
}
