/**
 * Where several people speak of the same place: the same kind of account within about 75 m. Whether
 * they agree is for people to judge; this says which accounts to read side by side, and in what they
 * differ.
 */
import type { LonLat } from '../geo/equal-area.ts';
import { byText } from '../merge/canonical.ts';
import type { Account, ShownAccount } from './accounts.ts';
import { anchorOf, metersBetween } from './geometry.ts';

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
const CELL: LonLat = [0.00067, 0.00047];

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
	return [Math.floor(x / CELL[0]), Math.floor(y / CELL[1])];
}

function keyOf(kind: string, column: number, row: number): string {
	return `${kind} ${column} ${row}`;
}
