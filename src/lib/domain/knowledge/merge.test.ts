import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from './merge.ts';
import { LARGEST_COUNT, countsOf, isBefore, nextClock, type Clock } from './merge.ts';
import { entriesOf, liveEntries, mergeEntries, putEntry, removeEntry } from './merge.ts';
import { idOfBytes, idOfText } from './merge.ts';
import { expectMergeLaws } from '../merge/laws.fixture.ts';
import { change, joinVersions, latest, liveVersions, type Stamp } from './merge.ts';
import { anyEntries, anyStamp, anyVersions } from './versions.fixture.ts';

const stamp = (device: string, at = '2026-05-01T12:00:00Z'): Stamp => ({
	device,
	author: null,
	at
});

type Order = 'before' | 'after' | 'same' | 'apart';

function orderOf(a: Clock, b: Clock): Order {
	const [x, y] = [countsOf(a), countsOf(b)];
	if (isBefore(x, y)) return isBefore(y, x) ? 'apart' : 'before';
	if (isBefore(y, x)) return 'after';
	return canonical(a) === canonical(b) ? 'same' : 'apart';
}

describe('clocks', () => {
	it.each([
		[{ a: 1 }, { a: 1 }, 'same'],
		[{ a: 1 }, { a: 2 }, 'before'],
		[{ a: 2, b: 1 }, { a: 2 }, 'after'],
		[{ a: 2 }, { a: 1, b: 1 }, 'apart'],
		[{ a: 1 }, { b: 1 }, 'apart'],
		[{}, { a: 1 }, 'before'],
		[{ a: 1 }, JSON.parse('{"toString": 1}') as Clock, 'apart']
	] as const)('%j stands to %j: %s', (a, b, order) => {
		expect(orderOf(a, b)).toBe(order);
	});

	it('counts on from everything it knew', () => {
		expect(nextClock([{ a: 2 }, { a: 1, b: 3 }], 'a')).toEqual({ a: 3, b: 3 });
		expect(nextClock([], 'c')).toEqual({ c: 1 });
	});
});

describe('versions', () => {
	it('gives way to a change that knew of them, and keeps both of two that did not', () => {
		const first = change([], 'first', stamp('a'));
		const mine = change(first, 'mine', stamp('a', '2026-05-02T12:00:00Z'));
		const theirs = change(first, 'theirs', stamp('b', '2026-05-03T12:00:00Z'));
		expect(mine.map(({ value }) => value)).toEqual(['mine']);
		expect(joinVersions(first, mine)).toEqual(mine);
		const both = joinVersions(mine, theirs);
		expect(both.map(({ value }) => value)).toEqual(['theirs', 'mine']);
		const chosen = change(both, 'mine', stamp('b'));
		expect(joinVersions(both, chosen)).toEqual(chosen);
		expect(chosen).toHaveLength(1);
	});

	it('keeps a change beside a removal that knew nothing of it', () => {
		const first = change([], 'first', stamp('a'));
		const gone = change(first, null, stamp('a'));
		const changed = change(first, 'changed', stamp('b'));
		expect(liveVersions(joinVersions(gone, changed)).map(({ value }) => value)).toEqual([
			'changed'
		]);
		expect(joinVersions(first, gone).map(({ value }) => value)).toEqual([null]);
	});

	it('joins in any order, grouping and repetition to the same', () => {
		expectMergeLaws(anyVersions(fc.constantFrom('x', 'y', 'z')), joinVersions);
	});

	it('loses nothing that no other version knew of', () => {
		const versions = anyVersions(fc.constantFrom('x', 'y', 'z'));
		fc.assert(
			fc.property(versions, versions, (a, b) => {
				const joined = joinVersions(a, b);
				for (const each of [...a, ...b]) {
					const known = joined.some((other) =>
						['same', 'after'].includes(orderOf(other.clock, each.clock))
					);
					expect(known).toBe(true);
					const isBehind = [...a, ...b].some(
						(other) => orderOf(each.clock, other.clock) === 'before'
					);
					if (!isBehind) expect(joined).toContainEqual(each);
				}
			})
		);
	});

	it('lets a change take the place of all, whatever their clocks', () => {
		fc.assert(
			fc.property(anyVersions(fc.constant('x')), anyStamp, (versions, by) => {
				expect(change(versions, 'new', by).map(({ value }) => value)).toEqual(['new']);
			})
		);
	});

	it('keeps both where a counter has no room left', () => {
		const full = latest([
			{ clock: { a: LARGEST_COUNT }, updated: 'x', author: null, value: 'old' }
		]);
		expect(change(full, 'new', stamp('a'))).toHaveLength(2);
	});
});

describe('entries', () => {
	const state = anyEntries(fc.constantFrom('p', 'q', 'r'), fc.constantFrom('x', 'y'));

	it('merges in any order, grouping and repetition to the same', () => {
		expectMergeLaws(state, mergeEntries);
	});

	it('keeps ids in order, each once', () => {
		fc.assert(
			fc.property(state, state, (a, b) => {
				const ids = entriesOf([...b, ...a]).map(({ id }) => id);
				expect(ids).toEqual([...new Set([...a, ...b].map(({ id }) => id))].sort());
			})
		);
	});

	it('does not bring back what was removed from an older file', () => {
		const old = putEntry<string>([], 'one', 'words', stamp('a'));
		const removed = removeEntry(old, 'one', stamp('a'));
		expect(liveEntries(mergeEntries(removed, old))).toEqual([]);
		expect(JSON.stringify(mergeEntries(old, removed))).not.toContain('words');
		expect(removeEntry(old, 'two', stamp('a'))).toBe(old);
	});
});

describe('ids and canonical text', () => {
	it('makes ids of bytes and of text', () => {
		expect(idOfBytes(new Uint8Array([0, 33, 34, 255]))).toMatch(/^0z0[0-9a-z]$/);
		expect(idOfText('a')).toMatch(/^[0-9a-z]{14}$/);
		const ids = new Set(Array.from({ length: 20_000 }, (_, at) => idOfText(`row ${at}`)));
		expect(ids.size).toBe(20_000);
	});

	it('is the same for the same value in any order of keys', () => {
		expect(canonical({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
			'{"a":true,"b":[1,{"c":"x","d":null}]}'
		);
		expect(canonical({ a: true, b: [1, { c: 'x', d: null }] })).toBe(
			canonical({ b: [1, { d: null, c: 'x' }], a: true })
		);
	});
});
