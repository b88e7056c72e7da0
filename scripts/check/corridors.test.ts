import { describe, expect, test } from 'vitest';
import type { Corridor } from '../../src/lib/domain/lines/corridor.ts';
import { checkCorridor, labels } from './files.ts';

describe('corridors', () => {
	const corridor: Corridor = {
		id: 'blue-line-extension',
		name: 'Test line',
		status: 'planned',
		opened: null,
		asOf: '2024',
		basis: 'test',
		accuracyMeters: null,
		miles: null,
		source: 'test',
		terminusShared: { station: 'one', with: ['blue-line'] },
		facts: ['proj-1'],
		line: {
			type: 'LineString',
			coordinates: [
				[-93.3, 45],
				[-93.2, 45]
			]
		},
		stations: [
			{
				id: 'one',
				name: 'One',
				order: 0,
				city: 'X',
				status: 'open',
				basis: 'test',
				accuracyMeters: null,
				lngLat: [-93.28, 45.0005]
			}
		]
	};
	const [one] = corridor.stations;
	if (!one) throw new Error('The fixture has a station.');
	const check = (change: Partial<Corridor>) =>
		labels(
			checkCorridor(
				'corridors/test.json',
				{ ...corridor, ...change },
				{
					cities: new Set(['X']),
					sources: new Set(['test']),
					region: [-94, 44, -92, 46]
				}
			)
		);

	test('a station 56 m from its line is sound, 67 m is not', () => {
		expect(check({})).toEqual([]);
		expect(check({ stations: [{ ...one, lngLat: [-93.28, 45.0006] }] })).toEqual([
			'BLOCKER stations within 60 m of the line'
		]);
	});

	test.each<[string, Partial<Corridor>]>([
		['stations are there', { stations: [], terminusShared: null }],
		['station ids are kebab-case, none twice', { stations: [one, { ...one, order: 1 }] }],
		['stations in line order', { stations: [{ ...one, order: 3 }] }],
		['stations in a known city', { stations: [{ ...one, city: 'Y' }] }],
		['source is in the catalog', { source: 'nobody' }],
		[
			'shared terminus is an open station of the line',
			{ stations: [{ ...one, status: 'planned' }] }
		],
		['year of opening fits the status', { status: 'dropped' }],
		[
			'inside the region',
			{
				line: {
					type: 'MultiLineString',
					coordinates: [
						[
							[-93.3, 45],
							[-93.2, 45]
						],
						[
							[-93.2, 45],
							[-91, 45]
						]
					]
				}
			}
		]
	])('%s', (name, change) => {
		expect(check(change)).toEqual([`BLOCKER ${name}`]);
	});
});
