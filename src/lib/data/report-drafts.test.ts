import { describe, expect, it } from 'vitest';
import { withFindingEdit, NO_EDITS } from '../core/report/edits.ts';
import { NO_WORDS } from '../core/report/own-words.ts';
import { NO_DRAFT, readDraft, writeDraft, type DraftStorage } from './report-drafts.ts';

function storage(kept = new Map<string, string>()): DraftStorage & { kept: Map<string, string> } {
	return {
		kept,
		getItem: (key) => kept.get(key) ?? null,
		setItem: (key, text) => void kept.set(key, text),
		removeItem: (key) => void kept.delete(key)
	};
}

const draft = {
	edits: withFindingEdit(NO_EDITS, 'difference:burdened_share', { pinned: true }),
	words: { ...NO_WORDS, story: 'We have lived here\n\nfor years.' }
};

describe('drafts of reports', () => {
	it('come back as they were, each under its own place', () => {
		const device = storage();
		expect(writeDraft(() => device, 'station:penn', draft).ok).toBe(true);
		expect(readDraft(() => device, 'station:penn')).toEqual({ ok: true, value: draft });
		expect(readDraft(() => device, 'station:lowry')).toEqual({ ok: true, value: NO_DRAFT });
	});

	it('leave nothing behind once they are empty', () => {
		const device = storage();
		writeDraft(() => device, 'station:penn', draft);
		writeDraft(() => device, 'station:penn', NO_DRAFT);
		expect(device.kept.size).toBe(0);
	});

	it('keep the words where only the edits cannot be read', () => {
		const device = storage();
		writeDraft(() => device, 'a', draft);
		const [entry] = device.kept;
		const [key, text] = entry ?? ['', ''];
		device.kept.set(key, text.replace('"pinned":true', '"pinned":"yes"'));
		expect(readDraft(() => device, 'a')).toEqual({
			ok: true,
			value: { edits: NO_EDITS, words: draft.words }
		});
	});

	it.each(['edits', 'words'] as const)(
		'are left alone where a newer version wrote their %s',
		(part) => {
			const device = storage();
			const newer = { ...draft, [part]: { ...draft[part], version: 2 } };
			writeDraft(() => device, 'a', newer);
			expect(readDraft(() => device, 'a')).toMatchObject({
				ok: false,
				problem: { code: 'draft-too-new' }
			});
		}
	);

	it.each(['', 'no JSON', '[]', '{"edits":1}'])('begin anew over %j', (text) => {
		const device = storage();
		writeDraft(() => device, 'a', draft);
		const [key = ''] = device.kept.keys();
		device.kept.set(key, text);
		expect(readDraft(() => device, 'a')).toEqual({ ok: true, value: NO_DRAFT });
	});

	it('say so where the device keeps nothing', () => {
		const blocked = () => {
			throw new DOMException('no', 'SecurityError');
		};
		expect(readDraft(blocked, 'a')).toMatchObject({ problem: { code: 'draft-not-kept' } });
		expect(writeDraft(blocked, 'a', draft)).toMatchObject({ problem: { code: 'draft-not-kept' } });
	});
});
