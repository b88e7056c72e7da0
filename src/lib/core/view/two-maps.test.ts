import { describe, expect, it } from 'vitest';
import { decodeSecond } from './second-code.ts';
import { known } from './known.ts';
import { choiceOf, thenAndNow, twoMethods } from './two-maps.ts';

describe('two maps', () => {
	it('show then and now only where a figure has more than one period', () => {
		const rent = { indicator: 'median-gross-rent' } as const;
		expect(thenAndNow(rent, ['2019-2023', '2015-2019', '2010-2014'])).toEqual({
			lens: 'indicator',
			vintage: '2010-2014',
			second: {
				mode: 'swipe',
				lens: 'indicator',
				indicator: 'median-gross-rent',
				vintage: null
			}
		});
		expect(thenAndNow(rent, ['2019-2023'])).toBeNull();
	});

	it('show another method than the view does', () => {
		const methods = ['corridor-pressure', 'bates', 'freeman'] as const;
		for (const method of methods) {
			const { second } = twoMethods({ method }, methods) ?? {};
			expect(second).toMatchObject({ lens: 'classes' });
			expect(second).not.toMatchObject({ method });
		}
		expect(twoMethods({ method: 'bates' }, ['bates'])).toBeNull();
	});

	it.each(['median-gross-rent', '@bates', '@@'])('read a choice back: %s', (choice) => {
		const second = decodeSecond(`pair:${choice}`, known);
		expect(second && choiceOf(second)).toBe(choice);
	});
});
