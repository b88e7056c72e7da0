import { REGION } from '../../region.ts';
import { figure, FOUR_YEARS, input } from './method.ts';
import type { Measure, MethodDefinition, TestDefinition } from './method.ts';

const START_VALUE: Measure = { kind: 'input', input: 'home-value-begin', zeroIsMissing: true };

/** A tract without a count is not "low": its authors drop only tracts known to be small. */
function enoughPeople<const Id extends string>(
	id: Id
): TestDefinition & { readonly id: Id; readonly group: 'eligible' } {
	return {
		id,
		group: 'eligible',
		measure: input(id),
		comparison: '>=',
		reference: { kind: 'constant', value: 500 },
		missing: 'passed'
	};
}

/**
 * The test of Governing magazine as BuzzFeed News ran it. Shares are 0–1, dollars nominal;
 * `factor` turns dollars of the start into dollars of the end (their 1.44 from 2000 to 2017).
 */
export function governing(factor: number) {
	return {
		id: 'governing',
		authors: 'Governing magazine; as run by BuzzFeed News',
		year: 2015,
		citation:
			'Maciag, M. (2015). Gentrification in America Report. Governing. As run by BuzzFeed News (L. T. Vo, 2020).',
		inputs: [
			'people-begin',
			'people-end',
			'in-city',
			'income-begin',
			'home-value-begin',
			'home-value-end',
			'bachelors-begin',
			'bachelors-end'
		],
		groups: [
			{ id: 'city', adjustable: false },
			{ id: 'eligible', adjustable: true },
			{ id: 'gentrified', adjustable: true }
		],
		tests: [
			{
				id: 'in-city',
				group: 'city',
				measure: input('in-city'),
				comparison: '>=',
				reference: { kind: 'constant', value: 1 },
				missing: 'not-passed'
			},
			enoughPeople('people-begin'),
			enoughPeople('people-end'),
			{
				id: 'low-income',
				group: 'eligible',
				measure: input('income-begin'),
				comparison: '<',
				reference: { kind: 'quantile', p: 0.4 },
				missing: 'not-passed'
			},
			{
				id: 'low-home-value',
				group: 'eligible',
				measure: START_VALUE,
				comparison: '<',
				reference: { kind: 'quantile', p: 0.4 },
				missing: 'not-passed'
			},
			{
				id: 'bachelors-rise',
				group: 'gentrified',
				measure: { kind: 'difference', of: [input('bachelors-end'), input('bachelors-begin')] },
				comparison: '>',
				reference: { kind: 'quantile', p: 2 / 3 },
				missing: 'not-passed'
			},
			{
				id: 'home-value-rise',
				group: 'gentrified',
				measure: input('home-value-end'),
				comparison: '>',
				reference: {
					kind: 'measure',
					measure: { kind: 'scaled', of: START_VALUE, by: factor }
				},
				missing: 'not-passed'
			},
			{
				id: 'home-value-gain',
				group: 'gentrified',
				measure: {
					kind: 'real-gain',
					from: START_VALUE,
					to: input('home-value-end'),
					factor
				},
				comparison: '>',
				reference: { kind: 'quantile', p: 2 / 3 },
				missing: 'not-passed'
			}
		],
		steps: [
			{
				kind: 'flag',
				id: 'eligible',
				when: { all: [{ passed: 'in-city' }, { count: 'passed', of: 'eligible', atLeast: 'all' }] }
			},
			{
				kind: 'flag',
				id: 'gentrified',
				when: {
					all: [{ flag: 'eligible' }, { count: 'passed', of: 'gentrified', atLeast: 'all' }]
				}
			}
		],
		classes: [
			{ id: 'outside-city', kind: 'silent', when: { not: { passed: 'in-city' } } },
			{ id: 'gentrified', kind: 'flag', when: { flag: 'gentrified' } },
			{
				id: 'not-enough-data',
				kind: 'silent',
				when: {
					any: [
						{
							all: [
								{ count: 'missing', of: 'eligible', atLeast: 1 },
								{ not: { count: 'failed', of: 'eligible', atLeast: 1 } }
							]
						},
						{
							all: [
								{ flag: 'eligible' },
								{ count: 'missing', of: 'gentrified', atLeast: 1 },
								{ not: { count: 'failed', of: 'gentrified', atLeast: 1 } }
							]
						}
					]
				}
			},
			{ id: 'eligible', kind: 'no-flag', when: { flag: 'eligible' } },
			{ id: 'not-eligible', kind: 'no-flag', when: { always: true } }
		],
		scores: [],
		here: {
			inputs: {
				...FOUR_YEARS,
				'people-begin': figure('people', '2015-2019'),
				'people-end': figure('people'),
				'in-city': { cities: REGION.principalCities.slice(0, 1) }
			},
			regionMeasures: {},
			gaps: [],
			notes: [
				'short-window',
				'region-as-metropolitan',
				'overlapping-periods',
				'mixed-home-values',
				'no-earlier-margins'
			]
		}
	} as const satisfies MethodDefinition;
}
