/**
 * What taps and keys on the map mean for the moment: opening places, unless people draw or choose.
 * At most one mode is on; a new one ends the one before.
 */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { fail, ok } from '../domain/result.ts';
import type { SceneDrawing } from '../domain/layers/scene.ts';
import type { Mode } from './types.ts';
import type { ChoosingOptions } from './types.ts';
import type { AtlasMap } from './types.ts';

export class MapModes {
	#mode: Mode | null = null;
	/** Counts requests, so that a drawing that arrives late gives way to a newer wish. */
	#asked = 0;

	constructor(
		private readonly map: MapLibreMap,
		private readonly container: HTMLElement,
		private readonly show: (drawing: SceneDrawing | null) => void
	) {}

	get current(): Mode | null {
		return this.#mode;
	}

	readonly startDrawing: AtlasMap['startDrawing'] = async (kind, options) => {
		const asked = this.#begin(null);
		const arrived = await import('./drawing.ts').catch((error: unknown) => String(error));
		if (typeof arrived === 'string') {
			return fail('map/drawing-unavailable', { detail: arrived });
		}
		const { drawing, mode } = arrived.drawOn(this.map, this.container, kind, options, {
			show: this.show,
			end: (ended) => {
				this.#leave(ended);
			}
		});
		if (asked === this.#asked) this.#begin(mode);
		else mode.stop();
		return ok(drawing);
	};

	readonly startChoosing = (options: ChoosingOptions): (() => void) => {
		const mode: Mode = {
			hover: true,
			onTap: options.onTap,
			onKey: ({ key, altKey, ctrlKey, metaKey }) => {
				if (altKey || ctrlKey || metaKey) return false;
				if (key === ' ' || key === 'Enter') options.onKey();
				else if (key === 'Escape') options.onCancel();
				else return false;
				return true;
			},
			stop: () => {
				delete this.container.dataset.mapMode;
			}
		};
		this.#begin(mode);
		this.container.dataset.mapMode = 'choosing';
		return () => {
			this.#leave(mode);
		};
	};

	end(): void {
		this.#begin(null);
	}

	#begin(mode: Mode | null): number {
		const before = this.#mode;
		this.#mode = mode;
		if (before !== mode) before?.stop();
		return ++this.#asked;
	}

	#leave(mode: Mode): void {
		if (this.#mode === mode) this.#begin(null);
	}
}
