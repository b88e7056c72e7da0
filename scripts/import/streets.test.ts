import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../src/lib/domain/geometry/projection.ts';
import type { StreetBlock } from '../data/places.ts';
import { alongStreets } from './streets.ts';

/** About 80 m at this latitude. */
const STEP = 0.001;
const at = (x: number, y: number): LonLat => [-93 + x * STEP, 45 + y * STEP];

const block = (street: string, ...line: readonly LonLat[]): StreetBlock => ({
	street,
	class: 'local',
	left: null,
	right: null,
	zips: ['55001', '55001'],
	cities: ['Elmtown', 'Elmtown'],
	line
});

/** Elm St runs east and stops short at a park, Oak Ave north from where it goes on. */
const STREETS = [
	block('Elm St', at(2, 0), at(1, 0.1), at(0, 0)),
	block('Elm St', at(2, 0), at(3, 0)),
	// A street beside it would be shorter, if gaps cost nothing.
	block('Elm St', at(4.5, 0), at(6, 0)),
	block('Oak Ave', at(6, 0), at(6, 2)),
	block('Oak Ave', at(6, 2), at(6, 4))
];

const LEGS = [
	{ street: 'Elm St', from: at(0, 0.2), to: at(6, 0.2) },
	{ street: 'Oak Ave', from: at(6, 0), to: at(6, 4) }
];

describe('a line along its streets', () => {
	it('follows them from corner to corner, and is as it was drawn before and after', () => {
		const drawn = [at(-3, 1), at(-1, 0.4), at(3, 0.4), at(6.4, 0.4), at(6.4, 4.2), at(9, 9)];
		expect(alongStreets(drawn, LEGS, STREETS)).toEqual([
			at(-3, 1),
			at(-1, 0.4),
			at(0, 0),
			at(1, 0.1),
			at(2, 0),
			at(3, 0),
			at(4.5, 0),
			at(6, 0),
			at(6, 2),
			at(6, 4),
			at(6.4, 4.2),
			at(9, 9)
		]);
	});

	it('stays as it is where it names no streets', () => {
		const drawn = [at(0, 0), at(1, 1)];
		expect(alongStreets(drawn, [], STREETS)).toEqual(drawn);
	});

	it('stops the import where a street is missing, or broken off too far', () => {
		const drawn = [at(0, 0), at(6, 0)];
		const leg = { street: 'Ash St', from: at(0, 0), to: at(1, 0) };
		expect(() => alongStreets(drawn, [leg], STREETS)).toThrow('no street "Ash St"');
		const broken = [block('Ash St', at(0, 0), at(1, 0)), block('Ash St', at(5, 0), at(6, 0))];
		expect(() => alongStreets(drawn, [{ ...leg, to: at(6, 0) }], broken)).toThrow('does not lead');
	});
});
