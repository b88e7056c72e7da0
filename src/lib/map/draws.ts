/**
 * Things that the engine does to draw, done so that a weak device has less to wait for. What is taken
 * hold of is the engine's own: where a browser or the engine does not have it, the engine works as it comes.
 */
import type { Map as MapLibreMap } from 'maplibre-gl';

/*
 * Programs. The engine asks for each program's state as soon as it is told to link, which stops the page
 * until it is done: on a phone a second and more before the first colors. Here the graphics card links
 * while the page goes on: a program is told to link when it is first wanted, and what it would draw is
 * left out until it is there.
 *
 * Source: KHR_parallel_shader_compile (Khronos, WebGL extension 37).
 */

/** How often it is asked whether programs are there, in milliseconds. */
const ASK_EVERY_MS = 30;

/** What of the engine's own is taken hold of; its types do not tell. */
type Engine = {
	readonly painter?: {
		readonly context?: { readonly gl?: WebGL2RenderingContext };
		readonly programCache?: Cache;
	};
};

type Cache = { getProgram: (variant: Variant) => unknown };

type Variant = {
	readonly name: string;
	readonly programConfiguration?: { readonly cacheKey: string } | null;
	readonly projectionShaderVariant: { readonly name: string };
	readonly showOverdrawInspector: boolean;
	readonly useTerrain: boolean;
	readonly defines?: readonly string[];
};

/** A program that is being linked, with its shaders in the order in which they were made. */
type Linking = {
	readonly program: WebGLProgram;
	readonly shaders: readonly WebGLShader[];
	/** Signaled once the card has done what it was told before. */
	readonly passed: WebGLSync;
	/** Asks the engine to make it. */
	readonly make: () => unknown;
};

/** What the engine draws with until a program is there: it asks for this before it draws anything. */
const NOTHING_YET = { failedToCreate: true, draw: () => undefined } as const;

/** Ends the making of a program after it was told to link. */
const LINKS_NOW = new Error('links now');

/** To be called before the first frame. */
export function linkBesidesThePage(map: MapLibreMap): void {
	let linking = linkingOf(map);
	// Nothing is called finished as long as some of it is left out.
	const loaded = map.loaded.bind(map);
	map.loaded = () => !linking.isUnderWay() && loaded();
	const end = () => {
		linking.end();
	};
	map.on('remove', end);
	// With its context the engine loses all programs, and makes them anew by other means.
	map.on('webglcontextlost', end);
	map.on('webglcontextrestored', () => {
		linking = linkingOf(map);
	});
}

type LinkingOfMap = { readonly isUnderWay: () => boolean; readonly end: () => void };

/** Takes the place of what the engine asks for programs now. */
function linkingOf(map: MapLibreMap): LinkingOfMap {
	const { painter } = map as unknown as Engine;
	const gl = painter?.context?.gl;
	const cache = painter?.programCache;
	if (!gl || !cache) return { isUnderWay: () => false, end: () => undefined };

	const parallel = gl.getExtension('KHR_parallel_shader_compile');
	const isThere = ({ program, passed }: Linking) =>
		parallel
			? gl.getProgramParameter(program, parallel.COMPLETION_STATUS_KHR) === true
			: gl.getSyncParameter(passed, gl.SYNC_STATUS) === gl.SIGNALED;

	const make = cache.getProgram.bind(cache);
	/** Programs that the engine has, or makes as it comes. */
	const known = new Set<string>();
	const linking = new Map<string, Linking>();
	/** Those that the next frame finishes. */
	const linked = new Map<string, Linking>();
	let asking: ReturnType<typeof setTimeout> | undefined;
	/** Signaled once the card has drawn what it was told until all were linked. */
	let drawn: WebGLSync | null = null;

	const forgetDrawn = () => {
		gl.deleteSync(drawn);
		drawn = null;
	};
	const isDrawing = () => {
		if (!drawn) {
			drawn = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
			gl.flush();
		}
		if (drawn && gl.getSyncParameter(drawn, gl.SYNC_STATUS) !== gl.SIGNALED) return true;
		forgetDrawn();
		return false;
	};

	function askAgain(): void {
		asking ??= setTimeout(() => {
			asking = undefined;
			// Also those that nothing is drawn with by now: what is under way keeps the map from being finished.
			for (const [key, each] of linking) {
				if (!isThere(each)) continue;
				linking.delete(key);
				linked.set(key, each);
			}
			if (linking.size > 0 || isDrawing()) askAgain();
			else map.triggerRepaint();
		}, ASK_EVERY_MS);
	}

	/**
	 * What asks for the state of a program waits for all that the card was told before: so before anything
	 * of a frame is drawn, not between.
	 */
	const finishLinked = () => {
		for (const [key, each] of linked) {
			linked.delete(key);
			known.add(key);
			finish(gl, each);
		}
	};

	cache.getProgram = (variant) => {
		finishLinked();
		const key = keyOf(variant);
		if (known.has(key)) return make(variant);
		if (linking.has(key)) return NOTHING_YET;
		const begun = begin(gl, () => make(variant));
		if (begun) {
			linking.set(key, begun);
			askAgain();
			return NOTHING_YET;
		}
		known.add(key);
		return make(variant);
	};

	return {
		isUnderWay: () => linking.size > 0 || drawn !== null,
		end() {
			clearTimeout(asking);
			linking.clear();
			forgetDrawn();
		}
	};
}

function keyOf(variant: Variant): string {
	const { name, programConfiguration, projectionShaderVariant, defines } = variant;
	// Asked for at every draw, so without JSON.
	const { showOverdrawInspector, useTerrain } = variant;
	const settings = `${String(showOverdrawInspector)} ${String(useTerrain)} ${defines?.join() ?? ''}`;
	return `${name} ${programConfiguration?.cacheKey ?? ''} ${projectionShaderVariant.name} ${settings}`;
}

/** Makes a program up to where it is told to link; `null` where it is there at once, or cannot be made. */
function begin(gl: WebGL2RenderingContext, make: () => unknown): Linking | null {
	const programs: WebGLProgram[] = [];
	const shaders: WebGLShader[] = [];
	const createProgram = gl.createProgram.bind(gl);
	const createShader = gl.createShader.bind(gl);
	try {
		withParts(
			gl,
			{
				createProgram: () => {
					const program = createProgram();
					programs.push(program);
					return program;
				},
				createShader: (kind) => {
					const shader = createShader(kind);
					if (shader) shaders.push(shader);
					return shader;
				},
				// The first that is asked of a program after it was told to link.
				getProgramParameter: () => {
					throw LINKS_NOW;
				}
			},
			make
		);
		return null;
	} catch (thrown) {
		const [program] = programs;
		if (thrown !== LINKS_NOW || !program) throw thrown;
		const passed = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)!;
		return { program, shaders, passed, make };
	}
}

/** Makes the same program again, of what is there, and goes on from where it was told to link. */
function finish(gl: WebGL2RenderingContext, { program, shaders, passed, make }: Linking) {
	gl.deleteSync(passed);
	const left = [...shaders];
	const done = () => undefined;
	return withParts(
		gl,
		{
			createProgram: () => program,
			createShader: () => left.shift() ?? null,
			shaderSource: done,
			compileShader: done,
			attachShader: done,
			linkProgram: done
		},
		make
	);
}

/** Puts other parts in a context's place while something is made. */
function withParts<T>(
	gl: WebGL2RenderingContext,
	parts: Partial<WebGL2RenderingContext>,
	make: () => T
): T {
	Object.assign(gl, parts);
	try {
		return make();
	} finally {
		for (const name of Object.keys(parts)) Reflect.deleteProperty(gl, name);
	}
}

/*
 * Masks of tiles. The engine cuts what it draws to the tiles it comes from, by masks that it draws anew
 * for each source, once for what covers all below it and once for the rest: of our map two of five draws
 * of a frame. Sources with the same tiles have the same masks, and lines cover nothing.
 */

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

type LayerPainter = { renderLayer: (...all: readonly unknown[]) => void };

/** Frames are of one kind on all maps, which is changed once. */
const changed = new WeakSet<object>();

/** To be called before the first frame. */
export function shareTileMasks(map: MapLibreMap): void {
	const { painter } = map as unknown as { readonly painter?: LayerPainter };
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

/* The style. */

/**
 * Layers are added as they are: the engine would write out and look through the whole style for each of
 * them, whatever it was told of the style. Tests validate the style of many scenes. To be called when a
 * style has loaded.
 */
export function trustStyle(map: MapLibreMap): void {
	const style = map.style as unknown as { _validate?: () => boolean };
	if (style._validate) style._validate = () => false;
}
