/**
 * What people may change in each method, apart from the methods themselves: links are read on every
 * screen, and most screens need no more of the methods than this. A test holds it to the definitions.
 */
import { fail, ok, type Result } from '../result.ts';
import type { Adjustment } from './adjust.ts';
import type { MethodId } from './definitions/method.ts';
import type { TestId } from './definitions/index.ts';

type Adjustable = {
	readonly [Id in MethodId]: Readonly<Record<string, readonly TestId<Id>[]>>;
};

/** Tests that can be switched off or moved, by group; how many of a group must pass can be changed. */
export const ADJUSTABLE: Adjustable = {
	'corridor-pressure': {
		vulnerability: ['renters', 'people-of-color', 'no-bachelors', 'poverty-185', 'cost-burdened'],
		pressure: ['rent-change', 'income-change', 'bachelors-change', 'home-value-change']
	},
	bates: {
		vulnerability: ['low-education', 'low-income', 'people-of-color', 'renters'],
		'demographic-change': ['bachelors-rise', 'owners-rise', 'white-rise', 'income-rise']
	},
	governing: {
		eligible: ['people-begin', 'people-end', 'low-income', 'low-home-value'],
		gentrified: ['bachelors-rise', 'home-value-rise', 'home-value-gain']
	},
	freeman: {
		start: ['income-begin', 'recent-homes-begin'],
		rise: ['bachelors-rise', 'home-value-rise']
	},
	'metcouncil-score': {},
	'nyc-composition': {}
};

/** Fails exactly where `adjust` would, without the method's definition. */
export function checkAdjustment(
	method: MethodId,
	{ off, offsets, atLeast }: Adjustment
): Result<null> {
	const groups = new Map<string, readonly string[]>(Object.entries(ADJUSTABLE[method]));
	const tests = new Set([...groups.values()].flat());
	for (const test of [...off, ...Object.keys(offsets)]) {
		if (!tests.has(test)) return fail('unknown-test', { test });
	}
	for (const [test, offset] of Object.entries(offsets)) {
		if (!Number.isFinite(offset)) return fail('bad-offset', { test });
	}
	for (const [group, count] of Object.entries(atLeast)) {
		const most = groups.get(group)?.length ?? 0;
		if (!Number.isInteger(count) || count < 1 || count > most) {
			return fail('bad-count', { group, count, tests: most });
		}
	}
	return ok(null);
}
