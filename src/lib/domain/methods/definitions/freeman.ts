import { REGION } from '../../region.ts';
import { figure, FOUR_YEARS, input } from './method.ts';
import type { MethodDefinition, TestDefinition } from './method.ts';

function belowMedian<const Id extends string>(
	id: Id
): TestDefinition & { readonly id: Id; readonly group: 'start' } {
	return {
		id,
		group: 'start',
		measure: input(id),
		comparison: '<',
		reference: { kind: 'quantile', p: 0.5 },
		missing: 'not-passed'
	};
}

/**
 * Lance Freeman's definition. His first condition is that a tract lies in the central city at the
 * beginning of the period ("Be located in the central city at the beginning of the intercensal
 * period"); the medians are those of the whole metropolitan area. His "median (40th percentile)" is
 * read as the median, the first word of his. Of tracts outside the method says nothing. Shares are 0–1; `factor` turns dollars of the start into dollars of
 * the end (1 where both are of one year).
 */
export function freeman(factor: number) {
	return {
		id: 'freeman',
		authors: 'Lance Freeman',
		year: 2005,
		citation:
			'Freeman, L. (2005). Displacement or Succession? Residential Mobility in Gentrifying Neighborhoods. Urban Affairs Review 40(4), 463–491.',
		inputs: [
			'in-city',
			'income-begin',
			'recent-homes-begin',
			'bachelors-begin',
			'bachelors-end',
			'home-value-begin',
			'home-value-end'
		],
		groups: [
			{ id: 'city', adjustable: false },
			{ id: 'start', adjustable: true },
			{ id: 'rise', adjustable: true }
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
			belowMedian('income-begin'),
			belowMedian('recent-homes-begin'),
			{
				id: 'bachelors-rise',
				group: 'rise',
				measure: { kind: 'difference', of: [input('bachelors-end'), input('bachelors-begin')] },
				comparison: '>',
				reference: { kind: 'quantile', p: 0.5 },
				missing: 'not-passed'
			},
			{
				id: 'home-value-rise',
				group: 'rise',
				measure: input('home-value-end'),
				comparison: '>',
				reference: {
					kind: 'measure',
					measure: {
						kind: 'scaled',
						of: { kind: 'input', input: 'home-value-begin', zeroIsMissing: true },
						by: factor
					}
				},
				missing: 'not-passed'
			}
		],
		steps: [
			{
				kind: 'flag',
				id: 'eligible',
				when: { all: [{ passed: 'in-city' }, { count: 'passed', of: 'start', atLeast: 'all' }] }
			},
			{
				kind: 'flag',
				id: 'gentrified',
				when: { all: [{ flag: 'eligible' }, { count: 'passed', of: 'rise', atLeast: 'all' }] }
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
								{ count: 'missing', of: 'start', atLeast: 1 },
								{ not: { count: 'failed', of: 'start', atLeast: 1 } }
							]
						},
						{
							all: [
								{ flag: 'eligible' },
								{ count: 'missing', of: 'rise', atLeast: 1 },
								{ not: { count: 'failed', of: 'rise', atLeast: 1 } }
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
				'in-city': { cities: REGION.principalCities },
				'recent-homes-begin': figure('built-2000-to-2019')
			},
			regionMeasures: {},
			gaps: [],
			notes: [
				'two-central-cities',
				'homes-counted-later',
				'short-window',
				'region-as-metropolitan',
				'overlapping-periods',
				'mixed-home-values',
				'no-earlier-margins'
			]
		}
	} as const satisfies MethodDefinition;
}
