/**
 * Taking a contributor out again: every word of theirs up to an instant goes, from this and from
 * every file merged later. What remains of an account is its clock, so that an older file cannot
 * bring it back, and the order in which files arrive makes no difference.
 */
import { byText } from '../merge/canonical.ts';
import { entriesOf, mergeEntries } from '../merge/entries.ts';
import { contributorOf, type Community, type Withdrawal } from './community.ts';

export function withdrawContributor(
	community: Community,
	contributor: string,
	until: string
): Community {
	return removeWithdrawn({
		accounts: community.accounts,
		withdrawn: [...community.withdrawn, { contributor, until }]
	});
}

/** All accounts of both, without those of contributors whom either took out. */
export function mergeCommunities(a: Community, b: Community): Community {
	return removeWithdrawn({
		accounts: mergeEntries(a.accounts, b.accounts),
		withdrawn: [...a.withdrawn, ...b.withdrawn]
	});
}

/** Without notes that a contributor was taken out up to an instant after `now`. */
export function withoutFutureOf(community: Community, contributor: string, now: string): Community {
	return {
		...community,
		withdrawn: community.withdrawn.filter(
			(each) => each.contributor !== contributor || each.until <= now
		)
	};
}

/** `at`, or the second after the contributor was taken out: what is written now is written later. */
export function writtenAfter({ withdrawn }: Community, contributor: string, at: string): string {
	const until = latestByContributor(withdrawn).get(contributor);
	if (until === undefined || until < at) return at;
	return new Date(Date.parse(until) + 1000).toISOString().replace('.000Z', 'Z');
}

/** In the one order, and with nothing left of what was withdrawn. */
export function removeWithdrawn({ accounts, withdrawn }: Community): Community {
	const until = latestByContributor(withdrawn);
	return {
		accounts: entriesOf(
			accounts.map((entry) => {
				const limit = until.get(contributorOf(entry.id));
				if (limit === undefined) return entry;
				const versions = entry.versions.map((version) =>
					version.updated <= limit ? { ...version, author: null, value: null } : version
				);
				return { id: entry.id, versions };
			})
		),
		withdrawn: [...until]
			.map(([contributor, limit]) => ({ contributor, until: limit }))
			.sort((x, y) => byText(x.contributor, y.contributor))
	};
}

export function latestByContributor(withdrawn: readonly Withdrawal[]): Map<string, string> {
	const latest = new Map<string, string>();
	for (const { contributor, until } of withdrawn) {
		const known = latest.get(contributor);
		if (known === undefined || known < until) latest.set(contributor, until);
	}
	return latest;
}
