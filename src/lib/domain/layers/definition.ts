/** The shape of one layer of the map: what it is made from, what the tiles hold of it, how it is drawn. */
import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { SymbolLayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { ArchiveId } from '../indicators/built-files.ts';
import type { MapPalette } from './ground-palette.ts';
import type { Scene, SceneArchiveId } from './scene.ts';

/** All about one layer of the map: one file a layer, and its place in the list of `style.ts`. */
export type MapLayer = {
	/**
	 * What it is made from: a file of the region's `places`, by name without ending, or a set that
	 * `scripts/tiles/inputs.ts` works out. The region's manifest says whose it is: publisher, vintage and
	 * licence. Null where the page brings the features: people's own, and what is pointed at.
	 */
	readonly source: string | null;
	/** What the archives hold of it; none where the page brings the features. */
	readonly tiles: readonly TileContent[];
	/** Layers of the style by id. */
	readonly draw: Readonly<Record<string, Draw>>;
	/** Signs that legends explain, by the name of their words; what a color means stands with its scale. */
	readonly legend?: readonly LegendSign[];
};

/** One layer of tiles, declared; `scripts/tiles/archives.ts` makes it. */
export type TileContent = {
	readonly archive: ArchiveId;
	/** Name of the layer within the archive, for the style, QGIS and other programs. */
	readonly id: string;
	/**
	 * `tiling`: areas that cover their ground once, whose shared borders stay shared. `areas`: areas
	 * apart. `names`: one point an area, for its name; drawn from areas it would appear once in every tile.
	 */
	readonly kind: 'tiling' | 'areas' | 'lines' | 'points' | 'names';
	/** Where it is not made from the layer's own `source`: another file or set. */
	readonly from?: string;
	/** The first zoom that needs it: each costs bytes. The last is the archive's. */
	readonly minzoom: number;
	readonly detail: TileDetail;
	/** The attribute that carries the features' own id, where there is to be one: it comes first. */
	readonly key?: string;
	/** Further attributes in their order; others are left out. What they say is among the words of layers. */
	readonly fields: Readonly<Record<string, 'String' | 'Number'>>;
	/** All features as one: where a source cuts a thing into pieces. */
	readonly joined?: boolean;
	/** Of names: what makes one come before another. */
	readonly rankedBy?: 'people' | 'ground';
	/** Of names: this many at this zoom, the first in rank, and four times as many at each further one. */
	readonly thinned?: { readonly zoom: number; readonly count: number };
};

/**
 * How much of borders and lines is kept. The last zoom is drawn at all further ones and keeps triangles
 * from `squareMeters`; the others keep what makes a pixel's difference, and parts of areas from
 * `smallestPart` square pixels. `everything`: no vertex may go, or circles look like stop signs.
 */
export type TileDetail =
	{ readonly squareMeters: number; readonly smallestPart?: number } | 'everything';

/** Borders that figures belong to, where a vertex more or less can move a house across. */
export const EXACT: TileDetail = { squareMeters: 4 };

/** Ground to find one's way by. */
export const GROUND: TileDetail = { squareMeters: 50 };

/** From here the whole region fits on the smallest phone. */
export const REGION_ZOOM = 6;

/** Names of areas: the field `rank` is 1 for the first in rank. */
export const NAME_FIELDS = { name: 'String', rank: 'Number' } as const;

export type LegendSign = {
	/** Key of the legend's words. */
	readonly words: 'stationArea' | 'stationFlagged';
	readonly sign: 'dashed ring' | 'firm ring';
};

/**
 * Sources that `sources.ts` draws from the scene. Names have sources of their own: on a shared one,
 * every change of state or paint would lay the text out again.
 */
export type DrawnSourceId =
	| 'line'
	| 'line-names'
	| 'station-areas'
	| 'stations'
	| 'station-names'
	| 'county-names'
	| 'selected-area'
	| 'buildings'
	| 'building-names'
	| 'own-points'
	| 'own-counts'
	| 'own-heat'
	| 'pin';

/** What people make themselves: places, an imagined line, a drawing in the making. */
export type MyPlacesSourceId =
	| 'places'
	| 'place-names'
	| 'plan-line'
	| 'plan-areas'
	| 'plan-stations'
	| 'plan-names'
	| 'drawing';

/** What residents know. */
export type AccountSourceId = 'account-streets' | 'account-chosen' | 'account-pins';

export type SourceId =
	SceneArchiveId | 'tract-marks' | DrawnSourceId | MyPlacesSourceId | AccountSourceId;

type WithoutId<T> = T extends { source: string }
	? Omit<T, 'id' | 'source'> & { source: SourceId }
	: T extends unknown
		? Omit<T, 'id'>
		: never;

/** A layer of the style but for its id, which is its name in the definition. */
export type LayerBody = WithoutId<LayerSpecification>;

/** The layer of the style for this scene, or null where the scene leaves it out. */
export type Draw = (scene: Scene, palette: MapPalette) => LayerBody | null;

type WithoutSource<T> = T extends { source: string }
	? Omit<T, 'id' | 'source' | 'source-layer'>
	: never;

/** Draws from a layer of the tiles, wherever their archive has been asked for. */
export function fromTiles(
	{ archive, id }: { readonly archive: SceneArchiveId; readonly id: string },
	body: (scene: Scene, palette: MapPalette) => WithoutSource<LayerSpecification>
): Draw {
	return (scene, palette) =>
		scene.archives[archive]
			? { ...body(scene, palette), source: archive, 'source-layer': id }
			: null;
}

/** A size that grows evenly between zooms: `[[9, 1], [14, 3]]`. */
export function byZoom(
	stops: readonly (readonly [zoom: number, value: number | ExpressionSpecification])[]
): ExpressionSpecification {
	// The spec's tuple type cannot say "pairs, repeated".
	return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

export const FONT_REGULAR = 'Atkinson Hyperlegible Next';
export const FONT_BOLD = 'Atkinson Hyperlegible Next Bold';

/** Letters of a name within a rim of the ground's color. */
export function onPaper(
	palette: MapPalette,
	color: string,
	width = 1.75
): NonNullable<SymbolLayerSpecification['paint']> {
	return {
		'text-color': color,
		'text-halo-color': palette.halo,
		'text-halo-width': width,
		'text-halo-blur': 0.25
	};
}
