import { describe, expect, it } from 'vitest';
import { readFormat, writeFormat, type FileKind } from '../core/file/format.ts';
import { liveEntries, putEntry } from '../core/merge/entries.ts';
import { NO_WORDS } from '../core/report/own-words.ts';
import { NO_OWN_WORDS, WORDS_FORMAT, type OwnWords } from '../core/saved/words.ts';
import { deviceStorage, type DeviceStorage } from './device-storage.ts';
import { COMMUNITY, OWN_WORDS, SAVED_VIEWS, WALKS } from './kept-lists.ts';
import { asideKey, openStore } from './saved-store.ts';

/** A device with room for so many characters. */
function device(room = Infinity) {
	const kept = new Map<string, string>();
	const storage: DeviceStorage = {
		get: (key) => kept.get(key) ?? null,
		set: (key, text) => {
			if (text.length > room) throw new DOMException('no room', 'QuotaExceededError');
			kept.set(key, text);
		}
	};
	return { kept, storage };
}

const BLOCKED = deviceStorage(() => {
	throw new DOMException('not allowed', 'SecurityError');
});
const write =
	(id: string, text: string, by = 'ana') =>
	(list: OwnWords) => ({
		texts: putEntry(
			list.texts,
			id,
			{ ...NO_WORDS, story: text },
			{
				device: by,
				author: null,
				at: '2026-05-01T12:00:00Z'
			}
		)
	});
const texts = (list: OwnWords) =>
	liveEntries(list.texts).map(({ versions }) => versions[0]!.value.story);
const codeOf = (result: { ok: boolean; problem?: { code: string } }) => result.problem?.code;

describe('a list on the device', () => {
	it('is there again after the page was closed', () => {
		const { storage } = device();
		const store = openStore(OWN_WORDS, storage);
		expect(store.list()).toBe(NO_OWN_WORDS);
		expect(store.change(write('a', 'one')).ok).toBe(true);
		expect(store.problem()).toBeNull();
		expect(texts(openStore(OWN_WORDS, storage).list())).toEqual(['one']);
	});

	it('keeps what two windows wrote at the same time', () => {
		const { storage } = device();
		const [one, two] = [openStore(OWN_WORDS, storage), openStore(OWN_WORDS, storage)];
		one.change(write('a', 'one'));
		two.change(write('b', 'two', 'ben'));
		expect(texts(two.list())).toEqual(['one', 'two']);
		expect(texts(one.list())).toEqual(['one']);
		one.refresh();
		expect(texts(one.list())).toEqual(['one', 'two']);
	});

	it('goes on in memory where storage is blocked', () => {
		const store = openStore(OWN_WORDS, BLOCKED);
		expect(store.problem()?.code).toBe('store/blocked');
		expect(codeOf(store.change(write('a', 'one')))).toBe('store/blocked');
		expect(codeOf(store.change(write('b', 'two')))).toBe('store/blocked');
		expect(texts(store.list())).toEqual(['one', 'two']);
	});

	it('goes on in memory where storage is full, keeps the last that fitted, and recovers', () => {
		const { kept, storage } = device(600);
		const store = openStore(OWN_WORDS, storage);
		expect(store.change(write('a', 'one')).ok).toBe(true);
		const before = kept.get(OWN_WORDS.key);
		expect(codeOf(store.change(write('b', 'x'.repeat(600))))).toBe('store/full');
		expect(store.problem()?.code).toBe('store/full');
		expect(texts(store.list())).toEqual(['one', 'x'.repeat(600)]);
		expect(kept.get(OWN_WORDS.key)).toBe(before);
		expect(store.change(write('b', 'short')).ok).toBe(true);
		expect(store.problem()).toBeNull();
		expect(texts(openStore(OWN_WORDS, storage).list())).toEqual(['one', 'short']);
	});

	it('leaves what a newer Rootline stored as it is', () => {
		const { kept, storage } = device();
		const newer = JSON.stringify({ rootline: 'words', format: 99, texts: 'whatever' });
		kept.set(OWN_WORDS.key, newer);
		const store = openStore(OWN_WORDS, storage);
		expect(store.problem()?.code).toBe('store/newer');
		expect(codeOf(store.change(write('a', 'one')))).toBe('store/newer');
		expect(texts(store.list())).toEqual(['one']);
		expect([...kept]).toEqual([[OWN_WORDS.key, newer]]);
	});

	it('puts aside what it cannot read before it writes over it', () => {
		const { kept, storage } = device();
		kept.set(OWN_WORDS.key, 'half a fi');
		const store = openStore(OWN_WORDS, storage);
		expect(store.problem()?.code).toBe('store/broken');
		expect(store.change(write('a', 'one')).ok).toBe(true);
		expect(store.problem()).toBeNull();
		expect(kept.get(asideKey(OWN_WORDS.key))).toBe('half a fi');
		expect(texts(openStore(OWN_WORDS, storage).list())).toEqual(['one']);
	});

	it('does not write over what it cannot put aside', () => {
		const { kept, storage } = device(5);
		kept.set(OWN_WORDS.key, 'half a fi');
		const store = openStore(OWN_WORDS, storage);
		expect(store.problem()?.code).toBe('store/full');
		expect(codeOf(store.change(write('a', 'one')))).toBe('store/full');
		expect(kept.get(OWN_WORDS.key)).toBe('half a fi');
		expect(texts(store.list())).toEqual(['one']);
	});

	it('does not make a list that could not be read again', () => {
		const { storage } = device();
		const store = openStore(OWN_WORDS, storage);
		store.change(write('a', 'one'));
		expect(codeOf(store.change(write('b', 'x'.repeat(8001))))).toBe('store/too-much');
		expect(texts(store.list())).toEqual(['one']);
	});

	it('brings an older format forward when it is opened', () => {
		const { kept, storage } = device();
		kept.set('rootline.words', '{"rootline":"words","format":0,"words":{"a":"one"}}');
		const format = {
			...WORDS_FORMAT,
			migrations: {
				0: ({ words }: Readonly<Record<string, unknown>>) => ({
					texts: Object.entries(words as Record<string, string>).map(([id, value]) => ({
						id,
						versions: [
							{
								clock: { old: 1 },
								updated: '2026-01-01T00:00:00Z',
								author: null,
								value: { ...NO_WORDS, story: value }
							}
						]
					}))
				})
			}
		};
		const store = openStore(
			{ ...OWN_WORDS, read: (text: string) => readFormat(text, format) },
			storage
		);
		expect(texts(store.list())).toEqual(['one']);
		store.change(write('b', 'two'));
		expect(texts(openStore(OWN_WORDS, storage).list())).toEqual(['one', 'two']);
	});
});

it.each([SAVED_VIEWS, WALKS, COMMUNITY, OWN_WORDS].map((kept) => [kept.key, kept] as const))(
	'%s reads back an empty list, under a key of its own',
	(key, kept) => {
		const { storage } = device();
		const text = (kept.write as (list: unknown) => string)(kept.empty);
		storage.set(key, text);
		const store = openStore(kept as typeof OWN_WORDS, storage);
		expect(store.problem()).toBeNull();
		expect(store.list()).toEqual(kept.empty);
		expect(text).toBe(
			writeFormat({ ...WORDS_FORMAT, kind: key.replace('rootline.', '') as FileKind }, kept.empty)
		);
	}
);
