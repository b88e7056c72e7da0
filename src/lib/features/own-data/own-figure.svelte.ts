/** The figure of a list that a view names: the list from the device, its figures from the worker. */
import type { Atlas } from '$lib/app/atlas.svelte';
import type { KeptList, ListCard } from '$lib/app/device/own-data-store';
import { Remote } from '$lib/app/remote.svelte';
import {
	decodeOwnFigure,
	encodeOwnFigure,
	gatheredPoints,
	measureOf,
	type OwnFigureRef,
	encodeMeasure,
	unitOf,
	usualMeasure,
	type Measure
} from '$lib/domain/own-data/measures';
import {
	type OwnFiguresAnswer,
	type OwnFiguresQuestion,
	asFigures
} from '$lib/domain/own-data/questions';
import type { OwnShown } from '$lib/domain/layers/shown-map';
import { fail } from '$lib/domain/result';
import { useMessages } from '$lib/i18n';
import { ownData as words } from '#words/own-data.ts';
import { myLists, ownFigureTitle } from './my-lists.svelte';

/** What of a card the answer depends on. */
const keyOf = ({ id, version, fewest }: ListCard) => `${id} ${version} ${fewest}`;

const NO_POINTS = { circles: [], heat: [] };

/** Where a view names a figure of a list, and how it comes to name another. */
export type NamedFigure = {
	readonly code: () => string | null;
	readonly show: (code: string) => void;
	/** Whether the list is shown as it is here from now on, wherever its figure stands. */
	readonly usual: boolean;
};

export class OwnFigure {
	readonly #t = useMessages();
	readonly #lists = myLists();
	/** What the view names; null where that cannot be read. */
	readonly ref: OwnFigureRef | null = $derived.by(() => decodeOwnFigure(this.named.code() ?? ''));
	/** Null until it has been looked for, and where it is not here. */
	kept: KeptList | null = $state.raw(null);
	/** This device does not have the list. */
	isElsewhere = $state(false);
	/** By what is asked, without the rows. */
	readonly answers: Remote<string, OwnFiguresAnswer>;
	readonly card: ListCard | null = $derived.by(() => {
		const { kept } = this;
		return kept && (this.#lists.cards?.find(({ id }) => id === kept.card.id) ?? null);
	});
	readonly measure: Measure | null = $derived.by(() => {
		const { ref, kept } = this;
		return ref && kept && measureOf(ref, kept.list, usualMeasure(kept.list));
	});

	/** @param named what the view's first map or its table names, unless told otherwise */
	constructor(
		private readonly atlas: Atlas,
		readonly named: NamedFigure = {
			code: () => atlas.view.mine,
			show: (mine) => void atlas.show({ mine }, { replace: true }),
			usual: true
		}
	) {
		this.answers = new Remote((_, signal) => {
			const { question } = this;
			return question
				? atlas.worker.ask('ownFigures', question, { signal })
				: Promise.resolve(fail('run-aborted'));
		});
	}

	/** To be called in an effect: looks for the list, and asks for its figures. */
	follow(): void {
		const { ref } = this;
		const cards = this.#lists.cards;
		const { places } = this.atlas;
		if (!cards) void this.#lists.ready();
		else if (ref) void this.#find(ref.list);
		else this.isElsewhere = true;
		if (this.#asked !== null && places.value) this.answers.want(this.#asked);
	}

	async #find(id: string): Promise<void> {
		const kept = await this.#lists.list(id);
		if (this.ref?.list !== id) return;
		this.isElsewhere = kept === null;
		if (kept?.list !== this.kept?.list || kept === null) this.kept = kept;
	}

	readonly question: OwnFiguresQuestion | null = $derived.by(() => {
		const { ref, kept, card, measure } = this;
		if (!ref || !kept || !card || !measure || ref.list !== card.id) return null;
		const { reach, plan } = this.atlas.view;
		return {
			asked: { key: keyOf(card), list: kept.list },
			question: { measure, month: ref.month, fewest: card.fewest },
			tracts: true,
			places: this.atlas.places.value?.places.map(({ key }) => key) ?? [],
			reach,
			plan
		};
	});

	readonly #asked: string | null = $derived.by(() => {
		const { question } = this;
		if (!question) return null;
		const { asked, ...rest } = question;
		return JSON.stringify([asked.key, rest]);
	});

	/** The answer to what is asked now. */
	readonly answer: OwnFiguresAnswer | null = $derived.by(() => {
		const { latest } = this.answers;
		return this.#asked !== null && latest?.question === this.#asked ? latest.value : null;
	});

	readonly title: string = $derived.by(() => {
		const { card, kept, measure, ref } = this;
		if (!card || !kept || !measure || !ref) return ref?.name ?? '';
		return ownFigureTitle(card, kept.list, measure, ref.month, this.#t.estimate.numbers);
	});

	/** As the map shows it; null until it is there. */
	readonly shown: OwnShown | null = $derived.by(() => {
		const { answer, kept, measure, ref, title } = this;
		const places = this.atlas.places.value;
		if (!answer || !kept || !measure || !ref || !places) return null;
		const { definition, vintage } = this.atlas;
		const figures = asFigures(answer, places, definition.id, vintage);
		const areas = answer.tracts.filter(({ value }) => value !== null).length;
		return {
			definition: {
				...definition,
				unit: unitOf(measure, kept.list),
				worse: 'neither',
				vintages: [vintage]
			},
			figures,
			title,
			label: words.mapLabel({ title, areas }),
			note: ref.show === 'areas' ? null : words.show[ref.show],
			points:
				ref.show === 'areas'
					? null
					: {
							...NO_POINTS,
							[ref.show === 'heat' ? 'heat' : 'circles']: gatheredPoints(kept.list, ref.month)
						}
		};
	});

	/** Shows the same list otherwise. */
	change(change: Partial<Omit<OwnFigureRef, 'measure'>> & { readonly measure?: Measure }): void {
		const { measure, ...rest } = change;
		const ref = this.ref!;
		this.named.show(
			encodeOwnFigure({ ...ref, ...rest, ...(measure && { measure: encodeMeasure(measure) }) })
		);
	}
}
