import { readFileSync } from 'node:fs';
import type { Map as MapLibreMap } from 'maplibre-gl';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkBesidesThePage, shareTileMasks, trustStyle } from './draws.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

type Made = { readonly shaders: string[]; linked: boolean; there: boolean; asked: boolean };

/** A graphics card that says what it is asked, and links a program when the test says so. */
function card({ parallel }: { parallel: boolean }) {
	const programs: Made[] = [];
	/** Questions that would have stopped the page. */
	const waits: string[] = [];
	const status = (program: Made) => {
		program.asked = true;
		if (!program.there) waits.push(program.shaders.join('+'));
		return program.there;
	};
	class Context {
		readonly SYNC_STATUS = 1;
		readonly SIGNALED = 2;
		readonly SYNC_GPU_COMMANDS_COMPLETE = 3;
		readonly LINK_STATUS = 4;
		links = true;
		getExtension = () => (parallel ? { COMPLETION_STATUS_KHR: 5 } : null);
		createProgram(): Made {
			const program = { shaders: [], linked: false, there: false, asked: false };
			programs.push(program);
			return program;
		}
		createShader(kind: string) {
			return { kind, source: '' };
		}
		shaderSource(shader: { source: string }, source: string) {
			shader.source = source;
		}
		compileShader() {
			return undefined;
		}
		attachShader(program: Made, shader: { kind: string; source: string }) {
			program.shaders.push(`${shader.kind} ${shader.source}`);
		}
		linkProgram(program: Made) {
			program.linked = true;
		}
		getProgramParameter(program: Made, what: number) {
			return what === this.LINK_STATUS ? this.links && status(program) : program.there;
		}
		fenceSync = () => programs.at(-1);
		getSyncParameter = (program: Made) => (program.there ? this.SIGNALED : 0);
		deleteSync = () => undefined;
		flush = () => undefined;
	}
	const gl = new Context();
	return { gl, programs, waits };
}

type Card = ReturnType<typeof card>['gl'];

/** What the engine does with a card, as far as it matters here. */
function painter(gl: Card) {
	const cached = new Map<string, object>();
	const made = (name: string) => {
		const program = gl.createProgram();
		for (const kind of ['fragment', 'vertex']) {
			const shader = gl.createShader(kind);
			gl.shaderSource(shader, name);
			gl.compileShader();
			gl.attachShader(program, shader);
		}
		gl.linkProgram(program);
		if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error('It does not link.');
		return { name, program, draw: () => 'drawn' };
	};
	const programCache = {
		getProgram({ name }: { name: string }): object {
			const program = cached.get(name) ?? made(name);
			cached.set(name, program);
			return program;
		}
	};
	return { context: { gl }, programCache };
}

function engine(gl: Card) {
	const heard: [string, () => void][] = [];
	const map = {
		painter: painter(gl),
		loaded: () => true,
		triggerRepaint: vi.fn(),
		on: (event: string, hear: () => void) => heard.push([event, hear])
	};
	linkBesidesThePage(map as unknown as MapLibreMap);
	const variant = {
		...{ projectionShaderVariant: { name: 'mercator' }, defines: [] },
		...{ showOverdrawInspector: false, useTerrain: false }
	};
	return {
		map,
		get: (name: string) =>
			map.painter.programCache.getProgram({ name, ...variant }) as {
				draw: () => unknown;
				program?: Made;
			},
		use: (other: Card) => {
			map.painter = painter(other);
		},
		tell: (event: string) => {
			for (const [name, hear] of heard) if (name === event) hear();
		}
	};
}

describe.each([{ parallel: true }, { parallel: false }])('programs of the engine: %o', (kind) => {
	it('are linked once each, and not asked for before they are there', () => {
		const { gl, programs, waits } = card(kind);
		const { map, get } = engine(gl);
		// Frame after frame.
		for (let frame = 0; frame < 3; frame++) {
			expect(get('fill').draw()).toBeUndefined();
			expect(get('line').draw()).toBeUndefined();
			vi.advanceTimersByTime(1_000);
		}
		expect(programs).toHaveLength(2);
		expect(programs.every(({ linked }) => linked)).toBe(true);
		expect(map.loaded()).toBe(false);

		programs[0]!.there = true;
		vi.advanceTimersByTime(1_000);
		expect(get('fill').draw()).toBe('drawn');
		expect(get('line').draw()).toBeUndefined();
		expect(map.loaded()).toBe(false);
		expect(map.triggerRepaint).not.toHaveBeenCalled();
		programs[1]!.there = true;
		vi.advanceTimersByTime(1_000);
		expect(map.triggerRepaint).toHaveBeenCalledTimes(1);
		expect(get('line').draw()).toBe('drawn');
		expect(map.loaded()).toBe(true);

		expect(get('fill')).toBe(get('fill'));
		expect(get('fill').program).toBe(programs[0]);
		expect(programs).toHaveLength(2);
		expect(programs[0]!.shaders).toEqual(['fragment fill', 'vertex fill']);
		expect(waits).toEqual([]);
		expect(vi.getTimerCount()).toBe(0);
	});

	it('are all finished before a frame draws with one of them', () => {
		const { gl, programs } = card(kind);
		const { get } = engine(gl);
		for (const name of ['fill', 'line']) get(name);
		for (const program of programs) program.there = true;
		vi.advanceTimersByTime(1_000);
		expect(programs.map(({ asked }) => asked)).toEqual([false, false]);
		get('fill');
		expect(programs.map(({ asked }) => asked)).toEqual([true, true]);
	});

	it('wait for what the card draws, since who asks for their state waits for it too', () => {
		const { gl, programs } = card(kind);
		const { map, get } = engine(gl);
		get('fill');
		const drawing = { there: false } as Made;
		gl.fenceSync = () => drawing;
		programs[0]!.there = true;
		vi.advanceTimersByTime(1_000);
		expect(map.triggerRepaint).not.toHaveBeenCalled();
		expect(map.loaded()).toBe(false);
		drawing.there = true;
		vi.advanceTimersByTime(1_000);
		expect(map.triggerRepaint).toHaveBeenCalledTimes(1);
		expect(map.loaded()).toBe(true);
		expect(get('fill').draw()).toBe('drawn');
	});

	it('that nothing is drawn with any more keep no map from being finished', () => {
		const { gl, programs } = card(kind);
		const { map, get } = engine(gl);
		get('fill');
		programs[0]!.there = true;
		vi.advanceTimersByTime(1_000);
		expect(map.loaded()).toBe(true);
		expect(map.triggerRepaint).toHaveBeenCalledTimes(1);
	});

	it('are forgotten with a lost context, and linked so again with the next', () => {
		const first = card(kind);
		const { map, get, tell, use } = engine(first.gl);
		get('fill');
		tell('webglcontextlost');
		expect(map.loaded()).toBe(true);
		expect(vi.getTimerCount()).toBe(0);

		const second = card(kind);
		use(second.gl);
		tell('webglcontextrestored');
		expect(get('fill').draw()).toBeUndefined();
		expect(map.loaded()).toBe(false);
		second.programs[0]!.there = true;
		vi.advanceTimersByTime(1_000);
		expect(get('fill').draw()).toBe('drawn');
		expect([...first.waits, ...second.waits]).toEqual([]);
	});

	it('are not waited for once the map is gone', () => {
		const { get, tell } = engine(card(kind).gl);
		get('fill');
		tell('remove');
		expect(vi.getTimerCount()).toBe(0);
	});

	it('leave the context as it was', () => {
		const { gl, programs } = card(kind);
		const { get } = engine(gl);
		const parts = Object.keys(gl);
		get('fill');
		programs[0]!.there = true;
		vi.advanceTimersByTime(1_000);
		expect(Object.keys(gl)).toEqual(parts);
	});

	it('that do not link are told as ever, by the frame', () => {
		const { gl, programs } = card(kind);
		const { get } = engine(gl);
		get('fill');
		programs[0]!.there = true;
		gl.links = false;
		vi.advanceTimersByTime(1_000);
		expect(() => get('fill')).toThrow('It does not link.');
	});
});

it('works as it comes where the engine is another one', () => {
	const map = { loaded: () => true, on: () => undefined } as unknown as MapLibreMap;
	linkBesidesThePage(map);
	expect(map.loaded()).toBe(true);
});

/* Masks of tiles. */

/** Numbers in the stencil buffer go up to this. */
const LARGEST = 7;

type Tile = { readonly key: string; readonly cells: readonly number[] };

type Layer = {
	readonly type: string;
	readonly source: string;
	readonly tiles: readonly Tile[];
	readonly isTileClipped: () => boolean;
};

/** What the engine does with a frame's stencil buffer, as far as it matters here; of another kind each time. */
function kindOfFrame() {
	return class Frame {
		currentPass = 'opaque';
		currentStencilSource: string | undefined;
		nextStencilID = 1;
		tileClippingMaskIDs: Record<string, number> = {};
		/** The number in each cell of the picture. */
		readonly stencil: number[] = [];
		drawn = 0;

		renderTileClippingMasks({ source, isTileClipped }: Layer, tiles?: readonly Tile[]): void {
			if (this.currentStencilSource === source || !isTileClipped() || !tiles?.length) return;
			this.currentStencilSource = source;
			if (this.nextStencilID + tiles.length > LARGEST) this.clearStencil();
			const ids: Record<string, number> = {};
			for (const { key, cells } of tiles) {
				ids[key] = this.nextStencilID++;
				for (const cell of cells) this.stencil[cell] = ids[key];
				this.drawn += 1;
			}
			this.tileClippingMaskIDs = ids;
		}

		clearStencil(): void {
			this.nextStencilID = 1;
			this.currentStencilSource = undefined;
			this.stencil.length = 0;
		}

		/** Where each tile of a layer would be drawn. */
		seen({ tiles }: Layer): string[] {
			return tiles.map(({ key }) => {
				const id = this.tileClippingMaskIDs[key];
				return `${key}: ${[...this.stencil.keys()].filter((cell) => this.stencil[cell] === id).join()}`;
			});
		}
	};
}

type Frame = InstanceType<ReturnType<typeof kindOfFrame>>;

/** All layers once for what covers all below it, from above, and once for the rest, from below. */
function drawFrame(frame: Frame, layers: readonly Layer[]): string[][] {
	const seen: string[][] = [];
	const pass = (name: string, each: readonly Layer[]) => {
		frame.currentPass = name;
		for (const layer of each) {
			frame.renderTileClippingMasks(layer, layer.tiles);
			const draws = layer.isTileClipped() && (layer.type === 'fill' || name === 'translucent');
			if (draws) seen.push(frame.seen(layer));
		}
	};
	pass('opaque', [...layers].reverse());
	pass('translucent', layers);
	return seen;
}

/** A map whose frames are of a kind, after it was told to share masks and has drawn a layer. */
function sharing(Kind: ReturnType<typeof kindOfFrame>): void {
	const drawn: unknown[] = [];
	const painter = { renderLayer: (...all: unknown[]) => drawn.push(...all) };
	shareTileMasks({ painter } as unknown as MapLibreMap);
	const frame = new Kind();
	painter.renderLayer('painter', 'layer', frame);
	expect(drawn).toEqual(['painter', 'layer', frame]);
}

/** Tiles of two zooms over eight cells: those of the nearer one cover a quarter of it each. */
const tile: fc.Arbitrary<Tile> = fc.oneof(
	fc.integer({ min: 0, max: 7 }).map((at) => ({ key: `near ${at}`, cells: [at] })),
	fc
		.integer({ min: 0, max: 1 })
		.map((at) => ({ key: `far ${at}`, cells: [0, 1, 2, 3].map((cell) => at * 4 + cell) }))
);

const sources = fc.array(
	fc.uniqueArray(tile, {
		selector: ({ key }) => key,
		maxLength: 4
	}),
	{ minLength: 1, maxLength: 3 }
);

const map = sources.chain((tiles) =>
	fc
		.array(
			fc.record({
				type: fc.constantFrom('fill', 'line', 'symbol'),
				at: fc.nat({ max: tiles.length })
			}),
			{ maxLength: 10 }
		)
		.map((layers) =>
			layers.map(({ type, at }): Layer => {
				// The last one has the same tiles as the first, in the same order.
				const own = tiles[at] ?? tiles[0]!;
				return {
					type,
					source: `source ${at}`,
					tiles: [...own].sort((a, b) => (a.key < b.key ? -1 : 1)),
					isTileClipped: () => type !== 'symbol'
				};
			})
		)
);

describe('masks of tiles', () => {
	it('cut every tile as they did, in no more draws', () => {
		const [Kind, Shared] = [kindOfFrame(), kindOfFrame()];
		sharing(Shared);
		fc.assert(
			fc.property(map, (layers) => {
				const [plain, shared] = [new Kind(), new Shared()];
				expect(drawFrame(shared, layers)).toEqual(drawFrame(plain, layers));
				expect(shared.drawn).toBeLessThanOrEqual(plain.drawn);
			})
		);
	});

	it('are drawn once for two sources of the same tiles, and for no lines that cover nothing', () => {
		const Kind = kindOfFrame();
		sharing(Kind);
		const tiles = [0, 1, 2].map((at) => ({ key: `near ${at}`, cells: [at] }));
		const layer = (type: string, source: string): Layer => ({
			type,
			source,
			tiles,
			isTileClipped: () => true
		});
		const frame = new Kind();
		drawFrame(frame, [layer('fill', 'a'), layer('line', 'b'), layer('line', 'c')]);
		expect(frame.drawn).toBe(3);
		const lines = new Kind();
		lines.renderTileClippingMasks(layer('line', 'b'), tiles);
		expect(lines.drawn).toBe(0);
	});

	it('are drawn as ever by an engine that knows nothing of them', () => {
		shareTileMasks({} as unknown as MapLibreMap);
		const drawn: unknown[] = [];
		const painter = { renderLayer: (frame: unknown) => drawn.push(frame) };
		shareTileMasks({ painter } as unknown as MapLibreMap);
		for (const frame of [null, undefined, {}]) painter.renderLayer(frame);
		expect(drawn).toEqual([null, undefined, {}]);
	});
});

it('a style that tests have validated is not validated again, where the engine does so', () => {
	const style = { _validate: () => true };
	trustStyle({ style } as unknown as MapLibreMap);
	expect(style._validate()).toBe(false);
	const other = {};
	trustStyle({ style: other } as unknown as MapLibreMap);
	expect(other).toEqual({});
});

it.each([
	...['programCache', 'getProgram', 'failedToCreate', 'programConfiguration', 'cacheKey'],
	...['projectionShaderVariant', 'showOverdrawInspector', 'useTerrain', 'renderLayer', '_validate'],
	...['renderTileClippingMasks', 'currentStencilSource', 'tileClippingMaskIDs', 'currentPass']
])('the engine has what it is taken hold of by: %s', (name) => {
	expect(readFileSync('node_modules/maplibre-gl/dist/maplibre-gl.mjs', 'utf8')).toContain(name);
});
