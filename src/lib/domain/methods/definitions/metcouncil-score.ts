import { input } from './method.ts';
import type { Measure, MethodDefinition, ScoreScale } from './method.ts';

/** One column to score: `high` where a high value means a higher priority. */
export type ScoreColumn = { readonly id: string; readonly direction: 'high' | 'low' };

/** Mean of several scores, missing if any is. */
export type ScorePreset = { readonly id: string; readonly columns: readonly string[] };

/** The 15 variables that Growing Shade publishes scores of, with their directions. */
export const GROWING_SHADE_COLUMNS: readonly ScoreColumn[] = [
	{ id: 'pownhome', direction: 'high' },
	{ id: 'pwk_nowork', direction: 'high' },
	{ id: 'ppov185', direction: 'high' },
	{ id: 'hhincome', direction: 'low' },
	{ id: 'over65', direction: 'high' },
	{ id: 'under18', direction: 'high' },
	{ id: 'pd_any', direction: 'high' },
	{ id: 'pbipoc', direction: 'high' },
	{ id: 'pblacknh', direction: 'high' },
	{ id: 'pasiannh', direction: 'high' },
	{ id: 'phisppop', direction: 'high' },
	{ id: 'pamindnh', direction: 'high' },
	{ id: 'canopy_percent', direction: 'low' },
	{ id: 'avg_temp', direction: 'high' },
	{ id: 'housing_density', direction: 'high' }
];

/**
 * Scores of any numeric columns, standardized over all areas with data. The authors draw no line
 * above which an area is flagged, so the method has scores and no classes of its own.
 */
export function metcouncilScore(
	columns: readonly ScoreColumn[],
	scale: ScoreScale = 'cdf',
	presets: readonly ScorePreset[] = []
) {
	const scores = new Map<string, Measure>(
		columns.map(({ id, direction }) => [id, { kind: 'score', of: input(id), scale, direction }])
	);
	const scoreOf = (id: string): Measure => {
		const score = scores.get(id);
		if (score === undefined) throw new Error(`no score named ${id}`);
		return score;
	};
	return {
		id: 'metcouncil-score',
		authors: 'Metropolitan Council (Growing Shade; Economic Values Atlas)',
		year: 2022,
		citation:
			'Metropolitan Council (2022). Growing Shade: methods. The z and nominal scales are those of its Economic Values Atlas.',
		inputs: columns.map(({ id }) => id),
		groups: [],
		tests: [],
		steps: [],
		classes: [{ id: 'scored', kind: 'silent', when: { always: true } }],
		scores: [
			...columns.map(({ id }) => ({ id, measure: scoreOf(id) })),
			...presets.map((preset): { id: string; measure: Measure } => ({
				id: preset.id,
				measure: { kind: 'mean', of: preset.columns.map(scoreOf) }
			}))
		],
		here: {
			inputs: {},
			regionMeasures: {},
			gaps: ['canopy_percent', 'avg_temp', 'housing_density'],
			notes: []
		}
	} as const satisfies MethodDefinition;
}
