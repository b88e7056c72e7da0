/**
 * What residents know of their own streets: one account a place, kept on their device and shared
 * only by their own hand.
 */
import * as v from 'valibot';
import { entries, instant, line, lines } from '../file/fields.ts';
import type { Entries } from '../merge/entries.ts';
import { accountGeometry, type AccountGeometry } from './geometry.ts';
import { removeWithdrawn } from './withdraw.ts';

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

const accountSchema: v.GenericSchema<unknown, AccountContent> = v.object({
	kind: v.picklist(ACCOUNT_KINDS),
	geometry: accountGeometry,
	precision: v.picklist(['exact', 'block']),
	words: lines(MOST_WORDS),
	howKnown: line(200),
	when: v.nullable(when),
	audience: v.picklist(AUDIENCES),
	widest: v.picklist(AUDIENCES),
	contributorName: v.nullable(line(80)),
	created: instant
});

const contributor = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,30}$/));

/** As it is written, with withdrawals that nobody has acted on yet. */
export const writtenCommunitySchema: v.GenericSchema<unknown, Community> = v.object({
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
export function maySee(audience: Audience, of: Audience): boolean {
	return AUDIENCES.indexOf(of) >= AUDIENCES.indexOf(audience);
}

function isRealDay(text: string): boolean {
	if (text.length < 10) return true;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
