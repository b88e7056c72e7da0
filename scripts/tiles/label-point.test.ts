import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { labelPoint } from './topology.ts';

const box = (west: number, south: number, width: number, height: number): Position[] => [
	[west, south],
	[west + width, south],
	[west + width, south + height],
	[west, south + height],
	[west, south]
];

function expectNear(point: Position, longitude: number, latitude: number): void {
	expect(Math.abs((point[0] ?? NaN) - longitude)).toBeLessThan(0.002);
	expect(Math.abs((point[1] ?? NaN) - latitude)).toBeLessThan(0.002);
}

describe('the point of a name', () => {
	it('is the middle of a square', () => {
		expectNear(
			labelPoint({ type: 'Polygon', coordinates: [box(-93.2, 45, 0.1, 0.0707)] }),
			-93.15,
			45.035
		);
	});

	it('stays inside an area whose centre lies outside', () => {
		const horseshoe: Polygon = {
			type: 'Polygon',
			coordinates: [
				[
					[-93, 45],
					[-92.9, 45],
					[-92.9, 45.1],
					[-92.93, 45.1],
					[-92.93, 45.02],
					[-92.97, 45.02],
					[-92.97, 45.1],
					[-93, 45.1],
					[-93, 45]
				]
			]
		};
		const [x = 0, y = 0] = labelPoint(horseshoe);
		expect(x > -93 && x < -92.9 && y > 45 && y < 45.1).toBe(true);
		expect(x > -92.97 && x < -92.93 && y > 45.02).toBe(false);
	});

	it('keeps out of a hole', () => {
		const ring: Polygon = {
			type: 'Polygon',
			coordinates: [box(-93, 45, 0.1, 0.07), box(-92.98, 45.014, 0.06, 0.042)]
		};
		const [x = 0, y = 0] = labelPoint(ring);
		expect(x > -92.98 && x < -92.92 && y > 45.014 && y < 45.056).toBe(false);
	});

	it('stays inside an area a thousand times as long as it is wide', () => {
		const [x = 0, y = 0] = labelPoint({
			type: 'Polygon',
			coordinates: [box(-93.2, 45, 0.1, 0.0001)]
		});
		expect(x > -93.2 && x < -93.1 && y > 45 && y < 45.0001).toBe(true);
	});

	it('lies in the largest part', () => {
		const parts = [[box(-93, 45, 0.01, 0.01)], [box(-92.5, 45, 0.1, 0.0707)]];
		expectNear(labelPoint({ type: 'MultiPolygon', coordinates: parts }), -92.45, 45.035);
	});
});
