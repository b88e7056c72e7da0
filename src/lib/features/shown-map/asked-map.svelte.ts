/** One map on screen: asks the files and the worker for what colors it, and hands out what has come. */
import { untrack } from 'svelte';
import type { Atlas } from '$lib/app/atlas.svelte';
import { Remote } from '$lib/app/remote.svelte';
import { theme } from '$lib/app/theme.svelte';
import type { IndicatorData, PlacesFile } from '$lib/domain/indicators/built-files';
import type { IndicatorId } from '$lib/domain/indicators/ids.generated';
import { atlasScene, type SceneInput } from '$lib/domain/layers/atlas-scene';
import type { Scene, SceneBuilding } from '$lib/domain/layers/scene';
import {
	shownMap,
	shownOwn,
	shownWithout,
	type OwnShown,
	type ShownMap,
	type ShownWords
} from '$lib/domain/layers/shown-map';
import type { RecordsFile } from '$lib/domain/places/records';
import type {
	AgreementAnswer,
	ClassesAnswer,
	MethodsQuestion
} from '$lib/domain/methods/questions';
import {
	firstSubject,
	ownName,
	subjectKey,
	type MapSubject,
	type PastStep
} from '$lib/domain/view/view';
import { mapWords } from '#words/first-view.ts';

/** A person moves a slider through many values; draws are made for the one they stop at. */
const SETTLED_MS = 350;

type Words = Omit<ShownWords, 'lens' | 'map'> & {
	readonly lens: Omit<ShownWords['lens'], 'methods'>;
};

/** What the page knows without asking. */
export type Corridor = Pick<SceneInput, 'line'> & { readonly stations: PlacesFile['stations'] };

/** A building of public housing, with what is said of it. */
export type Building = SceneBuilding & { readonly homes: number; readonly neighborhood: string };

/** A value that is worked out again only when `_key` changes, whatever else it reads. */
function anewWith<T>(_key: string, value: () => T): T {
	return untrack(value);
}

export class AskedMap {
	readonly figures: Remote<IndicatorId, IndicatorData>;
	readonly classes: Remote<MethodsQuestion, ClassesAnswer>;
	readonly agreement: Remote<MethodsQuestion, AgreementAnswer>;
	/** What is drawn beside colors: buildings, and what the past is counted by. */
	readonly records: Remote<'records', RecordsFile>;
	/** What is drawn in place of colors; null where the region has nothing of the past. */
	readonly past: PastStep | null = $derived.by(() =>
		this.atlas.manifest.archives.history ? this.atlas.view.past : null
	);
	/** Share done of the draws for an adjusted method, null when none are under way. */
	drawing: number | null = $state(null);
	/** A figure of a list of one's own in the place of what the lens shows; its panel brings it. */
	mine: OwnShown | null = $state.raw(null);
	/** That the list is not on this device, in words. */
	elsewhere: string | null = $state.raw(null);
	#settling: ReturnType<typeof setTimeout> | null = null;
	#draws: AbortController | null = null;

	/** Changes only with what is asked, not with every move of the map. */
	readonly #key: string = $derived.by(() => subjectKey(this.which()));
	readonly subject: MapSubject = $derived.by(() => anewWith(this.#key, this.which));
	readonly #colored: string = $derived.by(() => {
		const { lens, method, definition } = this.subject;
		return `${lens} ${lens === 'indicator' ? definition.id : method}`;
	});
	/** Class that stays lit; what is colored by something else starts with all of them lit. */
	lit: number | null = $derived.by(() => anewWith(this.#colored, () => null));

	readonly shown: ShownMap = $derived.by(() => {
		const answers = {
			geoids: this.atlas.places.value?.tracts.geoid ?? null,
			figures: this.figures.latest,
			classes: this.classes.latest?.value ?? null,
			agreement: this.agreement.latest
		};
		const words = { ...this.atlas.titleWords(this.words), map: mapWords };
		if (this.mine) return shownOwn(this.mine, this.subject, answers, words, theme());
		const title = ownName(this.named());
		return title === null
			? shownMap(this.subject, answers, words, theme())
			: shownWithout({ title, note: this.elsewhere }, this.subject, answers, words, theme());
	});
	/** How far that is which colors the map. */
	readonly state = $derived.by(() => this.#shownBy().state);

	/**
	 * @param which what colors it: the view's first map, unless told otherwise, whose figures the atlas has
	 * @param named the list of one's own that a view names for it, on screens that show lists
	 */
	constructor(
		private readonly atlas: Atlas,
		private readonly words: Words,
		private readonly which = () => firstSubject(atlas.view),
		figures = atlas.indicator,
		private readonly named: () => string | null = () => null
	) {
		const { worker, files } = atlas;
		this.figures = figures;
		this.records = new Remote(() => files.records());
		this.classes = new Remote((question, signal) => worker.ask('classes', question, { signal }));
		this.agreement = new Remote((question, signal) =>
			worker.ask('agreement', question, { signal })
		);
	}

	/** The scene, with what else is drawn on it. */
	scene(
		drawn: Corridor &
			Pick<SceneInput, 'place' | 'pin' | 'outline' | 'own' | 'accounts' | 'withGround'>
	): Scene {
		const { manifest, root, places, shapes } = this.atlas;
		return atlasScene({
			...this.shown.ink,
			...drawn,
			manifest,
			root,
			places: places.value,
			shapes: shapes.value,
			litClass: this.lit,
			past: this.past,
			buildings: this.buildings,
			mine: this.shown.own?.points ?? null,
			words: mapWords
		});
	}

	/** Buildings of public housing, where the view shows them and they have come. */
	readonly buildings: readonly Building[] = $derived.by(() => {
		const listed = this.records.value?.publicHousing;
		if (!listed || !this.atlas.view.also.includes('public-housing')) return [];
		return listed.units.map((homes, at) => ({
			id: String(at),
			name: listed.names[at]!,
			neighborhood: listed.neighborhoods[at]!,
			homes,
			lng: listed.x[at]! / 1e6,
			lat: listed.y[at]! / 1e6
		}));
	});

	/**
	 * Asks for what has not been asked of the present subject; older questions are aborted. To be
	 * called whenever the subject changes.
	 * @param flags whether station areas are told under the lens of figures as well
	 */
	ask({ flags }: { readonly flags: boolean }): void {
		const { lens, definition } = this.subject;
		const question = this.#question;
		if (this.past !== null || this.atlas.view.also.length > 0) this.records.want('records');
		untrack(() => {
			if (lens === 'indicator') this.figures.want(definition.id);
			if (lens === 'indicator' && !flags) return;
			if (lens === 'agreement') this.agreement.want(question);
			if (this.classes.isFor(question)) {
				this.#settle(question);
				return;
			}
			this.leave();
			void this.classes.ask(question).then(() => this.#settle(question));
		});
	}

	/** Tries again what failed. */
	retry(): void {
		void this.figures.retry();
		void this.agreement.retry();
		void this.classes.retry().then(() => this.#settle(this.#question));
	}

	/** To be called when the screen is left: nothing is drawn for it any more. */
	leave(): void {
		clearTimeout(this.#settling ?? undefined);
		this.#settling = null;
		this.#draws?.abort();
		this.#draws = null;
		this.drawing = null;
	}

	get #question(): MethodsQuestion {
		const { method, adjustment, reach } = this.subject;
		return { method, adjustment, reach };
	}

	#shownBy() {
		const { lens } = this.subject;
		if (lens === 'indicator') return this.figures;
		return lens === 'classes' ? this.classes : this.agreement;
	}

	/** Station areas are told under every lens, and only draws say whether they are flagged. */
	#settle(question: MethodsQuestion): void {
		const { classes } = this;
		if (!classes.isFor(question) || classes.value?.confidence !== null) return;
		if (this.#settling !== null || this.#draws) return;
		this.#settling = setTimeout(() => {
			this.#settling = null;
			void this.#draw(question);
		}, SETTLED_MS);
	}

	/** Draws an adjusted method, then asks for its classes again with how firm they are. */
	async #draw(question: MethodsQuestion): Promise<void> {
		const draws = new AbortController();
		this.#draws = draws;
		this.drawing = 0;
		const drawn = await this.atlas.worker.ask('confidence', question, {
			signal: draws.signal,
			onprogress: (share) => {
				this.drawing = share;
			}
		});
		if (draws.signal.aborted) return;
		this.#draws = null;
		this.drawing = null;
		if (drawn.ok) await this.classes.ask(question);
	}
}
