/**
 * Polygons as few bytes: longitude and latitude in millionths of a degree (11 cm at most), each
 * written as its difference from the point before, seven bits a byte.
 */
import type { LonLat } from './projection.ts';
import type { PolygonRings } from './area.ts';

const STEPS_PER_DEGREE = 1e6;

/** One entry a feature: its polygons, each the outer ring and holes. Rings are closed. */
export type Shapes = readonly (readonly PolygonRings[])[];

export function encodeShapes(shapes: Shapes): Uint8Array<ArrayBuffer> {
	const bytes: number[] = [];
	let x = 0;
	let y = 0;
	const count = (n: number): void => pushVarint(bytes, n);
	const difference = (n: number): void => pushVarint(bytes, n < 0 ? -2 * n - 1 : 2 * n);
	for (const polygons of shapes) {
		count(polygons.length);
		for (const rings of polygons) {
			count(rings.length);
			for (const ring of rings) {
				// The closing point is the first again.
				count(ring.length - 1);
				for (const point of ring.slice(0, -1)) {
					const nextX = Math.round(point[0] * STEPS_PER_DEGREE);
					const nextY = Math.round(point[1] * STEPS_PER_DEGREE);
					difference(nextX - x);
					difference(nextY - y);
					x = nextX;
					y = nextY;
				}
			}
		}
	}
	return Uint8Array.from(bytes);
}

/** @param features how many were encoded */
export function decodeShapes(bytes: Uint8Array, features: number): Shapes {
	let at = 0;
	let x = 0;
	let y = 0;
	const count = (): number => {
		let value = 0;
		let scale = 1;
		for (;;) {
			const byte = bytes[at++] ?? 0;
			value += (byte & 0x7f) * scale;
			if (byte < 0x80) return value;
			scale *= 128;
		}
	};
	const difference = (): number => {
		const n = count();
		return n % 2 === 0 ? n / 2 : -(n + 1) / 2;
	};
	const list = <T>(length: number, make: () => T): T[] => Array.from({ length }, make);
	return list(features, () =>
		list(count(), () =>
			list(count(), () => {
				const ring = list(count(), (): LonLat => {
					x += difference();
					y += difference();
					return [x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE];
				});
				return [...ring, ...ring.slice(0, 1)];
			})
		)
	);
}

function pushVarint(bytes: number[], value: number): void {
	let rest = value;
	while (rest >= 0x80) {
		bytes.push((rest % 128) | 0x80);
		rest = Math.floor(rest / 128);
	}
	bytes.push(rest);
}
