/** Features of what people make themselves: places, an imagined line, a drawing in the making. */
import type { Feature, FeatureCollection } from 'geojson';
import type { GeoJSONSourceSpecification } from '@maplibre/maplibre-gl-style-spec';
import { lineThrough, polygonThrough } from '../draw/geometry.ts';
import { drawn, feature, point, stationArea } from './drawn-source.ts';
import type { Scene, SceneDrawing, ScenePlace } from './scene.ts';

export type OwnSourceId =
	| 'places'
	| 'place-names'
	| 'plan-line'
	| 'plan-areas'
	| 'plan-stations'
	| 'plan-names'
	| 'drawing';

export function ownSources(scene: Scene): Record<OwnSourceId, GeoJSONSourceSpecification> {
	const { places, plan, drawing } = scene;
	const stations = plan?.stations ?? [];
	return {
		places: drawn(places.map(({ key, geometry, tone }) => feature(geometry, { key, tone }))),
		'place-names': drawn(places.flatMap(nameAtNorth)),
		'plan-line': drawn(plan ? [feature(plan.line, {})] : []),
		'plan-areas': drawn(
			plan ? stations.map((station) => stationArea(station, plan.meters)) : [],
			'id'
		),
		'plan-stations': drawn(
			stations.map((station) => point(station, { id: station.id })),
			'id'
		),
		'plan-names': drawn(stations.map((station) => point(station, { name: station.name }))),
		drawing: { ...drawn([]), data: drawingFeatures(drawing) }
	};
}

/** Parts of a drawing by `part`: `fill`, `line`, `next` (where it would go on) and `point`. */
export function drawingFeatures(drawing: SceneDrawing | null): FeatureCollection {
	const features: Feature[] = [];
	if (drawing) {
		const { kind, points, next } = drawing;
		if (kind === 'polygon' && points.length > 2) {
			features.push(feature(polygonThrough(points), { part: 'fill' }));
			features.push(feature(lineThrough([...points, points[0]!]), { part: 'line' }));
		} else if (kind !== 'points' && points.length > 1) {
			features.push(feature(lineThrough(points), { part: 'line' }));
		}
		const last = points.at(-1);
		if (kind !== 'points' && last && next) {
			features.push(feature(lineThrough([last, next]), { part: 'next' }));
		}
		points.forEach(([lng, lat], at) => {
			features.push(
				point({ lng, lat }, { part: 'point', end: at === 0 || at === points.length - 1 })
			);
		});
	}
	return { type: 'FeatureCollection', features };
}

/** Over the northern edge, where the name hides nothing of the place. */
function nameAtNorth({ key, name, geometry }: ScenePlace): Feature[] {
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	const corners = polygons.flatMap(([ring = []]) => ring);
	const north = corners.reduce<(typeof corners)[number] | undefined>(
		(best, corner) => ((corner[1] ?? NaN) > (best?.[1] ?? -Infinity) ? corner : best),
		undefined
	);
	const [lng, lat] = north ?? [];
	return lng === undefined || lat === undefined ? [] : [point({ lng, lat }, { key, name })];
}
