import { deflateSync, strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_EDITS, NO_WORDS, type ReportEdits, type ReportWords } from './edits.ts';
import {
	decodeReportLink,
	encodeReportLink,
	NOTHING_SENT,
	type SentReport
} from './report-link.ts';

const ADDRESS = 'https://atlas.example.org/report/?place=station:penn';
const WORDS: ReportWords = {
	version: 1,
	title: 'Stay on Penn',
	speaker: 'Ana, for the tenants of Penn Avenue',
	hearing: 'City Council',
	date: '2026-05-07',
	story: 'My rent rose twice.\n\nI like “my” street – 你好 👋.',
	ask: 'Give us notice.'
};
const SENT: SentReport = {
	kind: 'oral',
	minutes: 3,
	edits: {
		version: 1,
		findings: {
			flag: { dropped: true },
			'difference:burdened_share': {
				pinned: true,
				wording: { template: '{figure} pay too much.', claim: 'higher:city' }
			}
		},
		order: ['difference:burdened_share', 'affected:renter_households']
	},
	words: WORDS
};

const encoded = (sent: SentReport) => {
	const result = encodeReportLink(sent, ADDRESS);
	if (!result.ok) throw new Error(result.problem.code);
	return result.value;
};
const read = (hash: string) => decodeReportLink(hash);
const BROKEN = { ok: false, problem: { code: 'report-link/broken', params: {} } };

const anyId = fc.oneof(
	fc.constantFrom('flag', 'difference:burdened_share', 'changes:renter_share:station:penn@800m'),
	fc.stringMatching(/^[a-z][a-z:_.@-]{0,30}$/)
);
const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const anyWords: fc.Arbitrary<ReportWords> = fc.record({
	version: fc.constant(1 as const),
	title: anyText,
	speaker: anyText,
	hearing: anyText,
	date: fc.constantFrom('', '2026-05-07'),
	story: anyText,
	ask: anyText
});
const anyFinding = (wording: boolean) =>
	fc
		.record(
			{
				pinned: fc.constant(true as const),
				dropped: fc.constant(true as const),
				...(wording ? { wording: fc.record({ template: anyText, claim: anyText }) } : {})
			},
			{ requiredKeys: [], noNullPrototype: true }
		)
		.filter((edit) => Object.keys(edit).length > 0);
const anyEdits = (wording: boolean): fc.Arbitrary<ReportEdits> =>
	fc.record({
		version: fc.constant(1 as const),
		findings: fc
			.array(fc.tuple(anyId, anyFinding(wording)), { maxLength: 6 })
			.map((all) => Object.fromEntries(all)),
		order: fc.array(anyId, { maxLength: 6 })
	});
const anySent: fc.Arbitrary<SentReport> = fc.boolean().chain((own) =>
	fc.record({
		kind: fc.constantFrom('report', 'oral', 'written', 'fact-sheet'),
		minutes: fc.constantFrom(null, 1, 2, 3, 5),
		edits: anyEdits(own),
		words: own ? anyWords : fc.constant(null)
	})
);

describe('the link of a report', () => {
	it('says nothing of a report as it was made', () => {
		expect(encodeReportLink(NOTHING_SENT, ADDRESS)).toEqual({ ok: true, value: '' });
	});

	it('brings back kind, minutes, pins, drops, order, wordings and words', () => {
		expect(read(encoded(SENT))).toEqual({ ok: true, value: SENT });
	});

	it('brings back whatever was written', () => {
		fc.assert(
			fc.property(anySent, (sent) => {
				const written = encodeReportLink(sent, '');
				if (!written.ok) expect(written.problem.code).toBe('report-link/too-long');
				else if (written.value === '') expect(sent).toEqual(NOTHING_SENT);
				else {
					expect(written.value).toMatch(/^#r=1[\w-]+$/);
					expect(read(written.value)).toEqual({ ok: true, value: sent });
				}
			})
		);
	});

	it('holds no word of anybody’s where words stay at home', () => {
		const hash = encoded({ ...SENT, words: null });
		const result = read(hash);
		expect(result?.ok && result.value.words).toBeNull();
		expect(result?.ok && result.value.edits.findings['difference:burdened_share']).toEqual({
			pinned: true
		});
		// The same link whatever was written.
		const other = { ...SENT.edits, findings: { ...SENT.edits.findings } };
		other.findings['difference:burdened_share'] = { pinned: true };
		expect(encoded({ ...SENT, edits: other, words: null })).toBe(hash);
	});

	it('stays short without words', () => {
		expect(encoded({ ...NOTHING_SENT, kind: 'fact-sheet' }).length).toBeLessThan(30);
		expect(encoded({ ...SENT, words: null }).length).toBeLessThan(90);
	});

	it('says so where it would be too long to arrive', () => {
		const story = Array.from({ length: 900 }, (_, at) => `word${at * 7919}`).join(' ');
		const result = encodeReportLink({ ...SENT, words: { ...WORDS, story } }, ADDRESS);
		expect(result.ok).toBe(false);
		if (result.ok) return;
		expect(result.problem.code).toBe('report-link/too-long');
		expect(result.problem.params.limit).toBe(2000);
		expect(result.problem.params.length).toBeGreaterThan(2000);
	});

	it('never writes what it could not read', () => {
		// Two windows filled the field: more than a title may have.
		const title = 'one title and another '.repeat(12);
		expect(encodeReportLink({ ...SENT, words: { ...WORDS, title } }, ADDRESS).ok).toBe(false);
	});

	/** Links made with version 0.3 open for as long as there are links. */
	it('opens links of before', () => {
		expect(read(GOLDEN)).toEqual({ ok: true, value: SENT });
		expect(encoded(SENT)).toBe(GOLDEN);
	});
});

const GOLDEN =
	'#r=1g9HGQBZu64FGw-0g15UgrcEliZUK-XkKAal5QDcoOeYl6iik5ReB0yTQWYl5JcUK-WlgaQXHstQ8cHA6Z5ZUKjjnl-YlZwIdqmRkYGSma2Cqa2AO5ADTLMgmBWD4Ak0oz0xO1YvJi8nzBCbr7FSFRw1zcisfNcxVKC4pAgYAkD9Z4cneBU-X7lX4MH9itx7QAHdQ8i8FZpT8EpBmkCvx-7A6LTO9tCi1VqEA6JWS_HyF3NLkDJBJGcCcllpklQx0rVJsbCwA';

describe('a link from anybody', () => {
	const packed = (data: unknown) =>
		`#r=1${Buffer.from(deflateSync(strToU8(JSON.stringify(data)))).toString('base64url')}`;
	const usual = ['report', 0, [], [], [], 0, []];
	const own = ['', '', '', '', '', ''];
	const wrong = (at: number, value: unknown) =>
		packed(usual.map((each, index) => (index === at ? value : each)));

	it('is none of a report’s without its mark', () => {
		for (const hash of ['', '#paper', '#tools', '#w=1abc', '#R=1abc']) {
			expect(read(hash)).toBeNull();
		}
	});

	it('can be packed without the usual text', () => {
		expect(read(packed(['oral', 2, [], [], [], 0, []]))).toEqual({
			ok: true,
			value: { ...NOTHING_SENT, kind: 'oral', minutes: 2 }
		});
	});

	it('never throws, and gives a whole report or one sentence', () => {
		const letters = Array.from(encoded(SENT));
		const mutated = fc
			.array(fc.tuple(fc.nat(letters.length - 1), fc.constantFrom(...Array.from('aZ09-_%='))), {
				minLength: 1,
				maxLength: 4
			})
			.map((changes) => {
				const text = [...letters];
				for (const [at, by] of changes) text[at] = by;
				return text.join('');
			});
		const hostile = fc.oneof(
			mutated,
			fc.string().map((text) => `#r=${text}`),
			fc.base64String().map((text) => `#r=1${text}`),
			fc.json().map((text) => packed(JSON.parse(text)))
		);
		fc.assert(
			fc.property(hostile, (hash) => {
				const result = read(hash);
				if (result === null) expect(hash.startsWith('#r=')).toBe(false);
				else if (!result.ok) expect(result).toEqual(BROKEN);
				else {
					const again = encodeReportLink(result.value, '');
					if (again.ok && again.value !== '') expect(read(again.value)).toEqual(result);
				}
			}),
			{ numRuns: 5_000 }
		);
	});

	it.each([
		['empty', '#r='],
		['of a later packing', `#r=2${encoded(SENT).slice(4)}`],
		['too long', `#r=1${'A'.repeat(4000)}`],
		['that swells', packed('x'.repeat(3_000_000))],
		['not a list', packed({ kind: 'oral' })],
		['of a kind that there is not', wrong(0, 'song')],
		['of half a minute', wrong(1, 0.5)],
		['of hours', wrong(1, 600)],
		['with a finding that is no name', wrong(2, [7])],
		['with a name too long', wrong(3, ['x'.repeat(201)])],
		['with more order than there are findings', wrong(4, Array(201).fill('flag'))],
		['with half the words', wrong(5, ['', ''])],
		['with a story too long', wrong(5, own.with(4, 'x'.repeat(8001)))],
		['with a day that is none', wrong(5, own.with(3, 'tomorrow'))],
		['with a wording and no words', wrong(6, [['flag', 'x', 'y']])],
		['with a name that reaches into the program', wrong(2, ['__proto__'])],
		['with a prototype', packed(JSON.parse('[{"__proto__":1}]'))]
	])('does not open %s', (_, hash) => {
		expect(read(hash)).toEqual(BROKEN);
	});

	it('has no words of its own by default', () => {
		expect(NOTHING_SENT.words).toBeNull();
		expect(NOTHING_SENT.edits).toEqual(NO_EDITS);
		expect(Object.values(NO_WORDS).filter((each) => each !== '')).toEqual([1]);
	});
});
