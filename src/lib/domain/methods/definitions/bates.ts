import { figure, FOUR_YEARS, without, input } from './method.ts';
import type { Measure, MethodDefinition, Rule, TestDefinition } from './method.ts';

/** King County rounded every difference to the nearest 0.001 before asking whether it is at least 0. */
const ROUNDING = 0.001;

function atRegion<const Id extends string, const Group extends string>(
	id: Id,
	group: Group,
	measure: Measure
): TestDefinition & { readonly id: Id; readonly group: Group } {
	return {
		id,
		group,
		measure,
		comparison: '>=',
		reference: { kind: 'region' },
		rounding: ROUNDING,
		missing: 'not-passed'
	};
}

function rise(of: string): Measure {
	return { kind: 'difference', of: [input(`${of}-end`), input(`${of}-begin`)] };
}

/**
 * In the top two of five groups. As published, equal values rank as they stand in the table and a
 * missing value counts as high; the default lets equal values share a rank and calls a missing
 * value neither high nor low.
 */
function high<const Id extends string>(
	id: Id,
	measure: Measure
): TestDefinition & { readonly id: Id; readonly group: 'market' } {
	return {
		id,
		group: 'market',
		measure,
		comparison: '>=',
		reference: {
			kind: 'group',
			grouping: { groups: 5, sizes: 'floor', ties: 'shared' },
			atLeast: 4
		},
		missing: 'not-passed',
		published: { missing: 'passed', ties: 'row-order' }
	};
}

function appreciation(from: string, to: string): Measure {
	return { kind: 'relative-change', from: input(from), to: input(to) };
}

function type(vulnerable: boolean, change: readonly string[], market: string): Rule {
	return {
		all: [
			vulnerable ? { flag: 'vulnerable' } : { not: { flag: 'vulnerable' } },
			{ any: change.map((is) => ({ choice: 'demographic-change', is })) },
			{ choice: 'housing-market', is: market }
		]
	};
}

/** Shares are 0–1, home values in dollars of one year at three dates t0, tm, t1. */
export const bates = {
	id: 'bates',
	authors: 'Lisa K. Bates; as run for King County by Tiernan Martin',
	year: 2013,
	citation:
		'Bates, L. K. (2013). Gentrification and Displacement Study: Implementing an Equitable Inclusive Development Strategy in the Context of Gentrification. City of Portland, Bureau of Planning and Sustainability. As run in the King County Neighborhood Change Typology (T. Martin, 2018).',
	inputs: [
		'low-education',
		'low-income',
		'people-of-color',
		'renters',
		'bachelors-begin',
		'bachelors-end',
		'income-begin',
		'income-end',
		'owners-begin',
		'owners-end',
		'white-begin',
		'white-end',
		'value-t0',
		'value-tm',
		'value-t1'
	],
	groups: [
		{ id: 'vulnerability', adjustable: true },
		{ id: 'demographic-change', adjustable: true },
		{ id: 'market', adjustable: false }
	],
	tests: [
		atRegion('low-education', 'vulnerability', input('low-education')),
		atRegion('low-income', 'vulnerability', input('low-income')),
		atRegion('people-of-color', 'vulnerability', input('people-of-color')),
		atRegion('renters', 'vulnerability', input('renters')),
		atRegion('bachelors-rise', 'demographic-change', rise('bachelors')),
		atRegion('owners-rise', 'demographic-change', rise('owners')),
		atRegion('white-rise', 'demographic-change', rise('white')),
		atRegion('income-rise', 'demographic-change', appreciation('income-begin', 'income-end')),
		high('value-high-t0', input('value-t0')),
		high('value-high-t1', input('value-t1')),
		high('appreciation-high-t0-t1', appreciation('value-t0', 'value-t1')),
		high('appreciation-high-tm-t1', appreciation('value-tm', 'value-t1'))
	],
	steps: [
		{
			kind: 'flag',
			id: 'vulnerable',
			when: { count: 'passed', of: 'vulnerability', atLeast: 3 }
		},
		{
			kind: 'choice',
			id: 'demographic-change',
			options: [
				{ id: 'changing', when: { count: 'passed', of: 'demographic-change', atLeast: 3 } },
				{
					id: 'changing-white-educated',
					when: { all: [{ passed: 'white-rise' }, { passed: 'bachelors-rise' }] }
				},
				{ id: 'not-changing', when: { always: true } }
			]
		},
		{
			kind: 'flag',
			id: 'hot',
			when: { any: [{ passed: 'value-high-t1' }, { passed: 'appreciation-high-tm-t1' }] }
		},
		{
			kind: 'choice',
			id: 'housing-market',
			options: [
				{
					id: 'appreciated',
					when: {
						all: [
							{ failed: 'value-high-t0' },
							{ passed: 'value-high-t1' },
							{ passed: 'appreciation-high-t0-t1' }
						]
					}
				},
				{
					id: 'accelerating',
					when: { all: [{ failed: 'value-high-t1' }, { passed: 'appreciation-high-tm-t1' }] }
				},
				{
					id: 'adjacent',
					when: {
						all: [
							{ failed: 'value-high-t1' },
							{ failed: 'appreciation-high-tm-t1' },
							{ touches: 'hot' }
						]
					}
				},
				{
					id: 'long-term-low',
					when: {
						all: [
							{ failed: 'value-high-t0' },
							{ failed: 'value-high-t1' },
							{ failed: 'appreciation-high-tm-t1' }
						]
					}
				},
				{
					id: 'long-term-high',
					when: { all: [{ passed: 'value-high-t0' }, { passed: 'value-high-t1' }] }
				},
				{ id: 'other', when: { always: true } }
			]
		}
	],
	classes: [
		{
			id: 'continued-loss',
			kind: 'flag',
			when: type(false, ['changing', 'changing-white-educated'], 'appreciated')
		},
		{ id: 'late', kind: 'flag', when: type(true, ['changing'], 'appreciated') },
		{ id: 'dynamic', kind: 'flag', when: type(true, ['changing'], 'accelerating') },
		{ id: 'early-type-2', kind: 'flag', when: type(true, ['changing'], 'adjacent') },
		{ id: 'early-type-1', kind: 'flag', when: type(true, ['not-changing'], 'accelerating') },
		{ id: 'susceptible', kind: 'flag', when: type(true, ['not-changing'], 'adjacent') },
		{
			id: 'not-enough-data',
			kind: 'silent',
			when: {
				any: [
					{ count: 'missing', of: 'vulnerability', atLeast: 2 },
					{ count: 'missing', of: 'demographic-change', atLeast: 2 },
					{ count: 'missing', of: 'market', atLeast: 1 }
				]
			}
		},
		{ id: 'no-type', kind: 'no-flag', when: { always: true } }
	],
	scores: [],
	here: {
		inputs: {
			'low-education': without('bachelors-or-more'),
			'low-income': figure('poverty-185'),
			'people-of-color': figure('people-of-color'),
			renters: figure('renter-share'),
			'bachelors-begin': FOUR_YEARS['bachelors-begin'],
			'bachelors-end': FOUR_YEARS['bachelors-end'],
			'income-begin': FOUR_YEARS['income-begin'],
			'income-end': figure('median-household-income'),
			'owners-begin': without('renter-share', '2015-2019'),
			'owners-end': without('renter-share'),
			'white-begin': without('people-of-color', '2015-2019'),
			'white-end': without('people-of-color'),
			'value-t0': FOUR_YEARS['home-value-begin'],
			'value-tm': FOUR_YEARS['home-value-begin'],
			'value-t1': FOUR_YEARS['home-value-end']
		},
		regionMeasures: { 'bachelors-rise': 'bachelors-change' },
		gaps: [],
		notes: [
			'low-income-proxy',
			'first-date-is-middle-date',
			'short-window',
			'overlapping-periods',
			'mixed-home-values',
			'approximate-region-medians',
			'no-earlier-margins'
		]
	}
} as const satisfies MethodDefinition;
