/** The public surface of the map. */
import type { DrawingKind, DrawingState } from '../domain/knowledge/drawing.ts';
import type { LonLat } from '../domain/geometry/projection.ts';
import type { Problem, Result } from '../domain/result.ts';
import type { SceneBounds, Scene, SceneTarget, TractClasses } from '../domain/layers/scene.ts';
import type { StepDirection } from '../domain/layers/atlas-scene.ts';

/* Drawing on the map, and choosing tracts on it: what a page asks for and what it gets. */

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

export type { DrawingKind, DrawingState } from '../domain/knowledge/drawing.ts';

/*
 * The public surface of the map. Nothing outside this folder imports MapLibre; this file and
 * `index.ts` import it neither, so that they cost a page nothing before the map is wanted.
 */

export type { StepDirection } from '../domain/layers/atlas-scene.ts';

/** A tile archive that answers by tile address, decompressed; undefined where it holds no such tile. */
export type TileArchive = {
	getZxy(z: number, x: number, y: number): Promise<{ readonly data: ArrayBuffer } | undefined>;
};

export type MapCamera = { readonly lng: number; readonly lat: number; readonly zoom: number };

/** CSS pixels of the map covered by panels. */
export type MapPadding = {
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
	readonly left: number;
};

/** A rectangle on the screen, CSS pixels from the map's top left. */
export type ScreenBox = {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
};

type FitOptions = {
	readonly animate?: boolean;
	/** Pixels left free around the bounds, for names that stick out; 40 on all sides by default. */
	readonly margin?: number | MapPadding;
	/** Zoom that is not passed however small the bounds are; 14 by default. */
	readonly maxZoom?: number;
};

export type MapProblem = Problem<
	/** The map engine's files could not be fetched. Params: `detail`. */
	| 'map/engine-unavailable'
	/** The browser offers no WebGL 2. */
	| 'map/webgl-missing'
	/** The browser took the graphics memory back; it may come back by itself. */
	| 'map/context-lost'
	/** An archive could not be opened or read. Params: `archive` (its id), `detail`. */
	| 'map/archive-failed'
	/** The files for drawing could not be fetched. Params: `detail`. */
	| 'map/drawing-unavailable'
	/** Anything else the engine complains of; the map goes on. Params: `detail`. */
	| 'map/engine-fault'
>;

export type AtlasMapOptions = {
	readonly scene: Scene;
	/** Where to start: a camera, or bounds to fit inside the padding. */
	readonly start: MapCamera | SceneBounds;
	readonly padding?: MapPadding;
	/** Margin where `start` is bounds, as in `FitOptions`. */
	readonly startMargin?: number | MapPadding;
	/** What lies over the map beside its panels: no name of a station is to stand under it. */
	readonly covers?: () => readonly ScreenBox[];
	/** The center of the map stays within these. */
	readonly maxBounds: SceneBounds;
	readonly minZoom?: number;
	readonly maxZoom?: number;
	/** Full sentence naming the map region for screen readers. */
	readonly ariaLabel: string;
	/** False: a still picture that is not moved, pointed at or focused. */
	readonly interactive?: boolean;
	/**
	 * For a map within somebody else's page: wheel and one finger scroll that page, Ctrl (or ⌘) and
	 * two fingers move the map. The sentences are shown to whoever tries without.
	 */
	readonly cooperative?: {
		readonly ctrl: string;
		readonly command: string;
		readonly fingers: string;
	};
	/** Opens the archive at a scene's `url`. A rejected promise counts as a failed result. */
	readonly openArchive: (url: string) => Promise<Result<TileArchive>>;
	/** First `idle` with the tracts in view drawn; names may come after it. Called once. */
	readonly onReady?: () => void;
	/** What the pointer is over, only when it changes. */
	readonly onHover?: (target: SceneTarget | null) => void;
	/** Tap or click, stations before tracts; null on empty ground. */
	readonly onSelect?: (target: SceneTarget | null) => void;
	/** After every movement; rounded to about a pixel, and only when it changed. */
	readonly onCamera?: (camera: MapCamera) => void;
	/** Alt+arrow: go to the neighboring place; `stepToNeighbor` in core finds it. */
	readonly onStep?: (direction: StepDirection) => void;
	/** Enter with the focus on the map: open what has been stepped to. */
	readonly onEnter?: () => void;
	readonly onEscape?: () => void;
	readonly onProblem?: (problem: MapProblem) => void;
	/** What failed works again. */
	readonly onRecovered?: (code: MapProblem['code']) => void;
};

/** Mirrored on the container as `data-map-state`; before that, `sketched` where a picture stands for the map. */
export type MapState = 'loading' | 'ready' | 'failed';

/**
 * A living map. Every method may be called from the moment it exists, before the first tile.
 *
 * The container mirrors, after each `idle`, `data-map-state`, and after each movement `data-camera`
 * (latitude, longitude, zoom). Sent the event `count-rendered`, it says in `data-rendered-tracts`,
 * `data-rendered-stations` and `data-rendered-station-names` how many of each are drawn.
 */
export type AtlasMap = {
	/** Applies a whole scene; only what differs from the last one is changed. */
	setScene(scene: Scene): void;
	/** Recolors tracts by feature state; only rows that differ are touched. */
	setClasses(classes: TractClasses): void;
	/** Marks a place as the one under the pointer, from a list or legend. */
	setHover(target: SceneTarget | null): void;
	setAriaLabel(label: string): void;
	/** Rounded to about a pixel, or exactly as it is, for another map to stand the same. */
	getCamera(options?: { readonly exact?: boolean }): MapCamera;
	setCamera(camera: MapCamera, options?: { readonly animate?: boolean }): void;
	/** Follows another map: at once, and without telling anybody (`onCamera`, `watchMovement`). */
	jumpTo(camera: MapCamera): void;
	/** Tells the exact camera with every picture of a movement, until the returned function is called. */
	watchMovement(listener: (camera: MapCamera) => void): () => void;
	/** Brings bounds into the free part of the map. */
	fit(bounds: SceneBounds, options?: FitOptions): void;
	/** Moves only as far as is needed to have the bounds in the free part of the map. */
	reveal(bounds: SceneBounds, options?: { readonly animate?: boolean }): void;
	zoomBy(steps: number): void;
	/** Panels cover these parts; the center moves with them. */
	setPadding(padding: MapPadding, options?: { readonly animate?: boolean }): void;
	/**
	 * Lets people draw; a drawing that was under way is cancelled. Fails where what drawing takes
	 * cannot be fetched.
	 */
	startDrawing(kind: DrawingKind, options: DrawingOptions): Promise<Result<Drawing, MapProblem>>;
	/** Taps report tracts instead of opening them, until the returned function is called. */
	startChoosing(options: ChoosingOptions): () => void;
	/** Resolves when all that was asked for is drawn: tiles, names, pictures. */
	whenIdle(): Promise<void>;
	/** PNG of the map as shown, at `pixelRatio` device pixels a CSS pixel (default: the screen's). */
	capturePng(options?: { readonly pixelRatio?: number }): Promise<Blob>;
	/** Opens failed archives again and redraws. */
	retry(): void;
	/** Takes the keyboard focus. */
	focus(): void;
	destroy(): void;
};

export type Mode = {
	/** Tracts only, and no opening of places; false where not even tracts may be hovered over. */
	readonly hover: boolean;
	readonly onTap: (geoid: string) => void;
	/** True where the key was the mode's. */
	readonly onKey: (event: KeyboardEvent) => boolean;
	readonly stop: () => void;
};
