/**
 * Places and lines of one's own, which the view carries, and the maker that is open. Only what is
 * being made, and the last thing taken away, is kept here.
 */
import type { Atlas } from '$lib/app/atlas.svelte';
import { Remote } from '$lib/app/remote.svelte';
import { ownRef } from '$lib/domain/places/my-place-ref';
import {
	groundOf,
	MOST_RINGS,
	parsePlace,
	placeRef,
	renamed,
	type PlaceRef,
	type PlaceExtent,
	type Plan
} from '$lib/domain/places/place';
import type { PlanAnswer, PlanQuestion } from '$lib/domain/places/atlas-places';
import { fail, ok, type Problem, type Result } from '$lib/domain/result';
import type { Scene, ScenePlace, ScenePlan } from '$lib/domain/layers/scene';
import { MOST_OWN, type View } from '$lib/domain/view/view';
import { MapTool } from '../drawing/map-tool.svelte';
import { FileWorker } from '$lib/app/worker/client';
import { ownScene } from './scene';
import type { MultiPolygon } from 'geojson';
import type { Estimate } from '$lib/domain/statistics/estimate';

/** The part of a view that can be taken away and brought back. */
type Owned = Pick<View, 'own' | 'plan' | 'place' | 'compare' | 'base'>;

export class MyPlaces {
	readonly tool: MapTool;
	open: 'place' | 'line' | null = $state(null);
	/** Something was begun and not shown yet, here or before the page was loaded anew. */
	unfinished = $state(false);
	previewPlaces: readonly ScenePlace[] = $state.raw([]);
	previewPlan: ScenePlan | null = $state.raw(null);
	/** What the view held before the last thing was taken away. */
	removed: { readonly name: string; readonly before: Owned } | null = $state.raw(null);
	readonly reader: FileWorker;
	/** Which stations of the own line a method flags. */
	readonly flags: Remote<PlanQuestion, PlanAnswer>;

	/**
	 * @param reached tract that Alt and arrows have got to
	 * @param nameOf how a place is called, by its reference
	 */
	constructor(
		private readonly atlas: Atlas,
		reached: () => string | null,
		private readonly nameOf: (ref: PlaceRef) => string
	) {
		this.tool = new MapTool(reached);
		this.reader = new FileWorker(atlas.manifest, atlas.root);
		this.flags = new Remote((question, signal) => atlas.worker.ask('plan', question, { signal }));
	}

	/** What is asked of the own line; null where the view has none. */
	readonly planQuestion: PlanQuestion | null = $derived.by(() => {
		const { plan, method, adjustment, reach } = this.atlas.view;
		return plan && { plan, method, adjustment, reach };
	});
	/** Places in the list of the own line's stations that the method flags. */
	readonly flagged: readonly number[] = $derived.by(() => {
		const answer = this.flags.latest?.value;
		if (answer?.question.plan !== this.atlas.view.plan) return [];
		return answer.stations.flatMap(({ flag }, at) => (flag?.flagged === true ? [at] : []));
	});

	/** The map's part of it all. */
	readonly scene: Pick<Scene, 'places' | 'plan' | 'chosen'> = $derived.by(() => {
		const { view, manifest } = this.atlas;
		const { bounds } = manifest.archives.outlines;
		const shown = this.open === 'place' ? { own: [], plan: view.plan } : view;
		const { places, plan, chosen } = ownScene(shown, bounds, this.nameOf, {
			flagged: this.flagged,
			except: view.place
		});
		return {
			places: [...places, ...this.previewPlaces],
			plan: this.previewPlan ?? plan,
			chosen: this.open === 'place' ? this.tool.chosen : chosen
		};
	});

	/** People and renter homes of a place in the making. */
	async measure(place: PlaceExtent, signal: AbortSignal): Promise<Result<Measured>> {
		const answer = await this.atlas.worker.ask('measure', { place }, { signal });
		return answer.ok ? ok(answer.value) : answer;
	}

	/** Adds places to the view and opens the first; fails where they are too many for one view. */
	takePlaces(made: readonly MadePlace[]): Problem | null {
		const { own } = this.atlas.view;
		const refs = made.flatMap(
			({ name, question, outline }) => ownRef(question, name, outline) ?? []
		);
		if (refs.some((ref) => parsePlace(ref) === null)) {
			return fail('own-too-many-parts', { limit: MOST_RINGS }).problem;
		}
		const all = eachOnce([...own, ...refs]);
		if (all.length > MOST_OWN) {
			const tooMany = fail('own-too-many', { places: all.length, limit: MOST_OWN });
			return tooMany.problem;
		}
		this.removed = null;
		this.close();
		void this.atlas.show({ own: all, place: refs[0] ?? null, pin: null });
		return null;
	}

	takePlan(plan: Plan): void {
		this.removed = null;
		this.close();
		void this.atlas.show({ plan, place: 'stations:plan', pin: null });
	}

	rename(ref: PlaceRef, name: string): void {
		const place = parsePlace(ref);
		if (!place) return;
		const next = placeRef(renamed(place, name));
		const swap = (each: PlaceRef) => (each === ref ? next : each);
		const { own, compare, base, place: shown } = this.atlas.view;
		void this.atlas.show({
			own: eachOnce(own.map(swap)),
			compare: eachOnce(compare.map(swap)),
			base: base && swap(base),
			place: shown && swap(shown)
		});
	}

	remove(ref: PlaceRef): void {
		const { own, compare, base, place } = this.atlas.view;
		const isIt = (each: PlaceRef | null) => each !== null && groundOf(each) === groundOf(ref);
		this.#take(this.nameOf(ref), {
			own: own.filter((each) => each !== ref),
			compare: compare.filter((each) => each !== ref),
			base: isIt(base) ? null : base,
			place: isIt(place) ? null : place
		});
	}

	removePlan(name: string): void {
		const { compare, base, place } = this.atlas.view;
		const ofPlan = (ref: PlaceRef) => /^(?:stations|each|corridor):plan\b|^station:plan-/.test(ref);
		this.#take(name, {
			plan: null,
			compare: compare.filter((ref) => !ofPlan(ref)),
			base: base !== null && ofPlan(base) ? null : base,
			place: place !== null && ofPlan(place) ? null : place
		});
	}

	/** Brings back what was taken away last. */
	undo(): void {
		if (!this.removed) return;
		const { before } = this.removed;
		this.removed = null;
		void this.atlas.show(before);
	}

	close(): void {
		this.tool.clear();
		this.reader.stop();
		this.open = null;
	}

	#take(name: string, change: Partial<Owned>): void {
		const { own, plan, place, compare, base } = this.atlas.view;
		this.removed = { name, before: { own, plan, place, compare, base } };
		void this.atlas.show(change);
	}
}

function eachOnce(refs: readonly PlaceRef[]): readonly PlaceRef[] {
	return refs.filter((ref, at) => refs.indexOf(ref) === at);
}

/* What makers of places ask of the page around them. */

/** People and renter homes of a place in the making. */
export type Measured = {
	/** 2020 Census. */
	readonly people2020: number;
	readonly renterHouseholds: Estimate;
};

export type PlaceMeasure = (
	question: PlaceExtent,
	signal: AbortSignal
) => Promise<Result<Measured>>;

/** A place in the making, to be counted. */
export type Counted = {
	readonly name: string | null;
	readonly question: PlaceExtent;
	/** Null where it follows tracts. */
	readonly squareMeters: number | null;
};

export type MadePlace = {
	readonly name: string | null;
	readonly question: PlaceExtent;
	/** For the map; null where it follows tracts, which the map outlines itself. */
	readonly outline: MultiPolygon | null;
};

/* Whether anything is begun and not shown: known to every visit; what reads it is fetched only where there is some. */

export const UNFINISHED_KEY = 'rootline.unfinished';

/** Where storage is blocked, what is begun is kept as long as the page is open. */
let isHere = false;

export function noteUnfinished(isAny: boolean): void {
	isHere = isAny;
}

export function hasUnfinished(): boolean {
	if (isHere) return true;
	try {
		return sessionStorage.getItem(UNFINISHED_KEY) !== null;
	} catch {
		// Storage is blocked: nothing was kept.
		return false;
	}
}
