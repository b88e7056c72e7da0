/** The lists of this device, as screens show them and in words: they change when they are changed here or in another window. */
import {
	databaseTable,
	memoryTable,
	OwnLists,
	type KeptList,
	type ListCard,
	type ListsProblem
} from '$lib/app/device/own-data-store';
import {
	decodeOwnFigure,
	encodeOwnFigure,
	unitOf,
	type Measure
} from '$lib/domain/own-data/measures';
import { ok, type Result, type Problem } from '$lib/domain/result';
import { ownData as words, rowProblems } from '#words/own-data.ts';
import { KEEPS_LISTS } from './key';
import { monthText } from '$lib/domain/own-data/columns';
import type { OwnList } from '$lib/domain/own-data/list';
import type { Estimate } from '$lib/domain/statistics/estimate';
import { figureText, type EstimateWords } from '$lib/domain/text/format';
import type { Messages } from '$lib/i18n';
import { importProblemSentence, useImportMessages } from '$lib/i18n/import';

const CHANNEL = 'rootline.own-data';

class MyLists {
	/** By name; null until they have been read. */
	cards: readonly ListCard[] | null = $state.raw(null);
	/** Why what is added here may not last. */
	problem: ListsProblem | null = $state.raw(null);
	#lists = new OwnLists(databaseTable(() => indexedDB));
	#inMemory = false;
	readonly #kept = new Map<string, KeptList>();
	readonly #others = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null;

	constructor() {
		this.#others?.addEventListener('message', () => void this.#read());
		// A page that comes back has heard of nothing meanwhile.
		addEventListener('pageshow', ({ persisted }) => {
			if (persisted) void this.#read();
		});
	}

	/** Reads what is kept, once. */
	async ready(): Promise<readonly ListCard[]> {
		if (!this.cards) await this.#read();
		return this.cards ?? [];
	}

	/** A list with its rows; null where this device has none of that name. */
	async list(id: string): Promise<KeptList | null> {
		const cards = await this.ready();
		const card = cards.find((each) => each.id === id);
		if (!card) return null;
		const known = this.#kept.get(id);
		if (known?.card.version === card.version) return { card, list: known.list };
		const kept = await this.#lists.kept(id);
		if (!kept.ok) {
			this.problem = kept.problem;
			return null;
		}
		if (kept.value) this.#kept.set(id, kept.value);
		return kept.value;
	}

	/** Changes the lists, tells other windows, and says what went wrong. */
	async change<T>(
		make: (lists: OwnLists) => Promise<Result<T, ListsProblem>>
	): Promise<Result<T, ListsProblem>> {
		await this.ready();
		const made = await make(this.#lists);
		this.problem = made.ok ? (this.#inMemory ? BLOCKED : null) : made.problem;
		await this.#read();
		this.#others?.postMessage('changed');
		return made;
	}

	async #read(): Promise<void> {
		let cards = await this.#lists.cards();
		if (!cards.ok && cards.problem.code === 'lists/blocked' && !this.#inMemory) {
			// What is added goes on for as long as the page is open.
			this.#inMemory = true;
			this.#lists = new OwnLists(memoryTable());
			this.problem = BLOCKED;
			cards = ok([]);
		}
		if (!cards.ok) {
			this.problem = cards.problem;
			return;
		}
		this.cards = cards.value;
		try {
			if (cards.value.length === 0) localStorage.removeItem(KEEPS_LISTS);
			else localStorage.setItem(KEEPS_LISTS, String(cards.value.length));
		} catch (error) {
			if (!(error instanceof DOMException)) throw error;
		}
	}
}

const BLOCKED: ListsProblem = { code: 'lists/blocked', params: {} };

let lists: MyLists | undefined;

/** Opened when a screen first asks for it. */
export function myLists(): MyLists {
	lists ??= new MyLists();
	return lists;
}

/* The lists among the figures that a map or table can show, each as it is usually shown. */

export type OwnOptions = {
	readonly label: string;
	/** What the view shows of them; null where it shows another figure. */
	readonly shown: string | null;
	readonly options: readonly (readonly [value: string, name: string])[];
};

/** The shown one as it is shown, also where this device does not have it. */
export async function ownOptions(mine: string | null): Promise<OwnOptions> {
	const cards = await myLists().ready();
	const shown = decodeOwnFigure(mine ?? '');
	const isHere = cards.some(({ id }) => id === shown?.list);
	return {
		label: words.choices,
		shown: mine,
		options: [
			...(mine !== null && !isHere ? [[mine, shown?.name ?? ''] as const] : []),
			...cards.map((card): readonly [string, string] => [
				mine !== null && card.id === shown?.list
					? mine
					: encodeOwnFigure({ ...card, list: card.id, show: 'areas', month: null }),
				card.name
			])
		]
	};
}

/* Figures and problems of lists in words. */

/** “March 2024”. */
export function monthName(month: number, locale: string): string {
	return new Intl.DateTimeFormat(locale, {
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	}).format(Date.parse(`${monthText(month)}-01T12:00:00Z`));
}

/** “sum of Rent, per 100 renter households”. */
export function measureName(
	{ of, per, as }: Measure,
	{ columns }: Pick<OwnList, 'columns'>
): string {
	const column = of === 'rows' ? '' : (columns[of]?.name ?? '');
	const what =
		of === 'rows'
			? words.count
			: as === 'median'
				? words.medianOf({ column })
				: words.sumOf({ column });
	return per === null ? what : words.perBase({ what, base: per });
}

export function ownFigureTitle(
	{ name }: Pick<ListCard, 'name'>,
	list: Pick<OwnList, 'columns'>,
	measure: Measure,
	month: number | null,
	locale: string
): string {
	return words.figureTitle({
		list: name,
		what: measureName(measure, list),
		month: month === null ? null : monthName(month, locale)
	});
}

/** The value and its margin; in words where there is none. */
export function ownFigureText(
	estimate: Estimate,
	measure: Measure,
	list: Pick<OwnList, 'columns'>,
	estimateWords: EstimateWords
): { readonly value: string; readonly margin: string } {
	if (estimate.quality === 'withheld') return { value: words.withheld, margin: '' };
	if (estimate.value === null) return { value: words.noFigure, margin: '' };
	// What is shared out by homes is about right: no decimals pretend more.
	const text = figureText({ ...estimate, quality: 'value' }, unitOf(measure, list), estimateWords);
	return { value: text.value, margin: estimate.moe === null ? '' : text.margin };
}

/** UTC day of a card, as people write it. */
export function dayOf(updated: string, locale: string): string {
	return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
		Date.parse(updated)
	);
}

export function listProblemSentence(t: Messages, problem: Problem): string {
	const own = words.problems[problem.code] ?? rowProblems[problem.code];
	return own?.(problem.params) ?? importProblemSentence(useImportMessages(), t, problem);
}
