import { figure, FOUR_YEARS, without, input } from './method.ts';
import type { Measure, MethodDefinition, TestDefinition } from './method.ts';

function aboveRegion<const Id extends string, const Group extends string>(
	id: Id,
	group: Group,
	measure: Measure
): TestDefinition & { readonly id: Id; readonly group: Group } {
	return {
		id,
		group,
		measure,
		comparison: '>',
		reference: { kind: 'region' },
		missing: 'not-passed'
	};
}

function change(of: string): Measure {
	return { kind: 'relative-change', from: input(`${of}-begin`), to: input(`${of}-end`) };
}

/** A tract is near pressure where at least this share of the tracts that it borders is under pressure. */
const NEAR_SHARE = 0.5;

/**
 * Ours, and the default. Dollars of all periods must be of one year; shares are 0–1. The region's
 * own figures come from summed counts, medians from summed bins.
 */
export const corridorPressure = {
	id: 'corridor-pressure',
	authors: 'Rootline',
	year: null,
	citation: null,
	inputs: [
		'people',
		'renters',
		'people-of-color',
		'no-bachelors',
		'poverty-185',
		'cost-burdened',
		'rent-begin',
		'rent-end',
		'income-begin',
		'income-end',
		'bachelors-begin',
		'bachelors-end',
		'home-value-begin',
		'home-value-end'
	],
	groups: [
		{ id: 'size', adjustable: false },
		{ id: 'vulnerability', adjustable: true },
		{ id: 'pressure', adjustable: true }
	],
	tests: [
		{
			id: 'enough-people',
			group: 'size',
			measure: input('people'),
			comparison: '>=',
			reference: { kind: 'constant', value: 500 },
			missing: 'not-passed'
		},
		aboveRegion('renters', 'vulnerability', input('renters')),
		aboveRegion('people-of-color', 'vulnerability', input('people-of-color')),
		aboveRegion('no-bachelors', 'vulnerability', input('no-bachelors')),
		aboveRegion('poverty-185', 'vulnerability', input('poverty-185')),
		aboveRegion('cost-burdened', 'vulnerability', input('cost-burdened')),
		aboveRegion('rent-change', 'pressure', change('rent')),
		aboveRegion('income-change', 'pressure', change('income')),
		aboveRegion('bachelors-change', 'pressure', {
			kind: 'difference',
			of: [input('bachelors-end'), input('bachelors-begin')]
		}),
		aboveRegion('home-value-change', 'pressure', change('home-value'))
	],
	steps: [
		{
			kind: 'flag',
			id: 'vulnerable',
			when: { count: 'passed', of: 'vulnerability', atLeast: 3 }
		},
		{ kind: 'flag', id: 'pressure', when: { count: 'passed', of: 'pressure', atLeast: 3 } },
		// With any one such neighbor nearly every tract is near pressure, by chance as much as by place.
		{ kind: 'flag', id: 'near-pressure', when: { touches: 'pressure', atLeast: NEAR_SHARE } }
	],
	classes: [
		{
			id: 'not-enough-data',
			kind: 'silent',
			when: {
				any: [
					{ not: { passed: 'enough-people' } },
					{ count: 'missing', of: 'vulnerability', atLeast: 2 },
					{ count: 'missing', of: 'pressure', atLeast: 2 }
				]
			}
		},
		{
			id: 'under-pressure',
			kind: 'flag',
			when: { all: [{ flag: 'vulnerable' }, { flag: 'pressure' }] }
		},
		{
			id: 'early-warning',
			kind: 'flag',
			when: { all: [{ flag: 'vulnerable' }, { flag: 'near-pressure' }] }
		},
		{ id: 'vulnerable-quieter', kind: 'no-flag', when: { flag: 'vulnerable' } },
		{ id: 'rising-fewer-exposed', kind: 'no-flag', when: { flag: 'pressure' } },
		{ id: 'lower-exposure', kind: 'no-flag', when: { always: true } }
	],
	scores: [],
	here: {
		inputs: {
			...FOUR_YEARS,
			people: figure('people'),
			renters: figure('renter-share'),
			'people-of-color': figure('people-of-color'),
			'no-bachelors': without('bachelors-or-more'),
			'poverty-185': figure('poverty-185'),
			'cost-burdened': figure('cost-burden-30'),
			'rent-begin': figure('median-gross-rent', '2010-2014'),
			'rent-end': figure('median-gross-rent'),
			'income-begin': figure('median-household-income', '2010-2014'),
			'income-end': figure('median-household-income')
		},
		regionMeasures: {
			'rent-change': 'rent-change',
			'income-change': 'income-change',
			'bachelors-change': 'bachelors-change',
			'home-value-change': 'home-value-change'
		},
		gaps: [],
		notes: [
			'overlapping-periods',
			'mixed-home-values',
			'approximate-region-medians',
			'no-earlier-margins'
		]
	}
} as const satisfies MethodDefinition;
