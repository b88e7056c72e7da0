import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { expectMergeLaws } from '../merge/laws.fixture.ts';
import { accountsOf, putAccount, removeAccount, shareable } from './accounts.ts';
import { anyCommunity, by, draft, put } from './community.fixture.ts';
import { communitySchema, contributorOf, EMPTY_COMMUNITY, type Audience } from './accounts.ts';
import { changedApart } from './accounts.ts';
import { mergeCommunities, withdrawContributor } from './accounts.ts';

describe('accounts', () => {
	it('are written, changed and taken away', () => {
		let community = put('ana', 'k1', { contributorName: 'Ana', exact: true });
		expect(accountsOf(community)[0]!.versions[0]).toEqual({
			id: 'ana.k1',
			contributor: { id: 'ana', name: 'Ana' },
			kind: 'business',
			geometry: { type: 'Point', coordinates: [-93.30123, 44.99876] },
			precision: 'exact',
			words: 'The bakery closed.',
			howKnown: 'I shop there',
			when: '2024-05',
			business: null,
			audience: 'working-group',
			created: '2026-05-01T12:00:00Z',
			updated: '2026-05-01T12:00:00Z'
		});
		community = put('ana', 'k1', { words: 'It moved.', exact: true }, community, 2);
		expect(accountsOf(community)[0]!.versions).toMatchObject([
			{ words: 'It moved.', created: '2026-05-01T12:00:00Z', updated: '2026-05-02T12:00:00Z' }
		]);
		const gone = removeAccount(community, 'ana.k1', by('ana', 3));
		expect(accountsOf(gone)).toEqual([]);
		expect(JSON.stringify(gone)).not.toMatch(/moved|bakery|93|Ana|never kept/);
		expect(accountsOf(mergeCommunities(gone, community))).toEqual([]);
	});

	it('move homes to their block at once and for good, and keep the door nowhere', () => {
		const community = put('ana', 'k1', { kind: 'rent-increase' });
		const [account] = accountsOf(community)[0]!.versions;
		expect(account!.precision).toBe('block');
		expect(JSON.stringify(community)).not.toMatch(/93\.30123|44\.99876/);
		const again = put(
			'ana',
			'k1',
			{ kind: 'rent-increase', geometry: account!.geometry, words: 'changed' },
			community,
			2
		);
		expect(accountsOf(again)[0]!.versions[0]!.geometry).toEqual(account!.geometry);
		expect(accountsOf(again)[0]!.versions[0]!.precision).toBe('block');
	});

	it('keep the exact place of a home only where its contributor chose so', () => {
		const [account] = accountsOf(put('ana', 'k1', { kind: 'home', exact: true }))[0]!.versions;
		expect(account).toMatchObject({
			precision: 'exact',
			geometry: { coordinates: [-93.30123, 44.99876] }
		});
	});
});

describe('merging what residents know', () => {
	it('gives the same in any order, grouping and repetition', () => {
		expectMergeLaws(anyCommunity, mergeCommunities);
	});

	it('shows where an account was changed apart', () => {
		const start = put('ana', 'k1');
		const phone = putAccount(start, 'ana', 'k1', draft({ words: 'phone' }), by('phone', 2));
		const laptop = putAccount(start, 'ana', 'k1', draft({ words: 'laptop' }), by('laptop', 3));
		const accounts = accountsOf(mergeCommunities(phone, laptop));
		expect(changedApart(accounts)[0]!.versions.map(({ words }) => words)).toEqual([
			'laptop',
			'phone'
		]);
		expect(changedApart(accountsOf(mergeCommunities(start, phone)))).toEqual([]);
	});

	it('takes a contributor out for good, but not what they write later', () => {
		const ana = put('ana', 'k1', { words: 'secret' });
		const all = mergeCommunities(ana, put('ben', 'k1'));
		const out = withdrawContributor(all, 'ana', '2026-05-02T00:00:00Z');
		expect(accountsOf(out).map(({ id }) => id)).toEqual(['ben.k1']);
		expect(JSON.stringify(out)).not.toContain('secret');
		expect(accountsOf(mergeCommunities(ana, out)).map(({ id }) => id)).toEqual(['ben.k1']);
		const later = put('ana', 'k2', {}, EMPTY_COMMUNITY, 3);
		expect(accountsOf(mergeCommunities(out, later)).map(({ id }) => id)).toEqual([
			'ana.k2',
			'ben.k1'
		]);
	});

	it('keeps nothing of a withdrawn contributor, in whatever order it came', () => {
		fc.assert(
			fc.property(anyCommunity, anyCommunity, (a, b) => {
				const merged = mergeCommunities(withdrawContributor(a, 'ana', '2027-01-01T00:00:00Z'), b);
				expect(accountsOf(merged).some(({ id }) => contributorOf(id) === 'ana')).toBe(false);
			})
		);
	});
});

describe('what may be shared', () => {
	it('holds only what the audience may see', () => {
		const audiences = ['working-group', 'everyone'] as const;
		fc.assert(
			fc.property(anyCommunity, fc.constantFrom(...audiences), (community, audience) => {
				const seen = audience === 'everyone' ? ['everyone'] : ['everyone', 'working-group'];
				const kept = accountsOf(community)
					.flatMap(({ versions }) => versions)
					.filter((each) => seen.includes(each.audience));
				const shared = accountsOf(shareable(community, audience)).flatMap(
					({ versions }) => versions
				);
				expect(shared).toEqual(kept);
			})
		);
	});

	it.each<[Audience, Exclude<Audience, 'only-me'>, boolean]>([
		['only-me', 'working-group', false],
		['only-me', 'everyone', false],
		['working-group', 'working-group', true],
		['working-group', 'everyone', false],
		['everyone', 'working-group', true],
		['everyone', 'everyone', true]
	])('of an account for %s, a file for %s holds it: %s', (audience, of, expected) => {
		const shared = shareable(put('ana', 'k1', { audience }), of);
		expect(shared.accounts.length > 0).toBe(expected);
	});

	it('tells those who saw an account that it is gone, and others nothing', () => {
		const wide = put('ana', 'k1', { audience: 'working-group', words: 'secret' });
		const narrow = put('ana', 'k1', { audience: 'only-me', words: 'secret' }, wide, 2);
		const forGroup = shareable(narrow, 'working-group');
		expect(JSON.stringify(forGroup)).not.toContain('secret');
		expect(accountsOf(mergeCommunities(wide, forGroup))).toEqual([]);
		expect(shareable(narrow, 'everyone').accounts).toEqual([]);
	});

	it('changes nothing for the one who shares and merges it back', () => {
		const community = mergeCommunities(put('ana', 'k1'), put('ana', 'k2', { audience: 'only-me' }));
		expect(mergeCommunities(community, shareable(community, 'everyone'))).toEqual(community);
	});
});

describe('the schema', () => {
	const version = (value: object) => ({
		accounts: [
			{
				id: 'ana.k1',
				versions: [{ clock: { ana: 1 }, updated: '2026-05-01T12:00:00Z', author: null, value }]
			}
		],
		withdrawn: []
	});
	const content = put('ana', 'k1').accounts[0]!.versions[0]!.value!;

	it('takes every community as it is', () => {
		fc.assert(
			fc.property(anyCommunity, (community) => {
				expect(v.parse(communitySchema, JSON.parse(JSON.stringify(community)))).toEqual(community);
			})
		);
	});

	it.each([
		['a day that does not exist', { when: '2023-02-29' }],
		['a month that does not exist', { when: '2023-13' }],
		['a place off the map', { geometry: { type: 'Point', coordinates: [-93, 91] } }],
		['a place that is no number', { geometry: { type: 'Point', coordinates: ['-93', 45] } }],
		['a line of one point', { geometry: { type: 'LineString', coordinates: [[-93, 45]] } }],
		['a polygon', { geometry: { type: 'Polygon', coordinates: [] } }],
		['an unknown kind', { kind: 'bank' }],
		['an unknown audience', { audience: 'landlord' }],
		['words without end', { words: 'x'.repeat(2001) }],
		[
			'a million points',
			{ geometry: { type: 'LineString', coordinates: Array.from({ length: 1e6 }, () => [0, 0]) } }
		]
	])('refuses %s', (_, rest) => {
		expect(v.is(communitySchema, version(content))).toBe(true);
		expect(v.is(communitySchema, version({ ...content, ...rest }))).toBe(false);
	});

	it('keeps script in words as the text it is, and strips what it does not know', () => {
		const parsed = v.parse(
			communitySchema,
			version({ ...content, words: '<script>alert(1)</script>\u0000', extra: { a: 1 } })
		);
		expect(parsed.accounts[0]!.versions[0]!.value).toEqual({
			...content,
			words: '<script>alert(1)</script>'
		});
	});
});
