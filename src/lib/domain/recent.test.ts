import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Recent } from './recent.ts';

const step = fc.record({
	do: fc.constantFrom('get', 'set', 'delete'),
	key: fc.integer({ min: 0, max: 7 })
});

describe('what was used last', () => {
	it('is kept, and of the others none, whatever is asked for in between', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 6 }), fc.array(step), (most, steps) => {
				const recent = new Recent<number, { at: number }>(most);
				/** Keys by last use, and what each has. */
				let used: [number, number][] = [];
				for (const [at, { do: what, key }] of steps.entries()) {
					const known = used.find(([each]) => each === key)?.[1];
					used = used.filter(([each]) => each !== key);
					if (what === 'get') {
						expect(recent.get(key)?.at).toBe(known);
						if (known !== undefined) used.push([key, known]);
					} else if (what === 'set') {
						recent.set(key, { at });
						used = [...used, [key, at] as [number, number]].slice(-most);
					} else recent.delete(key);
				}
			})
		);
	});
});
