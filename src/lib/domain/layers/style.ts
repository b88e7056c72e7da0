/** Scene in, complete MapLibre style out, its layers in one order. No clock, no network, no map. */
import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { accounts } from './accounts.ts';
import { blockGroups } from './block-groups.ts';
import { streets } from './streets.ts';
import { cities } from './cities.ts';
import { counties } from './counties.ts';
import { covenants } from './covenants.ts';
import { FONT_BOLD, FONT_REGULAR, type LayerBody, type MapLayer } from './definition.ts';
import { lines } from './lines.ts';
import { myPlaces } from './my-places.ts';
import { neighborhoods } from './neighborhoods.ts';
import { MAP_PALETTES } from './ground-palette.ts';
import { ownPoints } from './own-points.ts';
import { parks } from './parks.ts';
import { publicHousing } from './public-housing.ts';
import { redAreas } from './red-areas.ts';
import type { Scene } from './scene.ts';
import { selection } from './selection.ts';
import { sceneSources } from './sources.ts';
import { stationAreas } from './station-areas.ts';
import { stations } from './stations.ts';
import { tracts } from './tracts.ts';
import { water } from './water.ts';

/* Which layer lies over which, in one list; a layer that is missing from it stops the program. */

/** The ground under everything, before any of it is fetched. */
const land = {
	source: null,
	tiles: [],
	draw: {
		land: (_scene, palette) => ({
			type: 'background',
			paint: { 'background-color': palette.land }
		}),
		// Over the fills: what was done, and points of a list, are not to be read through the classes of today.
		'past-ground': ({ past, mine }, palette) =>
			past === null && mine === null
				? null
				: { type: 'background', paint: { 'background-color': palette.land } }
	}
} as const satisfies MapLayer;

/** One layer of the map, and those of its layers of the style that lie here. */
export type Placed = readonly [layer: MapLayer, ...styleIds: readonly string[]];

const placed = <L extends MapLayer>(
	layer: L,
	...styleIds: readonly (keyof L['draw'] & string)[]
): Placed => [layer, ...styleIds];

/**
 * From the ground up. A layer of the map may be named more than once, so that others lie between its
 * parts; in this order, too, the archives hold their layers of tiles, names last.
 */
export const LAYER_ORDER: readonly Placed[] = [
	placed(land, 'land'),
	placed(tracts, 'tract-fills', 'tract-no-data', 'tract-low-reliability', 'tract-veil'),
	placed(land, 'past-ground'),
	placed(tracts, 'tract-lines'),
	placed(blockGroups),
	placed(parks, 'parks'),
	placed(redAreas, 'red-areas'),
	placed(water, 'water', 'waterline'),
	placed(covenants, 'covenant-lots'),
	placed(
		streets,
		'bus-streets',
		'local-casing',
		'main-casing',
		'ramp-casing',
		'local-streets',
		'main-streets',
		'ramps',
		'highway-casing',
		'highways'
	),
	placed(ownPoints, 'own-heat'),
	placed(neighborhoods, 'neighborhood-lines'),
	placed(cities, 'city-lines'),
	placed(counties, 'county-lines'),
	placed(redAreas, 'red-area-edges'),
	placed(covenants, 'covenant-counts', 'covenant-counts-beyond'),
	placed(lines, 'metro-lines', 'dropped-route'),
	placed(
		stationAreas,
		'station-area-rims',
		'station-area-casing',
		'station-area-lines',
		'station-area-flags'
	),
	placed(myPlaces, 'drawing-fill'),
	// Chosen between the two, so that a tract shows both that it is chosen and that it is pointed at.
	placed(
		tracts,
		'tract-chosen-casing',
		'tract-attention-casing',
		'tract-chosen',
		'tract-attention'
	),
	placed(selection, 'selected-area-casing', 'selected-area'),
	placed(
		myPlaces,
		'place-casing',
		'place-line-0',
		'place-line-1',
		'place-line-2',
		'place-line-3',
		'plan-area-casing',
		'plan-area-lines',
		'plan-area-flags'
	),
	placed(lines, 'line-casing', 'line'),
	placed(myPlaces, 'plan-casing', 'plan-line'),
	placed(stations, 'station-halos', 'stations'),
	placed(myPlaces, 'plan-stations'),
	placed(ownPoints, 'own-circles'),
	placed(accounts, 'account-street-casing', 'account-streets', 'account-ring'),
	placed(selection, 'pin'),
	placed(myPlaces, 'drawing-casing', 'drawing-line', 'drawing-next', 'drawing-points'),
	// Names. Later is placed first: stations never give way to a city.
	placed(streets, 'local-names', 'main-names', 'highway-names'),
	placed(lines, 'dropped-route-name'),
	placed(neighborhoods, 'neighborhood-names'),
	placed(counties, 'county-names'),
	placed(cities, 'city-names'),
	placed(covenants, 'covenant-numbers', 'covenant-numbers-beyond'),
	placed(publicHousing, 'public-housing-names'),
	placed(lines, 'line-name'),
	placed(myPlaces, 'plan-names'),
	placed(stations, 'station-names'),
	placed(ownPoints, 'own-counts'),
	placed(selection, 'pin-name'),
	placed(myPlaces, 'place-names'),
	placed(stations, 'station-room'),
	placed(publicHousing, 'public-housing'),
	placed(accounts, 'account-pins')
];

/** Every layer of the map once, in the order of the list. */
export function layersOf(order: readonly Placed[]): MapLayer[] {
	return [...new Set(order.map(([layer]) => layer))];
}

/**
 * Layers of the style with their ids, in the order of the list. Throws where a definition has one that
 * the list leaves out, and where the list names one that is not defined, or one twice.
 */
export function orderLayers(
	order: readonly Placed[]
): [id: string, draw: MapLayer['draw'][string]][] {
	const unplaced = new Set(layersOf(order).flatMap(({ draw }) => Object.keys(draw)));
	const ordered = order.flatMap(([{ draw }, ...styleIds]) =>
		styleIds.map((id): [string, MapLayer['draw'][string]] => {
			const drawn = Object.hasOwn(draw, id) ? draw[id] : undefined;
			if (!drawn) throw new Error(`the order of the layers names no such layer: ${id}`);
			if (!unplaced.delete(id)) throw new Error(`the order of the layers names one twice: ${id}`);
			return [id, drawn];
		})
	);
	if (unplaced.size > 0) {
		throw new Error(`missing from the order of the layers: ${[...unplaced].join(', ')}`);
	}
	return ordered;
}

/* The style itself. */

/** Addresses of the site's own font files (woff2). */
export type SceneFonts = { readonly regular: string; readonly bold: string };

/**
 * The whole style for a scene. It asks for nothing but the scene's archives (by the scheme
 * `ARCHIVE_SCHEME`) and the two font files; textures are images named by `patternImageId`.
 */
export function sceneStyle(
	scene: Scene,
	fonts: SceneFonts,
	order: readonly Placed[] = LAYER_ORDER
): StyleSpecification {
	const palette = MAP_PALETTES[scene.theme];
	const sources = sceneSources(scene);
	return {
		version: 8,
		'font-faces': { [FONT_REGULAR]: fonts.regular, [FONT_BOLD]: fonts.bold },
		transition: { duration: 0, delay: 0 },
		sources,
		layers: orderLayers(order).flatMap(([id, draw]) => {
			const body = draw(scene, palette);
			const empty = body && 'source' in body && !sources[body.source];
			return body === null || empty ? [] : [named(id, body)];
		})
	};
}

function named(id: string, body: LayerBody): LayerSpecification {
	return { id, ...body };
}
