/** Places and lines of one's own as the map draws them. */
import { ownOutline, tractsOf } from '$lib/core/own/own-ref';
import type { PlaceRef } from '$lib/core/place/place';
import type { Bounds, Scene, ScenePlace } from '$lib/core/scene/scene';
import type { View } from '$lib/core/view/view';
import { scenePlan } from './scene-plan';

type Tone = ScenePlace['tone'];

/**
 * @param region degrees
 * @param flagged places in the list of the own line's stations that the method flags
 * @param except the place that is open, which has an outline of its own
 */
export function ownScene(
	{ own, plan }: Pick<View, 'own' | 'plan'>,
	region: Bounds,
	nameOf: (ref: PlaceRef) => string,
	{ flagged = [], except = null }: { flagged?: readonly number[]; except?: PlaceRef | null } = {}
): Pick<Scene, 'places' | 'plan' | 'chosen'> {
	return {
		places: own.flatMap((ref, at): ScenePlace[] => {
			const geometry = ref === except ? null : ownOutline(ref, region);
			return geometry
				? [{ key: `own-${at}`, name: nameOf(ref), geometry, tone: (at % 4) as Tone }]
				: [];
		}),
		plan: plan && scenePlan(plan, flagged),
		chosen: own.flatMap(tractsOf)
	};
}
