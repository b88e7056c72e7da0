/** Which place is under the pointer, or reached by keyboard, on the map or in a list. */
import type { Atlas } from '$lib/app/atlas.svelte';
import { placeRow } from '$lib/domain/indicators/built-files';
import { targetOf } from '$lib/domain/layers/atlas-scene';
import type { SceneTarget } from '$lib/domain/layers/scene';
import { nearestTract, stepToNeighbor, type StepDirection } from '$lib/domain/layers/step';
import { tractOf, tractRef, type PlaceRef } from '$lib/domain/view/view';
import type { AtlasMap } from '$lib/map';

export class Pointing {
	hovered: PlaceRef | null = $state.raw(null);
	/** Row of the tract that Alt+arrows have got to; Enter opens it. */
	reached: number | null = $state.raw(null);

	constructor(private readonly atlas: Atlas) {}

	readonly reachedTract: string | null = $derived.by(() =>
		this.reached === null ? null : (this.atlas.places.value?.tracts.geoid[this.reached] ?? null)
	);
	readonly row = $derived.by(() => {
		const places = this.atlas.places.value;
		return places && this.hovered ? placeRow(places, this.hovered) : null;
	});
	/** What the map marks as pointed at. */
	readonly target: SceneTarget | null = $derived.by(() => targetOf(this.hovered));

	/** From the tract reached or open, else from the one in the middle of the map. */
	step(direction: StepDirection, map: AtlasMap | null): void {
		const places = this.atlas.places.value;
		const shapes = this.atlas.shapes.value;
		if (!places || !shapes) return;
		const geoid = tractOf(this.atlas.view.place);
		const from = this.reached ?? (geoid ? places.tracts.geoid.indexOf(geoid) : -1);
		const next =
			from < 0
				? map && nearestTract(shapes.tracts, map.getCamera())
				: stepToNeighbor(shapes.tracts, from, direction);
		if (next === null) return;
		this.reached = next;
		this.hovered = tractRef(places.tracts.geoid[next]!);
	}
}
