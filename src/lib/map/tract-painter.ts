/** Keeps the tracts' feature state in step with the classes, touching only rows that differ. */
import type { Map as MapLibreMap, Source } from 'maplibre-gl';
import { ARCHIVE_LAYERS } from '../core/scene/archive-layers.ts';
import { tractFillState, type TractFillState } from '../core/scene/feature-state.ts';
import type { TractClasses } from './types.ts';

const SOURCE = 'outlines';

export class TractPainter {
	readonly #map: MapLibreMap;
	#source: Source | undefined;
	#drawn = new Map<string, TractFillState>();
	#classes: TractClasses | null = null;
	#colors: readonly string[] = [];
	#litClass: number | null = null;

	constructor(map: MapLibreMap) {
		this.#map = map;
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
		const source = this.#map.style ? this.#map.getSource(SOURCE) : undefined;
		if (source !== this.#source) {
			this.#source = source;
			this.#drawn = new Map();
		}
		if (!source || !this.#classes) return;
		const { geoids, classes, low } = this.#classes;
		geoids.forEach((geoid, row) => {
			const state = tractFillState(
				classes[row] ?? -1,
				low[row] === 1,
				this.#colors,
				this.#litClass
			);
			if (sameState(this.#drawn.get(geoid), state)) return;
			this.#drawn.set(geoid, state);
			this.#map.setFeatureState(
				{ source: SOURCE, sourceLayer: ARCHIVE_LAYERS.outlines.tracts, id: geoid },
				state
			);
		});
	}

	stateOf(geoid: string): TractFillState | null {
		return this.#drawn.get(geoid) ?? null;
	}
}

function sameState(a: TractFillState | undefined, b: TractFillState): boolean {
	return (
		a !== undefined &&
		a.class === b.class &&
		a.color === b.color &&
		a.low === b.low &&
		a.dimmed === b.dimmed
	);
}
