import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presentHash, readRoute } from './step-views.ts';

describe('the address of a walk-through', () => {
	it.each([
		['', { screen: 'list' }],
		['#', { screen: 'list' }],
		['#nonsense', { screen: 'list' }],
		['#read=__proto__', { screen: 'list' }],
		['#read=the-line', { screen: 'read', id: 'the-line' }],
		['#edit=abc', { screen: 'edit', id: 'abc' }],
		['#present=abc', { screen: 'present', id: 'abc', step: 1 }],
		['#present=abc&step=0', { screen: 'present', id: 'abc', step: 1 }],
		['#present=abc&step=x', { screen: 'present', id: 'abc', step: 1 }],
		['#w=1abc_-', { screen: 'link', text: '1abc_-' }]
	])('%s', (hash, route) => {
		expect(readRoute(hash)).toEqual(route);
	});

	it('comes back from what presenting writes', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 9999 }), (step) => {
				expect(readRoute(presentHash('abc', step))).toEqual({ screen: 'present', id: 'abc', step });
			})
		);
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(readRoute(text).screen).toBeTypeOf('string');
			})
		);
	});
});
