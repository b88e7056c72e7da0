/** Made-up versions, among them ones that no app would write: the same clock with different values. */
import fc from 'fast-check';
import type { Entry } from './merge.ts';
import { latest, type Stamp, type Version } from './merge.ts';

const device = fc.constantFrom('ana', 'ben', 'cyd');

export const anyInstant = fc
	.integer({ min: 0, max: 9 })
	.map((day) => `2026-05-0${Math.min(day + 1, 9)}T12:00:00Z`);

export const anyStamp: fc.Arbitrary<Stamp> = fc.record({
	device,
	author: fc.option(fc.constantFrom('Ana', 'Ben')),
	at: anyInstant
});

const anyClock = fc
	.uniqueArray(fc.tuple(device, fc.integer({ min: 1, max: 3 })), {
		selector: ([each]) => each,
		minLength: 1
	})
	.map((counts) => Object.fromEntries(counts) as Record<string, number>);

function anyVersion<T>(content: fc.Arbitrary<T>): fc.Arbitrary<Version<T>> {
	const value: fc.Arbitrary<T | null> = fc.option(content);
	return fc.record({
		clock: anyClock,
		updated: anyInstant,
		author: fc.option(fc.constantFrom('Ana', 'Ben')),
		value
	});
}

export function anyVersions<T>(value: fc.Arbitrary<T>): fc.Arbitrary<readonly Version<T>[]> {
	return fc.array(anyVersion(value), { minLength: 1, maxLength: 4 }).map((each) => latest(each));
}

export function anyEntries<T>(
	id: fc.Arbitrary<string>,
	value: fc.Arbitrary<T>
): fc.Arbitrary<readonly Entry<T>[]> {
	return fc
		.uniqueArray(fc.record({ id, versions: anyVersions(value) }), {
			selector: (entry) => entry.id,
			maxLength: 5
		})
		.map((entries) => entries.sort((a, b) => (a.id < b.id ? -1 : 1)));
}
