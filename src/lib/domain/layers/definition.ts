/** The shape of one layer of the map: all about it in one place. */
import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { MapPalette } from './palette.ts';
import type { Scene } from './scene.ts';
import type { SourceId } from './sources.ts';

type WithoutId<T> = T extends { source: string }
	? Omit<T, 'id' | 'source'> & { source: SourceId }
	: T extends unknown
		? Omit<T, 'id'>
		: never;

/** A layer of the style but for its id, which is its name in the list of definitions. */
export type LayerBody = WithoutId<LayerSpecification>;

export type LayerDefinition = {
	/** The layer for this scene, or null where the scene leaves it out. */
	readonly draw: (scene: Scene, palette: MapPalette) => LayerBody | null;
};

/** A size that grows evenly between zooms: `[[9, 1], [14, 3]]`. */
export function byZoom(
	stops: readonly (readonly [zoom: number, value: number | ExpressionSpecification])[]
): ExpressionSpecification {
	// The spec's tuple type cannot say "pairs, repeated".
	return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

export const FONT_REGULAR = 'Atkinson Hyperlegible Next';
export const FONT_BOLD = 'Atkinson Hyperlegible Next Bold';
