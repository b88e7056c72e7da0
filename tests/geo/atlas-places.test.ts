/** What the worker answers of places, on the files that the site ships. */
import { describe, expect, it } from 'vitest';
import { HALF_MILE, ONE_MILE } from '../../src/lib/domain/lines/corridor.ts';
import type { MeasuredPlace, PlacesQuestion } from '../../src/lib/domain/places/atlas-places.ts';
import { NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';
import { answered, builtAnswers } from '../../src/lib/app/worker/built.ts';

const answers = builtAnswers();
const base: PlacesQuestion = {
	method: 'corridor-pressure',
	adjustment: NO_ADJUSTMENT,
	reach: HALF_MILE,
	plan: null
};

function value({ profile }: MeasuredPlace, id: string): number {
	const found = profile.figures.find(({ definition }) => definition.id === id);
	if (found?.estimate.value == null) throw new Error(`No figure ${id}.`);
	return found.estimate.value;
}

describe('a place', () => {
	it('stands beside the corridor, its city and the region', async () => {
		const { place, beside } = await answered(answers, 'profile', {
			...base,
			place: 'station:penn'
		});
		expect(beside.map(({ role, place: { ref } }) => [role, ref])).toEqual([
			['corridor', 'corridor:blue-line-extension'],
			['city', 'city:Minneapolis'],
			['region', 'region']
		]);
		expect(value(place, 'renter_households') / 1086).toBeCloseTo(1, 2);
		expect(value(beside[0]!.place, 'people_2020') / 142270).toBeCloseTo(1, 2);
		expect(value(beside[0]!.place, 'renter_households') / 28950).toBeCloseTo(1, 2);
		expect(place.pressure?.flag.share).toBeGreaterThan(0.5);
		expect(place.outline).toHaveLength(1);
	});

	it('is not set beside itself', async () => {
		const { beside } = await answered(answers, 'profile', { ...base, place: 'region' });
		expect(beside.map(({ role }) => role)).toEqual(['corridor']);
		const city = await answered(answers, 'profile', { ...base, place: 'city:Crystal' });
		expect(city.beside.map(({ role }) => role)).toEqual(['corridor', 'region']);
		expect(city.place.outline).not.toBeNull();
	});

	it('grows with the reach, its own before the view’s', async () => {
		const people = async (place: string, reach: number) =>
			value((await answered(answers, 'profile', { ...base, reach, place })).place, 'people_2020');
		const half = await people('station:penn', HALF_MILE);
		expect(await people('station:penn', ONE_MILE)).toBeGreaterThan(half * 2);
		expect(await people('station:penn@0.5mi', ONE_MILE)).toBe(half);
	});

	it('that nobody knows is a problem, not a figure', async () => {
		for (const place of ['station:mars', 'each:green-line', 'tract:27999999999', 'nonsense']) {
			const result = await answers.answer('profile', { ...base, place }, {});
			expect(result.ok, place).toBe(false);
		}
	});
});

describe('comparisons', () => {
	it('give every station of the line in line order', async () => {
		const { places, refused } = await answered(answers, 'compare', {
			...base,
			places: ['each:blue-line-extension']
		});
		expect(refused).toEqual([]);
		expect(places.map(({ ref }) => ref)).toHaveLength(13);
		expect(places.every(({ profile }) => profile.figures.length > 60)).toBe(true);
	});

	it('give the routes and the open lines, and name what they cannot', async () => {
		const { places, refused } = await answered(answers, 'compare', {
			...base,
			places: [
				'stations:blue-line-extension',
				'stations:blue-line-extension-2016',
				'stations:green-line',
				'station:mars'
			]
		});
		expect(value(places[0]!, 'people_2020') / 41860).toBeCloseTo(1, 2);
		expect(value(places[0]!, 'renter_households') / 7605).toBeCloseTo(1, 2);
		expect(value(places[1]!, 'people_2020')).toBeGreaterThan(10_000);
		expect(value(places[2]!, 'people_2020')).toBeGreaterThan(50_000);
		expect(refused).toEqual([
			{ ref: 'station:mars', problem: { code: 'place-unknown', params: { key: 'station:mars' } } }
		]);
	});
});

describe('an own line', () => {
	const plan = {
		name: 'Along the same stops',
		line: [],
		meters: HALF_MILE,
		stations: [
			{ name: 'Penn', lngLat: [-93.3082, 45.0039] as const },
			{ name: 'Nowhere', lngLat: [-80, 45] as const }
		]
	};

	it('has flags as the real line has, and none where there are no figures', async () => {
		const own = await answered(answers, 'plan', { ...base, plan });
		const real = await answered(answers, 'classes', base);
		const penn = real.stations.find(({ station }) => station === 'penn')!.flag;
		expect(own.stations[0]!.flag!.flagged).toBe(penn.flagged);
		expect(own.stations[0]!.flag!.renters.value! / penn.renters.value!).toBeCloseTo(1, 2);
		expect(own.stations[1]).toEqual({ id: 'plan-2', flag: null });
	});

	it('can be compared with the real one', async () => {
		const { places } = await answered(answers, 'compare', {
			...base,
			plan: { ...plan, stations: plan.stations.slice(0, 1) },
			places: ['stations:plan', 'station:plan-1', 'station:penn']
		});
		expect(value(places[0]!, 'people_2020')).toBe(value(places[1]!, 'people_2020'));
		expect(value(places[0]!, 'people_2020') / value(places[2]!, 'people_2020')).toBeCloseTo(1, 1);
	});
});

describe('station areas', () => {
	it('can have any reach', async () => {
		const at = async (reach: number) => {
			const { stations } = await answered(answers, 'classes', { ...base, reach });
			return stations.find(({ station }) => station === 'penn')!.flag.renters.value!;
		};
		const [near, half, between, mile] = [
			await at(500),
			await at(HALF_MILE),
			await at(1000),
			await at(ONE_MILE)
		];
		expect(near).toBeLessThan(half);
		expect(half).toBeLessThan(between);
		expect(between).toBeLessThan(mile);
	});
});

it('a place that is being made is counted at once', async () => {
	const geometry = {
		type: 'Polygon',
		coordinates: [
			[
				[-93.32, 45],
				[-93.3, 45],
				[-93.3, 45.02],
				[-93.32, 45.02]
			]
		]
	};
	const count = await answered(answers, 'measure', { place: { kind: 'drawn', geometry } });
	expect(count.people2020).toBeGreaterThan(1000);
	expect(count.renterHouseholds.moe).toBeGreaterThan(0);
	expect(count.tracts).toBeGreaterThan(2);
});
