import { expect, it } from 'vitest';
import { FULL_CONSENT, NO_CONSENT } from './import.ts';
import { removeEntry, type Stamp } from './merge.ts';
import {
	importViews,
	previewViews,
	takeBackViews,
	NO_SAVED_VIEWS,
	saveView,
	savedViewsOf,
	type SavedViews
} from './saved.ts';

const by = (device: string): Stamp => ({ device, author: null, at: '2026-05-01T12:00:00Z' });

function save(into: SavedViews, id: string, name: string, device: string): SavedViews {
	const saved = saveView(into, id, { name, query: '', thumbnail: null }, by(device));
	if (!saved.ok) throw new Error(saved.problem.code);
	return saved.value;
}

const namesOf = (saved: SavedViews) =>
	savedViewsOf(saved)
		.flatMap(({ versions }) => versions.map(({ value }) => value.name))
		.sort();

const mine = save(save(save(NO_SAVED_VIEWS, 'a', 'A', 'me'), 'b', 'B', 'me'), 'c', 'C', 'ben');

/** Deletes all of them but b, which it renames, and adds one. */
const file = save(
	save(
		['a', 'c'].reduce((list, id) => ({ views: removeEntry(list.views, id, by('ben')) }), mine),
		'b',
		'renamed',
		'ben'
	),
	'd',
	'D',
	'ben'
);

it('says what a file of saved views would do, and what of it to the reader’s own', () => {
	const { differences, own } = previewViews(mine, file, 'me');
	expect(differences.map(({ id, effect }) => [id, effect])).toEqual([
		['c', 'deleted'],
		['d', 'added']
	]);
	expect(own.delete.map(({ id }) => id)).toEqual(['a']);
	expect(own.replace.map(({ id }) => id)).toEqual(['b']);
});

it('keeps the reader’s own unasked, and what others made only as long as they do', () => {
	const kept = importViews(mine, file, 'me', NO_CONSENT);
	expect(namesOf(kept)).toEqual(['A', 'B', 'D']);
	expect(importViews(kept, file, 'me', NO_CONSENT)).toEqual(kept);
	expect(namesOf(importViews(mine, file, 'me', FULL_CONSENT))).toEqual(['D', 'renamed']);
});

it('is taken back to what was there, with what was saved since', () => {
	for (const consent of [NO_CONSENT, FULL_CONSENT]) {
		const after = importViews(mine, file, 'me', consent);
		expect(takeBackViews(after, mine, after)).toEqual(mine);
		const now = save(after, 'e', 'E', 'me');
		expect(namesOf(takeBackViews(now, mine, after))).toEqual(['A', 'B', 'C', 'E']);
	}
});

it('keeps what the reader made on another device of theirs, under its code, or a window’s of it', () => {
	const device = 'anaanaanaa';
	const made = save(save(NO_SAVED_VIEWS, 'a', 'A', device), 'b', 'B', `${device}c`);
	const wiped = ['a', 'b'].reduce(
		(list, id) => ({ views: removeEntry(list.views, id, by('ben')) }),
		made
	);
	expect(namesOf(importViews(made, wiped, 'newnewnewn', NO_CONSENT))).toEqual([]);
	const own = ['newnewnewn', device];
	expect(namesOf(importViews(made, wiped, own, NO_CONSENT))).toEqual(['A', 'B']);
	expect(previewViews(made, wiped, own).own.delete.map(({ id }) => id)).toEqual(['a', 'b']);
});
