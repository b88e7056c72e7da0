import { describe, expect, it } from 'vitest';
import type { OwnList } from '../../domain/own-data/list.ts';
import { databaseTable, memoryTable, MOST_LISTS, OwnLists } from './own-data-store.ts';

const listOf = (rows: number): OwnList => ({
	areas: [],
	at: Array.from({ length: rows }, () => -1),
	x: Array.from({ length: rows }, () => -93_300_000),
	y: Array.from({ length: rows }, () => 45_000_000),
	months: null,
	columns: [],
	counted: false,
	leftOut: 0
});
const AT = '2026-05-01T12:00:00Z';
const about = (id: string, name = id) => ({ id, name, updated: AT, fewest: 5, measure: 'count' });

async function withOne() {
	const table = memoryTable();
	const [here, there] = [new OwnLists(table), new OwnLists(table)];
	await here.add(about('a', 'Evictions'), listOf(3));
	return { here, there };
}

const cardOf = async (lists: OwnLists, id = 'a') => {
	const kept = await lists.kept(id);
	if (!kept.ok) throw new Error(kept.problem.code);
	return kept.value;
};

describe('lists on the device', () => {
	it('two windows that say something else of a list both have their say', async () => {
		const { here, there } = await withOne();
		await Promise.all([
			here.describe('a', { name: 'Filings' }, AT),
			there.describe('a', { fewest: 10 }, AT)
		]);
		expect(await cardOf(here)).toMatchObject({ card: { name: 'Filings', fewest: 10, rows: 3 } });
	});

	it('rows that another window replaced are not written over unseen', async () => {
		const { here, there } = await withOne();
		const told = { measure: 'count', updated: AT };
		expect(await here.replace('a', listOf(5), 1, told)).toEqual({ ok: true, value: null });
		expect(await there.replace('a', listOf(9), 1, told)).toMatchObject({
			problem: { code: 'lists/changed' }
		});
		expect((await cardOf(there))?.list.at).toHaveLength(5);
		expect(await there.replace('a', listOf(9), 2, told)).toMatchObject({ ok: true });
	});

	it('what was deleted can be put back, and is then newer than any that was seen', async () => {
		const { here, there } = await withOne();
		const gone = await here.remove('a');
		expect(await cardOf(there)).toBeNull();
		expect(await there.describe('a', { name: 'x' }, AT)).toMatchObject({
			problem: { code: 'lists/gone' }
		});
		if (!gone.ok || !gone.value) throw new Error('It was not there.');
		await here.putBack(gone.value);
		expect(await cardOf(there)).toMatchObject({ card: { name: 'Evictions', version: 2 } });
	});

	it('a list that is there is not added again, and there is an end to them', async () => {
		const { here } = await withOne();
		expect(await here.add(about('a'), listOf(1))).toMatchObject({
			problem: { code: 'lists/changed' }
		});
		for (let at = 1; at < MOST_LISTS; at++) await here.add(about(`b${at}`), listOf(1));
		expect(await here.add(about('c'), listOf(1))).toMatchObject({
			problem: { code: 'lists/too-many' }
		});
	});

	it('are in the order of their names', async () => {
		const { here } = await withOne();
		await here.add(about('b', 'Businesses'), listOf(1));
		const cards = await here.cards();
		expect(cards.ok && cards.value.map(({ name }) => name)).toEqual(['Businesses', 'Evictions']);
	});

	it.each([
		['SecurityError', 'lists/blocked'],
		['QuotaExceededError', 'lists/full'],
		['VersionError', 'lists/newer']
	])('a browser that says %s gives %s', async (name, code) => {
		const blocked = databaseTable(() => {
			throw new DOMException('', name);
		});
		expect(await new OwnLists(blocked).cards()).toMatchObject({ problem: { code } });
	});
});
