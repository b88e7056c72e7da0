/**
 * One row an account version, as CSV and GeoJSON carry it. Rows hold what is alive; what was taken
 * away or withdrawn travels in Rootline's own files only.
 */
import * as v from 'valibot';
import { MOST_VERSIONS } from '../file/fields.ts';
import { canonical } from '../merge/canonical.ts';
import { entriesOf, type Entry } from '../merge/entries.ts';
import { idOfText } from '../merge/id.ts';
import { liveVersions } from '../merge/version.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import {
	accountId,
	communitySchema,
	type AccountContent,
	type Audience,
	type Community
} from './community.ts';
import type { AccountGeometry } from './geometry.ts';

export const COLUMNS = [
	'id',
	'kind',
	'words',
	'how_known',
	'when',
	'who_may_see',
	'once_shown_to',
	'contributor_name',
	'precision',
	'created',
	'updated',
	'changes'
] as const;
export type Column = (typeof COLUMNS)[number];

/** Text by column; missing ones are left out or empty. `geometry` is checked where it is read. */
export type Row = {
	readonly fields: Readonly<Partial<Record<Column, string>>>;
	readonly geometry: unknown;
};

export type RowProblem = Problem<
	/** Parameters `row` (the first account is 1) and `column`. */
	'bring/row-wrong'
>;

/** Whose accounts they are where a row does not say, and from when. */
export type Bringer = {
	readonly contributor: string;
	readonly at: string;
	readonly audience: Audience;
};

/** The device that rows without a clock are counted under. */
const IMPORT = 'import';

export function rowsOf(community: Community): readonly (Row & { geometry: AccountGeometry })[] {
	return community.accounts.flatMap(({ id, versions }) =>
		liveVersions(versions).map(({ clock, updated, value }) => ({
			geometry: value.geometry,
			fields: {
				id,
				kind: value.kind,
				words: value.words,
				how_known: value.howKnown,
				when: value.when ?? '',
				who_may_see: value.audience,
				once_shown_to: value.widest,
				contributor_name: value.contributorName ?? '',
				precision: value.precision,
				created: value.created,
				updated,
				changes: Object.entries(clock)
					.map(([device, count]) => `${device}:${count}`)
					.join(' ')
			}
		}))
	);
}

export function communityOfRows(
	rows: readonly Row[],
	bringer: Bringer
): Result<Community, RowProblem> {
	const accounts: Entry<AccountContent>[] = [];
	const times = new Map<string, number>();
	for (const [at, row] of rows.entries()) {
		const raw = rawEntry(row, bringer);
		const checked = v.safeParse(
			communitySchema,
			{ accounts: [raw], withdrawn: [] },
			{ abortEarly: true, abortPipeEarly: true }
		);
		if (!checked.success) {
			const path = v.getDotPath(checked.issues[0]) ?? '';
			return fail('bring/row-wrong', { row: at + 1, column: columnAt(path) });
		}
		for (const account of checked.output.accounts) {
			const seen = (times.get(account.id) ?? 0) + 1;
			if (seen > MOST_VERSIONS) return fail('bring/row-wrong', { row: at + 1, column: 'id' });
			times.set(account.id, seen);
			accounts.push(account);
		}
	}
	return ok({ accounts: entriesOf(accounts), withdrawn: [] });
}

/**
 * What of a table is new. Rows without an id get one from what they say, so the same table brought
 * twice adds nothing the second time.
 */
export function notYetBrought(community: Community, brought: Community): Community {
	const known = new Set(community.accounts.map(({ id }) => id));
	return {
		...brought,
		accounts: brought.accounts.filter(
			({ id, versions }) =>
				!known.has(id) || !versions.every(({ clock }) => Object.hasOwn(clock, IMPORT))
		)
	};
}

function rawEntry({ fields, geometry }: Row, { contributor, at, audience }: Bringer) {
	const given: Row['fields'] = Object.fromEntries(
		Object.entries(fields).filter(([, text]) => text !== '')
	);
	const seenBy = given.who_may_see ?? audience;
	const value = {
		kind: given.kind,
		geometry,
		precision: given.precision ?? 'exact',
		words: given.words ?? '',
		howKnown: given.how_known ?? '',
		when: given.when ?? null,
		audience: seenBy,
		widest: given.once_shown_to ?? seenBy,
		contributorName: given.contributor_name ?? null
	};
	return {
		id: given.id ?? accountId(contributor, idOfText(canonical(value))),
		versions: [
			{
				clock: given.changes === undefined ? { [IMPORT]: 1 } : clockOf(given.changes),
				updated: given.updated ?? at,
				author: null,
				value: { ...value, created: given.created ?? at }
			}
		]
	};
}

/** Counters that are no numbers become NaN, which the schema refuses. */
function clockOf(text: string): Record<string, number> {
	return Object.fromEntries(
		text.split(' ').map((part) => {
			const [device, count] = part.split(':');
			return [device ?? '', Number(count)];
		})
	);
}

const COLUMN_OF_FIELD: Readonly<Record<string, string>> = {
	howKnown: 'how_known',
	audience: 'who_may_see',
	widest: 'once_shown_to',
	contributorName: 'contributor_name',
	clock: 'changes'
};

/** `accounts.0.versions.0.value.howKnown` → `how_known`. */
function columnAt(path: string): string {
	const [, , second, , third, field] = path.split('.');
	const name = (third === 'value' ? field : third) ?? second ?? 'id';
	return COLUMN_OF_FIELD[name] ?? name;
}
