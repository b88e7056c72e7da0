import { describe, expect, it } from 'vitest';
import {
	draftOf,
	importDraft,
	previewDraft,
	saysNothing,
	takeBackDraft,
	withEdits,
	withoutWords,
	withWords
} from '../../domain/report/draft.ts';
import { NO_EDITS, withFindingEdit, NO_WORDS } from '../../domain/report/edits.ts';
import { device } from './device.fixture.ts';
import { deviceStorage } from './storage.ts';
import { FULL_CONSENT, NO_CONSENT } from '../../domain/knowledge/import.ts';
import { draftSubjects, reportDraft, openStore } from './saved-store.ts';

const PENN = reportDraft('station:penn');
const by = { device: 'ana', author: null, at: '2026-05-01T12:00:00Z' };
const STORY = 'We have lived here\n\nfor years.';
const edits = withFindingEdit(NO_EDITS, 'difference:burdened_share', { pinned: true });
const NO_DRAFT = { edits: NO_EDITS, words: NO_WORDS };

/** A device on which somebody has written about Penn. */
function written() {
	const { kept, storage } = device();
	const store = openStore(PENN, storage);
	store.change((draft) =>
		withEdits(withWords(draft, 'story', STORY, by).draft, NO_EDITS, edits, by)
	);
	return { kept, storage, store };
}

/** As a Rootline before fields had versions kept it. */
const former = (change: object = {}) =>
	JSON.stringify({ edits, words: { ...NO_WORDS, story: STORY }, ...change });

describe('drafts of reports', () => {
	it('come back as they were, each under its own place', () => {
		const { storage } = written();
		expect(draftOf(openStore(PENN, storage).list())).toEqual({
			edits,
			words: { ...NO_WORDS, story: STORY }
		});
		const lowry = openStore(reportDraft('station:lowry'), storage);
		expect(draftOf(lowry.list())).toEqual(NO_DRAFT);
	});

	it('leave nothing behind once they are empty', () => {
		const { kept, store } = written();
		store.change((draft) => withoutWords(withEdits(draft, edits, NO_EDITS, by), by));
		expect(draftOf(store.list())).toEqual(NO_DRAFT);
		expect(saysNothing(store.list())).toBe(true);
		expect(kept.size).toBe(0);
	});

	it('are taken over from a Rootline that kept them whole, in the same way by two windows', () => {
		const { kept, storage } = device();
		kept.set(PENN.key, former());
		const [one, two] = [openStore(PENN, storage), openStore(PENN, storage)];
		expect(draftOf(one.list())).toEqual({ edits, words: { ...NO_WORDS, story: STORY } });
		one.change((draft) => withWords(draft, 'ask', 'Fund repairs.', by).draft);
		two.change((draft) => withWords(draft, 'title', 'Penn', { ...by, device: 'ben' }).draft);
		expect(draftOf(openStore(PENN, storage).list()).words).toEqual({
			...NO_WORDS,
			story: STORY,
			ask: 'Fund repairs.',
			title: 'Penn'
		});
	});

	it.each(['edits', 'words'] as const)(
		'are left alone where a newer version wrote their %s',
		(part) => {
			const { kept, storage } = device();
			const newer = former({ [part]: { version: 2 } });
			kept.set(PENN.key, newer);
			const store = openStore(PENN, storage);
			expect(store.problem()?.code).toBe('store/newer');
			store.change((draft) => withWords(draft, 'ask', 'Fund repairs.', by).draft);
			expect([...kept]).toEqual([[PENN.key, newer]]);
		}
	);

	it('of a newer version as a whole are left alone too', () => {
		const { kept, storage } = device();
		kept.set(PENN.key, '{"version":3,"fields":[]}');
		expect(openStore(PENN, storage).problem()?.code).toBe('store/newer');
		expect(kept.size).toBe(1);
	});

	it('keep the words where only the edits cannot be read, and put all of it aside', () => {
		const { kept, storage } = device();
		const broken = former().replace('"pinned":true', '"pinned":"yes"');
		kept.set(PENN.key, broken);
		const store = openStore(PENN, storage);
		expect(draftOf(store.list())).toEqual({
			edits: NO_EDITS,
			words: { ...NO_WORDS, story: STORY }
		});
		expect(store.aside().map(({ text }) => text)).toEqual([broken]);
		store.change((draft) => withWords(draft, 'ask', 'Fund repairs.', by).draft);
		expect(store.aside().map(({ text }) => text)).toEqual([broken]);
		expect(draftOf(openStore(PENN, storage).list()).words).toMatchObject({
			story: STORY,
			ask: 'Fund repairs.'
		});
	});

	it('keep every field that can be read beside one that cannot', () => {
		const { kept, storage } = written();
		const broken = kept.get(PENN.key)!.replace('"value":true', '"value":7');
		kept.set(PENN.key, broken);
		const store = openStore(PENN, storage);
		expect(store.problem()?.code).toBe('store/broken');
		expect(draftOf(store.list()).words.story).toBe(STORY);
		expect(store.aside().map(({ text }) => text)).toEqual([broken]);
	});

	it.each(['', 'no JSON', '[]', '{"edits":1}', 'half'])('put %j aside and begin anew', (what) => {
		const { kept, storage } = written();
		const text = what === 'half' ? kept.get(PENN.key)!.slice(0, 60) : what;
		kept.set(PENN.key, text);
		const store = openStore(PENN, storage);
		expect(draftOf(store.list())).toEqual(NO_DRAFT);
		expect(store.aside().map((each) => each.text)).toEqual([text]);
		store.change((draft) => withWords(draft, 'story', 'Anew.', by).draft);
		expect(store.problem()).toBeNull();
		expect(store.aside().map((each) => each.text)).toEqual([text]);
	});

	it('say so where the device keeps nothing', () => {
		const blocked = deviceStorage(() => {
			throw new DOMException('no', 'SecurityError');
		});
		const store = openStore(PENN, blocked);
		expect(store.problem()?.code).toBe('store/blocked');
		expect(store.change((draft) => withWords(draft, 'story', STORY, by).draft)).toMatchObject({
			problem: { code: 'store/blocked' }
		});
		expect(draftOf(store.list()).words.story).toBe(STORY);
	});

	it('are known by their subject, without what was put aside or is noted beside them', () => {
		const { kept, storage } = written();
		kept.set(reportDraft('compare station:penn region').key, former());
		kept.set(`${PENN.key}.restored`, '1.x');
		kept.set(`${PENN.key}.unreadable`, 'x');
		kept.set(`${PENN.key}.unreadable.2`, 'x');
		kept.set('rootline.saved', 'x');
		expect(draftSubjects(storage)).toEqual(['compare station:penn region', 'station:penn']);
	});

	it('keep one’s own words unasked against a file, and are taken back to them', () => {
		const mine = written().store.list();
		const file = withWords(mine, 'story', 'Theirs.', { ...by, device: 'ben' }).draft;
		const more = withWords(file, 'ask', 'Fund repairs.', { ...by, device: 'ben' }).draft;
		const preview = previewDraft(mine, more, 'ana');
		expect(preview.own.replace.map(({ id }) => id)).toEqual(['words.story']);
		expect(preview.differences.map(({ id, effect }) => [id, effect])).toEqual([
			['words.ask', 'added']
		]);
		const kept = importDraft(mine, more, 'ana', NO_CONSENT);
		expect(draftOf(kept).words).toMatchObject({ story: STORY, ask: 'Fund repairs.' });
		expect(importDraft(kept, more, 'ana', NO_CONSENT)).toEqual(kept);
		expect(takeBackDraft(kept, mine, kept)).toEqual(mine);
		expect(draftOf(importDraft(mine, more, 'ana', FULL_CONSENT)).words.story).toBe('Theirs.');
	});
});
