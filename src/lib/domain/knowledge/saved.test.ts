import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFormat, writeFormat } from './file-format.ts';
import { mergeEntries, removeEntry } from './merge.ts';
import { expectMergeLaws } from '../merge/laws.fixture.ts';
import type { Stamp } from './merge.ts';
import { anyEntries, anyInstant } from './versions.fixture.ts';
import {
	LARGEST_THUMBNAIL,
	NO_SAVED_VIEWS,
	SAVED_FORMAT,
	fitsAsThumbnail,
	freeName,
	saveView,
	savedViewsOf,
	type SavedView
} from './saved.ts';

const by = (device: string, day: number): Stamp => ({
	device,
	author: null,
	at: `2026-05-0${day}T12:00:00Z`
});
const PICTURE = 'data:image/webp;base64,UklGRg==';
const view = (rest: Partial<SavedView> = {}) => ({
	name: 'Penn',
	query: 'place=station:penn',
	thumbnail: PICTURE,
	...rest
});
const save = (...args: Parameters<typeof saveView>) => {
	const saved = saveView(...args);
	if (!saved.ok) throw new Error(saved.problem.code);
	return saved.value;
};

const anySaved = anyEntries(
	fc.constantFrom('a', 'b', 'c'),
	fc.record({
		name: fc.constantFrom('x', 'y'),
		query: fc.constantFrom('', 'lens=classes'),
		thumbnail: fc.option(fc.constant(PICTURE)),
		created: anyInstant
	})
).map((views) => ({ views }));

describe('saved views', () => {
	it('are saved, renamed and deleted', () => {
		let saved = save(NO_SAVED_VIEWS, 'a', view(), by('ana', 1));
		saved = save(saved, 'b', view({ name: '  Low\u0000ry ' }), by('ana', 2));
		saved = save(saved, 'a', view({ name: 'Penn Avenue' }), by('ana', 3));
		expect(savedViewsOf(saved).map(({ id, versions }) => [id, versions[0]!.value.name])).toEqual([
			['a', 'Penn Avenue'],
			['b', 'Lowry']
		]);
		expect(savedViewsOf(saved)[0]!.versions[0]!.value.created).toBe('2026-05-01T12:00:00Z');
		const gone = { views: removeEntry(saved.views, 'a', by('ana', 4)) };
		expect(savedViewsOf(gone).map(({ id }) => id)).toEqual(['b']);
		expect(savedViewsOf({ views: mergeEntries(gone.views, saved.views) })).toHaveLength(1);
	});

	it('leave out a picture that is too large or no picture', () => {
		const pictures = [
			`data:image/png;base64,${'A'.repeat(LARGEST_THUMBNAIL)}`,
			'data:image/svg+xml;base64,PHN2Zy8+',
			'data:text/html;base64,PHA+',
			'https://example.org/pixel.png',
			'data:image/png;base64,"><script>'
		];
		for (const thumbnail of pictures) {
			expect(fitsAsThumbnail(thumbnail)).toBe(false);
			const saved = save(NO_SAVED_VIEWS, 'a', view({ thumbnail }), by('ana', 1));
			expect(savedViewsOf(saved)[0]!.versions[0]!.value.thumbnail).toBeNull();
		}
		expect(fitsAsThumbnail(PICTURE)).toBe(true);
	});

	it('say so where they are too long', () => {
		for (const rest of [
			{ name: 'x'.repeat(121) },
			{ query: 'x'.repeat(100_001) },
			{ query: '<b>' }
		]) {
			const result = saveView(NO_SAVED_VIEWS, 'a', view(rest), by('ana', 1));
			expect(result).toEqual({
				ok: false,
				problem: { code: 'saved/not-savable', params: {} }
			});
		}
	});

	it('come back from a file as they were, and merge in any order', () => {
		fc.assert(
			fc.property(anySaved, (saved) => {
				const text = writeFormat(SAVED_FORMAT, saved);
				expect(readFormat(text, SAVED_FORMAT)).toEqual({ ok: true, value: saved });
			})
		);
		expectMergeLaws(anySaved, (a, b) => ({ views: mergeEntries(a.views, b.views) }), 500);
	});
});

describe('a name for a view', () => {
	it('is the wanted one, numbered where it is taken', () => {
		expect(freeName('Penn', [])).toBe('Penn');
		expect(freeName('Penn', ['Penn'])).toBe('Penn (2)');
		expect(freeName('Penn', ['Penn (2)', 'Penn', 'Penn (3)'])).toBe('Penn (4)');
	});

	it('is always free and can be kept', () => {
		const name = fc.string({ minLength: 1, maxLength: 200 }).filter((text) => text.trim() !== '');
		fc.assert(
			fc.property(name, fc.nat(12), (wanted, times) => {
				const taken: string[] = [];
				for (let at = 0; at <= times; at++) taken.push(freeName(wanted, taken));
				expect(new Set(taken).size).toBe(taken.length);
				for (const each of taken) expect(each.length).toBeLessThanOrEqual(120);
			})
		);
	});
});
