/** The feature state of the selected place and of the one under the pointer or keyboard. */
import type { FeatureIdentifier, Map as MapLibreMap, Source } from 'maplibre-gl';
import { ARCHIVE_LAYERS } from '../core/scene/archive-layers.ts';
import type { AttentionState } from '../core/scene/feature-state.ts';
import type { SceneSelection, SceneTarget } from '../core/scene/scene.ts';
import { TRACT_MARKS } from '../core/scene/sources.ts';
import { hasStyle } from './alive.ts';

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
	if (target.kind === 'account') return [];
	return target.kind === 'tract'
		? [
				{
					source: TRACT_MARKS,
					sourceLayer: ARCHIVE_LAYERS.outlines.tracts,
					id: target.geoid
				}
			]
		: [
				{ source: 'stations', id: target.id },
				{ source: 'station-areas', id: target.id }
			];
}
