import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	FULL_CONSENT,
	NO_CONSENT,
	countEffects,
	differencesBetween,
	isMadeOn,
	lossBetween,
	previewOf,
	sparing,
	takenBack,
	type Consent
} from './import.ts';
import { mergeEntries, putEntry, removeEntry, type Entries } from './merge.ts';
import { expectMergeLaws } from '../merge/laws.fixture.ts';
import type { Stamp } from './merge.ts';
import { anyEntries } from './versions.fixture.ts';

const by = (device: string): Stamp => ({ device, author: null, at: '2026-05-01T12:00:00Z' });
const isAnas = isMadeOn('ana');
const importOf = (mine: Entries<string>, file: Entries<string>, consent: Consent) =>
	mergeEntries(mine, sparing(mine, file, isAnas, consent));

const anyList = anyEntries(fc.constantFrom('p', 'q', 'r'), fc.constantFrom('x', 'y', 'z'));

/** What a list says, by id: read from the versions alone. */
function saidIn(entries: Entries<string>): ReadonlyMap<string, readonly string[]> {
	return new Map(
		entries.map(({ id, versions }) => [
			id,
			versions.flatMap(({ value }) => (value === null ? [] : [value]))
		])
	);
}

/** Ids of what ana had a hand in and that still says something. */
function ownIn(entries: Entries<string>): readonly string[] {
	return entries
		.filter(({ versions }) =>
			versions.some(({ value, clock }) => value !== null && Object.keys(clock).includes('ana'))
		)
		.map(({ id }) => id);
}

describe('bringing a file', () => {
	const mine = putEntry(putEntry<string>([], 'p', 'my words', by('ana')), 'q', 'x', by('ben'));
	const deleting = removeEntry(removeEntry(mine, 'p', by('ben')), 'q', by('ben'));
	const replacing = putEntry(mine, 'p', 'their words', by('ben'));

	it('deletes what came from others, and of the reader’s own only with a yes', () => {
		expect([...saidIn(importOf(mine, deleting, NO_CONSENT)).values()]).toEqual([['my words'], []]);
		const yes = { delete: true, replace: false };
		expect([...saidIn(importOf(mine, deleting, yes)).values()]).toEqual([[], []]);
	});

	it('replaces the reader’s own only with a yes to that', () => {
		const said = (consent: Consent) => saidIn(importOf(mine, replacing, consent)).get('p');
		expect(said(NO_CONSENT)).toEqual(['my words']);
		expect(said({ delete: true, replace: false })).toEqual(['my words']);
		expect(said({ delete: false, replace: true })).toEqual(['their words']);
	});

	it('puts a version that knew nothing of the reader’s beside it', () => {
		const apart = putEntry<string>([], 'p', 'apart', by('cyd'));
		expect(saidIn(importOf(mine, apart, NO_CONSENT)).get('p')).toHaveLength(2);
		expect(differencesBetween(mine, importOf(mine, apart, NO_CONSENT))).toMatchObject([
			{ id: 'p', effect: 'apart' }
		]);
	});

	it('never loses a word of the reader’s own unasked, whatever the file claims', () => {
		fc.assert(
			fc.property(anyList, anyList, (known, file) => {
				const after = saidIn(importOf(known, file, NO_CONSENT));
				const before = saidIn(known);
				for (const id of ownIn(known)) {
					expect(after.get(id)).toEqual(expect.arrayContaining([...before.get(id)!]));
				}
			}),
			{ numRuns: 2000 }
		);
	});

	it('is the merge itself with consent, and for all that is not the reader’s own', () => {
		fc.assert(
			fc.property(anyList, anyList, (known, file) => {
				const merged = mergeEntries(known, file);
				expect(importOf(known, file, FULL_CONSENT)).toEqual(merged);
				const own = ownIn(known);
				const others = ({ id }: { id: string }) => !own.includes(id);
				expect(importOf(known, file, NO_CONSENT).filter(others)).toEqual(merged.filter(others));
			})
		);
	});

	it('gives the same the second time, and lists that merge as all others do', () => {
		fc.assert(
			fc.property(anyList, anyList, (known, file) => {
				const once = importOf(known, file, NO_CONSENT);
				expect(importOf(once, file, NO_CONSENT)).toEqual(once);
			})
		);
		const imported = fc.tuple(anyList, anyList).map(([a, b]) => importOf(a, b, NO_CONSENT));
		expectMergeLaws(imported, mergeEntries, 500);
	});
});

describe('a preview', () => {
	it('names apart what is the reader’s own', () => {
		const mine = ['p', 'q', 'r'].reduce<Entries<string>>(
			(list, id) => putEntry(list, id, id, by(id === 'r' ? 'ben' : 'ana')),
			[]
		);
		let file = removeEntry(mine, 'p', by('ben'));
		file = putEntry(file, 'q', 'changed', by('ben'));
		file = removeEntry(file, 'r', by('ben'));
		file = putEntry(file, 's', 'new', by('ben'));
		const { differences, own } = previewOf(mine, mergeEntries(mine, file), isAnas);
		expect(differences.map(({ id, effect }) => [id, effect])).toEqual([
			['r', 'deleted'],
			['s', 'added']
		]);
		expect(own.delete.map(({ id }) => id)).toEqual(['p']);
		expect(own.replace.map(({ id }) => id)).toEqual(['q']);
		expect(countEffects(differences)).toEqual({ added: 1, changed: 0, apart: 0, deleted: 1 });
	});

	it('asks about exactly what would be lost, and nothing else', () => {
		fc.assert(
			fc.property(anyList, anyList, (known, file) => {
				const { own } = previewOf(known, mergeEntries(known, file), isAnas);
				const after = saidIn(mergeEntries(known, file));
				const lost = ownIn(known).filter((id) =>
					saidIn(known)
						.get(id)!
						.some((words) => !after.get(id)!.includes(words))
				);
				expect([...own.delete, ...own.replace].map(({ id }) => id).sort()).toEqual(lost);
				for (const { id } of own.delete) expect(after.get(id)).toEqual([]);
			})
		);
	});

	it('says nothing where somebody says the same once more', () => {
		const mine = putEntry<string>([], 'p', 'words', by('ana'));
		const again = putEntry(mine, 'p', 'words', by('ben'));
		expect(differencesBetween(mine, again)).toEqual([]);
		expect(lossBetween(mine[0]!.versions, again[0]!.versions)).toBeNull();
	});
});

describe('taking a file back', () => {
	it('leaves exactly what was there', () => {
		fc.assert(
			fc.property(anyList, anyList, fc.boolean(), (known, file, yes) => {
				const after = importOf(known, file, yes ? FULL_CONSENT : NO_CONSENT);
				expect(takenBack(after, known, after)).toEqual(known);
			})
		);
	});

	it('keeps what was written since, also after another file', () => {
		fc.assert(
			fc.property(anyList, anyList, anyList, (known, file, next) => {
				const after = importOf(known, file, FULL_CONSENT);
				const now = putEntry(importOf(after, next, FULL_CONSENT), 's', 'since', by('ana'));
				const back = new Map(takenBack(now, known, after).map((each) => [each.id, each]));
				for (const entry of now) {
					const [was, became] = [known, after].map((list) =>
						list.find(({ id }) => id === entry.id)
					);
					const isSince = JSON.stringify(became) !== JSON.stringify(entry);
					expect(back.get(entry.id)).toEqual(isSince ? entry : was);
				}
			})
		);
	});
});
