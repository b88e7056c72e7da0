import { expect, it } from 'vitest';
import { madeUpInputs } from './inputs.fixture.ts';
import { availability } from './measure.ts';
import { methodById } from './definitions/index.ts';
import { prepare } from './prepare.ts';

it('a method names the inputs that are absent, and unknown borders, and does not run', () => {
	const method = methodById('corridor-pressure');
	const all = madeUpInputs([method], { areas: 4, seed: 1 });
	expect(availability(method, all)).toEqual({ runs: true });
	const { renters, ...columns } = all.columns;
	expect(renters).toBeDefined();
	expect(availability(method, { ...all, columns, neighbors: null })).toEqual({
		runs: false,
		inputs: ['renters'],
		borders: true
	});
	expect(() => prepare(method, { ...all, columns })).toThrow('needs the input renters');
	// Where the table itself says what an area touches, borders are not needed.
	const stated = { ...all, neighbors: null, touching: { pressure: [1, 0, null, 1] as const } };
	expect(availability(method, stated)).toEqual({ runs: true });
});
