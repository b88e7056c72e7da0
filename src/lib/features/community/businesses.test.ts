import { describe, expect, it } from 'vitest';
import { accountsOf, type AccountDraft } from '$lib/domain/knowledge/accounts';
import { put } from '$lib/domain/knowledge/community.fixture';
import { useImportMessages } from '$lib/i18n/import';
import { businessesIn, businessSaid } from './businesses.ts';

const words = useImportMessages().community.business;
const at = (x: number, y: number): AccountDraft['geometry'] => ({
	type: 'Point',
	coordinates: [x, y]
});
/** A square around −93.3, 45. */
const outline = [
	[
		[
			[-93.31, 44.99],
			[-93.29, 44.99],
			[-93.29, 45.01],
			[-93.31, 45.01]
		] as [number, number][]
	]
];

describe('businesses in a place', () => {
	const rest = { kind: 'business', exact: true, audience: 'everyone' } as const;
	let list = put('ana', 'inside', { ...rest, geometry: at(-93.3, 45) });
	list = put('ana', 'outside', { ...rest, geometry: at(-93.4, 45) }, list);
	list = put('ana', 'mine', { ...rest, geometry: at(-93.3, 45), audience: 'only-me' }, list);
	list = put('ana', 'group', { ...rest, geometry: at(-93.3, 45), audience: 'working-group' }, list);
	list = put('ana', 'home', { ...rest, geometry: at(-93.3, 45), kind: 'home' }, list);
	const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);

	it('are those inside, and for a page only those told for everyone', () => {
		const all = accountsOf(list);
		expect(ids(businessesIn(all, outline, ['everyone']))).toEqual(['ana.inside']);
		expect(ids(businessesIn(all, outline, ['only-me', 'working-group', 'everyone']))).toEqual([
			'ana.group',
			'ana.inside',
			'ana.mine'
		]);
		expect(ids(businessesIn(all, null, ['everyone']))).toEqual(['ana.inside', 'ana.outside']);
	});

	it('are told by what is said of them and nothing else', () => {
		const facts = {
			trade: null,
			since: null,
			tenure: null,
			leaseEnds: null,
			languages: '',
			help: ''
		};
		expect(businessSaid(null, words, 'en-US')).toEqual([]);
		expect(businessSaid({ ...facts, since: 2009, tenure: 'rents' }, words, 'en-US')).toEqual([
			'Here since 2009',
			'Rents its rooms'
		]);
		expect(
			businessSaid(
				{ ...facts, trade: 'food', leaseEnds: '2027-06', languages: 'Somali', help: 'Time' },
				words,
				'en-US'
			)
		).toEqual([
			'Food and drink',
			'Lease ends: June 2027',
			'Serves people in: Somali',
			'Would help: Time'
		]);
	});
});
