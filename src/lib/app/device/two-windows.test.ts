/** Several windows write at once, and hear of each other late and in any order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	draftOf,
	versionsOfWords,
	withEdits,
	withWords,
	type DraftFields
} from '../../domain/report/draft.ts';
import { withFindingEdit } from '../../domain/report/edits.ts';
import {
	mergeScorecards,
	marksOf,
	newScorecard,
	putCriterion,
	putMark,
	SCORECARD_FORMAT,
	type ScorecardFile
} from '../../domain/knowledge/scorecards.ts';
import { canonical, liveEntries, putEntry } from '../../domain/knowledge/merge.ts';
import { putAccount, accountsOf, type AccountDraft } from '../../domain/knowledge/accounts.ts';
import { changeStep, newWalk, stepsOf } from '../../domain/knowledge/walks.ts';
import { device, shared } from './device.fixture.ts';
import {
	communityOf,
	kept,
	SAVED_VIEWS,
	WALKS,
	reportDraft,
	openStore,
	type Kept,
	type Store
} from './saved-store.ts';

const COMMUNITY = communityOf('anaana', () => '2026-05-03T12:00:00Z');
const DRAFT = reportDraft('station:penn');
const at = '2026-05-01T12:00:00Z';
const by = (window: number) => ({ device: `ana${'ab'.charAt(window)}`, author: null, at });

/** What a window does: something of its own, numbered, under one of a few names. */
type Write<T> = (list: T, window: number, name: number, count: number) => T;
type Doing<T> = {
	readonly kept: Kept<T>;
	readonly start: () => Write<T>;
	/** What is there, by window and name: every text that a field shows. */
	readonly read: (list: T, window: number, name: number) => readonly string[];
};

const said = (window: number, name: number, count: number) => `w${window}n${name}c${count}.`;
const idOf = (window: number, name: number) => `w${window}n${name}`;

type Views = (typeof SAVED_VIEWS)['empty'];
const views: Doing<Views> = {
	kept: SAVED_VIEWS,
	start: () => (list, window, name, count) => ({
		views: putEntry(
			list.views,
			idOf(window, name),
			{ name: said(window, name, count), query: 'a=b', thumbnail: null, created: at },
			by(window)
		)
	}),
	read: ({ views: all }, window, name) =>
		liveEntries(all)
			.filter(({ id }) => id === idOf(window, name))
			.flatMap(({ versions }) => versions.map(({ value }) => value.name))
};

const walks: Doing<(typeof WALKS)['empty']> = {
	kept: WALKS,
	start: () => (file, window, name, count) => {
		const step = { heading: said(window, name, count), words: '', audience: '', query: '' };
		const known = file.walks.length > 0 ? file.walks : [newWalk('one', HEADER, by(window))];
		return {
			...file,
			walks: known.map((walk) => changeStep(walk, idOf(window, name), step, by(window)))
		};
	},
	read: (file, window, name) =>
		file.walks.flatMap((walk) =>
			stepsOf(walk)
				.filter(({ id }) => id === idOf(window, name))
				.flatMap(({ versions }) => versions.map(({ value }) => value.heading))
		)
};
const HEADER = { title: 'One', intro: '', audience: '' };

const ACCOUNT: AccountDraft = {
	kind: 'business',
	geometry: { type: 'Point', coordinates: [-93.3, 45] },
	words: '',
	howKnown: '',
	when: null,
	business: null,
	audience: 'only-me',
	contributorName: null,
	exact: true
};
const accounts: Doing<(typeof COMMUNITY)['empty']> = {
	kept: COMMUNITY,
	start: () => (list, window, name, count) => {
		const words = said(window, name, count);
		return putAccount(list, 'anaana', idOf(window, name), { ...ACCOUNT, words }, by(window));
	},
	read: (list, window, name) =>
		accountsOf(list)
			.filter(({ id }) => id.endsWith(idOf(window, name)))
			.flatMap(({ versions }) => versions.map(({ words }) => words))
};

const SCORECARDS = kept<ScorecardFile>(SCORECARD_FORMAT, { scorecards: [] }, (a, b) => ({
	scorecards: mergeScorecards(a.scorecards, b.scorecards)
}));
/** Both windows answer the same criterion, each on a sheet of its own. */
const scorecards: Doing<ScorecardFile> = {
	kept: SCORECARDS,
	start: () => (file, window, name, count) => {
		const known = file.scorecards[0] ?? newScorecard('one', 'One', null, by(window));
		const criterion = { theme: 'housing', words: 'For whom?', weight: 1 } as const;
		const answer = { score: 1, reason: said(window, name, count) };
		const card = putCriterion(known, `c${name}`, criterion, by(window));
		return { scorecards: [putMark(card, `ana.w${window}`, `c${name}`, answer, by(window))] };
	},
	read: (file, window, name) =>
		file.scorecards.flatMap((card) =>
			marksOf(card, `ana.w${window}`, `c${name}`).map(({ value }) => value.reason)
		)
};

const FIELDS = [
	['story', 'title', 'speaker'],
	['ask', 'hearing', 'story']
] as const;
/** Both windows write in the story, and never leave the field; the others are one window's alone. */
const drafts: Doing<DraftFields> = {
	kept: DRAFT,
	start: () => {
		/** What each saw as it came to the field, and has behind the cursor. */
		const begun = new Map<
			string,
			{ readonly text: string; readonly seen: ReturnType<typeof versionsOfWords> }
		>();
		return (draft, window, name, count) => {
			const id = idOf(window, name);
			const field = FIELDS[window as 0 | 1][name as 0 | 1 | 2];
			const { text, seen } = begun.get(id) ?? {
				text: draftOf(draft).words[field],
				seen: versionsOfWords(draft, field)
			};
			const longer = text + said(window, name, count);
			const written = withWords(draft, field, longer, by(window), seen);
			begun.set(id, { text, seen: written.seen });
			return written.draft;
		};
	},
	read: (draft, window, name) => [draftOf(draft).words[FIELDS[window as 0 | 1][name as 0 | 1 | 2]]]
};

/** A window writes, or is told of the next writing. */
type Move = { readonly window: number; readonly name: number; readonly tell: boolean };
const moves = fc.array(
	fc.record({
		window: fc.constantFrom(0, 1),
		name: fc.constantFrom(0, 1, 2),
		tell: fc.boolean()
	}),
	{ maxLength: 40 }
);

/**
 * Plays the moves, lets everybody hear of everything, and says what each window wrote last.
 * @param closed window that is closed after its last move, and hears of nothing more
 */
function play<T>({ kept, start }: Doing<T>, all: readonly Move[], closed: number | null = null) {
	const write = start();
	const device = shared(2);
	const stores = [0, 1].map((window) => {
		const store = openStore(kept, device.storageOf(window));
		device.open(window, kept.key, store);
		return store;
	});
	const last = new Map<string, { window: number; name: number; text: string }>();
	const count = [0, 0];
	for (const { window, name, tell } of all) {
		if (tell) {
			device.tell(window);
			continue;
		}
		const number = ++count[window]!;
		const changed = stores[window]!.change((list) => write(list, window, name, number));
		expect(changed.ok).toBe(true);
		last.set(idOf(window, name), { window, name, text: said(window, name, number) });
	}
	let told = 0;
	const open = [0, 1].filter((window) => window !== closed);
	while (open.map((window) => device.tell(window)).some(Boolean)) {
		// Windows that answer each other's writings without end would never be done.
		if (++told > 10 * all.length + 100) throw new Error('The windows do not come to rest.');
	}
	return {
		stores: open.map((window) => stores[window]!),
		last: [...last.values()],
		left: openStore(kept, device.left()),
		device
	};
}

describe.each([
	['saved views', views],
	['walk-throughs', walks],
	['what residents know', accounts],
	['scorecards', scorecards],
	['drafts of a report', drafts]
] as const)('two windows that keep %s', (_, doing) => {
	const kind = doing as Doing<unknown>;

	it('lose nothing, whenever they hear of each other, and come to the same', () => {
		fc.assert(
			fc.property(moves, fc.constantFrom(null, 0, 1), (all, closed) => {
				const { stores, last, left } = play(kind, all, closed);
				for (const store of [...stores, left]) {
					for (const { window, name, text } of last) {
						expect(kind.read(store.list(), window, name).join()).toContain(text);
					}
				}
				const { merge } = kind.kept;
				const texts = [...stores, left].map((store) =>
					canonical(merge(store.list(), store.list()))
				);
				expect(new Set(texts).size).toBe(1);
			}),
			{ numRuns: 150 }
		);
	});

	it('lose nothing of 500 writings each', () => {
		const all = Array.from({ length: 1000 }, (_each, index) => ({
			window: index % 2,
			name: Math.floor(index / 2) % 3,
			// A window hears of the other now and then, and always late.
			tell: false
		})).flatMap((move, index) => (index % 3 === 0 ? [move, { ...move, tell: true }] : [move]));
		const { last, left } = play(kind, all);
		expect(last).toHaveLength(6);
		for (const { window, name, text } of last) {
			expect(Number(/c(\d+)/.exec(text)?.[1])).toBeGreaterThan(490);
			expect(kind.read(left.list(), window, name).join()).toContain(text);
		}
	});

	it('lose nothing that was saved before a page is killed, at any of 50 moments', () => {
		const told = new Set<number>();
		for (let moment = 1; moment <= 50; moment++) {
			const { storage, killAt, isKilled } = device();
			const saved = new Map<string, { window: number; name: number; text: string }>();
			const write = kind.start();
			killAt(moment);
			const stores = [0, 1].map(() => openStore(kind.kept, storage));
			for (let count = 1; !isKilled(); count++) {
				const [window, name] = [count % 2, count % 3];
				stores[window]!.change((list) => write(list, window, name, count));
				if (isKilled()) break;
				saved.set(idOf(window, name), { window, name, text: said(window, name, count) });
			}
			killAt(Infinity);
			const left = openStore(kind.kept, storage);
			expect(left.problem()).toBeNull();
			for (const { window, name, text } of saved.values()) {
				expect(kind.read(left.list(), window, name).join()).toContain(text);
			}
			told.add(saved.size);
		}
		// The moments lie before the first writing, and after many.
		expect(told.size).toBeGreaterThan(4);
	});
});

describe('a draft in two windows', () => {
	it('takes the story of one and the ask of the other', () => {
		const { storage } = device();
		const [one, two] = [openStore(DRAFT, storage), openStore(DRAFT, storage)];
		one.change((draft) => withWords(draft, 'story', 'We live here.', by(0)).draft);
		two.change((draft) => withWords(draft, 'ask', 'Fund repairs.', by(1)).draft);
		const words = draftOf(openStore(DRAFT, storage).list()).words;
		expect(words).toMatchObject({ story: 'We live here.', ask: 'Fund repairs.' });
	});

	it('erased in one is gone in the other too, and from the device', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 6 }), (heard) => {
				const { stores, device: windows } = play(drafts, [
					{ window: 0, name: 0, tell: false },
					{ window: 1, name: 0, tell: false }
				]);
				stores[0]!.change((draft) =>
					(['story', 'ask'] as const).reduce(
						(rest, field) => withWords(rest, field, '', by(0)).draft,
						draft
					)
				);
				for (let at = 0; at < heard; at++) windows.tell(1);
				while ([0, 1].map((window) => windows.tell(window)).some(Boolean));
				expect(draftOf(stores[1]!.list()).words).toMatchObject({ story: '', ask: '' });
				expect(windows.left().keys()).toEqual([]);
			})
		);
	});

	it('that is full keeps what was there, goes on in memory, and is whole once there is room', () => {
		const { kept, storage, limits } = device();
		const one = openStore(DRAFT, storage);
		one.change((draft) => withWords(draft, 'story', 'We live here.', by(0)).draft);
		const before = kept.get(DRAFT.key);
		limits.room = before!.length;
		const changed = one.change((draft) => withWords(draft, 'ask', 'Fund repairs.', by(0)).draft);
		expect(changed).toMatchObject({ ok: false, problem: { code: 'store/full' } });
		expect(kept.get(DRAFT.key)).toBe(before);
		expect(draftOf(one.list()).words).toMatchObject({
			story: 'We live here.',
			ask: 'Fund repairs.'
		});
		limits.room = Infinity;
		const pin = withFindingEdit(draftOf(one.list()).edits, 'a', { pinned: true });
		one.change((draft) => withEdits(draft, draftOf(draft).edits, pin, by(0)));
		expect(one.problem()).toBeNull();
		const again = draftOf(openStore(DRAFT, storage).list());
		expect(again.words.ask).toBe('Fund repairs.');
		expect(again.edits.findings).toEqual({ a: { pinned: true } });
	});
});

it('what one window takes back stays away in the other, and neither loses what it wrote', () => {
	const both = shared(2);
	const [one, two] = [0, 1].map((window) => {
		const store = openStore(SAVED_VIEWS, both.storageOf(window));
		both.open(window, SAVED_VIEWS.key, store);
		return store;
	}) as [Store<Views>, Store<Views>];
	const hearAll = () => {
		while ([0, 1].map((window) => both.tell(window)).some(Boolean));
	};
	const write = views.start();
	one.change((list) => write(list, 0, 0, 1));
	two.change((list) => write(list, 1, 0, 1));
	one.change((list) => write(list, 0, 1, 1));
	hearAll();
	one.restore((list) => ({ views: list.views.filter(({ id }) => id !== idOf(0, 1)) }));
	hearAll();
	const ids = ({ list }: Store<Views>) => list().views.map(({ id }) => id);
	expect(ids(one)).toEqual([idOf(0, 0), idOf(1, 0)]);
	expect(ids(two)).toEqual([idOf(0, 0), idOf(1, 0)]);
	// Written before the other window's taking back is heard of: it stays.
	one.change((list) => write(list, 0, 1, 2));
	hearAll();
	one.restore((list) => ({ views: list.views.filter(({ id }) => id !== idOf(0, 1)) }));
	both.tell(1);
	two.change((list) => write(list, 1, 1, 1));
	hearAll();
	for (const store of [one, two, openStore(SAVED_VIEWS, both.left())]) {
		expect(ids(store)).toContain(idOf(1, 1));
		expect(ids(store)).toContain(idOf(1, 0));
	}
});

it('what somebody changes who has not seen another window’s change stands beside it', () => {
	const { storage } = device();
	const [one, two] = [openStore(SAVED_VIEWS, storage), openStore(SAVED_VIEWS, storage)];
	const write = views.start();
	one.change((list) => write(list, 0, 0, 1));
	two.refresh();
	const seen = two.list();
	one.change((list) => write(list, 0, 0, 2));
	const other = write(seen, 0, 0, 3).views[0]!.versions[0]!.value!;
	two.change((list) => ({ views: putEntry(list.views, idOf(0, 0), other, by(1)) }), seen);
	const { list } = openStore(SAVED_VIEWS, storage);
	expect([...views.read(list(), 0, 0)].sort()).toEqual([said(0, 0, 2), said(0, 0, 3)]);
});
