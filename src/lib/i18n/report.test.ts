// Sentences of reports that were once heard to claim too much, or to say a thing twice.
import { describe, expect, it } from 'vitest';
import type { FlagParams } from '../domain/report/messages.ts';
import { useReportMessages } from './report.ts';

const { report } = useReportMessages();

const flag = (text: Partial<FlagParams['text']>, more: Partial<FlagParams> = {}): string =>
	report.flag({
		place: 'the Lowry station area',
		text: {
			call: 'flagged',
			share: '90%',
			low: '0%',
			high: '100%',
			tries: 83,
			extent: 'some',
			...text
		},
		tract: false,
		many: false,
		readings: [],
		quarters: [],
		classes: [
			{ name: 'A', tracts: 1 },
			{ name: 'B', tracts: 1 }
		],
		method: 'M',
		adjusted: false,
		...more
	});

describe('the sentence of a flag', () => {
	it('speaks of many station areas as many', () => {
		const place = 'the station areas of the line';
		const said = flag({ call: 'not-flagged', tries: 12 }, { place, many: true });
		expect(said).toMatch(
			/^The station areas of the line are not flagged as a whole\. 90% of their renter/
		);
		expect(said).toContain('12 of 100 tries flag them. Of their 2 tracts,');
		expect(said).not.toMatch(/\bits\b/);
	});

	it('says beside its range how often the tries flag the place, whatever is called', () => {
		expect(flag({})).toContain(
			'With the margins of error, it is 0% to 100%. 83 of 100 tries flag it.'
		);
		expect(flag({ call: 'not-flagged', tries: 1 })).toContain(' 1 of 100 tries flags it.');
		expect(flag({ call: 'may-be-flagged', tries: 55 })).toContain(' 55 of 100 tries flag it.');
	});

	it('speaks of all station areas of a line as of several', () => {
		const place = 'the station areas of the line';
		const some = flag({ call: 'not-flagged' }, { place, many: true });
		expect(some).toContain(
			'The station areas of the line are not flagged as a whole. 90% of their renter'
		);
		expect(flag({}, { place, many: true })).toContain('83 of 100 tries flag them.');
		expect(flag({ extent: 'all' }, { place, many: true })).toContain('All of their renter');
		expect(flag({})).toContain('90% of its renter households');
	});

	it('calls a place that is flagged in part not flagged as a whole', () => {
		expect(flag({ call: 'not-flagged', share: '35%' })).toContain(
			' is not flagged as a whole. 35% '
		);
		expect(flag({ call: 'not-flagged', share: '0%', high: '20%' })).toContain(
			' is not flagged. 0% '
		);
		const one = { classes: [{ name: 'A', tracts: 1 }] };
		expect(flag({ call: 'not-flagged', share: '100%' }, one)).toContain(' is not flagged. ');
		expect(flag({ call: 'flagged' })).not.toContain('as a whole');
	});

	it('says no number of tries where nearly all agree', () => {
		const none = flag({ call: 'not-flagged', share: '0%', high: '0%', tries: 0, extent: 'none' });
		expect(none).not.toContain('tries');
	});

	it('does not say that figures of households describe people in group quarters', () => {
		const some = flag({}, { quarters: [{ share: '12%' }] });
		expect(some).toMatch(/live in group quarters .*\. Figures of households leave those out\.$/);
		const alone = { classes: [{ name: 'A', tracts: 1 }], quarters: [{ share: '12%' }] };
		expect(flag({}, alone)).toMatch(
			/12% of the people .* Figures of households leave those out\.$/
		);
	});
});

describe('other sentences', () => {
	const affected = {
		place: 'X',
		figure: '78 ± 22',
		share: '25% ± 21 points',
		value: 78,
		few: false
	};

	it('say of whom a number of renters is, where it is that of tracts', () => {
		const say = (ofTracts: boolean) => report.affected({ ...affected, explained: false, ofTracts });
		expect(say(false)).toMatch(/^There are 78 ± 22 renter households in X\. /);
		expect(say(true)).toMatch(/^By tract averages, there are 78 ± 22 renter households in X\. /);
	});

	it('name the redistricting table once', () => {
		const source = { publisher: 'P', title: 'T', tables: ['P.L. 94-171 table P2'] };
		expect(report.source(source)).toBe('P: T, table P2.');
		expect(report.source({ ...source, tables: ['B25003', 'B25070'] })).toBe(
			'P: T, tables B25003 and B25070.'
		);
	});

	it('speak of no clear difference from one place or another', () => {
		const compared = (['A', 'B'] as const).map((place) => ({
			place,
			figure: '4%',
			direction: 'no-clear-difference' as const
		}));
		expect(report.difference({ place: 'X', clause: '4% rent', compared })).toBe(
			'In X, 4% rent. There is no clear difference from A (4%) or B (4%).'
		);
	});
});

describe('tables of a finding', () => {
	it('are named in order, and as one or several', () => {
		const source = (tables: readonly string[]) =>
			useReportMessages().screen.paper.source({ period: '2019–2023', tables });
		expect(source(['B25064', 'B25063'])).toBe('2019–2023, tables B25063 and B25064');
		expect(source(['B25070'])).toBe('2019–2023, table B25070');
		expect(source(['P.L. 94-171 table P2'])).toBe('2019–2023, P.L. 94-171 table P2');
	});
});
