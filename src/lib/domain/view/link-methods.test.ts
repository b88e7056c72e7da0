import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adjust } from '../methods/sensitivity.ts';
import { METHOD_IDS, methodById } from '../methods/definitions/index.ts';
import { known } from './known.fixture.ts';

it('a link is refused a change exactly where the method itself refuses it', () => {
	const tests = METHOD_IDS.flatMap((id) => methodById(id).tests.map((test) => test.id));
	const groups = METHOD_IDS.flatMap((id) => methodById(id).groups.map((group) => group.id));
	const change = fc.record({
		off: fc.uniqueArray(fc.constantFrom(...tests, 'planet'), { maxLength: 2 }),
		offsets: fc.dictionary(fc.constantFrom(...tests), fc.constantFrom(0.05, -0.2, Infinity, NaN), {
			maxKeys: 1
		}),
		atLeast: fc.dictionary(
			fc.constantFrom(...groups, 'planet'),
			fc.constantFrom(0, 1, 2, 3, 5, 1.5),
			{ maxKeys: 1 }
		)
	});
	const seen = { refused: 0, taken: 0 };
	fc.assert(
		fc.property(fc.constantFrom(...METHOD_IDS), change, (id, each) => {
			const taken = known.adjust(id, each).ok;
			expect(taken).toBe(adjust(methodById(id), each).ok);
			seen[taken ? 'taken' : 'refused'] += 1;
		}),
		{ numRuns: 3000 }
	);
	expect(Math.min(seen.refused, seen.taken)).toBeGreaterThan(100);
});
