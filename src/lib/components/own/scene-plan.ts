/** An imagined line as the map draws it. */
import { planStationId } from '$lib/core/plan/plan-code';
import type { Plan } from '$lib/core/plan/plan';
import type { ScenePlan } from '$lib/core/scene/scene';

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
