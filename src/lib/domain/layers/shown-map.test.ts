import { describe, expect, it } from 'vitest';
import type { IndicatorData } from '../indicators/built-files.ts';
import { NO_ADJUSTMENT, type AgreementAnswer, type ClassesAnswer } from '../methods/questions.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { defaultView, decodeSecond } from '../view/codec.ts';
import {
	secondSubject,
	classOfPlace,
	shownMap,
	shownOwn,
	shownWithout,
	type MapAnswers,
	choiceOf,
	secondRules,
	secondTitle,
	thenAndNow,
	twoMethods
} from './shown-map.ts';
import { firstSubject, hasChangedRules, type View, viewTitle } from '../view/view.ts';
import { recolored } from './atlas-scene.ts';
import { EXAMPLE_SCENE } from './scene.fixture.ts';
import { known } from '../view/known.fixture.ts';

const words = {
	lens: {
		agreementTitle: 'Agreement',
		classesTitle: 'Classes',
		classesTitleOther: ({ method }: { method: string }) => `Classes of ${method}`,
		rulesChanged: ({ title }: { title: string }) => `${title}, changed`,
		methods: {
			'corridor-pressure': 'Pressure',
			bates: 'Bates',
			governing: 'Governing',
			freeman: 'Freeman',
			'metcouncil-score': 'Score',
			'nyc-composition': 'Composition'
		}
	},
	explore: { title: (p: { indicator: string; period: string }) => `${p.indicator}, ${p.period}` },
	map: { label: (p: { title: string; areas: number }) => `${p.title}: ${p.areas}` }
};

const estimate = (value: number | null, moe = 1): Estimate =>
	({ value, moe: value === null ? null : moe, quality: 'ok', moeReason: null }) as never;

const view: View = defaultView();
const subject = firstSubject(view);
const { id } = subject.definition;
const data = {
	id,
	scale: {
		breaks: [10, 20],
		kind: 'sequential',
		neutralClass: null,
		method: { code: 'fixed', classes: 3, rounding: 1 }
	},
	vintages: {
		[subject.vintage]: {
			tracts: [estimate(5), estimate(10), estimate(25, 100), estimate(null)],
			places: [estimate(15)],
			carried: new Set(),
			methods: new Map()
		}
	}
} as unknown as IndicatorData;
const question = { method: view.method, adjustment: NO_ADJUSTMENT, reach: view.reach };
const station = (name: string, call: string | null) => ({
	station: name,
	open: false,
	flag: { call }
});
const classes = {
	question,
	classIds: ['silent', 'pressed', 'calm'],
	kinds: ['silent', 'flag', 'no-flag'],
	classes: Uint8Array.of(1, 2, 2, 0),
	confidence: Float64Array.of(1, 0.4, 1, NaN),
	stations: [station('penn', 'flagged'), station('bass', 'may-be-flagged'), station('x', null)]
} as unknown as ClassesAnswer;
const agreement = {
	question,
	value: { methods: [], levels: Int8Array.of(3, 0, -1, 3) } as unknown as AgreementAnswer
};
const answers: MapAnswers = {
	geoids: ['a', 'b', 'c', 'd'],
	figures: { question: id, value: data },
	classes,
	agreement
};
const nothing: MapAnswers = { geoids: null, figures: null, classes: null, agreement: null };
const lensed = (lens: View['lens'], change: Partial<View> = {}) =>
	firstSubject({ ...view, lens, ...change });

describe('a map of figures', () => {
	const shown = shownMap(subject, answers, words, 'light');

	it('colors, counts and labels from one scale', () => {
		expect([...shown.classes!.classes]).toEqual([0, 1, 2, -1]);
		expect([...shown.classes!.low]).toEqual([0, 0, 1, 0]);
		expect(shown.legend?.rows.map(({ at, count }) => [at, count])).toEqual([
			[0, 1],
			[1, 1],
			[2, 1],
			[-1, 1]
		]);
		expect(shown.legend?.rows.map(({ color }) => color)).toEqual([...shown.ink.colors, null]);
		expect(shown.legend).toMatchObject({ uncertain: 1 });
		expect(shown.label).toBe(`${shown.title}: 3`);
	});

	it('tells where tracts and other places stand', () => {
		expect(classOfPlace(shown, { kind: 'tract', row: 2 })).toBe(2);
		expect(classOfPlace(shown, { kind: 'tract', row: 3 })).toBe(-1);
		expect(classOfPlace(shown, { kind: 'place', row: 0 })).toBe(1);
		expect(classOfPlace(shown, null)).toBeNull();
	});

	it('tells of the method which station areas it flags, once known', () => {
		expect(shown.ink.flagged).toEqual(['penn']);
		expect(shown.unsure).toEqual(['bass']);
		expect(shownMap(subject, nothing, words, 'light').ink.flagged).toEqual([]);
	});

	it('shows no figures of another indicator under its name', () => {
		const figures = { question: 'renter-share', value: data } as const;
		const other = shownMap(subject, { ...answers, figures }, words, 'light');
		expect(other).toMatchObject({ figures: null, classes: null, legend: null });
		expect(other.ink.colors).toEqual([]);
	});
});

describe('a map of a method’s classes', () => {
	const shown = shownMap(lensed('classes'), answers, words, 'light');

	it('leaves silent classes without a fill, and marks borderline ones', () => {
		expect([...shown.classes!.classes]).toEqual([0, 1, 1, -1]);
		expect([...shown.classes!.low]).toEqual([0, 1, 0, 0]);
		expect(shown.legend?.rows).toEqual([
			{ at: 0, color: shown.ink.colors[0], count: 1, id: 'pressed', flags: true },
			{ at: 1, color: shown.ink.colors[1], count: 2, id: 'calm', flags: false },
			{ at: -1, color: null, count: 1, id: null, flags: false }
		]);
		expect(shown.legend).toMatchObject({ borderline: 1 });
		expect(shown.label).toBe('Classes: 3');
	});

	it('says nothing of places but tracts', () => {
		expect(classOfPlace(shown, { kind: 'tract', row: 1 })).toBe(1);
		expect(classOfPlace(shown, { kind: 'place', row: 1 })).toBeNull();
	});

	it('shows no answer of another method under its name', () => {
		const other = shownMap(lensed('classes', { method: 'bates' }), answers, words, 'light');
		expect(other).toMatchObject({ title: 'Classes of Bates', answer: null, legend: null });
		expect(other.ink).toMatchObject({ colors: [], flagged: [] });
	});

	it('says in its title that its rules were changed', () => {
		const adjustment = { off: ['renters'], offsets: {}, atLeast: {} };
		const { title } = shownMap(lensed('classes', { adjustment }), answers, words, 'light');
		expect(title).toBe('Classes, changed');
		expect(hasChangedRules(lensed('indicator', { adjustment }))).toBe(false);
	});
});

describe('a map of agreement', () => {
	const shown = shownMap(lensed('agreement'), answers, words, 'dark');

	it('counts every level, the strongest first', () => {
		expect([...shown.classes!.classes]).toEqual([3, 0, -1, 3]);
		expect(shown.legend?.rows.map(({ at, count }) => [at, count])).toEqual([
			[3, 2],
			[2, 0],
			[1, 0],
			[0, 1],
			[-1, 1]
		]);
	});
});

describe('before anything has arrived', () => {
	it.each(['indicator', 'classes', 'agreement'] as const)('a map of %s is named', (lens) => {
		const shown = shownMap(lensed(lens), nothing, words, 'light');
		expect(shown.title).not.toBe('');
		expect(shown.label).toBe(`${shown.title}: 0`);
		expect(shown).toMatchObject({ classes: null, legend: null });
	});
});

describe('a list of one’s own', () => {
	const points = { circles: [[-93.3, 45, 3]], heat: [] } as const;
	const said = { title: 'Evictions', label: 'Map', note: null };
	const list = { definition: subject.definition, figures: data, points: null, ...said };

	it('colors areas in the place of any lens, or stands on them as points', () => {
		const areas = shownOwn(list, lensed('classes'), answers, words, 'light');
		expect(areas).toMatchObject({ ...said, own: { points: null }, subject: { lens: 'indicator' } });
		expect(areas.legend?.lens).toBe('indicator');
		const drawn = shownOwn({ ...list, points }, subject, answers, words, 'light');
		expect(drawn).toMatchObject({ own: { points }, classes: null, legend: null });
	});

	it('that is not here leaves the map without colors, and not with those of another figure', () => {
		const note = 'This list is not on this device.';
		for (const lens of ['indicator', 'classes', 'agreement'] as const) {
			const title = 'Evictions';
			const shown = shownWithout({ title, note }, lensed(lens), answers, words, 'light');
			expect(shown).toMatchObject({ title, label: `${title}: 0`, note, own: { points: null } });
			expect(shown).toMatchObject({ figures: null, classes: null, legend: null });
		}
	});

	it('keeps its points on a second map, which has none of the first map’s', () => {
		const first = { ...EXAMPLE_SCENE, mine: { circles: [], heat: points.circles } };
		const own = shownOwn({ ...list, points }, subject, answers, words, 'light');
		expect(recolored(first, own, null).mine).toBe(points);
		expect(recolored(first, shownMap(subject, answers, words, 'light'), null).mine).toBeNull();
	});
});

describe('a second map', () => {
	const second = { mode: 'swipe', lens: 'classes', method: 'bates' } as const;

	it('is put together as the first is, with its own choice', () => {
		expect(
			secondSubject(view, { mode: 'pair', lens: 'indicator', indicator: id, vintage: null })
		).toEqual(subject);
		expect(secondSubject(view, second)).toMatchObject({ lens: 'classes', method: 'bates' });
		const own = { mode: 'pair', lens: 'own', mine: 'a:count:areas~Evictions' } as const;
		expect(secondSubject(view, own)).toEqual(subject);
	});

	it('has the first map’s ground in its own colors', () => {
		const shown = shownMap(lensed('classes'), answers, words, 'light');
		const first = { ...EXAMPLE_SCENE, litClass: 2 };
		const scene = recolored(first, shown, null);
		expect(scene).toMatchObject({ colors: shown.ink.colors, litClass: null });
		expect(scene.corridor.stations.some(({ flagged }) => flagged)).toBe(false);
		// A map of figures flags nothing of its own: the first map's rings stay.
		const figures = recolored(first, shownMap(subject, answers, words, 'light'), null);
		expect(figures.corridor).toEqual(first.corridor);
	});
});

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
