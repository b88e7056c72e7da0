import { describe, expect, it } from 'vitest';
import { countyLabels } from './atlas-scene.ts';

const PLACES = {
	counties: [
		{ code: '053', name: 'Hennepin' },
		{ code: '163', name: 'Washington' },
		{ code: '123', name: 'Ramsey' }
	],
	tracts: {
		geoid: ['27053000001', '27053000002', '27053000003', '27123000001'],
		city: [],
		neighborhood: [],
		stations: []
	}
};

const SHAPES = {
	tracts: {
		x: [-9_330_000, -9_329_000, -9_320_000, -9_310_000],
		y: [4_500_000, 4_501_000, 4_500_000, 4_503_000],
		bbox: [],
		neighbors: []
	}
};

describe('labels of counties', () => {
	it('stand on the middlemost tract of their own county, and only where there is one', () => {
		expect(countyLabels(PLACES, SHAPES)).toEqual([
			{ name: 'Hennepin', lng: -93.29, lat: 45.01 },
			{ name: 'Ramsey', lng: -93.1, lat: 45.03 }
		]);
	});
});
