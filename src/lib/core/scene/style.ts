/** Scene in, complete MapLibre style out; no clock, no network, no map. */
import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import {
	FONT_BOLD,
	FONT_REGULAR,
	type LayerBody,
	type LayerDefinition
} from './layers/definition.ts';
import { MAP_PALETTES } from './palette.ts';
import type { Scene } from './scene.ts';
import { sceneSources } from './sources.ts';
import { LAYERS, orderLayers, Z_ORDER } from './z-order.ts';

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
