/**
 * Drawing and choosing on the map, as components need it: what is drawn so far, what is chosen, and
 * the steps back. The map does the gestures; this only remembers.
 */
import type { LonLat } from '$lib/domain/geometry/projection';
import { canUndo, FEWEST_POINTS, begunIn, type LeftDrawing } from '$lib/domain/knowledge/drawing';
import type { Problem } from '$lib/domain/result';
import type { AtlasMap, Drawing, DrawingKind, DrawingState } from '$lib/map';

type DrawEnd = {
	readonly ondone: (points: readonly LonLat[]) => void;
	/** The drawing was left before it was done, and is not what it started with. */
	readonly onleave: (drawing: LeftDrawing) => void;
};

export class MapTool {
	map: AtlasMap | null = $state.raw(null);
	mode: 'drawing' | 'choosing' | null = $state(null);
	/** The drawing in the making. */
	drawing: DrawingState | null = $state.raw(null);
	/** Tracts taken together, in the order in which they were. */
	chosen: readonly string[] = $state.raw([]);
	/** The last tract taken in or left out, for readers. */
	lastTap: { readonly geoid: string; readonly added: boolean } | null = $state.raw(null);
	problem: Problem | null = $state.raw(null);
	#past: (readonly string[])[] = $state.raw([]);
	#hand: Drawing | null = null;
	#end: DrawEnd | null = null;
	#stopChoosing: (() => void) | null = null;

	/** @param reached tract that Alt and arrows have got to, or null */
	constructor(private readonly reached: () => string | null) {}

	readonly canUndo: boolean = $derived(
		this.mode === 'drawing' ? this.drawing !== null && canUndo(this.drawing) : this.#past.length > 0
	);
	/** Points or tracts that are missing before it can be finished. */
	readonly missing: number = $derived.by(() => {
		if (this.mode === 'choosing') return this.chosen.length > 0 ? 0 : 1;
		if (!this.drawing) return 0;
		return Math.max(0, FEWEST_POINTS[this.drawing.kind] - this.drawing.points.length);
	});

	async draw(kind: DrawingKind, initial: readonly LonLat[], end: DrawEnd): Promise<void> {
		this.cancel();
		if (!this.map) return;
		const { map } = this;
		this.problem = null;
		const started = await map.startDrawing(kind, {
			initial,
			onChange: (state) => {
				this.drawing = state;
			},
			onFinish: () => this.done(),
			onCancel: () => this.cancel()
		});
		if (!started.ok) {
			this.problem = started.problem;
			return;
		}
		this.#hand = started.value;
		this.#end = end;
		this.mode = 'drawing';
	}

	choose(): void {
		this.cancel();
		if (!this.map) return;
		this.#stopChoosing = this.map.startChoosing({
			onTap: (geoid) => this.toggle(geoid),
			onKey: () => {
				const geoid = this.reached();
				if (geoid) this.toggle(geoid);
			},
			onCancel: () => this.cancel()
		});
		this.mode = 'choosing';
	}

	toggle(geoid: string): void {
		const added = !this.chosen.includes(geoid);
		this.#take(added ? [...this.chosen, geoid] : this.chosen.filter((each) => each !== geoid));
		this.lastTap = { geoid, added };
	}

	/** Takes these in too, each once. */
	takeIn(geoids: readonly string[]): void {
		const fresh = geoids.filter((geoid, at) => geoids.indexOf(geoid) === at);
		this.#take([...this.chosen, ...fresh.filter((geoid) => !this.chosen.includes(geoid))]);
	}

	addAtCross(): void {
		this.#hand?.addAtCross();
	}

	undo(): void {
		if (this.mode === 'drawing') this.#hand?.undo();
		else if (this.#past.length > 0) {
			this.chosen = this.#past.at(-1)!;
			this.#past = this.#past.slice(0, -1);
			this.lastTap = null;
		}
	}

	done(): void {
		if (this.missing > 0) return;
		if (this.mode === 'choosing') this.#leave();
		else if (this.#hand) {
			const { points } = this.#hand.finish();
			const end = this.#end;
			this.#leave();
			end?.ondone(points);
		}
	}

	/** Ends drawing and choosing; what was finished before stays, and what was begun is handed over. */
	cancel(): void {
		const [begun, end] = [begunIn(this.drawing), this.#end];
		this.#hand?.cancel();
		this.#leave();
		if (begun) end?.onleave(begun);
	}

	/**
	 * Ends a drawing as if it were done, where it can be.
	 * @returns points that are missing; 0 where nothing is drawn or it is done now
	 */
	finish(): number {
		if (this.mode !== 'drawing') return 0;
		if (this.missing === 0) this.done();
		return this.missing;
	}

	/** Forgets everything. */
	clear(): void {
		this.cancel();
		this.chosen = [];
		this.#past = [];
		this.lastTap = null;
		this.problem = null;
	}

	#take(chosen: readonly string[]): void {
		this.#past = [...this.#past, this.chosen];
		this.chosen = chosen;
	}

	#leave(): void {
		this.#stopChoosing?.();
		this.#stopChoosing = null;
		this.#hand = null;
		this.#end = null;
		this.drawing = null;
		this.mode = null;
	}
}
