/** The shape of one layer of the map: what it is made from, what the tiles hold of it, how it is drawn, what state its features have. */
import type {
	ExpressionSpecification,
	LayerSpecification,
	SymbolLayerSpecification
} from '@maplibre/maplibre-gl-style-spec';
import type { ArchiveId } from '../indicators/built-files.ts';
import type { MapPalette, PatternId } from './ground-palette.ts';
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
 * Sources that `style.ts` draws from the scene. Names have sources of their own: on a shared one,
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

/*
 * What changes by the second is feature state on the tracts and stations, not style: a new
 * indicator, the pointer, the selection and the lit legend class leave the style as it is.
 *
 * The fill's color travels with the class. If the style looked the color up instead, a change of
 * ramp would show the new classes in the old colors until the tiles are laid out again.
 */

/** State of a tract's fill. */
export type TractFillState = {
	/** Fill color of the class, faint where the tract is dimmed, or null for no data. */
	readonly color: string | null;
};

/** State of the texture over a tract's fill. */
export type TractTextureState = {
	readonly texture: 'no-data' | 'low-reliability' | 'none';
	readonly dimmed: boolean;
};

/** All that follows from a tract's figure. */
export type TractState = {
	/** 0…n−1, or −1 for no data. */
	readonly class: number;
	/** Too uncertain to rely on. */
	readonly low: boolean;
	/** Another class is lit, or a filter leaves it out. */
	readonly dimmed: boolean;
	readonly fill: TractFillState;
	readonly texture: TractTextureState;
};

/** State of a tract or station that follows from pointer, keyboard and panel. */
export type AttentionState = {
	readonly hover: boolean;
	readonly selected: boolean;
	/** Taken into a place of one's own. */
	readonly chosen: boolean;
};

export const NO_DATA_CLASS = -1;

/**
 * State of a tract with this class. A class beyond the colors counts as no data: a wrong color
 * would be a wrong statement.
 * @param colors `#rrggbb`
 * @param out whether a filter leaves it out: it fades as those of other classes do beside a lit one
 */
export function tractState(
	classIndex: number,
	low: boolean,
	colors: readonly string[],
	litClass: number | null,
	out = false
): TractState {
	const color = colors[classIndex] ?? null;
	const known = color === null ? NO_DATA_CLASS : classIndex;
	const dimmed = out || (litClass !== null && litClass !== known);
	const uncertain = low && color !== null;
	const texture = color === null ? 'no-data' : uncertain ? 'low-reliability' : 'none';
	return {
		class: known,
		low: uncertain,
		dimmed,
		// By its color: an opacity of its own would be worked out, and handed to the graphics card, once
		// more for each corner of a tract.
		fill: { color: dimmed && color !== null ? color + DIMMED_ALPHA : color },
		// Where there is nothing to fade, a change of the lit class is no change.
		texture: { texture, dimmed: dimmed && texture !== 'none' }
	};
}

/** Fill opacity of tracts whose class is not the lit one. */
const DIMMED = 0.14;

/** The same as the last two digits of `#rrggbbaa`. */
const DIMMED_ALPHA = Math.round(DIMMED * 255).toString(16);

/** Transparent until the tract's figure is known. */
export function tractColor(): ExpressionSpecification {
	return ['to-color', ['feature-state', 'color'], 'rgba(0, 0, 0, 0)'];
}

function dimmedOpacity(): ExpressionSpecification {
	return ['case', flag('dimmed'), DIMMED, 1];
}

/** 0 for tracts without this texture, those not yet known included. */
export function textureOpacity(texture: PatternId): ExpressionSpecification {
	return ['case', ['==', ['feature-state', 'texture'], texture], dimmedOpacity(), 0];
}

/** One value for the selected feature, one for the one under the pointer, one for the rest. */
export function byAttention<T extends number | string>(
	selected: T,
	hover: T,
	otherwise: T
): ExpressionSpecification {
	return ['case', flag('selected'), selected, flag('hover'), hover, otherwise];
}

/**
 * The same value in any state, yet told feature by feature. Layers that tell the same of their
 * properties so share a program on the graphics card, and a phone takes its time to make each one.
 */
export function inAnyState(value: number | string): ExpressionSpecification {
	return byAttention(value, value, value);
}

/** One value for tracts taken into a place of one's own, another for the rest. */
export function whereChosen(chosen: number, otherwise: number): ExpressionSpecification {
	return ['case', flag('chosen'), chosen, otherwise];
}

function flag(name: 'dimmed' | keyof AttentionState): ExpressionSpecification {
	return ['boolean', ['feature-state', name], false];
}
