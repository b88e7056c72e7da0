/** Writing accounts and reading them as screens show them. */
import { liveEntries, findEntry, putEntry, removeEntry } from '../merge/entries.ts';
import { liveVersions, type Stamp } from '../merge/version.ts';
import { coarsen, isAboutHomes, type Block } from './coarsen.ts';
import {
	AUDIENCES,
	accountId,
	contributorOf,
	maySee,
	type AccountContent,
	type Audience,
	type Community
} from './community.ts';
import { roundPosition, type AccountGeometry } from './geometry.ts';
import { writtenAfter } from './withdraw.ts';

export type Account = Omit<AccountContent, 'contributorName' | 'widest'> & {
	readonly id: string;
	readonly contributor: { readonly id: string; readonly name: string | null };
	readonly updated: string;
};

/** An account with every version that is alive: more than one where it was changed apart. */
export type ShownAccount = {
	readonly id: string;
	readonly versions: readonly Account[];
};

/** What a person fills in. */
export type AccountDraft = Omit<AccountContent, 'widest' | 'created' | 'precision'> & {
	/** Only by the contributor's own choice: the exact place of a home. */
	readonly exact: boolean;
};

export type Place = {
	/** Known blocks, for coarsening; none where the corners are not loaded. */
	readonly blocks: readonly Block[];
};

/** Adds an account, or puts a new content in the place of all its versions. */
export function putAccount(
	community: Community,
	contributor: string,
	own: string,
	draft: AccountDraft,
	stamp: Stamp,
	{ blocks }: Place = { blocks: [] }
): Community {
	const id = accountId(contributor, own);
	const before = liveVersions(findEntry(community.accounts, id)?.versions ?? []);
	const { exact, ...rest } = draft;
	// Coarsened once: moving a block's middle again could only move it to another block.
	const kept = before.find(({ value }) => sameGeometry(value.geometry, rest.geometry))?.value;
	const content: AccountContent = {
		...rest,
		...placed(rest, exact, kept, blocks),
		widest: widestOf([rest.audience, ...before.map(({ value }) => value.widest)]),
		created: before.map(({ value }) => value.created).sort()[0] ?? stamp.at
	};
	const by = { ...withoutName(stamp), at: writtenAfter(community, contributor, stamp.at) };
	return { ...community, accounts: putEntry(community.accounts, id, content, by) };
}

export function removeAccount(community: Community, id: string, stamp: Stamp): Community {
	return { ...community, accounts: removeEntry(community.accounts, id, withoutName(stamp)) };
}

/** In the order of ids. */
export function accountsOf(community: Community): readonly ShownAccount[] {
	return liveEntries(community.accounts).map(({ id, versions }) => ({
		id,
		versions: versions.map(({ updated, value }) => {
			const { contributorName, widest: _widest, ...content } = value;
			return {
				id,
				contributor: { id: contributorOf(id), name: contributorName },
				updated,
				...content
			};
		})
	}));
}

/**
 * What may be given to an audience: accounts that it may see. Of accounts that it could see once and
 * no longer may, and of removed ones, only the note that they are gone; of all others nothing at all.
 */
export function shareable(community: Community, audience: Exclude<Audience, 'only-me'>): Community {
	return {
		accounts: community.accounts.flatMap(({ id, versions }) => {
			const shared = versions.flatMap((version) => {
				if (version.value === null) return [version];
				if (maySee(audience, version.value.audience)) return [version];
				return maySee(audience, version.value.widest)
					? [{ ...version, author: null, value: null }]
					: [];
			});
			return shared.length > 0 ? [{ id, versions: shared }] : [];
		}),
		withdrawn: community.withdrawn
	};
}

/** The contributor's name stands in the content, and goes with it. */
function withoutName(stamp: Stamp): Stamp {
	return { ...stamp, author: null };
}

function widestOf(audiences: readonly Audience[]): Audience {
	const widest = Math.max(...audiences.map((each) => AUDIENCES.indexOf(each)));
	return AUDIENCES[widest] ?? 'only-me';
}

function placed(
	{ kind, geometry }: Pick<AccountDraft, 'kind' | 'geometry'>,
	exact: boolean,
	kept: AccountContent | undefined,
	blocks: readonly Block[]
): Pick<AccountContent, 'geometry' | 'precision'> {
	if (kept?.precision === 'block') return { geometry, precision: 'block' };
	if (isAboutHomes(kind) && !exact) {
		return { geometry: coarsen(geometry, blocks), precision: 'block' };
	}
	return { geometry: rounded(geometry), precision: 'exact' };
}

function rounded(geometry: AccountGeometry): AccountGeometry {
	return geometry.type === 'Point'
		? { type: 'Point', coordinates: roundPosition(geometry.coordinates) }
		: { type: 'LineString', coordinates: geometry.coordinates.map(roundPosition) };
}

function sameGeometry(a: AccountGeometry, b: AccountGeometry): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
