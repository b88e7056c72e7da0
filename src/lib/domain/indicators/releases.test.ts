import { describe, expect, it } from 'vitest';
import type { Estimate } from '../statistics/estimate.ts';
import { dollarFactor } from '../statistics/combine.ts';
import type { IndicatorData, PlacesFile } from './built-files.ts';
import { classesOfReleases, releasedFigures } from './releases.ts';

const estimate = (value: number, moe: number): Estimate => ({
	value,
	moe,
	quality: 'value',
	moeReason: null
});

/** A release with figures of places by key. */
const release = (period: `${number}-${number}`, of: Readonly<Record<string, Estimate>>) => ({
	period,
	places: {
		tracts: { geoid: [] as string[] },
		places: Object.keys(of).map((key) => ({ key, name: key }))
	} as unknown as PlacesFile,
	figures: {
		id: 'renter-share',
		vintages: {
			[period]: { tracts: [], places: Object.values(of), carried: new Set(), methods: new Map() }
		}
	} as unknown as IndicatorData
});

describe('two releases side by side', () => {
	it('tell places that both have, whatever row they are in', () => {
		const then = release('2015-2019', {
			'station:old': estimate(0.1, 0.01),
			region: estimate(0.3, 0.01)
		});
		const now = release('2020-2024', {
			region: estimate(0.4, 0.01),
			'station:new': estimate(0.2, 0.01)
		});
		const told = releasedFigures(then, now, 'share', ['region', 'station:old', 'station:new']);
		expect(told.map(({ place }) => place)).toEqual(['region']);
		expect(told[0]?.comparison).toMatchObject({ direction: 'higher', overlapping: false });
		expect(told[0]?.comparison.difference.value).toBeCloseTo(0.1, 12);
	});

	it('that share four of five years have a margin of √(1/5) of that of others, and say so', () => {
		const then = release('2019-2023', { region: estimate(0.4, 0.03) });
		const now = release('2020-2024', { region: estimate(0.42, 0.04) });
		const [told] = releasedFigures(then, now, 'share', ['region']);
		expect(told?.comparison.overlapping).toBe(true);
		expect(told?.comparison.difference.moe).toBeCloseTo(0.05 * Math.sqrt(1 / 5), 12);
	});

	it('tell dollars of one year: what prices alone did is no difference', () => {
		const then = release('2010-2014', { region: estimate(1000, 50) });
		const now = release('2019-2023', { region: estimate(1000 * dollarFactor(2014, 2023), 50) });
		const [told] = releasedFigures(then, now, 'dollars', ['region']);
		expect(told?.then.moe).toBeCloseTo(50 * dollarFactor(2014, 2023), 9);
		expect(told?.comparison.difference.value).toBeCloseTo(0, 9);
		expect(told?.comparison.direction).toBe('no-clear-difference');
	});

	it('count tracts of another class among those that both have', () => {
		const of = (classes: Readonly<Record<string, string>>) =>
			new Map(Object.entries(classes).map(([geoid, id]) => [geoid, { id, share: 0.9 }]));
		const { tracts, changed } = classesOfReleases(
			of({ 1: 'quiet', 2: 'early', 3: 'quiet' }),
			of({ 1: 'early', 2: 'early', 4: 'early' })
		);
		expect(tracts).toBe(2);
		expect(changed.map(({ geoid, then, now }) => [geoid, then.id, now.id])).toEqual([
			['1', 'quiet', 'early']
		]);
	});
});
