/** Keeps the tracts' feature state in step with the classes, touching only what differs. */
import type { FeatureIdentifier, Map as MapLibreMap, Source } from 'maplibre-gl';
import { TRACT_MARKS, TRACT_OUTLINES } from '../domain/layers/tracts.ts';
import {
	NO_DATA_CLASS,
	tractState,
	type AttentionState,
	type TractFillState,
	type TractState,
	type TractTextureState
} from '../domain/layers/definition.ts';
import type { SceneSelection, SceneTarget, TractClasses } from '../domain/layers/scene.ts';

const FILLS = TRACT_OUTLINES.archive;

export class TractPainter {
	readonly #map: MapLibreMap;
	readonly #sources: { fills: Source | undefined; marks: Source | undefined };
	#drawn = new Map<string, TractState>();
	#classes: TractClasses | null = null;
	#colors: readonly string[] = [];
	#litClass: number | null = null;
	/** Of this many classes at most a few dozen states: each is made once. */
	#states = new Map<number, TractState>();

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
		this.#states = new Map();
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
		const { geoids, classes, low, out } = this.#classes;
		geoids.forEach((geoid, row) => {
			const before = this.#drawn.get(geoid);
			const now = this.#stateOf(classes[row] ?? NO_DATA_CLASS, low[row] === 1, out?.[row] === 1);
			if (now === before) return;
			this.#drawn.set(geoid, now);
			if (!sameFill(before?.fill, now.fill)) this.#set(FILLS, geoid, now.fill);
			if (!sameTexture(before?.texture, now.texture)) this.#set(TRACT_MARKS, geoid, now.texture);
		});
	}

	#stateOf(classIndex: number, low: boolean, out: boolean): TractState {
		const key = classIndex * 4 + (low ? 2 : 0) + (out ? 1 : 0);
		const known = this.#states.get(key);
		if (known) return known;
		const made = tractState(classIndex, low, this.#colors, this.#litClass, out);
		this.#states.set(key, made);
		return made;
	}

	#set(source: string, id: string, state: TractFillState | TractTextureState): void {
		const sourceLayer = TRACT_OUTLINES.id;
		this.#map.setFeatureState({ source, sourceLayer, id }, state);
	}
}

function sameFill(a: TractFillState | undefined, b: TractFillState): boolean {
	return a?.color === b.color;
}

/** A tract not yet drawn has no texture. */
function sameTexture(
	a: TractTextureState = { texture: 'none', dimmed: false },
	b: TractTextureState
): boolean {
	return a.texture === b.texture && a.dimmed === b.dimmed;
}

/* The feature state of the selected place and of the one under the pointer or keyboard. */

type Kind = keyof AttentionState;

export class Attention {
	readonly #map: MapLibreMap;
	readonly #wanted: Record<Kind, readonly SceneTarget[]> = { hover: [], selected: [], chosen: [] };
	/** What carries each state now, with the source object that it was given to. */
	readonly #marked: Record<Kind, { feature: FeatureIdentifier; source: Source }[]> = {
		hover: [],
		selected: [],
		chosen: []
	};

	constructor(map: MapLibreMap) {
		this.#map = map;
	}

	setHover(target: SceneTarget | null): void {
		this.#wanted.hover = target ? [target] : [];
		this.#mark('hover');
	}

	setSelected(selection: SceneSelection | null): void {
		this.#wanted.selected = !selection || selection.kind === 'area' ? [] : [selection];
		this.#mark('selected');
	}

	setChosen(geoids: readonly string[]): void {
		this.#wanted.chosen = geoids.map((geoid) => ({ kind: 'tract', geoid }));
		this.#mark('chosen');
	}

	/** Also to be called when the style has been loaded anew: a new source knows no states. */
	mark(): void {
		this.#mark('hover');
		this.#mark('selected');
		this.#mark('chosen');
	}

	#mark(kind: Kind): void {
		if (!hasStyle(this.#map)) return;
		for (const { feature, source } of this.#marked[kind]) {
			if (this.#map.getSource(feature.source) === source) {
				this.#map.setFeatureState(feature, { [kind]: false });
			}
		}
		this.#marked[kind] = this.#wanted[kind].flatMap(featuresOf).flatMap((feature) => {
			const source = this.#map.getSource(feature.source);
			if (!source) return [];
			this.#map.setFeatureState(feature, { [kind]: true });
			return [{ feature, source }];
		});
	}
}

function featuresOf(target: SceneTarget): FeatureIdentifier[] {
	// Pins are marked by the scene.
	if (target.kind === 'account' || target.kind === 'building') return [];
	return target.kind === 'tract'
		? [
				{
					source: TRACT_MARKS,
					sourceLayer: TRACT_OUTLINES.id,
					id: target.geoid
				}
			]
		: [
				{ source: 'stations', id: target.id },
				{ source: 'station-areas', id: target.id }
			];
}

/**
 * Whether the engine can be told anything about sources and layers now. It drops its style when the
 * graphics memory is lost, and brings it back later, which its types do not say.
 */
export function hasStyle(map: MapLibreMap): boolean {
	return (map.style as unknown) !== null && (map.style as unknown) !== undefined;
}
