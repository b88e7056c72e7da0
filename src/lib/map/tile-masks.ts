/**
 * Draws the masks of tiles no more often than they change. The engine cuts what it draws to the tiles it
 * comes from, by masks that it draws anew for each source, once for what covers all below it and once for
 * the rest: of our map two of five draws of a frame. Sources with the same tiles have the same masks, and
 * lines cover nothing.
 *
 * Where the engine does not have what this needs, it works as it comes.
 */
import type { Map as MapLibreMap } from 'maplibre-gl';

type Tile = { readonly key: string };

type Layer = {
	readonly type: string;
	readonly source: string;
	readonly isTileClipped: () => boolean;
};

/** What of the engine's own is taken hold of; its types do not tell. One is made for each frame. */
type Frame = {
	readonly currentPass: string;
	/** None while there are no masks to go by. */
	currentStencilSource: string | undefined;
	/** By the keys of tiles. */
	readonly tileClippingMaskIDs: Readonly<Record<string, number>>;
	renderTileClippingMasks: (layer: Layer, tiles: readonly Tile[] | undefined) => void;
};

type Painter = { renderLayer: (...all: readonly unknown[]) => void };

/** Frames are of one kind on all maps, which is changed once. */
const changed = new WeakSet<object>();

/** To be called before the first frame. */
export function shareTileMasks(map: MapLibreMap): void {
	const { painter } = map as unknown as { readonly painter?: Painter };
	if (!painter) return;
	const draw = painter.renderLayer;
	// The kind of a frame is to be had from a frame alone.
	painter.renderLayer = (...all) => {
		painter.renderLayer = draw;
		const kind: unknown = Object.getPrototypeOf(all.at(-1) ?? {});
		if (isKindOfFrame(kind) && !changed.has(kind)) {
			changed.add(kind);
			change(kind);
		}
		draw.apply(painter, [...all]);
	};
}

function isKindOfFrame(kind: unknown): kind is Frame {
	return typeof (kind as Partial<Frame> | null)?.renderTileClippingMasks === 'function';
}

function change(kind: Frame): void {
	const drawMasks = kind.renderTileClippingMasks;
	kind.renderTileClippingMasks = function (this: Frame, layer, tiles) {
		if (this.currentPass === 'opaque' && layer.type === 'line') return;
		if (tiles && layer.isTileClipped() && areThere(this, tiles))
			this.currentStencilSource = layer.source;
		else drawMasks.call(this, layer, tiles);
	};
}

/** Whether the masks that were drawn last are those of just these tiles. */
function areThere(
	{ currentStencilSource, tileClippingMaskIDs }: Frame,
	tiles: readonly Tile[]
): boolean {
	return (
		currentStencilSource !== undefined &&
		tiles.length > 0 &&
		tiles.length === Object.keys(tileClippingMaskIDs).length &&
		tiles.every(({ key }) => key in tileClippingMaskIDs)
	);
}
