/** Keeps the tracts' feature state in step with the classes, touching only what differs. */
import type { Map as MapLibreMap, Source } from 'maplibre-gl';
import { ARCHIVE_LAYERS } from '../core/scene/archive-layers.ts';
import {
	NO_DATA_CLASS,
	tractState,
	type TractFillState,
	type TractState,
	type TractTextureState
} from '../core/scene/feature-state.ts';
import { TRACT_MARKS } from '../core/scene/sources.ts';
import { hasStyle } from './alive.ts';
import type { TractClasses } from './types.ts';

const FILLS = 'outlines';

export class TractPainter {
	readonly #map: MapLibreMap;
	readonly #sources: { fills: Source | undefined; marks: Source | undefined };
	#drawn = new Map<string, TractState>();
	#classes: TractClasses | null = null;
	#colors: readonly string[] = [];
	#litClass: number | null = null;

	constructor(map: MapLibreMap) {
		this.#map = map;
		this.#sources = { fills: undefined, marks: undefined };
	}

	setClasses(classes: TractClasses): void {
		this.#classes = classes;
		this.paint();
	}

	setColors(colors: readonly string[], litClass: number | null): void {
		this.#colors = colors;
		this.#litClass = litClass;
		this.paint();
	}

	/** Also to be called when the style has been loaded anew: a new source knows no states. */
	paint(): void {
		if (!hasStyle(this.#map)) return;
		const fills = this.#map.getSource(FILLS);
		const marks = this.#map.getSource(TRACT_MARKS);
		if (fills !== this.#sources.fills || marks !== this.#sources.marks) {
			Object.assign(this.#sources, { fills, marks });
			this.#drawn = new Map();
		}
		if (!fills || !marks || !this.#classes) return;
		const { geoids, classes, low } = this.#classes;
		geoids.forEach((geoid, row) => {
			const before = this.#drawn.get(geoid);
			const now = tractState(
				classes[row] ?? NO_DATA_CLASS,
				low[row] === 1,
				this.#colors,
				this.#litClass
			);
			this.#drawn.set(geoid, now);
			if (!sameFill(before?.fill, now.fill)) this.#set(FILLS, geoid, now.fill);
			if (!sameTexture(before?.texture, now.texture)) this.#set(TRACT_MARKS, geoid, now.texture);
		});
	}

	stateOf(geoid: string): TractState | null {
		return this.#drawn.get(geoid) ?? null;
	}

	#set(source: string, id: string, state: TractFillState | TractTextureState): void {
		const sourceLayer = ARCHIVE_LAYERS.outlines.tracts;
		this.#map.setFeatureState({ source, sourceLayer, id }, state);
	}
}

function sameFill(a: TractFillState | undefined, b: TractFillState): boolean {
	return a?.color === b.color && a.dimmed === b.dimmed;
}

/** A tract not yet drawn has no texture. */
function sameTexture(
	a: TractTextureState = { texture: 'none', dimmed: false },
	b: TractTextureState
): boolean {
	return a.texture === b.texture && a.dimmed === b.dimmed;
}
