import { describe, expect, it } from 'vitest';
import { placeLabels } from './place-labels.ts';

const PLACES = {
	cities: ['Nowhere', 'Bend'],
	neighborhoods: ['Corner'],
	counties: [
		{ code: '053', name: 'Hennepin' },
		{ code: '123', name: 'Ramsey' }
	],
	tracts: {
		geoid: ['27053000001', '27053000002', '27053000003', '27123000001'],
		city: [1, 1, 1, 1],
		neighborhood: [-1, 0, -1, -1],
		x: [-9_330_000, -9_329_000, -9_328_000, -9_328_000],
		y: [4_500_000, 4_500_000, 4_500_000, 4_503_000],
		bbox: [],
		stations: [],
		neighbors: []
	}
};

describe('labels of places', () => {
	const labels = placeLabels(PLACES);

	it('stand on a tract of their own place', () => {
		const points = PLACES.tracts.x.map((x, row) => [x / 1e5, (PLACES.tracts.y[row] ?? NaN) / 1e5]);
		for (const { lng, lat } of labels) expect(points).toContainEqual([lng, lat]);
		expect(labels.find(({ name }) => name === 'Corner')).toMatchObject({ lng: -93.29, lat: 45 });
	});

	it('leave out places that hold no tract', () => {
		expect(labels.map(({ name }) => name)).toEqual(['Hennepin', 'Ramsey', 'Bend', 'Corner']);
	});

	it('rank places of many tracts first', () => {
		expect(labels.filter(({ kind }) => kind === 'county').map(({ rank }) => rank)).toEqual([0, 1]);
	});
});
