import type { SceneTarget } from '$lib/core/scene/scene';
import { tractRef, type PlaceRef } from '$lib/core/view/view';

/** The place that was pointed at or tapped on a map. */
export function refOf(target: SceneTarget | null): PlaceRef | null {
	if (!target || target.kind === 'account') return null;
	return target.kind === 'tract' ? tractRef(target.geoid) : `station:${target.id}`;
}
