/** What a map of compared places needs, in one piece: the places as it draws them, and their list. */
import type { Atlas } from '$lib/app/atlas.svelte';
import type { PlaceRef } from '$lib/domain/places/place';
import { unionBounds } from '$lib/domain/layers/locator';
import type { SceneBounds, ScenePlace } from '$lib/domain/layers/scene';
import type { Messages } from '$lib/i18n';
import { PlaceComparison } from './comparison.svelte';

export { default as ComparedList } from './ComparedList.svelte';

export type DrawnPlace = { readonly ref: PlaceRef; readonly shape: ScenePlace };

export class ComparedOnMap {
	readonly comparison: PlaceComparison;

	/** Those that have an outline; the region has none. */
	readonly drawn: readonly DrawnPlace[] = $derived.by(() =>
		this.comparison.places.flatMap(({ place, letter, name }, at): DrawnPlace[] => {
			if (!place.outline) return [];
			const coordinates = place.outline.map((rings) =>
				rings.map((ring) => ring.map(([x, y]) => [x, y]))
			);
			const shape: ScenePlace = {
				key: `compared-${at}`,
				name: `${letter} · ${name}`,
				geometry: { type: 'MultiPolygon', coordinates },
				tone: (at % 4) as ScenePlace['tone']
			};
			return [{ ref: place.ref, shape }];
		})
	);
	/** Around all that are drawn. */
	readonly bounds: SceneBounds | null = $derived.by(() =>
		unionBounds(
			this.comparison.places.flatMap(({ place }) => (place.outline ? [place.bounds] : []))
		)
	);
	readonly key: string | null = $derived.by(() => this.comparison.key);

	constructor(atlas: Atlas, t: Messages) {
		this.comparison = new PlaceComparison(atlas, t);
	}
}
