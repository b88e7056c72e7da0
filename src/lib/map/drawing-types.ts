/** Drawing on the map, and choosing tracts on it: what a page asks for and what it gets. */
import type { DrawingState } from '../core/draw/drawing.ts';
import type { LonLat } from '../core/geo/equal-area.ts';

export type DrawingOptions = {
	/** After every step, the first (with what the drawing starts with) included. */
	readonly onChange: (state: DrawingState) => void;
	/** The first point touched again, or a double click: the shape is done, if it can be. */
	readonly onFinish: () => void;
	/** Escape. The page decides, and calls `cancel`. */
	readonly onCancel: () => void;
	/** Points to go on from. */
	readonly initial?: readonly LonLat[];
};

/**
 * A drawing in the making. While it lasts, tracts and stations are neither opened nor hovered over,
 * and a double tap does not zoom. With the focus on the map, arrow keys move the map under a
 * cross in its middle, Space and Enter set a point there, Backspace takes a step back.
 */
export type Drawing = {
	readonly state: DrawingState;
	/** Sets a point under the cross. */
	addAtCross(): void;
	undo(): void;
	/** Ends the drawing and takes it off the map; the page shows what came of it. */
	finish(): DrawingState;
	cancel(): void;
};

export type ChoosingOptions = {
	/** A tract was tapped. */
	readonly onTap: (geoid: string) => void;
	/** Space or Enter with the focus on the map: the tract that Alt and arrows have reached is meant. */
	readonly onKey: () => void;
	readonly onCancel: () => void;
};

export type { DrawingKind, DrawingState } from '../core/draw/drawing.ts';
