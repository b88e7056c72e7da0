/**
 * Places and lines that somebody made during this visit, and the maker that is open. Kept here for
 * as long as the page is open.
 */
import type { Scene, ScenePlace, ScenePlan } from '$lib/core/scene/scene';
import type { Plan } from '$lib/core/plan/plan';
import { MapTool } from './map-tool.svelte';
import type { MadePlace } from './measure';
import { scenePlan } from './scene-plan';

type Tone = ScenePlace['tone'];

export class OwnPlaces {
	readonly tool: MapTool;
	open: 'place' | 'line' | null = $state(null);
	made: readonly MadePlace[] = $state.raw([]);
	plan: Plan | null = $state.raw(null);
	previewPlaces: readonly ScenePlace[] = $state.raw([]);
	previewPlan: ScenePlan | null = $state.raw(null);

	/**
	 * @param reached tract that Alt and arrows have got to
	 * @param nameOf a name for a place that has none, by its number from 1
	 */
	constructor(
		reached: () => string | null,
		private readonly nameOf: (number: number) => string
	) {
		this.tool = new MapTool(reached);
	}

	/** The map's part of it all. */
	readonly scene: Pick<Scene, 'places' | 'plan' | 'chosen'> = $derived.by(() => {
		const shown = this.open === 'place' ? [] : this.made;
		const outlined = shown.flatMap(({ name, outline }, at): ScenePlace[] =>
			outline
				? [
						{
							key: `own-${at}`,
							name: name ?? this.nameOf(at + 1),
							geometry: outline,
							tone: (at % 4) as Tone
						}
					]
				: []
		);
		const tracts = shown.flatMap(({ question }) =>
			question.kind === 'tracts' ? question.geoids : []
		);
		return {
			places: [...outlined, ...this.previewPlaces],
			plan: this.previewPlan ?? (this.plan && scenePlan(this.plan, [])),
			chosen: this.open === 'place' ? this.tool.chosen : tracts
		};
	});

	takePlaces(places: readonly MadePlace[]): void {
		this.made = places;
		this.close();
	}

	takePlan(plan: Plan): void {
		this.plan = plan;
		this.close();
	}

	close(): void {
		this.tool.clear();
		this.open = null;
	}
}
