import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { project, unproject, type LonLat } from './projection.ts';
import { destination, nearDistance } from './projection.ts';
import { areaOfSimplePolygons } from './area.ts';

const PENN: LonLat = [-93.3082, 45.0039];

describe('equal-area plane', () => {
	it('agrees with the published area of a graticule cell of the ellipsoid', () => {
		// 1° × 1° between 44° and 45° N on WGS84: a²·Δλ·(q(45°) − q(44°))/2, from the closed form
		// integrated numerically here by meridional and prime-vertical radii.
		const a = 6378137;
		const e2 = 0.0066943799901413165;
		const steps = 20_000;
		let expected = 0;
		for (let i = 0; i < steps; i++) {
			const phi = ((44 + (i + 0.5) / steps) * Math.PI) / 180;
			const w2 = 1 - e2 * Math.sin(phi) ** 2;
			expected += ((a * a * (1 - e2) * Math.cos(phi)) / (w2 * w2)) * (Math.PI / 180 / steps);
		}
		expected *= Math.PI / 180;
		const cell = areaOfSimplePolygons([
			[
				[
					[-94, 44],
					[-93, 44],
					[-93, 45],
					[-94, 45],
					[-94, 44]
				]
			]
		]);
		expect(cell.area / expected).toBeCloseTo(1, 9);
	});

	it('comes back to the same degrees', () => {
		fc.assert(
			fc.property(
				fc.double({ min: -180, max: 180, noNaN: true }),
				fc.double({ min: -89, max: 89, noNaN: true }),
				(longitude, latitude) => {
					const [x, y] = unproject(project([longitude, latitude]));
					expect(x).toBeCloseTo(longitude, 10);
					expect(y).toBeCloseTo(latitude, 10);
				}
			)
		);
	});
});

describe('geodesic distance', () => {
	it('solves the direct problem of the Vincenty test line Flinders Peak – Buninyong', () => {
		// Geocentric Datum of Australia Technical Manual, on an ellipsoid (GRS80) that differs from
		// WGS84 by a tenth of a millimeter: 54,972.271 m at 306°52'05.37".
		const [longitude, latitude] = destination(
			[144 + 25 / 60 + 29.5244 / 3600, -(37 + 57 / 60 + 3.7203 / 3600)],
			306 + 52 / 60 + 5.37 / 3600,
			54972.271
		);
		expect(latitude).toBeCloseTo(-(37 + 39 / 60 + 10.1561 / 3600), 7);
		expect(longitude).toBeCloseTo(143 + 55 / 60 + 35.3839 / 3600, 7);
	});

	it('measures short ways to one part in 100,000', () => {
		for (let azimuth = 0; azimuth < 360; azimuth += 7) {
			const there = destination(PENN, azimuth, 5000);
			expect(nearDistance(PENN, there) / 5000).toBeCloseTo(1, 5);
		}
	});
});
