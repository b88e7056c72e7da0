import { readFileSync } from 'node:fs';
import type { Map as MapLibreMap } from 'maplibre-gl';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareTileMasks } from './tile-masks.ts';

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
function engine() {
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

type Frame = InstanceType<ReturnType<typeof engine>>;

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
function sharing(Kind: ReturnType<typeof engine>): void {
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
		const [Kind, Shared] = [engine(), engine()];
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
		const Kind = engine();
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
		shareTileMasks({} as MapLibreMap);
		const drawn: unknown[] = [];
		const painter = { renderLayer: (frame: unknown) => drawn.push(frame) };
		shareTileMasks({ painter } as unknown as MapLibreMap);
		for (const frame of [null, undefined, {}]) painter.renderLayer(frame);
		expect(drawn).toEqual([null, undefined, {}]);
	});

	it('are what the engine calls so', () => {
		const code = readFileSync('node_modules/maplibre-gl/dist/maplibre-gl.mjs', 'utf8');
		for (const name of [
			'renderTileClippingMasks',
			'currentStencilSource',
			'tileClippingMaskIDs',
			'renderLayer'
		])
			expect(code).toContain(name);
	});
});
