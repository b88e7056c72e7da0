import { input } from './method.ts';
import type { Measure, MethodDefinition, TestDefinition } from './method.ts';

/** P·(1 + (H + M)/200): conditions magnify vulnerability up to twice. */
const COMPOSED: Measure = {
	kind: 'product',
	of: [
		input('population-vulnerability'),
		{
			kind: 'sum',
			of: [
				{ kind: 'constant', value: 1 },
				{
					kind: 'scaled',
					of: { kind: 'sum', of: [input('housing-conditions'), input('market-pressure')] },
					by: 1 / 200
				}
			]
		}
	]
};

const INDEX: Measure = { kind: 'rescale', of: COMPOSED };

/** In the fifths of the areas from `atLeast` up, the lowest fifth being 1. */
function fifth<const Id extends string>(
	id: Id,
	atLeast: number
): TestDefinition & { readonly id: Id } {
	return {
		id,
		group: 'index',
		measure: INDEX,
		comparison: '>=',
		reference: {
			kind: 'group',
			grouping: { groups: 5, sizes: 'ntile', ties: 'shared' },
			atLeast
		},
		missing: 'not-passed',
		published: { ties: 'row-order' }
	};
}

/** The three sub-indices are 0–100, made by the city from its own records. */
export const nycComposition = {
	id: 'nyc-composition',
	authors: 'New York City Department of City Planning and Department of Housing Preservation',
	year: 2022,
	citation:
		'New York City Department of City Planning and Department of Housing Preservation and Development (2022). Equitable Development Data Explorer: Displacement Risk Index.',
	inputs: ['population-vulnerability', 'housing-conditions', 'market-pressure'],
	groups: [{ id: 'index', adjustable: false }],
	tests: [fifth('fifth-5', 5), fifth('fifth-4', 4), fifth('fifth-3', 3), fifth('fifth-2', 2)],
	steps: [],
	classes: [
		{
			id: 'not-enough-data',
			kind: 'silent',
			when: { count: 'missing', of: 'index', atLeast: 1 }
		},
		{ id: 'highest', kind: 'flag', when: { passed: 'fifth-5' } },
		{ id: 'higher', kind: 'no-flag', when: { passed: 'fifth-4' } },
		{ id: 'intermediate', kind: 'no-flag', when: { passed: 'fifth-3' } },
		{ id: 'lower', kind: 'no-flag', when: { passed: 'fifth-2' } },
		{ id: 'lowest', kind: 'no-flag', when: { always: true } }
	],
	scores: [{ id: 'index', measure: INDEX }],
	// Its inputs are made by the city from its own records of repairs, rents and evictions.
	here: {
		inputs: {},
		regionMeasures: {},
		gaps: ['population-vulnerability', 'housing-conditions', 'market-pressure'],
		notes: []
	}
} as const satisfies MethodDefinition;
