/** Scene in, complete MapLibre style out, its layers in one order. No clock, no network, no map. */
import { ACCOUNT_LAYERS } from './accounts-layer.ts';
import { CORRIDOR_LAYERS } from './corridor-layer.ts';
import { FONT_BOLD, FONT_REGULAR } from './definition.ts';
import type { LayerBody, LayerDefinition } from './definition.ts';
import { GROUND_LAYERS } from './ground-layer.ts';
import { NAME_LAYERS } from './names-layer.ts';
import { OWN_LAYERS } from './my-places-layer.ts';
import { TRACT_LAYERS } from './tracts-layer.ts';
import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { MAP_PALETTES } from './palette.ts';
import type { Scene } from './scene.ts';
import { sceneSources } from './sources.ts';

/* Which layer lies over which, in one list; a layer that is missing from it stops the program. */

export const LAYERS = {
	...GROUND_LAYERS,
	...TRACT_LAYERS,
	...CORRIDOR_LAYERS,
	...NAME_LAYERS,
	...OWN_LAYERS,
	...ACCOUNT_LAYERS
} as const satisfies Record<string, LayerDefinition>;

export type LayerId = keyof typeof LAYERS;

/** From the ground up. */
export const Z_ORDER: readonly LayerId[] = [
	'land',
	'tract-fills',
	'tract-no-data',
	'tract-low-reliability',
	'parks',
	'water',
	'waterline',
	'bus-streets',
	'tract-lines',
	'neighborhood-lines',
	'city-lines',
	'county-lines',
	'station-area-rims',
	'station-area-casing',
	'station-area-lines',
	'station-area-flags',
	'metro-lines',
	'dropped-route',
	'drawing-fill',
	'tract-chosen-casing',
	'tract-attention-casing',
	// Between the two, so that a tract shows both that it is chosen and that it is pointed at.
	'tract-chosen',
	'tract-attention',
	'selected-area-casing',
	'selected-area',
	'place-casing',
	'place-line-0',
	'place-line-1',
	'place-line-2',
	'place-line-3',
	'plan-area-casing',
	'plan-area-lines',
	'plan-area-flags',
	'line-casing',
	'line',
	'plan-casing',
	'plan-line',
	'station-halos',
	'stations',
	'plan-stations',
	'account-street-casing',
	'account-streets',
	'account-ring',
	'pin',
	'drawing-casing',
	'drawing-line',
	'drawing-next',
	'drawing-points',
	'dropped-route-name',
	'neighborhood-names',
	'county-names',
	'city-names',
	'line-name',
	'plan-names',
	'station-names',
	'pin-name',
	'place-names',
	'station-room',
	'account-pins'
];

/**
 * Ids and definitions in the order of the list. Throws where a definition is missing from the list,
 * the list names a layer that is not defined, or names one twice.
 */
export function orderLayers<Id extends string, T>(
	definitions: Readonly<Record<Id, T>>,
	order: readonly Id[]
): (readonly [Id, T])[] {
	const unplaced = new Set<string>(Object.keys(definitions));
	const ordered = order.map((id) => {
		if (!Object.hasOwn(definitions, id)) throw new Error(`z-order names no such layer: ${id}`);
		if (!unplaced.delete(id)) throw new Error(`z-order names a layer twice: ${id}`);
		return [id, definitions[id]] as const;
	});
	if (unplaced.size > 0) {
		throw new Error(`layers missing from the z-order: ${[...unplaced].join(', ')}`);
	}
	return ordered;
}

/* Scene in, complete MapLibre style out; no clock, no network, no map. */

/** Addresses of the site's own font files (woff2). */
export type SceneFonts = { readonly regular: string; readonly bold: string };

/**
 * The whole style for a scene. It asks for nothing but the scene's archives (by the scheme
 * `ARCHIVE_SCHEME`) and the two font files; textures are images named by `patternImageId`.
 */
export function sceneStyle(scene: Scene, fonts: SceneFonts): StyleSpecification {
	const palette = MAP_PALETTES[scene.theme];
	const ordered = orderLayers<string, LayerDefinition>(LAYERS, Z_ORDER);
	return {
		version: 8,
		'font-faces': { [FONT_REGULAR]: fonts.regular, [FONT_BOLD]: fonts.bold },
		transition: { duration: 0, delay: 0 },
		sources: sceneSources(scene),
		layers: ordered.flatMap(([id, definition]) => {
			const body = definition.draw(scene, palette);
			return body === null ? [] : [named(id, body)];
		})
	};
}

function named(id: string, body: LayerBody): LayerSpecification {
	return { id, ...body };
}
