import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectMergeLaws } from '../merge/laws.fixture.ts';
import {
	doubledWords,
	draftOf,
	mergeDrafts,
	NO_FIELDS,
	otherWordings,
	readDraft,
	salvageDraft,
	versionsOfWords,
	withEdits,
	withoutWords,
	withSent,
	withWords,
	writeDraft,
	type DraftFields
} from './draft.ts';
import { NO_EDITS, withFindingEdit, type ReportEdits } from './edits.ts';

const by = (device: string, day = 1) => ({
	device,
	author: null,
	at: `2026-05-0${day}T12:00:00Z`
});
const story = (draft: DraftFields, text: string, device: string, day = 1) =>
	withWords(draft, 'story', text, by(device, day)).draft;
const storyOf = (draft: DraftFields) => draftOf(draft).words.story;
const wording = (sentence: string) => ({ template: `{figure} ${sentence}`, claim: 'c' });

const anyEdit = fc.record(
	{
		pinned: fc.constant(true),
		dropped: fc.constant(true),
		wording: fc.constantFrom('rent', 'own').map(wording)
	},
	{ requiredKeys: [], noNullPrototype: true }
);
const anyEdits: fc.Arbitrary<ReportEdits> = fc.record({
	version: fc.constant(1 as const),
	findings: fc
		.array(fc.tuple(fc.constantFrom('a', 'b:x', 'c.d'), anyEdit), { maxLength: 3 })
		.map((all) => Object.fromEntries(all.filter(([, edit]) => Object.keys(edit).length > 0))),
	order: fc.subarray(['a', 'b:x', 'c.d'])
});
const anyDraft = fc
	.array(
		fc.record({
			device: fc.constantFrom('ana', 'ben'),
			text: fc.constantFrom('', 'one', 'two'),
			edits: anyEdits
		}),
		{ maxLength: 4 }
	)
	.map((steps) =>
		steps.reduce(
			(draft, { device, text, edits }) =>
				withEdits(story(draft, text, device), draftOf(draft).edits, edits, by(device)),
			NO_FIELDS
		)
	);

describe('a draft by fields', () => {
	it('shows the edits that were made, and comes back from its text', () => {
		fc.assert(
			fc.property(anyEdits, anyEdits, (first, then) => {
				const one = withEdits(NO_FIELDS, NO_EDITS, first, by('ana'));
				expect(draftOf(one).edits).toEqual(first);
				const two = withEdits(one, first, then, by('ben'));
				expect(draftOf(two).edits).toEqual(then);
				expect(readDraft(writeDraft(two))).toEqual({ ok: true, value: two });
			})
		);
	});

	it('merges in any order, grouping and repetition to the same', () => {
		expectMergeLaws(anyDraft, mergeDrafts, 300);
	});

	it('takes a step back without taking back what another window did since', () => {
		const pinned = withFindingEdit(NO_EDITS, 'a', { pinned: true });
		const one = withEdits(NO_FIELDS, NO_EDITS, pinned, by('ana'));
		const other = withFindingEdit(pinned, 'b', { dropped: true });
		const both = withEdits(one, pinned, other, by('ben'));
		const back = withEdits(both, pinned, NO_EDITS, by('ana'), { only: true });
		expect(draftOf(back).edits.findings).toEqual({ b: { dropped: true } });
		// What the other window has since unpinned and worded anew is not pinned or lost again.
		const reworded = withEdits(
			one,
			pinned,
			withFindingEdit(NO_EDITS, 'a', { wording: wording('rent') }),
			by('ben')
		);
		const kept = withEdits(reworded, pinned, NO_EDITS, by('ana'), { only: true });
		expect(draftOf(kept).edits.findings).toEqual({ a: { wording: wording('rent') } });
	});
});

describe('words that two windows wrote apart', () => {
	const start = story(NO_FIELDS, 'We live here.', 'ana');
	const seen = versionsOfWords(start, 'story');
	const one = withWords(start, 'story', 'We live here, and stay.', by('ana', 2), seen);
	const two = withWords(start, 'story', 'We live here. Rents rise.', by('anaa', 3), seen);
	const both = mergeDrafts(one.draft, two.draft);

	it('stand below one another in the field, and it says so', () => {
		expect(storyOf(both)).toBe('We live here, and stay.\n\nWe live here. Rents rise.');
		expect(doubledWords(both)).toEqual(['story']);
		expect(doubledWords(start)).toEqual([]);
	});

	it('are one again once somebody who sees both writes on', () => {
		const joined = story(both, 'We live here, and stay. Rents rise.', 'ana', 4);
		expect(storyOf(mergeDrafts(joined, both))).toBe('We live here, and stay. Rents rise.');
		expect(doubledWords(joined)).toEqual([]);
	});

	it('stay two while somebody writes on who has seen only their own', () => {
		const more = withWords(both, 'story', 'We live here, and stay put.', by('ana', 4), one.seen);
		expect(storyOf(more.draft)).toBe('We live here. Rents rise.\n\nWe live here, and stay put.');
	});

	it('are said once where one holds the other', () => {
		const longer = withWords(start, 'story', 'Hello. We live here, and stay.', by('anaa'), seen);
		const met = mergeDrafts(one.draft, longer.draft);
		expect(storyOf(met)).toBe('Hello. We live here, and stay.');
		expect(doubledWords(met)).toEqual([]);
		const same = withWords(start, 'story', 'We live here, and stay.', by('anaa', 3), seen);
		expect(storyOf(mergeDrafts(one.draft, same.draft))).toBe('We live here, and stay.');
	});

	it('of one line stand in one line', () => {
		const a = withWords(NO_FIELDS, 'title', 'Penn', by('ana', 1)).draft;
		const b = withWords(NO_FIELDS, 'title', 'Lowry', by('ben', 2)).draft;
		expect(draftOf(mergeDrafts(a, b)).words.title).toBe('Penn / Lowry');
	});

	it('are gone when they are erased, in every field', () => {
		const gone = withoutWords(both, by('ana', 5));
		expect(storyOf(mergeDrafts(gone, both))).toBe('');
		expect(writeDraft(gone)).not.toContain('live');
	});
});

it('wordings of a finding that two windows made apart are both there', () => {
	const worded = (sentence: string, device: string, day: number) =>
		withEdits(
			NO_FIELDS,
			NO_EDITS,
			withFindingEdit(NO_EDITS, 'a', { wording: wording(sentence) }),
			by(device, day)
		);
	const both = mergeDrafts(worded('rent', 'ana', 1), worded('rent here', 'ben', 2));
	expect(draftOf(both).edits.findings.a?.wording).toEqual(wording('rent here'));
	expect(otherWordings(both, 'a')).toEqual([wording('rent')]);
	expect(otherWordings(both, 'b')).toEqual([]);
});

describe('a text that is no draft', () => {
	it.each([
		['cut off', (text: string) => text.slice(0, -3)],
		['with a field that nobody knows', (text: string) => text.replace('words.story', 'words.x')],
		['with a day that is none', (text: string) => text.replace('words.story', 'words.date')],
		['with a field twice', (text: string) => text.replace('words.title', 'words.story')],
		['with a value of the wrong kind', (text: string) => text.replace('"Penn"', '["Penn"]')]
	])('%s is refused, and what can be read of it is not lost', (what, spoil) => {
		const whole = withWords(story(NO_FIELDS, 'We live here.', 'ana'), 'title', 'Penn', by('ana'));
		const text = spoil(writeDraft(whole.draft));
		expect(text).not.toBe(writeDraft(whole.draft));
		expect(readDraft(text)).toMatchObject({ ok: false });
		const { words } = draftOf(salvageDraft(text));
		if (what !== 'cut off') expect(`${words.story}${words.title}`).not.toBe('');
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				readDraft(text);
				draftOf(salvageDraft(text));
			})
		);
	});
});

describe('a draft that a link brings something to', () => {
	const words = { ...draftOf(NO_FIELDS).words };
	const pinned = withFindingEdit(NO_EDITS, 'a', { pinned: true });
	const sent = {
		edits: {
			...withFindingEdit(pinned, 'c.d', { wording: wording('theirs') }),
			order: ['c.d', 'a']
		},
		words: { ...words, title: 'Theirs', story: 'Their story.', date: '2026-06-01' }
	};

	it('has all of it where it was empty', () => {
		const { edits, words: own } = draftOf(withSent(NO_FIELDS, sent, by('link')));
		expect(edits).toEqual(sent.edits);
		expect(own).toEqual(sent.words);
	});

	it('keeps both where both say something', () => {
		const mine = withFindingEdit(withFindingEdit(NO_EDITS, 'b:x', { dropped: true }), 'c.d', {
			wording: wording('mine')
		});
		let draft = withEdits(story(NO_FIELDS, 'My story.', 'ana'), NO_EDITS, mine, by('ana'));
		draft = withWords(draft, 'date', '2026-05-02', by('ana')).draft;
		const both = withSent(draft, sent, by('link', 2));
		expect(storyOf(both)).toBe('My story.\n\nTheir story.');
		expect(doubledWords(both)).toEqual(['story']);
		expect(draftOf(both).words.date).toBe('2026-05-02');
		const { findings, order } = draftOf(both).edits;
		expect(order).toEqual(['c.d', 'a']);
		expect(findings['b:x']).toEqual({ dropped: true });
		expect(findings.a).toEqual({ pinned: true });
		expect([findings['c.d']?.wording, ...otherWordings(both, 'c.d')]).toHaveLength(2);
	});

	it('stays the very same where the same link is opened again', () => {
		const once = withSent(story(NO_FIELDS, 'My story.', 'ana'), sent, by('link'));
		expect(withSent(once, sent, by('again', 3))).toBe(once);
	});

	it('loses nothing, whatever both say', () => {
		fc.assert(
			fc.property(anyDraft, anyEdits, fc.constantFrom('', 'one', 'three'), (draft, edits, text) => {
				const both = withSent(draft, { edits, words: { ...words, story: text } }, by('link', 4));
				expect(storyOf(both)).toContain(text);
				for (const each of storyOf(draft).split('\n\n')) expect(storyOf(both)).toContain(each);
				const after = draftOf(both).edits;
				for (const from of [draftOf(draft).edits, edits]) {
					for (const [id, edit] of Object.entries(from.findings)) {
						if (edit.pinned) expect(after.findings[id]?.pinned).toBe(true);
						if (edit.dropped) expect(after.findings[id]?.dropped).toBe(true);
						if (!edit.wording) continue;
						const all = [after.findings[id]?.wording, ...otherWordings(both, id)];
						expect(all).toContainEqual(edit.wording);
					}
				}
				expect(after.order).toEqual(
					edits.order.length > 0 ? edits.order : draftOf(draft).edits.order
				);
				expect(readDraft(writeDraft(both))).toEqual({ ok: true, value: both });
			})
		);
	});
});
