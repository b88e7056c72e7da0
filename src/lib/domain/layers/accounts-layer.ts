/** What residents know, above all figures: a shape for every kind, never told by color alone. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { ACCOUNT_KINDS } from '../knowledge/accounts.ts';
import { accountImageId } from './account-shapes.ts';
import type { LayerDefinition } from './definition.ts';

const ROUND = { 'line-cap': 'round', 'line-join': 'round' } as const;
const whenChosen = (chosen: number, other: number): ExpressionSpecification => [
	'case',
	['get', 'chosen'],
	chosen,
	other
];

export const ACCOUNT_LAYERS = {
	'account-street-casing': {
		draw: (_scene, palette) => ({
			type: 'line',
			source: 'account-streets',
			layout: ROUND,
			paint: { 'line-color': palette.selectionCasing, 'line-width': whenChosen(11, 8) }
		})
	},
	'account-streets': {
		draw: (_scene, palette) => ({
			type: 'line',
			source: 'account-streets',
			layout: ROUND,
			paint: { 'line-color': palette.account, 'line-width': whenChosen(6, 4) }
		})
	},
	// Around the chosen one, so that it is found among many.
	'account-ring': {
		draw: (_scene, palette) => ({
			type: 'circle',
			source: 'account-chosen',
			paint: {
				'circle-radius': 17,
				'circle-color': palette.selectionCasing,
				'circle-stroke-color': palette.selection,
				'circle-stroke-width': 3
			}
		})
	},
	'account-pins': {
		draw: ({ theme }) => ({
			type: 'symbol',
			source: 'account-pins',
			layout: {
				'icon-image': [
					'match',
					['get', 'kind'],
					...ACCOUNT_KINDS.slice(0, -1).flatMap((kind) => [kind, accountImageId(kind, theme)]),
					accountImageId('other', theme)
				] as unknown as ExpressionSpecification,
				'icon-allow-overlap': true,
				'icon-ignore-placement': true,
				'symbol-sort-key': whenChosen(1, 0)
			}
		})
	}
} as const satisfies Record<string, LayerDefinition>;
