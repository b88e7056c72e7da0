/** What the first screen holds beside the view: what its map, its panel and its sheet share. */
import { untrack } from 'svelte';
import type { LineString } from 'geojson';
import type { Atlas } from '$lib/app/atlas.svelte';
import { AccountsOnMap } from '$lib/features/community/on-map.svelte';
import { Remote } from '$lib/app/remote.svelte';
import { theme } from '$lib/app/theme.svelte';
import { ComparedWhenAsked } from '$lib/features/compare/compared.svelte';
import { MyPlaces } from '$lib/features/my-places/my-places.svelte';
import { nameOfPlace } from '$lib/app/place-names';
import { OpenPlace } from '$lib/features/place/open-place.svelte';
import { presentFigure } from '$lib/features/place/present-figure';
import { Side } from '$lib/features/compare-maps/compare-maps.svelte';
import type { CornersFile, PlacesFile } from '$lib/domain/indicators/built-files';
import { placeFigure } from '$lib/domain/indicators/built-files';
import { scaleColors } from '$lib/domain/layers/palette';
import type { SceneBounds, Scene } from '$lib/domain/layers/scene';
import { figureText } from '$lib/domain/text/format';
import { tractRef, type PlaceRef } from '$lib/domain/view/view';
import type { Messages } from '$lib/i18n';
import type { AtlasMap } from '$lib/map';
import { atlasScene } from '../shown-map/atlas-scene';
import { MethodLens } from '../shown-map/lens.svelte';
import { placeSearch, type Found } from '../search/place-search';
import { Pointing } from '../shown-map/pointing.svelte';
import type { SheetHeight } from '../../ui/sheet-height';
import { tractClasses } from '../shown-map/shown';

export class ExplorerState {
	map: AtlasMap | null = $state.raw(null);
	height: SheetHeight = $state('peek');
	litClass: number | null = $state(null);
	/** What residents know, as far as this device keeps any. */
	readonly accounts = new AccountsOnMap();
	/** Water, parks and streets are fetched once the figures have been on screen for a moment. */
	withGround = $state(false);

	readonly pointing: Pointing;
	readonly own: MyPlaces;
	readonly openPlace: OpenPlace;
	readonly lens: MethodLens;
	readonly side: Side;
	readonly compared: ComparedWhenAsked;
	readonly corners: Remote<'corners', CornersFile>;

	constructor(
		readonly atlas: Atlas,
		private readonly t: Messages,
		readonly stations: PlacesFile['stations'],
		private readonly line: LineString
	) {
		this.pointing = new Pointing(atlas);
		this.own = new MyPlaces(atlas, () => this.pointing.reachedTract, this.nameOf);
		this.openPlace = new OpenPlace(atlas, t);
		this.lens = new MethodLens(atlas);
		this.side = new Side(atlas);
		this.compared = new ComparedWhenAsked(atlas, t);
		this.corners = new Remote(() => atlas.files.corners());
	}

	readonly nameOf = (ref: PlaceRef): string => nameOfPlace(this.atlas, this.t, ref).name;

	/** The figures on screen; null while those of another indicator are still there. */
	readonly shown = $derived.by(() => {
		const { indicator, view, vintage } = this.atlas;
		const figures = indicator.latest;
		return figures?.question === view.indicator ? { data: figures.value, vintage } : null;
	});
	readonly #estimates = $derived.by(
		() => this.shown && (this.shown.data.vintages[this.shown.vintage]?.tracts ?? null)
	);
	readonly classes = $derived.by(() => {
		const places = this.atlas.places.value;
		if (!places) return null;
		const { geoid } = places.tracts;
		if (this.atlas.view.lens !== 'indicator') return this.lens.tractClasses(geoid);
		return this.shown && this.#estimates
			? tractClasses(geoid, this.#estimates, this.shown.data.scale)
			: null;
	});
	readonly areasWithFigure = $derived.by(
		() => this.#estimates?.filter((each) => each.value !== null).length ?? 0
	);
	/** Outlines of the compared places, but for those that are drawn anyhow. */
	readonly #comparedPlaces = $derived.by(() => {
		const { own, place } = this.atlas.view;
		const drawn = [...own, place];
		return (this.compared.onMap?.drawn ?? []).flatMap(({ ref, shape }) =>
			drawn.includes(ref) ? [] : [shape]
		);
	});
	readonly scene: Scene = $derived.by(() => {
		const { manifest, root, view, places, shapes } = this.atlas;
		return atlasScene({
			manifest,
			root,
			line: this.line,
			stations: this.stations,
			places: places.value,
			shapes: shapes.value,
			theme: theme(),
			colors: this.lens.colors ?? (this.shown ? scaleColors(this.shown.data.scale, theme()) : []),
			flagged: this.lens.flaggedStations,
			reach: view.reach,
			place: view.place,
			outline: this.openPlace.outline,
			pin: view.pin,
			litClass: this.litClass,
			own: { ...this.own.scene, places: [...this.own.scene.places, ...this.#comparedPlaces] },
			accounts: this.accounts.scene,
			words: this.t.map,
			withGround: this.withGround
		});
	});
	/** Bounds of the open place, to bring it into the free part of the map. */
	readonly bounds: SceneBounds | null = $derived.by(() => {
		const { row, answer } = this.openPlace;
		const shapes = this.atlas.shapes.value;
		if (!row) return answer?.place.bounds ?? null;
		if (!shapes) return null;
		const [west, south, east, north] =
			row.kind === 'tract' ? shapes.tracts.bbox[row.row]! : shapes.places[row.row]!;
		return [west / 1e5, south / 1e5, east / 1e5, north / 1e5];
	});
	/** What a screen reader hears when Alt+arrows reach an area, or a place is opened. */
	readonly heard: string = $derived.by(() => {
		const { atlas, t, shown } = this;
		const { reached, reachedTract } = this.pointing;
		const ref = reachedTract === null ? atlas.view.place : tractRef(reachedTract);
		const figure =
			reached === null
				? presentFigure(atlas, t, this.openPlace)
				: shown && placeFigure(shown.data, shown.vintage, { kind: 'tract', row: reached });
		if (ref === null || !figure) return '';
		return t.map.reached({
			place: this.nameOf(ref),
			value: figureText(figure.estimate, atlas.definition.unit, t.estimate).spoken
		});
	});
	readonly find = $derived.by(() =>
		placeSearch(this.atlas.places.value, this.corners.value, this.stations)
	);

	askCorners(): void {
		const { kind } = this.corners.state;
		if (kind === 'idle' || kind === 'failed') void this.corners.ask('corners');
	}

	choose(found: Found): void {
		if (found.kind === 'place') {
			this.open(found.entry.key);
			return;
		}
		const { street, cross, city, lng, lat, tract } = found.corner;
		const geoid = this.atlas.places.value?.tracts.geoid[tract];
		void this.atlas.show({
			place: geoid ? tractRef(geoid) : null,
			pin: { lng, lat, label: `${street} & ${cross}, ${city}` }
		});
		this.rise();
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

	/** To be called once, while the screen is set up: asks for what the view needs as it changes. */
	follow(): void {
		const { atlas, lens, own, openPlace, compared } = this;
		$effect(() => {
			if (openPlace.key !== null) untrack(() => openPlace.ask());
		});
		$effect(() => {
			const question = own.planQuestion;
			if (question && this.withGround) untrack(() => void own.flags.ask(question));
		});
		// Flags of station areas are shown under every lens, but never before the first figures are.
		$effect(() => {
			const { question } = lens;
			if (this.withGround || atlas.view.lens !== 'indicator') {
				void lens.ask(question, atlas.view.lens);
			}
		});
		$effect(() => {
			if (compared.wanted && this.withGround) untrack(() => void compared.ask());
		});
		// The map must be in sight while somebody draws, and the panel again when that is done.
		let drawing = false;
		$effect(() => {
			const now = own.tool.mode !== null;
			if (now !== drawing) this.height = now ? 'peek' : own.open ? 'half' : this.height;
			drawing = now;
		});
		// A link to a place opens on its figures, not on a closed sheet.
		let opened = false;
		$effect(() => {
			if (opened || !atlas.view.place) return;
			opened = true;
			this.rise();
		});
		// A new indicator starts with all its classes lit.
		$effect(() => {
			if (atlas.view.indicator) this.litClass = null;
		});
	}
}
