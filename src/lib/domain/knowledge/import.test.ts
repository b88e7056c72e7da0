import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFormat, writeFormat } from './file-format.ts';
import { FULL_CONSENT, NO_CONSENT } from './import.ts';
import { expectMergeLaws } from '../merge/laws.fixture.ts';
import {
	accountsOf,
	putAccount,
	removeAccount,
	shareable,
	EMPTY_COMMUNITY,
	COMMUNITY_FORMAT,
	ownCommunityFormat,
	mergeCommunities,
	withdrawContributor,
	type Community
} from './accounts.ts';
import {
	importAccounts,
	previewCommunity,
	takeBackCommunity,
	type Reader
} from './import-accounts.ts';
import { anyCommunity, by, draft, put } from './community.fixture.ts';

const ana: Reader = { contributor: 'ana', at: '2026-05-05T12:00:00Z' };
const idsOf = (community: Community) => accountsOf(community).map(({ id }) => id);

/** As it is after the page was closed and opened again, on ana's device. */
function reopened(community: Community, now = ana.at): Community {
	const text = writeFormat(COMMUNITY_FORMAT, community);
	const read = readFormat(
		text,
		ownCommunityFormat('ana', () => now)
	);
	if (!read.ok) throw new Error(read.problem.code);
	return read.value;
}

/** A file that takes ana out for ever, as anybody can write it who was ever sent an account of hers. */
const WIPE: Community = {
	accounts: [],
	withdrawn: [{ contributor: 'ana', until: '9999-12-31T23:59:59Z' }]
};

describe('a file that takes the reader out', () => {
	const mine = put('ben', 'k1', {}, put('ana', 'k1', { audience: 'only-me', words: 'secret' }));

	it('erases nothing of theirs, now or later, and says what it would erase', () => {
		const { differences, own, takenOut } = previewCommunity(mine, WIPE, ana);
		expect([differences, own.replace, takenOut]).toEqual([[], [], 0]);
		expect(own.delete.map(({ id }) => id)).toEqual(['ana.k1']);
		const kept = importAccounts(mine, WIPE, ana, NO_CONSENT);
		expect(kept).toEqual(mine);
		const later = put('ana', 'k2', {}, kept, 6);
		expect(idsOf(reopened(later))).toEqual(['ana.k1', 'ana.k2', 'ben.k1']);
	});

	it('erases nothing that they told under a code of another device of theirs', () => {
		const both: Reader = { contributor: ['new', 'ana'], at: ana.at };
		expect(importAccounts(mine, WIPE, both, NO_CONSENT)).toEqual(mine);
		expect(previewCommunity(mine, WIPE, both).own.delete.map(({ id }) => id)).toEqual(['ana.k1']);
		expect(previewCommunity(mine, WIPE, both).takenOut).toBe(0);
	});

	it('erases what is there with a yes, but not what is written later', () => {
		const gone = importAccounts(mine, WIPE, ana, { delete: true, replace: false });
		expect(idsOf(gone)).toEqual(['ben.k1']);
		expect(JSON.stringify(gone)).not.toContain('secret');
		// In the same second, and the day after.
		for (const day of [5, 6]) {
			const later = reopened(put('ana', 'k2', {}, gone, day), `2026-05-0${day}T12:00:00Z`);
			expect(idsOf(later)).toEqual(['ana.k2', 'ben.k1']);
			expect(idsOf(mergeCommunities(later, mine))).toEqual(['ana.k2', 'ben.k1']);
		}
	});

	it('is what one member of a group makes by taking another out', () => {
		const shared = shareable(put('ana', 'k2', {}, mine), 'working-group');
		const ben = withdrawContributor(shared, 'ana', '2026-05-04T12:00:00Z');
		const file = shareable(ben, 'working-group');
		const both = put('ana', 'k2', {}, mine);
		expect(idsOf(importAccounts(both, file, ana, NO_CONSENT))).toEqual(idsOf(both));
		// On ben's device, ana stays out all the same.
		const kept = shareable(importAccounts(both, file, ana, NO_CONSENT), 'working-group');
		const reader = { contributor: 'ben', at: ana.at };
		expect(idsOf(importAccounts(ben, kept, reader, NO_CONSENT))).toEqual(['ben.k1']);
	});

	it('does no more harm where it was brought in before it was looked at', () => {
		const text = writeFormat(COMMUNITY_FORMAT, {
			accounts: mine.accounts,
			withdrawn: [...WIPE.withdrawn, { contributor: 'ben', until: '9999-12-31T23:59:59Z' }]
		});
		const read = readFormat(
			text,
			ownCommunityFormat('ana', () => ana.at)
		);
		expect(read.ok && idsOf(read.value)).toEqual(['ana.k1']);
	});
});

describe('bringing accounts', () => {
	it('takes out what others told, up to now, and says so', () => {
		const mine = put('ben', 'k1', {}, put('ana', 'k1'));
		const file = withdrawContributor(EMPTY_COMMUNITY, 'ben', '9999-12-31T23:59:59Z');
		const preview = previewCommunity(mine, file, ana);
		expect(preview.differences).toMatchObject([{ id: 'ben.k1', effect: 'deleted' }]);
		expect(preview.takenOut).toBe(1);
		const after = importAccounts(mine, file, ana, NO_CONSENT);
		expect(idsOf(after)).toEqual(['ana.k1']);
		expect(after.withdrawn).toEqual([{ contributor: 'ben', until: ana.at }]);
		expect(previewCommunity(after, file, ana).takenOut).toBe(0);
		expect(idsOf(importAccounts(after, put('ben', 'k2', {}, file, 6), ana, NO_CONSENT))).toEqual([
			'ana.k1'
		]);
	});

	it('asks before words of the reader are replaced or a single one is deleted', () => {
		const mine = put('ana', 'k1', { words: 'mine' }, put('ana', 'k2'));
		let file = putAccount(mine, 'ana', 'k1', draft({ words: 'not mine' }), by('eve', 2));
		file = removeAccount(file, 'ana.k2', by('eve', 2));
		const { own } = previewCommunity(mine, file, ana);
		expect(own.replace.map(({ id }) => id)).toEqual(['ana.k1']);
		expect(own.delete.map(({ id }) => id)).toEqual(['ana.k2']);
		expect(importAccounts(mine, file, ana, NO_CONSENT)).toEqual(mine);
		const yes = importAccounts(mine, file, ana, FULL_CONSENT);
		expect(accountsOf(yes)[0]!.versions.map(({ words }) => words)).toEqual(['not mine']);
		expect(idsOf(yes)).toEqual(['ana.k1']);
	});

	it('keeps an account that a file repeats as one from before the reader took themselves out', () => {
		const out = withdrawContributor(EMPTY_COMMUNITY, 'ana', '2026-05-02T12:00:00Z');
		const mine = put('ana', 'k1', {}, out, 3);
		const [entry] = mine.accounts;
		const [version] = entry!.versions;
		const early = { ...version!, clock: { ana: 1, eve: 1 }, updated: '2026-05-01T12:00:00Z' };
		const file = { accounts: [{ id: entry!.id, versions: [early] }], withdrawn: [] };
		expect(previewCommunity(mine, file, ana).own.delete.map(({ id }) => id)).toEqual(['ana.k1']);
		expect(importAccounts(mine, file, ana, NO_CONSENT)).toEqual(mine);
	});

	it('keeps every word of the reader unasked, whatever the file holds', () => {
		fc.assert(
			fc.property(anyCommunity, anyCommunity, (mine, file) => {
				const said = (community: Community) =>
					community.accounts
						.filter(({ id }) => id.startsWith('ana.'))
						.flatMap(({ id, versions }) =>
							versions.flatMap(({ value }) =>
								value === null ? [] : [`${id} ${JSON.stringify(value)}`]
							)
						);
				const after = importAccounts(mine, file, ana, NO_CONSENT);
				expect(said(after)).toEqual(expect.arrayContaining(said(mine)));
				expect(said(reopened(after))).toEqual(said(after));
			}),
			{ numRuns: 1000 }
		);
	});

	it('is the merge itself with consent, while nobody is taken out for the time to come', () => {
		fc.assert(
			fc.property(anyCommunity, anyCommunity, (mine, file) => {
				const late = { contributor: 'ana', at: '2027-01-01T00:00:00Z' };
				expect(importAccounts(mine, file, late, FULL_CONSENT)).toEqual(
					mergeCommunities(mine, file)
				);
			})
		);
	});

	it('gives the same the second time, and what it makes merges as all else does', () => {
		fc.assert(
			fc.property(anyCommunity, anyCommunity, (mine, file) => {
				const once = importAccounts(mine, file, ana, NO_CONSENT);
				expect(importAccounts(once, file, ana, NO_CONSENT)).toEqual(once);
			})
		);
		const imported = fc
			.tuple(anyCommunity, anyCommunity)
			.map(([mine, file]) => importAccounts(mine, file, ana, NO_CONSENT));
		expectMergeLaws(imported, mergeCommunities, 500);
	});

	it('is taken back to exactly what was there', () => {
		fc.assert(
			fc.property(anyCommunity, anyCommunity, fc.boolean(), (mine, file, yes) => {
				const after = importAccounts(mine, file, ana, yes ? FULL_CONSENT : NO_CONSENT);
				expect(takeBackCommunity(after, mine, after)).toEqual(mine);
			})
		);
	});

	it('is taken back without what was written since', () => {
		const mine = put('ana', 'k1');
		const after = importAccounts(mine, put('ben', 'k1', {}, WIPE), ana, FULL_CONSENT);
		expect(idsOf(after)).toEqual(['ben.k1']);
		const now = put('ana', 'k2', {}, after, 6);
		expect(idsOf(takeBackCommunity(now, mine, after))).toEqual(['ana.k1', 'ana.k2']);
	});
});
