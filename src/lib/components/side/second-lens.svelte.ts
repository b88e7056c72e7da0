/** What colors the second map. Figures and answers carry their question, so none is shown under another's name. */
import type { Atlas } from '$lib/components/common/atlas.svelte';
import { Remote } from '$lib/components/common/remote.svelte';
import { theme } from '$lib/components/common/theme.svelte';
import { RiskLens } from '$lib/components/explore/lens.svelte';
import { tractClasses } from '$lib/components/explore/tract-classes';
import { mapTitle, type Shown } from '$lib/components/explore/view-title';
import type { IndicatorData } from '$lib/core/catalog/decode';
import type { IndicatorId } from '$lib/core/catalog/ids.generated';
import type { AgreementAnswer, ClassesAnswer } from '$lib/core/risk/questions';
import type { Scene } from '$lib/core/scene/scene';
import { scaleColors } from '$lib/core/scale/colors';
import { encodeAdjustment } from '$lib/core/view/adjustment-code';
import { choiceOf, secondRules } from '$lib/core/view/two-maps';
import type { SecondMap } from '$lib/core/view/view';
import type { Messages } from '$lib/i18n';
import type { TractClasses } from '$lib/map/index';
import { WorkerClient } from '$lib/worker/client';
import { startWorker } from '$lib/worker/start';
import { secondShown } from './second-shown';

export class SecondLens {
	/** Class that stays lit on the second map. */
	lit: number | null = $state(null);
	readonly risk: RiskLens;
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
		this.risk = new RiskLens({
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
