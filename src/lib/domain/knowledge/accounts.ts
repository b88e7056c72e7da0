/** What residents know of their own streets: accounts, for whom they are, where they are shown, and how a contributor is taken out. */
import {
	byText,
	entriesOf,
	findEntry,
	liveEntries,
	liveVersions,
	mergeEntries,
	putEntry,
	removeEntry,
	type Entries,
	type Stamp
} from './merge.ts';
import * as v from 'valibot';
import { entries, instant, line, lines, type FileFormat } from './file-format.ts';
import type { GazetteerFile } from '../indicators/built-files.ts';
import { cornersOf } from '../places/gazetteer.ts';
import type { LonLat } from '../geometry/projection.ts';

/* Where an account is: a pin or a drawn street, in degrees to about a meter. */

export type AccountGeometry =
	| { readonly type: 'Point'; readonly coordinates: LonLat }
	| { readonly type: 'LineString'; readonly coordinates: readonly LonLat[] };

const MOST_LINE_POINTS = 500;

const position = v.pipe(
	v.tuple([
		v.pipe(v.number(), v.finite(), v.minValue(-180), v.maxValue(180)),
		v.pipe(v.number(), v.finite(), v.minValue(-85), v.maxValue(85))
	]),
	v.transform(([x, y]): LonLat => roundPosition([x, y]))
);

const accountGeometry: v.GenericSchema<unknown, AccountGeometry> = v.variant('type', [
	v.object({ type: v.literal('Point'), coordinates: position }),
	v.object({
		type: v.literal('LineString'),
		coordinates: v.pipe(v.array(position), v.minLength(2), v.maxLength(MOST_LINE_POINTS))
	})
]);

/** Five decimals, about a meter. */
export function roundPosition([x, y]: LonLat): LonLat {
	return [roundDegrees(x), roundDegrees(y)];
}

/** Adding zero makes −0 a plain zero, which text and back would do too. */
function roundDegrees(degrees: number): number {
	return Number(degrees.toFixed(5)) + 0;
}

/** First point of a line, the point itself otherwise: where lists and distances take it to be. */
export function anchorOf(geometry: AccountGeometry): LonLat {
	return geometry.type === 'Point' ? geometry.coordinates : geometry.coordinates[0]!;
}

/** Meters between two points a few streets apart; the earth is flat enough for that. */
export function metersBetween(a: LonLat, b: LonLat): number {
	const [x, y] = metersFrom(a, b);
	return Math.hypot(x, y);
}

const METERS_PER_DEGREE = 111_195;

/** Meters east and north of `from`. */
function metersFrom(from: LonLat, to: LonLat): [number, number] {
	const across = Math.cos((from[1] * Math.PI) / 180);
	return [(to[0] - from[0]) * METERS_PER_DEGREE * across, (to[1] - from[1]) * METERS_PER_DEGREE];
}

/*
 * Taking a contributor out again: every word of theirs up to an instant goes, from this and from
 * every file merged later. What remains of an account is its clock, so that an older file cannot
 * bring it back, and the order in which files arrive makes no difference.
 */

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
function withoutFutureOf(community: Community, contributor: string, now: string): Community {
	return {
		...community,
		withdrawn: community.withdrawn.filter(
			(each) => each.contributor !== contributor || each.until <= now
		)
	};
}

/** `at`, or the second after the contributor was taken out: what is written now is written later. */
function writtenAfter({ withdrawn }: Community, contributor: string, at: string): string {
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

/*
 * What residents know of their own streets: one account a place, kept on their device and shared
 * only by their own hand.
 */

export const ACCOUNT_KINDS = [
	'home',
	'business',
	'gathering-place',
	'landlord-change',
	'rent-increase',
	'other'
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** From the fewest people to the most. */
export const AUDIENCES = ['only-me', 'working-group', 'everyone'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const TRADES = [
	'food',
	'groceries',
	'hair-and-beauty',
	'repairs',
	'clothes-and-goods',
	'child-care',
	'health',
	'money-and-papers',
	'making',
	'other'
] as const;
export type Trade = (typeof TRADES)[number];

/** What is known of a business beside the words; at least one of them is said. */
export type BusinessFacts = {
	readonly trade: Trade | null;
	/** Year since which it is here. */
	readonly since: number | null;
	/** Of the rooms that it is in. */
	readonly tenure: 'owns' | 'rents' | null;
	/** As `when`. */
	readonly leaseEnds: string | null;
	/** That customers are served in. */
	readonly languages: string;
	/** What would help it to stay. */
	readonly help: string;
};

/** A contributor’s words of a business as a form has them: null where none of it is said. */
export function businessFacts(said: BusinessFacts): BusinessFacts | null {
	return Object.values(said).some((each) => each !== null && each !== '') ? said : null;
}

/** What a contributor says of a place. */
export type AccountContent = {
	readonly kind: AccountKind;
	readonly geometry: AccountGeometry;
	/** `block`: moved to the middle of its block or grid cell when it was written; see `coarsen`. */
	readonly precision: 'exact' | 'block';
	readonly words: string;
	/** How it is known: "I live there", "Neighbors told me". */
	readonly howKnown: string;
	/** `2024`, `2024-05` or `2024-05-17`; null where it was not said. */
	readonly when: string | null;
	readonly business: BusinessFacts | null;
	readonly audience: Audience;
	/** The widest audience that it ever had: those who saw it must hear that it is gone. */
	readonly widest: Audience;
	/** The contributor's name, where given. */
	readonly contributorName: string | null;
	readonly created: string;
};

export type Community = {
	/** The id of an account is its contributor's id, a point, and one of its own. */
	readonly accounts: Entries<AccountContent>;
	/**
	 * Contributors who were taken out, with the instant up to which. Sorted by contributor, each once;
	 * what they write later counts again.
	 */
	readonly withdrawn: readonly Withdrawal[];
};

export type Withdrawal = { readonly contributor: string; readonly until: string };

export const EMPTY_COMMUNITY: Community = { accounts: [], withdrawn: [] };

const MOST_ACCOUNTS = 50_000;
const MOST_WORDS = 2000;

const when = v.pipe(
	v.string(),
	v.regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/),
	v.check((text) => isRealDay(text))
);

export const FIRST_YEAR = 1800;
export const LAST_YEAR = 2100;

const business: v.GenericSchema<unknown, BusinessFacts | null> = v.pipe(
	v.object({
		trade: v.nullable(v.picklist(TRADES)),
		since: v.nullable(
			v.pipe(v.number(), v.integer(), v.minValue(FIRST_YEAR), v.maxValue(LAST_YEAR))
		),
		tenure: v.nullable(v.picklist(['owns', 'rents'])),
		leaseEnds: v.nullable(when),
		languages: line(120),
		help: lines(500)
	}),
	v.transform(businessFacts)
);

const accountSchema: v.GenericSchema<unknown, AccountContent> = v.object({
	kind: v.picklist(ACCOUNT_KINDS),
	geometry: accountGeometry,
	precision: v.picklist(['exact', 'block']),
	words: lines(MOST_WORDS),
	howKnown: line(200),
	when: v.nullable(when),
	// Files of format 1 say nothing of it.
	business: v.optional(v.nullable(business), null),
	audience: v.picklist(AUDIENCES),
	widest: v.picklist(AUDIENCES),
	contributorName: v.nullable(line(80)),
	created: instant
});

const contributor = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,30}$/));

/** As it is written, with withdrawals that nobody has acted on yet. */
const writtenCommunitySchema: v.GenericSchema<unknown, Community> = v.object({
	accounts: v.pipe(
		entries(accountSchema, MOST_ACCOUNTS),
		v.everyItem(({ id }) => ACCOUNT_ID.test(id))
	),
	withdrawn: v.pipe(v.array(v.object({ contributor, until: instant })), v.maxLength(MOST_ACCOUNTS))
});

export const communitySchema: v.GenericSchema<unknown, Community> = v.pipe(
	writtenCommunitySchema,
	v.transform((each) => removeWithdrawn(each))
);

const ACCOUNT_ID = /^[a-z0-9]{1,30}\.[a-z0-9]{1,30}$/;

export function accountId(contributor: string, own: string): string {
	return `${contributor}.${own}`;
}

export function contributorOf(id: string): string {
	return id.slice(0, id.indexOf('.'));
}

/** Whether an audience may see what was written for `of`: the group sees what is for everyone. */
function maySee(audience: Audience, of: Audience): boolean {
	return AUDIENCES.indexOf(of) >= AUDIENCES.indexOf(audience);
}

function isRealDay(text: string): boolean {
	if (text.length < 10) return true;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/*
 * Homes and businesses are shown by their block, not by their door. A point is moved to the middle of the nearest
 * block (street corner to street corner) within reach where corners are known, and otherwise to the
 * center of a cell of a fixed grid of about 150 m. Every point of a block or a cell becomes the same
 * point, and what is kept is only that: nobody can work back to the door.
 */

/** A stretch of street between two corners. */
export type Block = readonly [LonLat, LonLat];

/** Degrees; 150 m north and 150 m east at 45° north. */
const CELL: LonLat = [0.0019, 0.00135];
/** Shorter blocks hold too few doors, where a square hides more; longer stretches lack a corner. */
const SHORTEST_BLOCK = 100;
const LONGEST_BLOCK = 300;
/** A block farther away is not the home's own. */
const REACH = 120;

const KINDS_OF_DOORS: ReadonlySet<AccountKind> = new Set([
	'home',
	'business',
	'landlord-change',
	'rent-increase'
]);

/** Whether an account of this kind tells where somebody lives or trades, and so is coarsened by default. */
export function isAboutDoors(kind: AccountKind): boolean {
	return KINDS_OF_DOORS.has(kind);
}

export function coarsenPoint(point: LonLat, blocks: readonly Block[] = []): LonLat {
	const block = nearestBlock(point, blocks);
	if (!block) return roundPosition([cellCenter(point[0], CELL[0]), cellCenter(point[1], CELL[1])]);
	const [[x1, y1], [x2, y2]] = block;
	return roundPosition([(x1 + x2) / 2, (y1 + y2) / 2]);
}

/** A line that lies within one block or cell becomes a point. */
export function coarsen(geometry: AccountGeometry, blocks: readonly Block[] = []): AccountGeometry {
	if (geometry.type === 'Point') {
		return { type: 'Point', coordinates: coarsenPoint(geometry.coordinates, blocks) };
	}
	const points = geometry.coordinates
		.map((point) => coarsenPoint(point, blocks))
		.filter((point, at, all) => at === 0 || !samePoint(point, all[at - 1]!));
	return points.length === 1
		? { type: 'Point', coordinates: points[0]! }
		: { type: 'LineString', coordinates: points };
}

/** Blocks between neighboring corners of the same street in the same city. */
export function blocksOf(gazetteer: GazetteerFile): readonly Block[] {
	const streets = new Map<string, LonLat[]>();
	for (const { street, cross, city, at } of cornersOf(gazetteer)) {
		for (const each of new Set([street, cross])) {
			const key = `${each} ${city}`;
			const points = streets.get(key) ?? [];
			if (points.length === 0) streets.set(key, points);
			points.push(at);
		}
	}
	return [...streets.values()].flatMap((points) => {
		const axis = longerAxis(points);
		const along = points.sort((a, b) => a[axis] - b[axis]);
		return along.flatMap((from, at): Block[] => {
			const to = along[at + 1];
			if (!to) return [];
			const length = metersBetween(from, to);
			return length >= SHORTEST_BLOCK && length <= LONGEST_BLOCK ? [[from, to]] : [];
		});
	});
}

function cellCenter(degrees: number, size: number): number {
	return (Math.floor(degrees / size) + 0.5) * size;
}

/** The first of those equally near, so that the answer is always the same. */
function nearestBlock(point: LonLat, blocks: readonly Block[]): Block | null {
	let nearest: Block | null = null;
	let least = REACH;
	for (const block of blocks) {
		const distance = metersToBlock(point, block);
		if (distance < least) {
			nearest = block;
			least = distance;
		}
	}
	return nearest;
}

function metersToBlock(point: LonLat, [from, to]: Block): number {
	const [ax, ay] = metersFrom(point, from);
	const [bx, by] = metersFrom(point, to);
	const [dx, dy] = [bx - ax, by - ay];
	const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
	return Math.hypot(ax + along * dx, ay + along * dy);
}

function longerAxis(points: readonly LonLat[]): 0 | 1 {
	const spread = (axis: 0 | 1) => {
		const values = points.map((point) => point[axis]);
		return Math.max(...values) - Math.min(...values);
	};
	return spread(0) * CELL[1] > spread(1) * CELL[0] ? 0 : 1;
}

function samePoint(a: LonLat, b: LonLat): boolean {
	return a[0] === b[0] && a[1] === b[1];
}

/* Writing accounts and reading them as screens show them. */

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
	/** Only by the contributor's own choice: the exact place of a home or a business. */
	readonly exact: boolean;
};

export type AccountPlace = {
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
	{ blocks }: AccountPlace = { blocks: [] }
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
	if (isAboutDoors(kind) && !exact) {
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

/*
 * Where several people speak of the same place: the same kind of account within about 75 m. Whether
 * they agree is for people to judge; this says which accounts to read side by side, and in what they
 * differ.
 */

const DIFFERING = ['when', 'words', 'howKnown'] as const;

export type SamePlace = {
	/** Of at least two contributors, in the order of ids. */
	readonly accounts: readonly Account[];
	/** In what they differ; empty where they say the same. */
	readonly differIn: readonly (typeof DIFFERING)[number][];
};

/** Accounts that were changed apart, so that two versions of one stand beside each other. */
export function changedApart(accounts: readonly ShownAccount[]): readonly ShownAccount[] {
	return accounts.filter(({ versions }) => versions.length > 1);
}

/** Takes the newest version of each account. Linear in their number, however close they lie. */
export function samePlaces(accounts: readonly ShownAccount[]): readonly SamePlace[] {
	const cells = new Map<string, Account[]>();
	for (const { versions } of accounts) {
		const account = versions[0];
		if (!account) continue;
		const [column, row] = cellOf(anchorOf(account.geometry));
		const key = keyOf(account.kind, column, row);
		const cell = cells.get(key);
		if (cell) cell.push(account);
		else cells.set(key, [account]);
	}
	const groups = joinNeighbors(cells);
	return groups
		.filter((group) => new Set(group.map(({ contributor }) => contributor.id)).size > 1)
		.map((group) => ({
			accounts: group.sort((a, b) => byText(a.id, b.id)),
			differIn: DIFFERING.filter((field) => new Set(group.map((each) => each[field])).size > 1)
		}))
		.sort((a, b) => byText(a.accounts[0]!.id, b.accounts[0]!.id));
}

const NEAR = 75;
/** Degrees; about 53 m each way, so that everything in one cell is within `NEAR`. */
const SAME_PLACE_CELL: LonLat = [0.00067, 0.00047];

/** Cells whose first accounts are near each other become one group. */
function joinNeighbors(cells: ReadonlyMap<string, Account[]>): Account[][] {
	const groups = new Map<string, { members: Account[] }>();
	for (const [key, members] of cells) groups.set(key, { members: [...members] });
	for (const [key, members] of cells) {
		const first = members[0]!;
		const [column, row] = cellOf(anchorOf(first.geometry));
		for (const [right, up] of [
			[1, 0],
			[-1, 1],
			[0, 1],
			[1, 1]
		] as const) {
			const other = keyOf(first.kind, column + right, row + up);
			const [mine, theirs] = [groups.get(key), groups.get(other)];
			const neighbor = cells.get(other)?.[0];
			if (!mine || !theirs || !neighbor || mine === theirs) continue;
			if (metersBetween(anchorOf(first.geometry), anchorOf(neighbor.geometry)) > NEAR) continue;
			mergeGroups(groups, cells, mine, theirs);
		}
	}
	return [...new Set(groups.values())].map(({ members }) => members);
}

/** The smaller goes into the larger, so that long chains of cells stay quick. */
function mergeGroups(
	groups: Map<string, { members: Account[] }>,
	cells: ReadonlyMap<string, Account[]>,
	a: { members: Account[] },
	b: { members: Account[] }
): void {
	const [large, small] = a.members.length >= b.members.length ? [a, b] : [b, a];
	for (const account of small.members) {
		large.members.push(account);
		const [column, row] = cellOf(anchorOf(account.geometry));
		const key = keyOf(account.kind, column, row);
		if (cells.has(key)) groups.set(key, large);
	}
}

function cellOf([x, y]: LonLat): LonLat {
	return [Math.floor(x / SAME_PLACE_CELL[0]), Math.floor(y / SAME_PLACE_CELL[1])];
}

function keyOf(kind: string, column: number, row: number): string {
	return `${kind} ${column} ${row}`;
}

/** Hints that words may name a person or a door, so that the contributor can look again. */

export type PersonalDetail = 'address' | 'phone' | 'e-mail';

const STREET =
	/\b\d{1,5}\s+(?:[\p{L}\d.']+\s+){1,4}(?:ave(?:nue)?|st(?:reet)?|blvd|boulevard|rd|road|dr(?:ive)?|ln|lane|pl(?:ace)?|ct|court|pkwy|parkway|terrace|way)\b/iu;
const UNIT = /\b(?:apt|apartment|unit)\.?\s*#?\s*\d/iu;
const PHONE = /(?:\d[\s().-]{0,2}){9}\d/u;
const E_MAIL = /[^\s@]@[^\s@]+\.[a-z]{2}/iu;

/** What the words seem to hold; a hint, never a promise that nothing else is in them. */
export function personalDetails(words: string): readonly PersonalDetail[] {
	const found: PersonalDetail[] = [];
	if (STREET.test(words) || UNIT.test(words)) found.push('address');
	if (PHONE.test(words)) found.push('phone');
	if (E_MAIL.test(words)) found.push('e-mail');
	return found;
}

/* The file of what residents know. */

export const COMMUNITY_FORMAT: FileFormat<Community> = {
	kind: 'community',
	// What was added since is left unsaid by the schema where a file does not have it.
	format: 2,
	migrations: { 1: (body) => body },
	schema: communitySchema
};

/**
 * The list of a device: nobody can have taken its own contributor out up to an instant that has not
 * come yet, so a note that says so is left unread and erases nothing.
 *
 * @param own the device's own contributor
 * @param now gives the present instant
 */
export function ownCommunityFormat(own: string, now: () => string): FileFormat<Community> {
	return {
		...COMMUNITY_FORMAT,
		schema: v.pipe(
			writtenCommunitySchema,
			v.transform((each) => removeWithdrawn(withoutFutureOf(each, own, now())))
		)
	};
}
