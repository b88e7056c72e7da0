import { describe, expect, it } from 'vitest';
import { decodeSecond, defaultView } from './codec.ts';
import { known } from './known.fixture.ts';
import { choiceOf, secondRules, secondTitle, thenAndNow, twoMethods } from './second.ts';
import { NO_ADJUSTMENT, viewTitle } from './view.ts';

describe('two maps', () => {
	it('share changed rules where both show the same method, and nowhere else', () => {
		const adjustment = { off: ['renters'], offsets: {}, atLeast: {} };
		const view = { method: 'corridor-pressure', adjustment } as const;
		const mode = 'pair';
		const same = { mode, lens: 'classes', method: 'corridor-pressure' } as const;
		expect(secondRules(view, same)).toEqual(view);
		expect(secondRules(view, { mode, lens: 'agreement' })).toEqual(view);
		expect(secondRules(view, { mode, lens: 'classes', method: 'bates' })).toEqual({
			method: 'bates',
			adjustment: NO_ADJUSTMENT
		});
		expect(secondRules({ ...view, method: 'bates' }, same)).toEqual({
			method: 'corridor-pressure',
			adjustment: NO_ADJUSTMENT
		});
	});

	it('show then and now only where a figure has more than one period', () => {
		const rent = { indicator: 'median-gross-rent' } as const;
		expect(thenAndNow(rent, ['2019-2023', '2015-2019', '2010-2014'])).toEqual({
			lens: 'indicator',
			past: null,
			mine: null,
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
			expect(twoMethods({ method }, methods)).toMatchObject({ mine: null });
			expect(second).not.toMatchObject({ method });
		}
		expect(twoMethods({ method: 'bates' }, ['bates'])).toBeNull();
	});

	it.each(['median-gross-rent', '@bates', '@@', '~k3f2:count:points@2024-03~A: b~c'])(
		'read a choice back: %s',
		(choice) => {
			const second = decodeSecond(`pair:${choice}`, known);
			expect(second && choiceOf(second)).toBe(choice);
		}
	);

	it('name a list of one’s own on either, and fall back to the figure where it has no name', () => {
		const words = {
			lens: {
				agreementTitle: '',
				classesTitle: '',
				classesTitleOther: () => '',
				rulesChanged: () => '',
				methods: {}
			},
			explore: { title: ({ indicator }: { indicator: string }) => indicator },
			past: () => ''
		};
		const view = (mine: string) => ({ ...defaultView(), mine });
		const own = (mine: string) => ({ mode: 'pair', lens: 'own', mine }) as const;
		for (const [mine, title] of [
			['a:count:areas~Evictions', 'Evictions'],
			['a:count:areas~', defaultView().indicator],
			['spoiled', defaultView().indicator]
		] as const) {
			expect(viewTitle(words, { view: view(mine) })).toBe(title);
			expect(secondTitle(words, defaultView(), own(mine))).toBe(title);
		}
	});
});
