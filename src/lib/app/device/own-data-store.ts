/**
 * Lists of one’s own on the device: in the browser’s database, since local storage has no room for a
 * hundred thousand rows. What is asked of a list is changed within one transaction, so that two windows
 * that write at once both have their say; a list that another window replaced meanwhile is not written
 * over unseen. Nothing of it leaves the device.
 */
import type { OwnList } from '../../domain/own-data/list.ts';
import { fail, ok, type Problem, type Result } from '../../domain/result.ts';

/** What is known of a list without its rows. */
export type ListCard = {
	readonly id: string;
	/** Of these records; a newer Rootline may write others. */
	readonly format: 1;
	/** Counts how often its rows were replaced. */
	readonly version: number;
	readonly name: string;
	/** UTC to the second. */
	readonly updated: string;
	/** Smaller counts are withheld. */
	readonly fewest: number;
	/** What it is shown as, as `encodeMeasure` writes it. */
	readonly measure: string;
	/** Rows that have a place. */
	readonly rows: number;
};

export type KeptList = { readonly card: ListCard; readonly list: OwnList };

export type ListsProblem = Problem<
	/** The browser keeps nothing here: what is added is gone with the page. */
	| 'lists/blocked'
	| 'lists/full'
	/** A newer Rootline wrote what is kept. */
	| 'lists/newer'
	/** Another window deleted the list. */
	| 'lists/gone'
	/** Another window replaced its rows meanwhile. */
	| 'lists/changed'
	/** Parameter `most`. */
	| 'lists/too-many'
>;

export const MOST_LISTS = 20;

/** What one transaction makes of a list; `list` is left out where its rows stay. Null deletes it. */
export type Made =
	{ readonly card: ListCard; readonly list?: OwnList } | null | { readonly problem: ListsProblem };

/** Where lists are kept, so that tests and blocked browsers can give another. */
export type ListTable = {
	readonly cards: () => Promise<Result<readonly ListCard[], ListsProblem>>;
	/** Null where there is none. */
	readonly list: (id: string) => Promise<Result<OwnList | null, ListsProblem>>;
	/** Within one transaction: nobody else writes between what `make` is told and what it makes. */
	readonly change: (
		id: string,
		make: (now: ListCard | null, count: number) => Made
	) => Promise<Result<null, ListsProblem>>;
};

export class OwnLists {
	constructor(private readonly table: ListTable) {}

	/** By name. */
	async cards(): Promise<Result<readonly ListCard[], ListsProblem>> {
		const cards = await this.table.cards();
		if (!cards.ok) return cards;
		return ok([...cards.value].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)));
	}

	async kept(id: string): Promise<Result<KeptList | null, ListsProblem>> {
		const cards = await this.table.cards();
		if (!cards.ok) return cards;
		const card = cards.value.find((each) => each.id === id);
		const list = card ? await this.table.list(id) : ok(null);
		if (!list.ok) return list;
		return ok(card && list.value ? { card, list: list.value } : null);
	}

	/** A list that is there already under its id is not written over. */
	add(card: Omit<ListCard, 'format' | 'version' | 'rows'>, list: OwnList) {
		return this.table.change(card.id, (now, count): Made => {
			if (now) return { problem: { code: 'lists/changed', params: {} } };
			if (count >= MOST_LISTS) {
				return { problem: { code: 'lists/too-many', params: { most: MOST_LISTS } } };
			}
			return { card: { ...card, format: 1, version: 1, rows: list.at.length }, list };
		});
	}

	/** Changes what is said of a list, and nothing that others changed meanwhile. */
	describe(id: string, change: Partial<Pick<ListCard, 'name' | 'fewest' | 'measure'>>, at: string) {
		return this.table.change(id, (now): Made =>
			now ? { card: { ...now, ...change, updated: at } } : GONE
		);
	}

	/** Other rows under the same name. @param seen version that whoever replaces it has looked at */
	replace(id: string, list: OwnList, seen: number, about: Pick<ListCard, 'measure' | 'updated'>) {
		return this.table.change(id, (now): Made => {
			if (!now) return GONE;
			if (now.version !== seen) return { problem: { code: 'lists/changed', params: {} } };
			return { card: { ...now, ...about, version: seen + 1, rows: list.at.length }, list };
		});
	}

	/** What was deleted, so that it can be put back; null where it was gone already. */
	async remove(id: string): Promise<Result<KeptList | null, ListsProblem>> {
		const kept = await this.kept(id);
		if (!kept.ok) return kept;
		const gone = await this.table.change(id, () => null);
		return gone.ok ? kept : gone;
	}

	/** Puts back what was deleted or replaced. */
	putBack({ card, list }: KeptList) {
		return this.table.change(card.id, (now): Made => ({
			// Later than any that other windows have seen.
			card: { ...card, version: Math.max(card.version, now?.version ?? 0) + 1 },
			list
		}));
	}
}

const GONE: Made = { problem: { code: 'lists/gone', params: {} } };

/* In the browser's database. */

const DATABASE = 'rootline.own-data';
const VERSION = 1;

/** @param open the browser’s databases; in some browsers even asking for them throws */
export function databaseTable(open: () => IDBFactory): ListTable {
	let opened: Promise<IDBDatabase> | null = null;
	const database = () => {
		opened ??= openDatabase(open).catch((error: unknown) => {
			opened = null;
			throw error;
		});
		return opened;
	};
	const within = async <T>(
		mode: IDBTransactionMode,
		act: (transaction: IDBTransaction, done: (value: T) => void) => void
	): Promise<Result<T, ListsProblem>> => {
		try {
			const db = await database();
			return ok(
				await new Promise<T>((resolve, reject) => {
					const transaction = db.transaction(['cards', 'lists'], mode);
					let value: T;
					transaction.oncomplete = () => resolve(value);
					transaction.onabort = transaction.onerror = () =>
						reject(transaction.error ?? new Error());
					act(transaction, (made) => (value = made));
				})
			);
		} catch (error) {
			opened = null;
			return fail(problemOf(error));
		}
	};
	return {
		cards: () =>
			within('readonly', (transaction, done) => {
				const asked = transaction.objectStore('cards').getAll() as IDBRequest<ListCard[]>;
				asked.onsuccess = () => done(asked.result);
			}),
		list: (id) =>
			within('readonly', (transaction, done) => {
				const asked = transaction.objectStore('lists').get(id) as IDBRequest<
					{ list: OwnList } | undefined
				>;
				asked.onsuccess = () => done(asked.result?.list ?? null);
			}),
		change: async (id, make) => {
			const changed = await within<ListsProblem | null>('readwrite', (transaction, done) => {
				const cards = transaction.objectStore('cards');
				const lists = transaction.objectStore('lists');
				const asked = cards.getAll() as IDBRequest<ListCard[]>;
				asked.onsuccess = () => {
					const now = asked.result.find((card) => card.id === id) ?? null;
					const made = make(now, asked.result.length);
					done(made !== null && 'problem' in made ? made.problem : null);
					if (made === null) {
						cards.delete(id);
						lists.delete(id);
					} else if ('card' in made) {
						cards.put(made.card);
						if (made.list) lists.put({ id, list: made.list });
					}
				};
			});
			if (!changed.ok) return changed;
			return changed.value === null ? ok(null) : { ok: false, problem: changed.value };
		}
	};
}

function openDatabase(open: () => IDBFactory): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const asked = open().open(DATABASE, VERSION);
		asked.onupgradeneeded = () => {
			for (const name of ['cards', 'lists']) {
				if (!asked.result.objectStoreNames.contains(name)) {
					asked.result.createObjectStore(name, { keyPath: 'id' });
				}
			}
		};
		asked.onerror = () => reject(asked.error ?? new Error());
		asked.onsuccess = () => {
			// A newer Rootline in another window must not wait for this one.
			asked.result.onversionchange = () => asked.result.close();
			resolve(asked.result);
		};
	});
}

function problemOf(error: unknown): ListsProblem['code'] {
	const name = error instanceof Error || error instanceof DOMException ? error.name : '';
	if (name === 'QuotaExceededError') return 'lists/full';
	return name === 'VersionError' ? 'lists/newer' : 'lists/blocked';
}

/* In memory, for as long as the page is open: where the browser keeps nothing, and in tests. */

export function memoryTable(): ListTable {
	const kept = new Map<string, KeptList>();
	return {
		cards: () => Promise.resolve(ok([...kept.values()].map(({ card }) => card))),
		list: (id) => Promise.resolve(ok(kept.get(id)?.list ?? null)),
		change: (id, make) => {
			const now = kept.get(id);
			const made = make(now?.card ?? null, kept.size);
			if (made === null) kept.delete(id);
			else if ('problem' in made) return Promise.resolve({ ok: false, problem: made.problem });
			else kept.set(id, { card: made.card, list: made.list ?? now!.list });
			return Promise.resolve(ok(null));
		}
	};
}
