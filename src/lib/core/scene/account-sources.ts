/** Features of what residents know: pins, and streets with a pin at their first point. */
import type { GeoJSONSourceSpecification } from '@maplibre/maplibre-gl-style-spec';
import { anchorOf } from '../community/geometry.ts';
import { drawn, feature, point } from './drawn-source.ts';
import type { Scene } from './scene.ts';

export type AccountSourceId = 'account-streets' | 'account-chosen' | 'account-pins';

export function accountSources({
	accounts
}: Pick<Scene, 'accounts'>): Record<AccountSourceId, GeoJSONSourceSpecification> {
	return {
		'account-streets': drawn(
			accounts.flatMap(({ id, geometry, chosen }) =>
				geometry.type === 'LineString'
					? [
							feature(
								{ type: 'LineString', coordinates: geometry.coordinates.map((each) => [...each]) },
								{ id, chosen }
							)
						]
					: []
			)
		),
		'account-chosen': drawn(
			accounts.flatMap(({ geometry, chosen }) => {
				const [lng, lat] = anchorOf(geometry);
				return chosen ? [point({ lng, lat }, {})] : [];
			})
		),
		'account-pins': drawn(
			accounts.map(({ id, kind, geometry, chosen }) => {
				const [lng, lat] = anchorOf(geometry);
				return point({ lng, lat }, { id, kind, chosen });
			})
		)
	};
}
