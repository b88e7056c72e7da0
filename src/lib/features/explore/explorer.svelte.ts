/** What the first screen holds beside the view: what its map, its panel and its sheet share. */
import { untrack } from 'svelte';
import { type Atlas, nameOfPlace } from '$lib/app/atlas.svelte';
import { AccountsOnMap } from '$lib/features/community/on-map.svelte';
import { MyPlaces } from '$lib/features/my-places/my-places.svelte';
import { OpenPlace, presentFigure } from '$lib/features/place/open-place.svelte';
import { Side } from '$lib/features/compare-maps/compare-maps.svelte';
import { placeFigure, placeRow } from '$lib/domain/indicators/built-files';
import type { SceneBounds, Scene, SceneTarget } from '$lib/domain/layers/scene';
import { figureText, formatValue } from '$lib/domain/text/format';
import { tractOf, tractRef, type PlaceRef } from '$lib/domain/view/view';
import type { Messages } from '$lib/i18n';
import type { AtlasMap } from '$lib/map';
import {
	nearestTract,
	rowBounds,
	stepToNeighbor,
	targetOf,
	type StepDirection
} from '$lib/domain/layers/atlas-scene';
import { confidenceLevel } from '$lib/domain/methods/confidence';
import { classOfPlace } from '$lib/domain/layers/shown-map';
import { legendItems } from '../methods/LegendLine.svelte';
import { AskedMap, type Corridor } from '../shown-map/asked-map.svelte';
import { type Found, foundText } from '$lib/domain/places/found-text';
import { Gazetteer } from '../search/SearchBox.svelte';
import { focusPanel, panelToTop, type SheetHeight } from '../../ui/BottomSheet.svelte';
import { confidence } from '#words/methods.ts';
import { mapWords, pastMap, search as words } from '#words/first-view.ts';
import type { Problem } from '$lib/domain/result';
import type * as onMap from '../compare/ComparedList.svelte';
import type * as filterParts from '../take-along/FigureFilter.svelte';
import type { TractClasses } from '$lib/domain/layers/scene';

export class ExplorerState {
	map: AtlasMap | null = $state.raw(null);
	height: SheetHeight = $state('peek');
	/** What residents know, as far as this device keeps any. */
	readonly accounts = new AccountsOnMap();
	/** Water, parks and streets are fetched once the figures have been on screen for a moment. */
	withGround = $state(false);

	readonly pointing: Pointing;
	readonly own: MyPlaces;
	readonly openPlace: OpenPlace;
	/** What the map shows. */
	readonly first: AskedMap;
	readonly side: Side;
	readonly compared: ComparedWhenAsked;
	readonly #gazetteer: Gazetteer;

	constructor(
		readonly atlas: Atlas,
		private readonly t: Messages,
		readonly corridor: Corridor
	) {
		this.pointing = new Pointing(atlas);
		this.own = new MyPlaces(atlas, () => this.pointing.reachedTract, this.nameOf);
		this.openPlace = new OpenPlace(atlas, t);
		this.first = new AskedMap(atlas, t, undefined, undefined, () => atlas.view.mine);
		this.side = new Side(atlas, t);
		this.compared = new ComparedWhenAsked(atlas, t);
		this.#gazetteer = new Gazetteer(atlas);
	}

	readonly nameOf = (ref: PlaceRef): string => nameOfPlace(this.atlas, this.t, ref).name;

	/** Outlines of the compared places, but for those that are drawn anyhow. */
	readonly #comparedPlaces = $derived.by(() => {
		const { own, place } = this.atlas.view;
		const drawn = [...own, place];
		return (this.compared.onMap?.drawn ?? []).flatMap(({ ref, shape }) =>
			drawn.includes(ref) ? [] : [shape]
		);
	});
	/** By several figures at once; its code comes with the first condition. */
	filter = $state.raw<InstanceType<typeof filterParts.FigureFilter>>();

	/** Classes of either map, with the tracts that the view's conditions leave out. */
	readonly filtered = (classes: TractClasses | null): TractClasses | null => {
		const met = this.atlas.view.where.length > 0 ? this.filter?.met : null;
		return classes && met ? { ...classes, out: met.map((each) => (each === 0 ? 1 : 0)) } : classes;
	};

	readonly loadFilter = async () => {
		const loaded = await import('../take-along/FigureFilter.svelte');
		this.filter ??= new loaded.FigureFilter(this.atlas);
		return loaded;
	};

	/** What colors the map, with the tracts that the view's conditions leave out. */
	readonly classes: TractClasses | null = $derived.by(() =>
		this.filtered(this.first.shown.classes)
	);
	/** That tracts are left out, in few words; null where none are. */
	readonly filteredSaid: string | null = $derived.by(() =>
		this.atlas.view.where.length > 0 ? (this.filter?.short ?? null) : null
	);
	readonly scene: Scene = $derived.by(() => {
		const { place, pin } = this.atlas.view;
		const { scene } = this.own;
		return this.first.scene({
			...this.corridor,
			place,
			pin,
			outline: this.openPlace.outline,
			own: { ...scene, places: [...scene.places, ...this.#comparedPlaces] },
			accounts: this.accounts.scene,
			withGround: this.withGround
		});
	});
	/** Bounds of the open place, to bring it into the free part of the map. */
	readonly bounds: SceneBounds | null = $derived.by(() => {
		const { row, answer } = this.openPlace;
		const shapes = this.atlas.shapes.value;
		if (!row) return answer?.place.bounds ?? null;
		return shapes && rowBounds(shapes, row);
	});
	/** What a screen reader hears when Alt+arrows reach an area, or a place is opened. */
	readonly heard: string = $derived.by(() => {
		const { atlas, t } = this;
		const { figures, subject } = this.first.shown;
		const { unit } = subject.definition;
		const { reached, reachedTract } = this.pointing;
		const ref = reachedTract === null ? atlas.view.place : tractRef(reachedTract);
		if (this.pointing.building !== null && this.pointed) {
			return mapWords.reached({ place: this.pointed.name, value: this.pointed.value });
		}
		const figure =
			reached === null
				? presentFigure(atlas, t, this.openPlace)
				: figures && placeFigure(figures, subject.vintage, { kind: 'tract', row: reached });
		if (ref === null || !figure) return '';
		return mapWords.reached({
			place: this.nameOf(ref),
			value: figureText(figure.estimate, unit, t.estimate).spoken
		});
	});
	/** What is said on the map of the place under the pointer, or reached by keyboard. */
	readonly pointed: { readonly name: string; readonly value: string } | null = $derived.by(() => {
		const { t } = this;
		const { hovered: ref, row, building } = this.pointing;
		const { shown } = this.first;
		const stands = this.first.buildings.find(({ id }) => id === building);
		if (stands) {
			const { name, neighborhood } = stands;
			const homes = formatValue(stands.homes, 'count', t.estimate);
			return { name, value: pastMap.building({ homes, neighborhood }) };
		}
		if (ref === null || row === null || this.own.tool.mode) return null;
		const name = this.nameOf(ref);
		// Of today nothing is said where the past is shown.
		if (this.first.past !== null) return { name, value: '' };
		if (shown.subject.lens !== 'indicator') {
			const at = classOfPlace(shown, row);
			const said = legendItems(shown, t).find((each) => each.at === at)?.label ?? '';
			const share = row.kind === 'tract' ? shown.answer?.confidence?.[row.row] : undefined;
			// Agreement is a count, and no draw says how sure that is.
			const sure = shown.subject.lens === 'classes' && share !== undefined && !Number.isNaN(share);
			return {
				name,
				value: sure ? `${said} · ${confidence.levels[confidenceLevel(share)]}` : said
			};
		}
		const figure = shown.figures && placeFigure(shown.figures, shown.subject.vintage, row);
		if (!figure) return { name, value: '' };
		const { unit } = shown.subject.definition;
		const { value, margin } = figureText(figure.estimate, unit, t.estimate);
		return { name, value: `${value} ${margin}`.trim() };
	});
	get find(): (text: string) => readonly Found[] {
		return this.#gazetteer.find;
	}

	/** How far what search finds has arrived. */
	get gazetteer(): Pick<Gazetteer, 'file' | 'waiting' | 'problem'> {
		return this.#gazetteer;
	}

	askGazetteer(): void {
		this.#gazetteer.ask();
	}

	/** Opens what was found; what is a point stands on the map as a pin. */
	choose(found: Found): void {
		const { name } = foundText(found, words);
		const label = found.within ? `${name}, ${found.within}` : name;
		this.pointing.reached = null;
		const isOpen = this.atlas.view.place === found.id;
		void this.atlas.show({
			place: found.id,
			pin:
				found.at && found.kind !== 'station' ? { lng: found.at[0], lat: found.at[1], label } : null
		});
		focusPanel();
		this.rise();
		// A place that is open already stays so, and the map comes back to it.
		if (isOpen && this.bounds) this.map?.fit(this.bounds);
		if (isOpen) panelToTop();
	}

	open(place: PlaceRef | null): void {
		this.pointing.reached = null;
		void this.atlas.show({ place, pin: null });
		if (place) this.rise();
	}

	/** The sheet of a phone shows more than its edge. */
	rise(): void {
		if (this.height === 'peek') this.height = 'half';
	}

	make(what: 'place' | 'line'): void {
		this.own.open = what;
		this.rise();
	}

	/** To be called once, while the screen is set up. */
	follow(): void {
		const { atlas, first, own, openPlace, compared } = this;
		let comparing: string | null = null;
		// Asks for what the view needs; what has been asked is not asked again.
		$effect(() => {
			const { key, question } = openPlace;
			untrack(() => {
				if (key !== null && question && !openPlace.profile.isFor(question)) openPlace.ask();
			});
			// Where things lie: the first colors do without, and so does what is said of a place at first.
			const told = !openPlace.prepared || openPlace.answer !== null;
			if ((atlas.view.place && told) || own.open || this.withGround) atlas.shapes.want('shapes');
			if (atlas.places.value && atlas.shapes.value) untrack(() => this.pointing.catchUp());
			// Flags of station areas are shown under every lens, but never before the first figures are.
			if (this.withGround || first.subject.lens !== 'indicator') first.ask({ flags: true });
			if (!this.withGround) return;
			if (own.planQuestion) own.flags.want(own.planQuestion);
			const { wanted } = compared;
			if (wanted !== null && wanted !== comparing) untrack(() => void compared.ask());
			comparing = wanted;
		});
		let drawing = false;
		let opened = false;
		let before = atlas.view.place;
		$effect(() => {
			const now = own.tool.mode !== null;
			const { place } = atlas.view;
			untrack(() => {
				// The map must be in sight while somebody draws, and the panel again when that is done.
				if (now !== drawing) this.height = now ? 'peek' : own.open ? 'half' : this.height;
				drawing = now;
				// A link to a place opens on its figures, not on a closed sheet.
				if (!opened && place) this.rise();
				opened ||= place !== null;
				// Whatever was read of the place before, the next one starts at its top.
				if (place !== before) panelToTop();
				before = place;
			});
		});
	}
}

/** Which place is under the pointer, or reached by keyboard, on the map or in a list. */
class Pointing {
	hovered: PlaceRef | null = $state.raw(null);
	/** Building of public housing under the pointer or tapped. */
	building: string | null = $state.raw(null);
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

	/** What somebody asked for before it was known where the tracts lie. */
	#early: (() => void) | null = null;

	/** To be called once places and shapes are there. */
	catchUp(): void {
		const early = this.#early;
		this.#early = null;
		early?.();
	}

	/** From the tract reached or open, else from the one in the middle of the map. */
	step(direction: StepDirection, map: AtlasMap | null): void {
		const places = this.atlas.places.value;
		const shapes = this.atlas.shapes.value;
		if (!places || !shapes) {
			this.#early = () => this.step(direction, map);
			this.atlas.shapes.want('shapes');
			return;
		}
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

/* Whether places are compared, for the map: its parts are fetched the first time some are. */

type ComparedParts = typeof onMap;

class ComparedWhenAsked {
	parts: ComparedParts | null = $state.raw(null);
	problem: Problem | null = $state.raw(null);
	#onMap = $state.raw<InstanceType<ComparedParts['ComparedOnMap']>>();

	constructor(
		private readonly atlas: Atlas,
		private readonly t: Messages
	) {}

	/** Changes with what is compared and how; null where nothing is. */
	readonly wanted: string | null = $derived.by(() => {
		const { compare, method, adjustment, reach, plan } = this.atlas.view;
		return compare.length > 0 ? JSON.stringify([compare, method, adjustment, reach, plan]) : null;
	});
	readonly onMap = $derived.by(() => (this.wanted === null ? undefined : this.#onMap));

	/** To be called whenever `wanted` changes. */
	async ask(): Promise<void> {
		this.problem = null;
		try {
			this.parts ??= await import('../compare/ComparedList.svelte');
			this.#onMap ??= new this.parts.ComparedOnMap(this.atlas, this.t);
			this.#onMap.comparison.ask();
		} catch {
			this.problem = { code: 'file-unreachable', params: { what: 'comparison' } };
		}
	}
}
