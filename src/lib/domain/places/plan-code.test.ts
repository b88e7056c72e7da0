import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plan } from './plan.fixture.ts';
import { decodePlan, encodePlan } from './plan-code.ts';

it('a line and its stations come back from a link', () => {
	fc.assert(
		fc.property(plan, (each) => {
			expect(decodePlan(encodePlan(each))).toEqual(each);
		}),
		{ numRuns: 1000 }
	);
});

it('what was changed on the way never throws, and what can be read has one text', () => {
	fc.assert(
		fc.property(plan, fc.nat(), fc.string({ maxLength: 4 }), (each, at, noise) => {
			const text = encodePlan(each);
			const cut = at % (text.length + 1);
			const read = decodePlan(text.slice(0, cut) + noise + text.slice(cut + noise.length));
			if (read) expect(decodePlan(encodePlan(read))).toEqual(read);
		}),
		{ numRuns: 1000 }
	);
});

it.each([
	'',
	'~~~~1mi',
	'Name~~~~1mi',
	'a~b',
	'~AA~~~1mi',
	'~~AA~a;b~1mi',
	'~~AA~<b>~1mi',
	'~~AA~~'
])('%j is no line', (text) => {
	expect(decodePlan(text)).toBeNull();
});
