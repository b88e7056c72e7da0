/** Places and lines of one’s own as the map draws them. */
import { type Plan, planStationId, type PlaceRef } from '$lib/domain/places/place';
import type { SceneBounds, Scene, ScenePlace, ScenePlan } from '$lib/domain/layers/scene';
import { ownOutline, tractsOf } from '$lib/domain/places/my-place-ref';
import type { View } from '$lib/domain/view/view';

/* An imagined line as the map draws it. */

/** @param flagged places in the list of stations whose areas meet the shown method's rule */
export function scenePlan({ line, stations, meters }: Plan, flagged: readonly number[]): ScenePlan {
	return {
		line: {
			type: 'MultiLineString',
			coordinates: line.map((path) => path.map(([lng, lat]) => [lng, lat]))
		},
		stations: stations.map(({ name, lngLat: [lng, lat] }, at) => ({
			id: planStationId(at),
			name,
			lng,
			lat,
			flagged: flagged.includes(at)
		})),
		meters
	};
}

/* Places and lines of one's own as the map draws them. */

type Tone = ScenePlace['tone'];

/**
 * @param region degrees
 * @param flagged places in the list of the own line's stations that the method flags
 * @param except the place that is open, which has an outline of its own
 */
export function ownScene(
	{ own, plan }: Pick<View, 'own' | 'plan'>,
	region: SceneBounds,
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
