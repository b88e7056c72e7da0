import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL_CONSENT, NO_CONSENT, type Consent } from './import.ts';
import { expectMergeLaws } from '../merge/laws.fixture.ts';
import { importWalks, previewWalks, takeBackWalks } from './import-walks.ts';
import { addStep, changeHeader, changeStep, moveStep, removeStep, removeWalk } from './walks.ts';
import { mergeWalkLists } from './walks.ts';
import { anyWalk, by, step, walkOf } from './walk.fixture.ts';
import { headersOf, stepsOf, type Walk } from './walks.ts';

const headings = (walks: readonly Walk[]) =>
	walks
		.filter((walk) => headersOf(walk).length > 0)
		.flatMap((walk) =>
			stepsOf(walk).flatMap(({ versions }) => versions.map(({ value }) => value.heading))
		);

/** Begun by ana, with a step that ben added. */
const shared = addStep(walkOf('one', 'two'), 'bens', step('of ben'), 2, by('ben', 1));
const importOf = (file: Walk, device: string, consent: Consent = NO_CONSENT) =>
	importWalks([shared], [file], device, consent);

describe('a file of walk-throughs', () => {
	it('deletes a walk-through of the reader, or one with a step of theirs, only with a yes', () => {
		const file = removeWalk(shared, by('cyd', 2));
		for (const [device, isOwn] of [
			['ana', true],
			['ben', true],
			['dan', false]
		] as const) {
			const { differences, own } = previewWalks([shared], [file], device);
			expect((isOwn ? own.delete : differences).map((each) => each.heading)).toEqual([null]);
			expect((isOwn ? differences : own.delete).length).toBe(0);
			expect(headings(importOf(file, device))).toEqual(isOwn ? ['one', 'two', 'of ben'] : []);
			expect(headings(importOf(file, device, FULL_CONSENT))).toEqual([]);
		}
	});

	it('takes out and rewrites steps of the reader only with a yes, and others freely', () => {
		let file = removeStep(removeStep(shared, 's0', by('cyd', 2)), 'bens', by('cyd', 2));
		file = changeStep(file, 's1', step('two, changed'), by('cyd', 2));
		const { differences, own } = previewWalks([shared], [file], 'ana');
		expect(differences).toEqual([
			{ title: 'Title', heading: 'of ben', steps: 3, effect: 'deleted' }
		]);
		expect(own.delete.map(({ heading }) => heading)).toEqual(['one']);
		expect(own.replace.map(({ heading }) => heading)).toEqual(['two']);
		expect(headings(importOf(file, 'ana'))).toEqual(['one', 'two']);
		expect(headings(importOf(file, 'ana', { delete: true, replace: false }))).toEqual(['two']);
		expect(headings(importOf(file, 'ana', { delete: false, replace: true }))).toEqual([
			'one',
			'two, changed'
		]);
		expect(headings(importOf(file, 'ben'))).toEqual(['two, changed', 'of ben']);
	});

	it('says where it only adds, moves, or gives another title', () => {
		const moved = moveStep(shared, 's0', 2, by('ben', 2));
		expect(previewWalks([shared], [moved], 'dan').differences).toEqual([
			{ title: 'Title', heading: null, steps: 3, effect: 'moved' }
		]);
		expect(previewWalks([], [shared], 'dan').differences).toEqual([
			{ title: 'Title', heading: null, steps: 3, effect: 'added' }
		]);
		const titled = changeHeader(shared, { title: 'Other', intro: '', audience: '' }, by('ben', 2));
		expect(previewWalks([shared], [titled], 'dan').differences).toMatchObject([
			{ title: 'Title', heading: null, effect: 'changed' }
		]);
		expect(previewWalks([shared], [titled], 'ana').own.replace).toHaveLength(1);
		expect(headersOf(importOf(titled, 'ana')[0]!)[0]!.value.title).toBe('Title');
	});

	it('never loses a word of the reader unasked, whatever it claims', () => {
		const versionsBy = (device: string, walk: Walk) =>
			[{ id: '', versions: walk.header }, ...walk.steps].flatMap(({ id, versions }) =>
				versions.some(({ clock, value }) => value !== null && device in clock)
					? versions.flatMap(({ value }) => (value === null ? [] : [id + JSON.stringify(value)]))
					: []
			);
		fc.assert(
			fc.property(anyWalk, anyWalk, (mine, file) => {
				const [after] = importWalks([mine], [file], 'ana', NO_CONSENT);
				const kept = [{ id: '', versions: after!.header }, ...after!.steps].flatMap(
					({ id, versions }) => versions.map(({ value }) => id + JSON.stringify(value))
				);
				const own = versionsBy('ana', mine);
				expect(kept).toEqual(expect.arrayContaining(own));
				// Where the whole was there to be read and held something of theirs, it still is.
				const wasThere = mine.header.some(({ value }) => value !== null);
				if (own.length > 0 && wasThere) {
					expect(after!.header.some(({ value }) => value !== null)).toBe(true);
				}
			}),
			{ numRuns: 1000 }
		);
	});

	it('is the merge itself with consent, the same the second time, and taken back exactly', () => {
		fc.assert(
			fc.property(anyWalk, anyWalk, fc.boolean(), (mine, file, yes) => {
				expect(importWalks([mine], [file], 'ana', FULL_CONSENT)).toEqual(
					mergeWalkLists([mine], [file])
				);
				const after = importWalks([mine], [file], 'ana', yes ? FULL_CONSENT : NO_CONSENT);
				if (!yes) expect(importWalks(after, [file], 'ana', NO_CONSENT)).toEqual(after);
				expect(takeBackWalks(after, [mine], after)).toEqual([mine]);
				expect(takeBackWalks(mergeWalkLists([], [file]), [], [file])).toEqual([]);
			})
		);
		const imported = fc
			.tuple(anyWalk, anyWalk)
			.map(([mine, file]) => importWalks([mine], [file], 'ana', NO_CONSENT));
		expectMergeLaws(imported, mergeWalkLists, 300);
	});

	it('is taken back without the step that was written since', () => {
		const file = removeStep(shared, 's0', by('cyd', 2));
		const after = importOf(file, 'ana', FULL_CONSENT);
		const now = after.map((walk) => addStep(walk, 'new', step('since'), 2, by('ana', 3)));
		expect(headings(takeBackWalks(now, [shared], after))).toEqual([
			'one',
			'two',
			'of ben',
			'since'
		]);
		expect(takeBackWalks(now, [], after)).toEqual(now);
	});
});
