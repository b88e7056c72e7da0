/** What colors the second map. Figures and answers carry their question, so none is shown under another's name. */
import { mapTitle, tractClasses } from '$lib/features/shown-map/shown';
import type { Shown } from '$lib/features/shown-map/shown';
import { indicatorById } from '$lib/domain/indicators/catalog';
import type { IndicatorDefinition } from '$lib/domain/indicators/types';
import { isAdjusted } from '$lib/domain/methods/adjust';
import { choiceOf, secondRules } from '$lib/domain/view/two-maps';
import { DEFAULT_METHOD } from '$lib/domain/view/view';
import type { SecondMap, View } from '$lib/domain/view/view';
import type { Atlas } from '$lib/app/atlas.svelte';
import { Remote } from '$lib/app/remote.svelte';
import { theme } from '$lib/app/theme.svelte';
import { MethodLens } from '$lib/features/shown-map/lens.svelte';
import type { IndicatorData } from '$lib/domain/indicators/built-files';
import type { IndicatorId } from '$lib/domain/indicators/ids.generated';
import type { AgreementAnswer, ClassesAnswer } from '$lib/domain/methods/questions';
import type { Scene } from '$lib/domain/layers/scene';
import { scaleColors } from '$lib/domain/layers/palette';
import { encodeAdjustment } from '$lib/domain/view/codec';
import type { Messages } from '$lib/i18n';
import type { TractClasses } from '$lib/map';
import { WorkerClient, startWorker } from '$lib/app/worker/client';

/**
 * What a second map shows, for its title.
 *
 * @param view whose second map it is: it follows rules that were changed for the same method
 * @param first what the first map's figure is, which a map of methods has none of its own of
 */
export function secondShown(
	view: Pick<View, 'method' | 'adjustment'>,
	map: SecondMap,
	first: IndicatorDefinition
): Shown {
	const definition = map.lens === 'indicator' ? indicatorById(map.indicator) : first;
	const vintage = (map.lens === 'indicator' ? map.vintage : null) ?? definition.vintages[0]!;
	const method = map.lens === 'classes' ? map.method : DEFAULT_METHOD;
	const adjusted = map.lens !== 'indicator' && isAdjusted(secondRules(view, map).adjustment);
	return { lens: map.lens, method, definition, vintage, adjusted };
}

export class SecondLens {
	/** Class that stays lit on the second map. */
	lit: number | null = $state(null);
	readonly risk: MethodLens;
	readonly figures: Remote<IndicatorId, IndicatorData>;
	/** Closed, the view has no second map; what was last shown stays in words until it is gone. */
	#last: SecondMap = { mode: 'swipe', lens: 'agreement' };

	readonly map: SecondMap = $derived.by(() => {
		this.#last = this.atlas.view.second ?? this.#last;
		return this.#last;
	});
	readonly #rules = $derived.by(() => secondRules(this.atlas.view, this.map));
	/** Changes only with what is to be asked. */
	readonly key: string = $derived.by(() => {
		const { reach } = this.atlas.view;
		const { method, adjustment } = this.#rules;
		return [choiceOf(this.map), reach, method, encodeAdjustment(adjustment)].join(' ');
	});
	/** A person changed the rules of the method that this map shows. */
	readonly adjusted: boolean = $derived.by(() => this.shown.adjusted);

	readonly shown: Shown = $derived.by(() =>
		secondShown(this.atlas.view, this.map, this.atlas.definition)
	);

	readonly data: IndicatorData | null = $derived.by(() => {
		const { latest } = this.figures;
		return this.map.lens === 'indicator' && latest?.question === this.map.indicator
			? latest.value
			: null;
	});
	readonly classes: ClassesAnswer | null = $derived.by(() => {
		const answer = this.risk.classes.latest?.value;
		return this.map.lens === 'classes' && answer?.question.method === this.map.method
			? answer
			: null;
	});
	readonly agreement: AgreementAnswer | null = $derived.by(() =>
		this.map.lens === 'agreement' ? (this.risk.agreement.latest?.value ?? null) : null
	);

	readonly colors: readonly string[] = $derived.by(() => {
		if (this.data) return scaleColors(this.data.scale, theme());
		return this.classes || this.agreement ? (this.risk.colors ?? []) : [];
	});

	constructor(readonly atlas: Atlas) {
		// A worker of its own: one that serves both maps would let each cancel the other's questions.
		const worker = new WorkerClient(startWorker, atlas.manifest, atlas.root);
		const view = () => ({
			lens: this.map.lens,
			...this.#rules,
			reach: atlas.view.reach
		});
		this.risk = new MethodLens({
			get view() {
				return view();
			},
			worker
		});
		this.figures = new Remote((id) => atlas.figures(id));
	}

	ask(): void {
		this.lit = null;
		if (this.map.lens === 'indicator') void this.figures.ask(this.map.indicator);
		else void this.risk.ask(this.risk.question, this.map.lens);
	}

	title(t: Messages): string {
		return mapTitle(t, this.shown);
	}

	tractClasses(geoids: readonly string[]): TractClasses | null {
		const tracts = this.data?.vintages[this.shown.vintage]?.tracts;
		if (this.data && tracts) return tractClasses(geoids, tracts, this.data.scale);
		return this.classes || this.agreement ? this.risk.tractClasses(geoids) : null;
	}

	/** The first map's scene in this map's colors, with the station areas that its method flags. */
	scene(first: Scene): Scene {
		const flagged = this.classes ? this.risk.flaggedStations : null;
		return {
			...first,
			colors: this.colors,
			litClass: this.lit,
			corridor: {
				...first.corridor,
				stations: first.corridor.stations.map((station) => ({
					...station,
					flagged: flagged?.includes(station.id) ?? station.flagged
				}))
			}
		};
	}
}
