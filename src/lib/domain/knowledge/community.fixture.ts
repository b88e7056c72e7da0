/** Made-up accounts of made-up people. */
import fc from 'fast-check';
import { anyEntries, anyInstant } from './versions.fixture.ts';
import {
	ACCOUNT_KINDS,
	AUDIENCES,
	businessFacts,
	EMPTY_COMMUNITY,
	FIRST_YEAR,
	LAST_YEAR,
	TRADES,
	type BusinessFacts,
	putAccount,
	removeWithdrawn,
	type AccountContent,
	type AccountDraft,
	type Community,
	roundPosition,
	type AccountGeometry
} from './accounts.ts';
import type { Stamp } from './merge.ts';
import { cleanLine, cleanText } from '../text/format.ts';

export const draft = (rest: Partial<AccountDraft> = {}): AccountDraft => ({
	kind: 'business',
	geometry: { type: 'Point', coordinates: [-93.30123, 44.99876] },
	words: 'The bakery closed.',
	howKnown: 'I shop there',
	when: '2024-05',
	business: null,
	audience: 'working-group',
	contributorName: null,
	exact: false,
	...rest
});

/** A stamp of a day in May 2026; who wrote is never kept with an account. */
export const by = (device: string, day = 1): Stamp => ({
	device,
	author: 'never kept',
	at: `2026-05-0${day}T12:00:00Z`
});

/** The community with one more account of a contributor. */
export const put = (
	contributor: string,
	own: string,
	rest: Partial<AccountDraft> = {},
	into: Community = EMPTY_COMMUNITY,
	day = 1
) => putAccount(into, contributor, own, draft(rest), by(contributor, day));

const position = fc
	.tuple(
		fc.double({ min: -180, max: 180, noNaN: true }),
		fc.double({ min: -85, max: 85, noNaN: true })
	)
	.map(roundPosition)
	// Where programs put what they found no place for: no file may bring it in.
	.filter(([x, y]) => x !== 0 || y !== 0);

const anyGeometry: fc.Arbitrary<AccountGeometry> = fc.oneof(
	position.map((coordinates) => ({ type: 'Point' as const, coordinates })),
	fc
		.array(position, { minLength: 2, maxLength: 5 })
		.map((coordinates) => ({ type: 'LineString' as const, coordinates }))
);

/** What spreadsheets stumble over, beside ordinary text. */
const nasty = fc.constantFrom(
	...['=1+1', "'=1+1", "''", "'tis so", '+47', '-5', '@home', '＝1', '|x', '%0A', 'a,b', 'a;b'],
	...['say "no"', 'one\ntwo', 'a\ttab', '<script>alert(1)</script>', 'Xyooj 👩‍👧', 'null', '007']
);
const anyText = fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 20 }));

const anyBusiness: fc.Arbitrary<BusinessFacts> = fc.record({
	trade: fc.option(fc.constantFrom(...TRADES)),
	since: fc.option(fc.integer({ min: FIRST_YEAR, max: LAST_YEAR })),
	tenure: fc.option(fc.constantFrom('owns' as const, 'rents' as const)),
	leaseEnds: fc.option(fc.constantFrom('2027', '2027-05', '2028-02-29')),
	languages: anyText.map(cleanLine),
	help: anyText.map(cleanText)
});

const anyContent: fc.Arbitrary<AccountContent> = fc.record({
	kind: fc.constantFrom(...ACCOUNT_KINDS),
	geometry: anyGeometry,
	precision: fc.constantFrom('exact', 'block'),
	words: anyText.map(cleanText),
	howKnown: anyText.map(cleanLine),
	when: fc.option(fc.constantFrom('2024', '2024-05', '2024-02-29')),
	business: fc.option(anyBusiness).map((said) => said && businessFacts(said)),
	audience: fc.constantFrom(...AUDIENCES),
	widest: fc.constantFrom(...AUDIENCES),
	contributorName: fc.option(anyText.map(cleanLine).filter((name) => name !== '')),
	created: anyInstant
});

const anyId = fc
	.tuple(fc.constantFrom('ana', 'ben', 'cyd'), fc.constantFrom('k1', 'k2', 'k3'))
	.map(([contributor, own]) => `${contributor}.${own}`);

export const anyCommunity: fc.Arbitrary<Community> = fc
	.record({
		accounts: anyEntries(anyId, anyContent),
		withdrawn: fc.array(
			fc.record({ contributor: fc.constantFrom('ana', 'ben'), until: anyInstant }),
			{ maxLength: 2 }
		)
	})
	.map(removeWithdrawn);
