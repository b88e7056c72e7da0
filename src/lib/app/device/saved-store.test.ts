import { describe, expect, it } from 'vitest';
import { readFormat, writeFormat, type FileKind } from '../../domain/knowledge/file-format.ts';
import { liveEntries, putEntry } from '../../domain/knowledge/merge.ts';
import { NO_SAVED_VIEWS, SAVED_FORMAT, type SavedViews } from '../../domain/knowledge/saved.ts';
import { device } from './device.fixture.ts';
import { deviceStorage } from './storage.ts';
import { communityOf, SAVED_VIEWS, WALKS, openStore } from './saved-store.ts';
import { asideKey } from './storage.ts';

const BLOCKED = deviceStorage(() => {
	throw new DOMException('not allowed', 'SecurityError');
});
const view = (query: string) => ({
	name: 'Penn',
	query,
	thumbnail: null,
	created: '2026-05-01T12:00:00Z'
});
const write =
	(id: string, text: string, by = 'ana') =>
	(list: SavedViews) => ({
		views: putEntry(list.views, id, view(text), {
			device: by,
			author: null,
			at: '2026-05-01T12:00:00Z'
		})
	});
const texts = (list: SavedViews) =>
	liveEntries(list.views).map(({ versions }) => versions[0]!.value.query);
const codeOf = (result: { ok: boolean; problem?: { code: string } }) => result.problem?.code;

describe('a list on the device', () => {
	it('is there again after the page was closed', () => {
		const { storage } = device();
		const store = openStore(SAVED_VIEWS, storage);
		expect(store.list()).toBe(NO_SAVED_VIEWS);
		expect(store.change(write('a', 'one')).ok).toBe(true);
		expect(store.problem()).toBeNull();
		expect(texts(openStore(SAVED_VIEWS, storage).list())).toEqual(['one']);
	});

	it('keeps what two windows wrote at the same time', () => {
		const { storage } = device();
		const [one, two] = [openStore(SAVED_VIEWS, storage), openStore(SAVED_VIEWS, storage)];
		one.change(write('a', 'one'));
		two.change(write('b', 'two', 'ben'));
		expect(texts(two.list())).toEqual(['one', 'two']);
		expect(texts(one.list())).toEqual(['one']);
		one.refresh();
		expect(texts(one.list())).toEqual(['one', 'two']);
	});

	it('goes on in memory where storage is blocked', () => {
		const store = openStore(SAVED_VIEWS, BLOCKED);
		expect(store.problem()?.code).toBe('store/blocked');
		expect(codeOf(store.change(write('a', 'one')))).toBe('store/blocked');
		expect(codeOf(store.change(write('b', 'two')))).toBe('store/blocked');
		expect(texts(store.list())).toEqual(['one', 'two']);
	});

	it('goes on in memory where storage is full, keeps the last that fitted, and recovers', () => {
		const { kept, storage } = device(600);
		const store = openStore(SAVED_VIEWS, storage);
		expect(store.change(write('a', 'one')).ok).toBe(true);
		const before = kept.get(SAVED_VIEWS.key);
		expect(codeOf(store.change(write('b', 'x'.repeat(600))))).toBe('store/full');
		expect(store.problem()?.code).toBe('store/full');
		expect(texts(store.list())).toEqual(['one', 'x'.repeat(600)]);
		expect(kept.get(SAVED_VIEWS.key)).toBe(before);
		expect(store.change(write('b', 'short')).ok).toBe(true);
		expect(store.problem()).toBeNull();
		expect(texts(openStore(SAVED_VIEWS, storage).list())).toEqual(['one', 'short']);
	});

	it('leaves what a newer Rootline stored as it is', () => {
		const { kept, storage } = device();
		const newer = JSON.stringify({ rootline: 'saved', format: 99, views: 'whatever' });
		kept.set(SAVED_VIEWS.key, newer);
		const store = openStore(SAVED_VIEWS, storage);
		expect(store.problem()?.code).toBe('store/newer');
		expect(codeOf(store.change(write('a', 'one')))).toBe('store/newer');
		expect(texts(store.list())).toEqual(['one']);
		expect([...kept]).toEqual([[SAVED_VIEWS.key, newer]]);
	});

	it('puts aside what it cannot read before it writes over it', () => {
		const { kept, storage } = device();
		kept.set(SAVED_VIEWS.key, 'half a fi');
		const store = openStore(SAVED_VIEWS, storage);
		expect(store.problem()?.code).toBe('store/broken');
		expect(store.change(write('a', 'one')).ok).toBe(true);
		expect(store.problem()).toBeNull();
		expect(kept.get(asideKey(SAVED_VIEWS.key))).toBe('half a fi');
		expect(texts(openStore(SAVED_VIEWS, storage).list())).toEqual(['one']);
	});

	it('puts every text aside that it cannot read, each under its own key, and keeps it', () => {
		const { kept, storage } = device();
		for (const text of ['half a fi', '{"rootline":"saved"', 'half a fi']) {
			kept.set(SAVED_VIEWS.key, text);
			const store = openStore(SAVED_VIEWS, storage);
			expect(kept.has(SAVED_VIEWS.key), 'moved, not copied').toBe(false);
			expect(store.change(write('a', 'one')).ok).toBe(true);
		}
		const store = openStore(SAVED_VIEWS, storage);
		expect(store.problem()).toBeNull();
		expect(store.aside().map(({ text }) => text)).toEqual(['half a fi', '{"rootline":"saved"']);
		expect(new Set(store.aside().map(({ key }) => key)).size).toBe(2);
	});

	it('deletes what could not be read when it is told to, and brings it back', () => {
		const { kept, storage } = device();
		kept.set(SAVED_VIEWS.key, 'half a fi');
		const store = openStore(SAVED_VIEWS, storage);
		const [text] = store.aside();
		store.forget(text!);
		expect(store.aside()).toEqual([]);
		expect([...kept.values()]).not.toContain('half a fi');
		store.putBack(text!);
		expect(store.aside()).toEqual([text]);
	});

	it('does not take a key that only begins alike for something put aside', () => {
		const { kept, storage } = device();
		kept.set(`${asideKey(SAVED_VIEWS.key)}.and more`, 'x');
		kept.set(`${asideKey(SAVED_VIEWS.key)}s`, 'x');
		expect(openStore(SAVED_VIEWS, storage).aside()).toEqual([]);
	});

	it('does not write over what it cannot put aside', () => {
		const { kept, storage } = device(5);
		kept.set(SAVED_VIEWS.key, 'half a fi');
		const store = openStore(SAVED_VIEWS, storage);
		expect(store.problem()?.code).toBe('store/full');
		expect(codeOf(store.change(write('a', 'one')))).toBe('store/full');
		expect(kept.get(SAVED_VIEWS.key)).toBe('half a fi');
		expect(texts(store.list())).toEqual(['one']);
	});

	it('takes back what was merged in for all windows, and keeps what each of them wrote', () => {
		const { storage } = device();
		const [one, two] = [openStore(SAVED_VIEWS, storage), openStore(SAVED_VIEWS, storage)];
		one.change(write('mine', 'mine'));
		one.change(write('brought', 'brought', 'ben'));
		two.change(write('since', 'since'));
		const without = (list: SavedViews) => ({
			views: list.views.filter(({ id }) => id !== 'brought')
		});
		expect(one.restore(without).ok).toBe(true);
		expect(texts(one.list())).toEqual(['mine', 'since']);
		two.refresh();
		expect(texts(two.list())).toEqual(['mine', 'since']);
		two.change(write('later', 'later'));
		one.refresh();
		expect(texts(one.list())).toEqual(['later', 'mine', 'since']);
		expect(texts(openStore(SAVED_VIEWS, storage).list())).toEqual(['later', 'mine', 'since']);
		// Both again, the other way round, by a window that hears of it only when it writes.
		two.change(write('brought', 'brought', 'ben'));
		one.refresh();
		two.restore(without);
		one.change(write('last', 'last'));
		expect(texts(one.list())).toEqual(['last', 'later', 'mine', 'since']);
	});

	it('does not give up what could not be stored when another window takes something back', () => {
		const { kept, storage } = device(400);
		const [one, two] = [openStore(SAVED_VIEWS, storage), openStore(SAVED_VIEWS, storage)];
		one.change(write('a', 'one'));
		two.refresh();
		expect(codeOf(two.change(write('b', 'x'.repeat(400))))).toBe('store/full');
		one.restore(() => NO_SAVED_VIEWS);
		expect(kept.get(SAVED_VIEWS.key)).not.toContain('one');
		two.refresh();
		expect(texts(two.list())).toContain('x'.repeat(400));
	});

	it('does not make a list that could not be read again', () => {
		const { storage } = device();
		const store = openStore(SAVED_VIEWS, storage);
		store.change(write('a', 'one'));
		expect(codeOf(store.change(write('b', 'no query')))).toBe('store/too-much');
		expect(texts(store.list())).toEqual(['one']);
	});

	it('brings an older format forward when it is opened', () => {
		const { kept, storage } = device();
		kept.set('rootline.saved', '{"rootline":"saved","format":0,"queries":{"a":"one"}}');
		const format = {
			...SAVED_FORMAT,
			migrations: {
				0: ({ queries }: Readonly<Record<string, unknown>>) => ({
					views: Object.entries(queries as Record<string, string>).map(([id, value]) => ({
						id,
						versions: [
							{
								clock: { old: 1 },
								updated: '2026-01-01T00:00:00Z',
								author: null,
								value: view(value)
							}
						]
					}))
				})
			}
		};
		const store = openStore(
			{ ...SAVED_VIEWS, read: (text: string) => readFormat(text, format) },
			storage
		);
		expect(texts(store.list())).toEqual(['one']);
		store.change(write('b', 'two'));
		expect(texts(openStore(SAVED_VIEWS, storage).list())).toEqual(['one', 'two']);
	});
});

const COMMUNITY = communityOf('me1', () => '2026-05-03T12:00:00Z');

it.each([SAVED_VIEWS, WALKS, COMMUNITY].map((kept) => [kept.key, kept] as const))(
	'%s reads back an empty list, under a key of its own',
	(key, kept) => {
		const { storage } = device();
		const text = (kept.write as (list: unknown) => string)(kept.empty);
		storage.set(key, text);
		const store = openStore(kept as typeof SAVED_VIEWS, storage);
		expect(store.problem()).toBeNull();
		expect(store.list()).toEqual(kept.empty);
		expect(text).toBe(
			writeFormat(
				{
					...SAVED_FORMAT,
					kind: key.replace('rootline.', '') as FileKind,
					format: kept === SAVED_VIEWS ? 1 : 2
				},
				kept.empty
			)
		);
	}
);
