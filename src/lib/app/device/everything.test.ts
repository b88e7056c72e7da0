import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCommunity } from '../../domain/knowledge/community.fixture.ts';
import { MOST_BYTES } from '../../domain/files/json.ts';
import { mergeScorecards, newScorecard, putCriterion } from '../../domain/knowledge/scorecards.ts';
import { SAVED_FORMAT } from '../../domain/knowledge/saved.ts';
import { writeFormat } from '../../domain/knowledge/file-format.ts';
import { anyEntries, anyStamp } from '../../domain/knowledge/versions.fixture.ts';
import { anyWalk } from '../../domain/knowledge/walk.fixture.ts';
import { mergeWalkLists } from '../../domain/knowledge/walks.ts';
import type { OwnList } from '../../domain/own-data/list.ts';
import { NO_FIELDS, withWords } from '../../domain/report/draft.ts';
import {
	EVERYTHING_LIMITS,
	NOTHING_MADE,
	readEverything,
	writeEverything,
	type Everything
} from './everything.ts';

const text = fc.constantFrom('', 'Homes, "for" whom?', '</script>', 'Ñandú 👩‍👧', '{}[],');
const anyView = fc.record({
	name: text,
	query: fc.constantFrom('', 'lens=classes', 'place=station:penn&own=area:x~Ours'),
	thumbnail: fc.option(fc.constant('data:image/png;base64,iVBORw0KGgo=')),
	created: fc.constant('2026-05-01T12:00:00Z')
});

const anyDraft = fc
	.array(fc.tuple(fc.constantFrom('story', 'ask', 'title'), text, anyStamp), { maxLength: 4 })
	.map((written) =>
		written.reduce(
			(draft, [field, words, stamp]) => withWords(draft, field as 'story', words, stamp).draft,
			NO_FIELDS
		)
	);

const anyCard = fc
	.tuple(fc.constantFrom('card', 'other'), anyStamp, text)
	.map(([id, stamp, words]) =>
		putCriterion(
			newScorecard(id, words, null, stamp),
			'c1',
			{ theme: 'housing', words: 'For whom?', weight: 3 },
			stamp
		)
	);

const anyRows: fc.Arbitrary<OwnList> = fc
	.array(
		fc.tuple(
			fc.boolean(),
			fc.integer({ min: 0, max: 1e6 }),
			fc.option(fc.double({ noNaN: true, min: -1e15, max: 1e15 }).map((value) => value + 0)),
			fc.integer({ min: -1, max: 24_300 })
		),
		{ minLength: 1, maxLength: 20 }
	)
	.map((rows) => ({
		areas: [{ key: 'tract:27053000100', parts: [['27053000100', 1]] }],
		at: rows.map(([inArea]) => (inArea ? 0 : -1)),
		x: rows.map(([inArea, x]) => (inArea ? 0 : x)),
		y: rows.map(() => 0),
		months: rows.map(([, , , month]) => month),
		columns: [{ name: 'rent', unit: 'dollars', values: rows.map(([, , value]) => value) }],
		counted: false,
		leftOut: 2
	}));

const anyEverything: fc.Arbitrary<Everything> = fc.record({
	own: fc.uniqueArray(fc.constantFrom('anaanaanaa', 'benbenbenb', 'cydcydcyd0')),
	saved: anyEntries(fc.constantFrom('v1', 'v2', 'v3'), anyView).map((views) => ({ views })),
	walks: fc.array(anyWalk, { maxLength: 2 }).map((walks) => mergeWalkLists(walks, [])),
	community: anyCommunity,
	scorecards: fc.array(anyCard, { maxLength: 2 }).map((cards) => mergeScorecards(cards, [])),
	drafts: fc.uniqueArray(
		fc.record({
			subject: fc.constantFrom('station:penn', 'compare station:penn region', 'tracts:053003300~"'),
			draft: anyDraft
		}),
		{ selector: ({ subject }) => subject }
	),
	lists: fc.uniqueArray(
		fc.record({
			id: fc.constantFrom('list1', 'list2'),
			name: fc.constantFrom('Evictions', '"Shops"'),
			updated: fc.constant('2026-05-01T12:00:00Z'),
			fewest: fc.constantFrom(1, 5),
			measure: fc.constant('count'),
			list: anyRows
		}),
		{ selector: ({ id }) => id }
	)
});

function written(all: Everything): string {
	const file = writeEverything(all);
	if (!file.ok) throw new Error(file.problem.code);
	return file.value;
}

const withParts = (...parts: readonly string[]) =>
	`{"rootline":"everything","format":1,"own":[],"parts":[${parts.join(',')}]}`;
const problemOf = (file: string) => {
	const read = readEverything(file);
	return read.ok ? null : `${read.problem.code} ${read.problem.params.where ?? ''}`.trim();
};
const SAVED = writeFormat(SAVED_FORMAT, { views: [] });
const draftPart = (subject: string) =>
	`{"rootline":"draft","format":1,"subject":"${subject}","draft":{"version":2,"fields":[]}}`;

describe('everything in one file', () => {
	it('comes back as it was, to the letter', () => {
		fc.assert(
			fc.property(anyEverything, (all) => {
				const file = written(all);
				const read = readEverything(file);
				expect(read).toEqual({ ok: true, value: all });
				if (read.ok) expect(written(read.value)).toBe(file);
			}),
			{ numRuns: 200 }
		);
	});

	it('never throws at a file that lost or changed something on its way', () => {
		fc.assert(
			fc.property(
				anyEverything,
				fc.nat(),
				fc.constantFrom('', '"', '0', '}', 'null', '[[', '9e999'),
				(all, at, put) => {
					const file = written(all);
					const cut = at % file.length;
					readEverything(file.slice(0, cut) + put + file.slice(cut + 1));
					readEverything(file.slice(0, cut));
				}
			),
			{ numRuns: 200 }
		);
	});

	it('may be larger than a single file, up to a limit of its own', () => {
		const padded = (bytes: number) =>
			withParts(SAVED).replace('"own"', `"x":"${'x'.repeat(bytes)}","own"`);
		expect(problemOf(padded(MOST_BYTES + 1))).toBe(null);
		expect(problemOf(padded(EVERYTHING_LIMITS.bytes))).toBe('import/too-large');
	});

	it.each([
		['no JSON', '{"rootline":"everything"', 'import/not-json'],
		['another kind', SAVED, 'import/other-kind'],
		['a newer file', withParts(SAVED).replace('"format":1', '"format":2'), 'import/newer'],
		['a newer part', withParts(SAVED.replace('"format":1', '"format":2')), 'import/newer'],
		[
			'a newer draft',
			withParts(draftPart('region').replace('"version":2', '"version":3')),
			'import/newer'
		],
		['a part that is none', withParts(SAVED, '7'), 'import/wrong parts.1'],
		['a kind nobody knows', withParts('{"rootline":"x","format":1}'), 'import/wrong parts.0'],
		[
			'places, which links keep',
			withParts('{"rootline":"places","format":1,"type":"FeatureCollection","features":[]}'),
			'import/wrong parts.0'
		],
		['a broken part', withParts(SAVED.replace('[]', '[1]')), 'import/wrong parts.0.views.0'],
		['one kind twice', withParts(SAVED, SAVED), 'import/wrong parts.1'],
		[
			'one draft twice',
			withParts(draftPart('region'), draftPart('region')),
			'import/wrong parts.2'
		],
		['a draft of nothing', withParts(draftPart('')), 'import/wrong parts.0.subject'],
		['a code that is none', withParts().replace('"own":[]', '"own":["Ana"]'), 'import/wrong own.0']
	])('is read all or not at all: %s', (_, file, problem) => {
		expect(problemOf(file)).toBe(problem);
	});

	it('holds nothing where nothing was made', () => {
		expect(readEverything(written(NOTHING_MADE))).toEqual({ ok: true, value: NOTHING_MADE });
		expect(readEverything(withParts())).toEqual({ ok: true, value: NOTHING_MADE });
	});
});
