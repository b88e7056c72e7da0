/** The lists of this device, as screens show them: they change when they are changed here or in another window. */
import {
	databaseTable,
	memoryTable,
	OwnLists,
	type KeptList,
	type ListCard,
	type ListsProblem
} from '$lib/app/device/own-data-store';
import { decodeOwnFigure, encodeOwnFigure } from '$lib/domain/own-data/own-figure';
import { ok, type Result } from '$lib/domain/result';
import { ownData as words } from '#words/own-data.ts';
import { KEEPS_LISTS } from './key';

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
