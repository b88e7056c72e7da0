import { describe, expect, it } from 'vitest';
import { POLICY_IDS } from '../../src/lib/domain/report/policies.ts';
import { FactError, readFacts } from './region.ts';

const FACT = {
	id: 'tp-1',
	topic: 'tenant protection',
	place: 'Somewhere',
	date: '2019-10-28',
	fact: 'There are rules.',
	source: 'A paper',
	url: null,
	caution: 'Check them.',
	levels: ['city'],
	policies: ['tenant-protections']
};

function refusal(text: string): string {
	try {
		readFacts(text);
	} catch (error) {
		if (error instanceof FactError) return error.message;
		throw error;
	}
	return '';
}

/** As the file is written: its first fact begins in line 2, of 12 lines each. */
const written = (...facts: readonly unknown[]) =>
	JSON.stringify(facts, (_, value: unknown) => value, '\t').replace(
		/\[\n\t\t\t"([a-z-]+)"\n\t\t\]/g,
		'["$1"]'
	);

describe('a fact that is wrong stops the reader with file, line and reason', () => {
	it.each([
		['no caution', { ...FACT, id: 'tp-2', caution: '' }, 'caution: '],
		['a day that is none', { ...FACT, id: 'tp-2', date: '28.10.2019' }, 'date: '],
		['a government that is none', { ...FACT, id: 'tp-2', levels: ['church'] }, 'levels.0: '],
		['a policy that is none', { ...FACT, id: 'tp-2', policies: ['luck'] }, 'policies.0: '],
		['something left out', { ...FACT, id: 'tp-2', source: undefined }, 'source: '],
		['something more', { ...FACT, id: 'tp-2', more: 1 }, 'more: '],
		['the same again', FACT, 'tp-1 stands in line 2 already.']
	])('%s', (_, wrong, reason) => {
		const told = refusal(written(FACT, wrong));
		expect(told).toMatch(/program\/facts\.json, line 14: /);
		expect(told).toContain(reason);
	});

	it('brackets and quotes in a text begin nothing', () => {
		const odd = { ...FACT, fact: 'It says {"[\\' };
		expect(refusal(written(odd, { ...FACT, id: 'x' }))).toMatch(/, line 14: id: /);
	});

	it('a file that is no list, or no JSON', () => {
		expect(refusal('{}')).toContain('line 1: it is no list of facts.');
		expect(refusal('[\n{},\n')).toMatch(/facts\.json/);
	});
});

describe('the facts at hand', () => {
	const facts = readFacts();

	it('say of the program what it is for, its match, its dates and its board', () => {
		const ofProgram = facts.filter(({ topic }) => topic === 'state program');
		expect(ofProgram.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6].map((at) => `acpp-${at}`));
	});

	it('name each government at work, and rules of three cities', () => {
		const levels = new Set(facts.flatMap((each) => each.levels));
		expect([...levels].sort()).toEqual(['city', 'county', 'region', 'state']);
		const rules = facts.filter(({ topic }) => topic === 'tenant protection');
		expect(rules.map(({ place }) => place)).toEqual([
			'Brooklyn Park',
			'Brooklyn Center',
			'Minneapolis'
		]);
		for (const { levels: who, policies, caution } of rules) {
			expect(who).toEqual(['city']);
			expect(policies).toEqual(['tenant-protections']);
			expect(caution).toMatch(/present text/);
		}
	});

	it('speak of policies that there are', () => {
		for (const policy of facts.flatMap(({ policies }) => policies)) {
			expect(POLICY_IDS).toContain(policy);
		}
	});
});
