/** Figures of places against ones that others computed from the same sources. */
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPlaces, type BuiltPlaces } from '../../scripts/build/places.ts';
import { locateAmong } from '../../src/lib/domain/places/apportion.ts';
import { areaOfFeature } from '../../scripts/build/weights.ts';
import type { PlaceWeights } from '../../src/lib/domain/indicators/figures.ts';
import { householdCount, input } from './region.fixture.ts';

/** The route as the published figure of the corridor has it, up to 49 m beside the streets that it runs in. */
const PUBLISHED_ROUTE: [number, number][] = [
	[-93.27746, 44.98298],
	[-93.27916, 44.98375],
	[-93.28406, 44.98468],
	[-93.28594, 44.98588],
	[-93.28067, 44.99024],
	[-93.28066, 44.99056],
	[-93.28153, 44.99225],
	[-93.28159, 44.99261],
	[-93.2819, 44.99512],
	[-93.28193, 44.99836],
	[-93.28222, 45.00015],
	[-93.28254, 45.0003],
	[-93.29472, 45.00029],
	[-93.29877, 45.00011],
	[-93.30115, 44.99952],
	[-93.30217, 44.99952],
	[-93.3045, 45.00023],
	[-93.30504, 45.0006],
	[-93.30559, 45.00134],
	[-93.30593, 45.00234],
	[-93.31231, 45.00657],
	[-93.31503, 45.00966],
	[-93.31689, 45.01135],
	[-93.3173, 45.01159],
	[-93.31791, 45.01171],
	[-93.31906, 45.01251],
	[-93.31891, 45.01291],
	[-93.31918, 45.01344],
	[-93.32197, 45.01448],
	[-93.32182, 45.01546],
	[-93.32725, 45.02068],
	[-93.32857, 45.02096],
	[-93.32859, 45.02183],
	[-93.32871, 45.02214],
	[-93.33224, 45.02567],
	[-93.33382, 45.02832],
	[-93.33838, 45.03265],
	[-93.35802, 45.05494],
	[-93.36657, 45.06958],
	[-93.37401, 45.08181],
	[-93.37597, 45.08434],
	[-93.3761, 45.08468],
	[-93.3764, 45.08647],
	[-93.37651, 45.08971],
	[-93.37662, 45.09007],
	[-93.37683, 45.10159],
	[-93.3766, 45.12332],
	[-93.37662, 45.13291],
	[-93.37804, 45.13362]
];

let built: BuiltPlaces;
beforeAll(async () => {
	built = await buildPlaces(input);
});

function place(key: string): PlaceWeights {
	const found = built.weights.find((weights) => weights.key === key);
	if (!found) throw new Error(`No place ${key}.`);
	return found;
}

/** The published figures stand on circles drawn in a projection that makes them 0.08 % larger. */
function within(percent: number, value: number | null, published: number): void {
	expect(Math.abs((value ?? NaN) / published - 1) * 100).toBeLessThan(percent);
}

describe('published figures of places', () => {
	it('half a mile around Penn Avenue station', () => {
		const penn = place('station:penn');
		within(0.1, penn.people2020, 7374);
		within(0.1, penn.housingUnits2020, 2464);
		within(0.1, householdCount(penn, 'B25003_001').value, 2504);
		within(0.1, householdCount(penn, 'B25003_003').value, 1086);
		within(0.3, householdCount(penn, 'B25003_003').moe, 177);
	});

	it('half a mile around any of the 13 planned stations', () => {
		const stations = place('stations:blue-line-extension');
		within(0.1, stations.people2020, 41_860);
		within(0.1, householdCount(stations, 'B25003_003').value, 7605);
		within(0.1, householdCount(stations, 'B25003_003').moe, 478);
	});

	it('the corridor of one mile', async () => {
		const [line, ...others] = input.corridors;
		const route = { type: 'LineString' as const, coordinates: PUBLISHED_ROUTE };
		const { weights } = await buildPlaces({
			...input,
			corridors: [{ ...line!, line: route }, ...others]
		});
		const corridor = weights.find(({ key }) => key === 'corridor:blue-line-extension')!;
		within(0.1, corridor.people2020, 142_270);
		within(0.1, householdCount(corridor, 'B25003_003').value, 28_950);
		within(0.1, householdCount(corridor, 'B25003_003').moe, 1088);
	});

	it('the corridor along the streets themselves, which lies some meters farther north', () => {
		const corridor = place('corridor:blue-line-extension');
		within(0.2, householdCount(corridor, 'B25003_003').value, 28_950);
		within(0.2, householdCount(corridor, 'B25003_003').moe, 1088);
	});

	it('whole cities, counties and the region, to the person', () => {
		// 2020 Census redistricting counts, as the region’s `figures` carry them.
		const carried = (prefix: string): number =>
			[...input.counts].reduce(
				(total, [id, { people }]) => (id.startsWith(prefix) ? total + people : total),
				0
			);
		expect(carried('27')).toBe(3_163_104);
		expect(carried('27053')).toBe(1_281_565);
		expect(carried('27123')).toBe(552_352);
		expect(place('region').people2020).toBe(3_163_104);
		expect(place('county:053').people2020).toBe(1_281_565);
		expect(place('county:123').people2020).toBe(552_352);
		expect(place('city:Minneapolis').people2020).toBe(429_954);
		expect(place('city:Minneapolis').households.every((weight) => weight === 1)).toBe(true);
	});

	it('every city between the people of its own block groups and of all that it touches', () => {
		const counted = (belongs: (cities: readonly string[]) => boolean): number =>
			input.blockGroups
				.filter(({ properties }) => belongs(properties.city.split(', ')))
				.reduce((total, { id }) => total + (input.counts.get(id)?.people ?? NaN), 0);
		const cities = built.weights.filter(({ key }) => key.startsWith('city:'));
		expect(cities.length).toBeGreaterThan(100);
		let shared = 0;
		for (const { key, people2020 } of cities) {
			const city = key.slice('city:'.length);
			const own = counted((names) => names.length === 1 && names[0] === city);
			const touched = counted((names) => names.includes(city));
			expect(people2020, city).toBeGreaterThanOrEqual(own - 1e-6);
			expect(people2020, city).toBeLessThanOrEqual(touched + 1e-6);
			if (touched > own) shared += 1;
		}
		// Otherwise nothing would have been apportioned.
		expect(shared).toBeGreaterThan(50);
	});
});

describe('the places file', () => {
	it('has every kind of place, each key once', () => {
		const keys = built.file.places.map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
		const count = (kind: string): number => keys.filter((key) => key.startsWith(kind)).length;
		expect(keys[0]).toBe('region');
		expect(count('county:')).toBe(7);
		expect(count('neighborhood:')).toBe(87);
		expect(count('station:')).toBe(14);
		expect(keys).toContain('stations:green-line');
		expect(keys).toContain('city:St. Louis Park');
		expect(keys).not.toContain('city:Blakeley Twp.');
		expect(built.weights.map(({ key }) => key)).toEqual(keys);
	});

	it('counts everybody in some county, and the 87 neighborhoods hold Minneapolis', () => {
		const sum = (kind: string): number =>
			built.weights
				.filter(({ key }) => key.startsWith(kind))
				.reduce((total, { people2020 }) => total + people2020, 0);
		expect(sum('county:')).toBe(3_163_104);
		within(0.5, sum('neighborhood:'), 429_954);
	});

	it('puts the point of every tract inside it', () => {
		const { geoid } = built.file.tracts;
		const { x, y } = built.shapes.tracts;
		const tractAt = locateAmong(input.tracts.map(areaOfFeature));
		const found = geoid.map((_, row) => tractAt(x[row]! / 1e5, y[row]! / 1e5));
		expect(found).toEqual(geoid.map((_, row) => row));
		expect(tractAt(-90, 45)).toBe(-1);
	});

	it('knows city, neighborhood, stations and neighbors of a tract', () => {
		const { file } = built;
		const row = file.tracts.geoid.indexOf('27053003300');
		expect(file.cities[file.tracts.city[row]!]).toBe('Minneapolis');
		expect(file.neighborhoods[file.tracts.neighborhood[row]!]).toBe('Near - North');
		for (const [tract, near] of built.shapes.tracts.neighbors.entries()) {
			expect(near.length).toBeGreaterThan(0);
			expect(near).not.toContain(tract);
			for (const other of near) expect(built.shapes.tracts.neighbors[other]).toContain(tract);
		}
		const suburban = file.tracts.city.findIndex((city) => file.cities[city] === 'Afton');
		expect(file.tracts.neighborhood[suburban]).toBe(-1);
		expect(file.tracts.stations[suburban]).toEqual([]);
		const penn = file.stations.findIndex(({ id }) => id === 'penn');
		const near = place('station:penn');
		near.tracts.forEach((tract, i) => {
			const along = near.households[i]! >= 0.1;
			expect(file.tracts.stations[tract]!.includes(penn)).toBe(along);
		});
	});
});
