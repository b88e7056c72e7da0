/**
 * What every screen of the atlas shares: the view that the URL owns, and the files that answer it.
 * Components read from here and change the view through `show`; nothing else holds state.
 */
import { createContext } from 'svelte';
import { browser } from '$app/environment';
import { goto, replaceState } from '$app/navigation';
import { page } from '$app/state';
import {
	decodeIndicator,
	type BuiltManifest,
	type LinesFile,
	type PlacesFile,
	type ShapesFile,
	type IndicatorData
} from '$lib/domain/indicators/built-files';
import type { IndicatorId } from '$lib/domain/indicators/ids.generated';
import {
	indicatorById,
	INDICATORS,
	TOPICS,
	type IndicatorDefinition,
	type TopicId
} from '$lib/domain/indicators/catalog';
import type { MethodId } from '$lib/domain/methods/definitions';
import type { VintageId } from '$lib/domain/statistics/census';
import { placeName, type PlaceName } from '$lib/domain/places/names';
import type { PlaceRef } from '$lib/domain/places/place';
import { fail, ok, type Result } from '$lib/domain/result';
import type { Messages } from '$lib/i18n';
import {
	decodeView,
	defaultView,
	encodeView,
	firstView,
	knownWith,
	namedQuery,
	namesView,
	type Known,
	type LinkMethod
} from '$lib/domain/view/codec';
import type { Camera, View } from '$lib/domain/view/view';
import { AtlasFiles } from '$lib/app/files/atlas-files';
import type { WorkerClient } from '$lib/app/worker/client';
import { Remote } from './remote.svelte';

export class Atlas {
	readonly files: AtlasFiles;
	/** Runs methods and profiles beside the page; made when first asked. */
	readonly worker: Pick<WorkerClient, 'ask'>;
	readonly places: Remote<'places', PlacesFile>;
	/** Asked for by the map alone. */
	readonly shapes: Remote<'shapes', ShapesFile>;
	/** Asked for by what names or draws other lines and their stations. */
	readonly lines: Remote<'lines', LinesFile>;
	readonly indicator: Remote<IndicatorId, IndicatorData>;
	/** False while prerendering and hydrating, when the query string does not exist yet. */
	#live = $state(false);
	/** The map owns its camera; it is only noted here, to travel in links. */
	#camera: Camera | null = null;

	/** Whether the address says what is to be seen; the first screen shows something all the same. */
	readonly #named = $derived.by(() => this.#live && namesView(page.url.searchParams));
	readonly #decoded = $derived.by(() => {
		if (this.#named) return decodeView(page.url.searchParams, this.known);
		const view = onFirstScreen() ? firstView() : defaultView();
		return { view, dropped: [], newer: false, former: false, release: null };
	});
	readonly view: View = $derived(this.#decoded.view);
	/** Parts of the link that could not be understood. */
	readonly dropped: readonly string[] = $derived(this.#decoded.dropped);
	/** The link was made by a later version of this site. */
	readonly newerLink: boolean = $derived(this.#decoded.newer);
	/** The link shows a method and was made before the methods were corrected. */
	readonly formerLink: boolean = $derived(this.#decoded.former);
	/** The release that the link was made on, where these figures are of another. */
	readonly otherRelease: string | null = $derived(this.#decoded.release);
	/** Something is to be said about the link: see `LinkNotice`. */
	readonly linkNoted: boolean = $derived(
		this.dropped.length > 0 || this.newerLink || this.formerLink || this.otherRelease !== null
	);
	readonly definition: IndicatorDefinition = $derived(indicatorById(this.view.indicator));
	readonly vintage: VintageId = $derived(this.view.vintage ?? this.definition.vintages[0]!);
	/** Query string of the view, without the camera, to carry to other screens; empty while there is none. */
	readonly query: string = $derived.by(() =>
		this.#named || onFirstScreen() ? namedQuery(encodeView({ ...this.view, camera: null })) : ''
	);

	/** What lists offer, by topic: all that the region has. */
	readonly offered: readonly (readonly [TopicId, readonly IndicatorDefinition[]])[];
	/** What links may name. */
	readonly known: Known;
	readonly #methodNames: Readonly<Record<string, string>>;

	constructor(
		readonly manifest: BuiltManifest,
		methods: readonly LinkMethod[],
		readonly root: string
	) {
		this.known = knownWith(methods);
		const had = INDICATORS.filter(({ id }) => !manifest.unrecorded.includes(id));
		this.offered = TOPICS.map(
			(topic) => [topic, had.filter((each) => each.topic === topic)] as const
		).filter(([, indicators]) => indicators.length > 0);
		this.#methodNames = Object.fromEntries(methods.map(({ id, name }) => [id, name]));
		this.files = new AtlasFiles(manifest, root, (url, init) => fetch(url, init));
		// Fetched with the first question: the table asks none before its figures are there.
		let client: Promise<WorkerClient> | null = null;
		this.worker = {
			ask: async (kind, question, options) => {
				client ??= import('$lib/app/worker/client').then(({ atlasWorker }) =>
					atlasWorker(manifest, root)
				);
				const asked = await client.catch(() => null);
				if (asked) return asked.ask(kind, question, options);
				client = null;
				return fail('worker-broken');
			}
		};
		this.places = new Remote(() => this.files.places());
		this.shapes = new Remote(() => this.files.shapes());
		this.lines = new Remote(() => this.files.lines());
		this.indicator = new Remote(async (id) => {
			const result = await this.files.indicator(id);
			return result.ok ? ok(decodeIndicator(result.value)) : result;
		});
	}

	/** To be called once the page lives in a browser. */
	start(): void {
		this.#live = true;
		this.#camera = this.view.camera;
	}

	/** Camera that the link asked for. */
	get camera(): Camera | null {
		return this.view.camera;
	}

	/** The words of titles, with what the methods are called. */
	titleWords<Words extends { readonly lens: object }>(words: Words) {
		return { ...words, lens: { ...words.lens, methods: this.#methodNames } };
	}

	methodName(id: MethodId): string {
		return this.#methodNames[id] ?? id;
	}

	/** Link to the view with a change, from any screen. */
	href(change: Partial<View>): string {
		return `?${namedQuery(encodeView({ ...this.view, camera: null, ...change }))}`;
	}

	/** Shows another view. A new entry in the history, unless it only refines the present one. */
	async show(change: Partial<View>, options: { replace?: boolean } = {}): Promise<void> {
		const query = namedQuery(encodeView({ ...this.view, camera: this.#camera, ...change }));
		await goto(`?${query}`, {
			keepFocus: true,
			noScroll: true,
			replaceState: options.replace ?? false
		});
	}

	/** Notes where the map is, quietly: no history entry, nothing drawn anew. */
	noteCamera(camera: Camera): void {
		this.#camera = camera;
		if (!browser) return;
		const query = namedQuery(encodeView({ ...this.view, camera }));
		replaceState(`?${query}`, page.state);
	}

	/** Any other indicator's figures, for panels that show several. */
	async figures(id: IndicatorId): Promise<Result<IndicatorData>> {
		const result = await this.files.indicator(id);
		return result.ok ? ok(decodeIndicator(result.value)) : result;
	}
}

/** The map, which is shown before anybody has said what they want to see. */
function onFirstScreen(): boolean {
	return page.route.id === '/(app)/(drawn)';
}

/** Name of a place for the screens; follows places, lines and the view's reach as they arrive and change. */
export function nameOfPlace(atlas: Atlas, t: Messages, ref: PlaceRef): PlaceName {
	const { plan, reach } = atlas.view;
	const sources = { places: atlas.places.value, lines: atlas.lines.value, plan, reach };
	return placeName(ref, sources, t.placeNames);
}

export const [useAtlas, provideAtlas] = createContext<Atlas>();

/* What sharing is about to do, and the map of which it takes a picture. */

/** Which dialog is open. The dialogs themselves are fetched when one is asked for. */
export type SharingDialog = 'share' | 'keep';

export const sharing: { open: SharingDialog | null } = $state({ open: null });

/** All that sharing wants of a map: its picture as a PNG. */
type Pictured = { capturePng(options: { pixelRatio: number }): Promise<Blob> };

let map: Pictured | null = null;

/** The map on screen, of which a saved view takes its picture. */
export function noteMap(next: Pictured | null): void {
	map = next;
}

export function currentMap(): Pictured | null {
	return map;
}
