import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Stamp } from './merge.ts';
import { putAccount, removeAccount } from './accounts.ts';
import { addedAccounts } from './import-accounts.ts';
import { anyCommunity, draft } from './community.fixture.ts';
import { EMPTY_COMMUNITY, type Community } from './accounts.ts';
import { mergeCommunities, withdrawContributor } from './accounts.ts';

const by = (device: string, day = 1): Stamp => ({
	device,
	author: null,
	at: `2026-05-0${day}T12:00:00Z`
});
const put = (contributor: string, own: string, into: Community = EMPTY_COMMUNITY) =>
	putAccount(into, contributor, own, draft(), by(contributor));

it('counts accounts and the people who told them', () => {
	const before = put('ben', 'k1');
	const file = put('cid', 'k1', put('ana', 'k2', put('ana', 'k1')));
	expect(addedAccounts(before, mergeCommunities(before, file))).toEqual({
		added: 3,
		contributors: 2
	});
});

it('counts nothing that was there, was deleted, or was taken out', () => {
	const before = put('ana', 'k1');
	expect(addedAccounts(before, mergeCommunities(before, before)).added).toBe(0);
	const gone = removeAccount(before, 'ana.k1', by('ana', 2));
	expect(addedAccounts(gone, mergeCommunities(gone, before)).added).toBe(0);
	const out = withdrawContributor(before, 'ana', '2026-05-03T12:00:00Z');
	const again = mergeCommunities(out, put('ana', 'k2', before));
	expect(addedAccounts(out, again)).toEqual({ added: 0, contributors: 0 });
});

it('counts nothing the second time', () => {
	fc.assert(
		fc.property(anyCommunity, anyCommunity, (known, file) => {
			const once = mergeCommunities(known, file);
			expect(addedAccounts(once, mergeCommunities(once, file))).toEqual({
				added: 0,
				contributors: 0
			});
		})
	);
});
