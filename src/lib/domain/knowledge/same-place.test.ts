import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsOf, putAccount } from './accounts.ts';
import { anyCommunity, draft } from './community.fixture.ts';
import { EMPTY_COMMUNITY, type Community } from './accounts.ts';
import { samePlaces } from './accounts.ts';
import { mergeCommunities } from './accounts.ts';

const put = (
	contributor: string,
	own: string,
	rest: Parameters<typeof draft>[0] = {},
	into: Community = EMPTY_COMMUNITY
) =>
	putAccount(into, contributor, own, draft(rest), {
		device: contributor,
		author: null,
		at: '2026-05-01T12:00:00Z'
	});

describe('several people about one place', () => {
	const at = (x: number, y: number) => ({
		geometry: { type: 'Point' as const, coordinates: [x, y] as const }
	});

	it('are put side by side, with what they differ in', () => {
		const all = [
			put('ana', 'k1', at(-93.3, 45)),
			put('ben', 'k1', { ...at(-93.3004, 45.0002), when: '2023' }),
			put('cyd', 'k1', { ...at(-93.3, 45), kind: 'other' }),
			put('cyd', 'k2', at(-93.31, 45))
		].reduce(mergeCommunities);
		const places = samePlaces(accountsOf(all));
		expect(places.map(({ accounts }) => accounts.map(({ id }) => id))).toEqual([
			['ana.k1', 'ben.k1']
		]);
		expect(places[0]!.differIn).toEqual(['when']);
	});

	it('agree where they say the same', () => {
		const all = mergeCommunities(put('ana', 'k1'), put('ben', 'k1'));
		expect(samePlaces(accountsOf(all))[0]!.differIn).toEqual([]);
		const alone = put('ana', 'k2', {}, put('ana', 'k1'));
		expect(samePlaces(accountsOf(alone))).toEqual([]);
	});

	it('does not depend on the order of the accounts', () => {
		fc.assert(
			fc.property(anyCommunity, anyCommunity, (a, b) => {
				const accounts = accountsOf(mergeCommunities(a, b));
				expect(samePlaces([...accounts].reverse())).toEqual(samePlaces(accounts));
			})
		);
	});
});
