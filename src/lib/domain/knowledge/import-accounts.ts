/**
 * What a file of accounts would do here, and bringing it in. What others told may be changed or taken
 * out by a file. What the reader told stays as they wrote it until they say otherwise: also where the
 * file takes them out as a contributor, and whatever instant it names.
 */
import { FULL_CONSENT, isAmong, previewOf, sparing, takenBack } from './import.ts';
import type { Consent, Difference, OwnCodes, Preview } from './import.ts';
import {
	contributorOf,
	latestByContributor,
	mergeCommunities,
	removeWithdrawn,
	COMMUNITY_FORMAT,
	type Community
} from './accounts.ts';
import type { AccountContent } from './accounts.ts';
import { idOfText, liveEntries } from './merge.ts';
import * as v from 'valibot';
import {
	openEnvelope,
	readEnvelope,
	type Envelope,
	type FileFormat,
	type ReadProblem
} from './file-format.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { accountsOfShapes, accountsOfTable, type Importer } from './account-tables.ts';
import { inDegrees, type BroughtFile } from '../files/coordinates.ts';
import { openFile, textOfBytes } from '../files/formats.ts';
import type { Understood } from '../files/shapes.ts';
import { SAVED_FORMAT, type SavedViews } from './saved.ts';
import { SCORECARD_FORMAT, type ScorecardFile } from './scorecards.ts';
import { WALK_FORMAT, type WalkFile } from './walks.ts';

/** Whose device it is, and when the file was opened. */
export type Reader = { readonly contributor: OwnCodes; readonly at: string };

export type CommunityPreview = Preview<Difference<AccountContent>> & {
	/** How many others the file takes out who were not taken out here, or not for so long. */
	readonly takenOut: number;
};

export function previewCommunity(
	mine: Community,
	file: Community,
	reader: Reader
): CommunityPreview {
	const after = importAccounts(mine, file, reader, FULL_CONSENT);
	const known = latestByContributor(mine.withdrawn);
	return {
		...previewOf(mine.accounts, after.accounts, isBy(reader.contributor)),
		takenOut: after.withdrawn.filter(
			({ contributor, until }) =>
				!isAmong(reader.contributor, contributor) && until > (known.get(contributor) ?? '')
		).length
	};
}

/** The list with the file in it. Without consent every account of the reader stays as it is. */
export function importAccounts(
	mine: Community,
	file: Community,
	{ contributor, at }: Reader,
	consent: Consent
): Community {
	// Nobody can be taken out for the time to come: what they write later counts again.
	const withdrawn = file.withdrawn
		.filter((each) => consent.delete || !isAmong(contributor, each.contributor))
		.map((each) => ({ ...each, until: each.until < at ? each.until : at }));
	// First of all: a version that would be taken out at once must not push out the reader's own.
	const { accounts } = removeWithdrawn({
		accounts: file.accounts,
		withdrawn: [...mine.withdrawn, ...withdrawn]
	});
	return mergeCommunities(mine, {
		accounts: sparing(mine.accounts, accounts, isBy(contributor), consent),
		withdrawn
	});
}

/** Takes a file back that made `after` of `before`; what was changed since stays as it is. */
export function takeBackCommunity(now: Community, before: Community, after: Community): Community {
	const were = latestByContributor(before.withdrawn);
	const became = latestByContributor(after.withdrawn);
	return removeWithdrawn({
		accounts: takenBack(now.accounts, before.accounts, after.accounts),
		withdrawn: now.withdrawn.flatMap((each) => {
			if (became.get(each.contributor) !== each.until) return [each];
			const until = were.get(each.contributor);
			return until === undefined ? [] : [{ ...each, until }];
		})
	});
}

function isBy(own: OwnCodes): (entry: { readonly id: string }) => boolean {
	return ({ id }) => isAmong(own, contributorOf(id));
}

/* What a merge brought in, in numbers. */

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

/*
 * Places that somebody drew or put together: GeoJSON with Rootline's two keys, so that any map opens
 * it too. Which of its shapes are places, `placesOfGeoJson` says.
 */

export type MyPlacesFile = {
	readonly type: 'FeatureCollection';
	readonly features: readonly unknown[];
};

const MOST_FEATURES = 500;

export const PLACES_FORMAT: FileFormat<MyPlacesFile> = {
	kind: 'places',
	format: 1,
	migrations: {},
	schema: v.object({
		type: v.literal('FeatureCollection'),
		features: v.pipe(v.array(v.unknown()), v.maxLength(MOST_FEATURES))
	})
};

/* Accounts out of a file that somebody sent: Rootline's own, a table, or shapes. */

export type ImportAccountsQuestion = BroughtFile & {
	/** Now. */
	readonly at: string;
};

export type AccountsOfFile = {
	readonly community: Community;
	/** Of these, only what is new to a list is merged into it. */
	readonly isTable: boolean;
	readonly understood: Understood;
};

/** Accounts of a table or map file, with what was left out; of Rootline's own files all or nothing. */
export async function accountsOfFile(
	asked: ImportAccountsQuestion
): Promise<Result<AccountsOfFile, Problem>> {
	const { name, bytes, at } = asked;
	// Whoever made a table did not say who may see it: it stays here until somebody does.
	const importer: Importer = { contributor: idOfText(name), at, audience: 'only-me' };
	const { text, encoding } = textOfBytes(bytes);
	const own = /^\s*\{/.test(text) ? readRootlineFile(text) : null;
	if (own && (own.ok || own.problem.code !== 'import/not-rootline')) {
		return own.ok ? communityOf(own.value) : own;
	}
	const opened = await openFile(name, bytes);
	if (!opened.ok) return opened;
	const understood = { system: null, encoding };
	if (opened.value.kind === 'table') {
		const read = accountsOfTable(opened.value.value, importer);
		if (!read.ok) return read;
		const { community, leftOut } = read.value;
		return ok({ community, isTable: true, understood: { ...understood, leftOut, byLine: true } });
	}
	const { value } = opened.value;
	const degrees = await inDegrees(value, asked.region, asked.turned);
	if (!degrees.ok) return degrees;
	const { shapes, system } = degrees.value;
	const read = accountsOfShapes({ shapes, leftOut: value.leftOut }, importer);
	if (!read.ok) return read;
	const { community, leftOut } = read.value;
	const how = { ...understood, system, leftOut, byLine: false };
	return ok({ community, isTable: true, understood: how });
}

function communityOf({ kind, content }: RootlineFile): Result<AccountsOfFile, Problem> {
	const community = kind === 'community' ? content : kind === 'walk' ? content.community : null;
	if (!community) return fail('import/other-kind', { kind, wanted: 'community' });
	const understood = { system: null, encoding: null, leftOut: [], byLine: false };
	return ok({ community, isTable: false, understood });
}

/* Any of Rootline's files, from text that anybody may have written. Never throws. */

export type RootlineFile =
	| { readonly kind: 'walk'; readonly content: WalkFile }
	| { readonly kind: 'community'; readonly content: Community }
	| { readonly kind: 'saved'; readonly content: SavedViews }
	| { readonly kind: 'places'; readonly content: MyPlacesFile }
	| { readonly kind: 'scorecard'; readonly content: ScorecardFile };

/** Ask `checkSize` with the file's bytes before reading its text. */
export function readRootlineFile(text: string): Result<RootlineFile, ReadProblem> {
	const envelope = readEnvelope(text);
	return envelope.ok ? openRootlineFile(envelope.value) : envelope;
}

/** The same of a file that is a part of another. */
export function openRootlineFile(envelope: Envelope): Result<RootlineFile, ReadProblem> {
	switch (envelope.kind) {
		case 'walk':
			return open(envelope, WALK_FORMAT, (content) => ({ kind: 'walk', content }));
		case 'community':
			return open(envelope, COMMUNITY_FORMAT, (content) => ({ kind: 'community', content }));
		case 'saved':
			return open(envelope, SAVED_FORMAT, (content) => ({ kind: 'saved', content }));
		case 'places':
			return open(envelope, PLACES_FORMAT, (content) => ({ kind: 'places', content }));
		case 'scorecard':
			return open(envelope, SCORECARD_FORMAT, (content) => ({ kind: 'scorecard', content }));
		default:
			return fail('import/not-rootline');
	}
}

function open<T>(
	envelope: Envelope,
	format: FileFormat<T>,
	file: (content: T) => RootlineFile
): Result<RootlineFile, ReadProblem> {
	const content = openEnvelope(envelope, format);
	return content.ok ? { ok: true, value: file(content.value) } : content;
}
