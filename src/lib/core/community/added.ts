/** What a merge brought in, in numbers. */
import { liveEntries } from '../merge/entries.ts';
import { contributorOf, type Community } from './community.ts';

export type Added = {
	readonly added: number;
	/** People who told what was added. */
	readonly contributors: number;
};

/** Accounts that are alive after a merge and were not before it. */
export function addedAccounts(before: Community, after: Community): Added {
	const known = new Set(liveEntries(before.accounts).map(({ id }) => id));
	const added = liveEntries(after.accounts).filter(({ id }) => !known.has(id));
	const contributors = new Set(added.map(({ id }) => contributorOf(id))).size;
	return { added: added.length, contributors };
}
