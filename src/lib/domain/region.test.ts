import { describe, expect, it } from 'vitest';
import { REGION } from './region.ts';

describe('the region', () => {
	it('holds what the code reads of it', () => {
		expect(REGION.id).toMatch(/^[a-z][a-z-]*$/);
		expect(Object.keys(REGION.counties).length).toBeGreaterThan(0);
		for (const code of Object.keys(REGION.counties)) expect(code).toMatch(/^\d{3}$/);
		expect(REGION.principalCities).toContain(REGION.neighborhoodsOf);
		expect(REGION.state).toMatch(/^\d{2}$/);
		const { open, compared, studied } = REGION.lines;
		expect(open).toEqual(expect.arrayContaining([...compared]));
		if (studied !== null) expect(open).toContain(studied);
	});

	it('lies around the middle of its projection', () => {
		const [west, south, east, north] = REGION.bounds;
		const [longitude, latitude] = REGION.projection.origin;
		expect(longitude).toBeGreaterThan(west);
		expect(longitude).toBeLessThan(east);
		expect(latitude).toBeGreaterThan(south);
		expect(latitude).toBeLessThan(north);
		expect(REGION.projection.standardParallel).toBeGreaterThan(south);
		expect(REGION.projection.standardParallel).toBeLessThan(north);
	});
});
