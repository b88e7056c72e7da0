/**
 * Checks the hand-written files of `data/catalog`. For the build and the tests only: the app trusts
 * what they have passed, and does not load this.
 */
import * as v from 'valibot';
import { fail, ok } from '../result.ts';
import type { Problem, Result } from '../result.ts';
import { type IndicatorDefinition, TOPICS } from './catalog.ts';
import { RECORD_FIGURES } from './record-figures.ts';
import { NEWEST_PERIOD, RECORD_PERIODS, UNITS, VINTAGES, yearsOf } from '../statistics/census.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'));
export const id = v.pipe(
	v.string(),
	v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is not in lower case with hyphens')
);
const [, NEWEST_YEAR] = yearsOf(NEWEST_PERIOD);
const vintage = v.picklist(
	[...VINTAGES, ...RECORD_PERIODS],
	'is not a period that Rootline carries'
);
const variable = v.pipe(
	v.string(),
	v.regex(
		/^[A-Z]\d+[A-Z]*_\d{3}(?:-\d{3})?(?:\+\d{3}(?:-\d{3})?)*P?$/,
		'is not a Census code such as B25070_007-010'
	)
);
const signed = v.pipe(
	v.string(),
	v.regex(/^-?[A-Z]\d+[A-Z]*_[\d+-]+$/, 'is not a Census code, with or without a leading minus')
);
const dollars = v.nullable(v.pipe(v.number(), v.minValue(0, 'is negative')));
const some = <T extends v.GenericSchema>(item: T) =>
	v.pipe(v.array(item), v.minLength(1, 'has nothing in it'));
const byVintage = <T extends v.GenericSchema>(item: T) =>
	v.record(vintage, item, 'is not a table by period');

const shareCells = { numerator: some(signed), denominator: some(signed) };
const formula = v.variant('kind', [
	v.strictObject({
		kind: v.literal('median'),
		variable,
		bins: v.nullable(some(v.strictObject({ variable, from: dollars, to: dollars }))),
		weight: variable,
		withoutBins: v.picklist(['mean-of-medians', 'modelled-income']),
		endYearDollarsFrom: v.optional(v.pipe(v.number(), v.integer())),
		topCode: byVintage(v.number())
	}),
	v.strictObject({
		kind: v.literal('share'),
		...shareCells,
		byVintage: v.optional(byVintage(v.strictObject(shareCells)))
	}),
	v.strictObject({
		kind: v.literal('count'),
		variables: some(signed),
		byVintage: v.optional(byVintage(some(signed)))
	}),
	v.strictObject({ kind: v.literal('rate'), variable, of: variable }),
	v.strictObject({
		kind: v.literal('change'),
		of: id,
		from: vintage,
		to: vintage,
		as: v.picklist(['relative', 'difference'])
	}),
	v.strictObject({
		kind: v.literal('record'),
		record: v.picklist(
			RECORD_FIGURES.map(({ id: record }) => record),
			'is not a figure of records'
		)
	})
]);

const indicatorSchema = v.strictObject({
	id,
	topic: v.picklist(TOPICS, 'is not a topic'),
	unit: v.picklist(UNITS, 'is not a unit'),
	dollarYear: v.nullable(v.literal(NEWEST_YEAR, 'is not the year of the newest period')),
	worse: v.picklist(['high', 'low', 'neither']),
	formula,
	vintages: some(vintage),
	changesFrom: v.optional(some(vintage)),
	tables: v.array(v.pipe(v.string(), v.regex(/^[A-Z]\d+[A-Z]*$/, 'is not a Census table'))),
	sources: some(id)
});

const sentence = v.pipe(text, v.regex(/\.$/, 'is not a full sentence'));
const WORDS = {
	'indicators.json': v.record(
		id,
		v.strictObject({
			title: v.pipe(text, v.maxLength(60, 'is longer than 60 letters')),
			sentence: v.optional(
				v.pipe(text, v.regex(/[^.]$/, 'ends in a full stop, but goes on with area and period'))
			)
		})
	),
	'about-indicators.json': v.record(
		id,
		v.strictObject({ universe: text, high: sentence, low: sentence, notes: v.array(sentence) })
	),
	'sources.json': v.record(id, v.strictObject({ note: v.string(), gaps: v.array(text) })),
	'decisions.json': v.record(id, v.strictObject({ who: text, does: text }))
};

/** `file` and `path` say where ("data/catalog/indicators.json", "[3].formula.kind"), `fault` what, in words. */
export type CatalogProblem = Problem<'catalog-entry-invalid'>;

/** The indicators of `indicators.json`, each by itself and all together. */
export function readIndicators(
	json: unknown
): Result<readonly IndicatorDefinition[], CatalogProblem> {
	const file = 'data/catalog/indicators.json';
	const parsed = v.safeParse(v.array(indicatorSchema), json, { abortEarly: true });
	if (!parsed.success) return invalid(file, parsed.issues[0]);
	// The schema's strings are wider than the union of ids, which is itself made from this file.
	const indicators = parsed.output as unknown as readonly IndicatorDefinition[];
	const fault = indicators
		.map((indicator, i) => ({ path: `[${i}]`, fault: faultOf(indicator, i, indicators) }))
		.find((each) => each.fault !== null);
	return fault?.fault ? problem(file, fault.path, fault.fault) : ok(indicators);
}

/**
 * A language's words by id: nothing but `ids` has some, and each of them but sources, which
 * need none where there is nothing to note.
 */
export function readCatalogWords(
	file: keyof typeof WORDS,
	json: unknown,
	ids: readonly string[]
): Result<null, CatalogProblem> {
	const at = `words ${file}`;
	const parsed = v.safeParse(WORDS[file], json, { abortEarly: true });
	if (!parsed.success) return invalid(at, parsed.issues[0]);
	const strange = Object.keys(parsed.output).find((key) => !ids.includes(key));
	if (strange !== undefined) return problem(at, strange, 'is not in the catalog');
	if (file === 'sources.json') return ok(null);
	const untold = ids.find((each) => !Object.hasOwn(parsed.output, each));
	return untold === undefined ? ok(null) : problem(at, untold, 'is missing');
}

/** What one entry says that cannot be true beside the others. */
function faultOf(
	indicator: IndicatorDefinition,
	index: number,
	all: readonly IndicatorDefinition[]
): string | null {
	const { formula, vintages, unit, dollarYear } = indicator;
	if (all.findIndex((other) => other.id === indicator.id) !== index)
		return `repeats the id "${indicator.id}"`;
	const previous = all[index - 1];
	if (previous && TOPICS.indexOf(previous.topic) > TOPICS.indexOf(indicator.topic))
		return `"${indicator.id}" is not with the others of its topic`;
	if (vintages.some((each, i) => i > 0 && each >= (vintages[i - 1] ?? each)))
		return `"${indicator.id}" does not list its periods newest first`;
	if ((dollarYear !== null) !== (unit === 'dollars'))
		return `"${indicator.id}" has a dollar year and another unit, or dollars of no year`;
	if ((formula.kind === 'record') !== (indicator.tables.length === 0))
		return `"${indicator.id}" must name Census tables, or be a record and name none`;
	if (formula.kind === 'change') return changeFault(indicator, all);
	return formula.kind === 'record' ? recordFault(indicator) : unitFault(indicator);
}

/** Records are of one time: no two of them make a trend. */
function recordFault({
	id: own,
	formula,
	vintages,
	unit,
	sources
}: IndicatorDefinition): string | null {
	if (formula.kind !== 'record') return null;
	const record = RECORD_FIGURES.find((each) => each.id === formula.record)!;
	const periods: readonly string[] = RECORD_PERIODS;
	if (vintages.length !== 1 || !periods.includes(vintages[0]!))
		return `"${own}" must have the one period of its records`;
	if (unit !== record.unit) return `"${own}" must have the unit ${record.unit}`;
	return sources.length === 1 && sources[0] === record.source
		? null
		: `"${own}" must name the source of its records, ${record.source}`;
}

function changeFault(
	{ id: own, formula, vintages, unit }: IndicatorDefinition,
	all: readonly IndicatorDefinition[]
): string | null {
	if (formula.kind !== 'change') return null;
	const of = all.find((other) => other.id === formula.of);
	if (!of) return `"${own}" is a change of "${formula.of}", which does not exist`;
	const starts = [...of.vintages, ...(of.changesFrom ?? [])];
	if (!starts.includes(formula.from) || !of.vintages.includes(formula.to))
		return `"${own}" spans periods that "${formula.of}" does not have`;
	if (formula.from >= formula.to) return `"${own}" does not run forward in time`;
	if (vintages.length !== 1 || vintages[0] !== formula.to)
		return `"${own}" must belong to the one period that it ends in`;
	const expected = formula.as === 'relative' ? 'relative-change' : 'share-change';
	return unit === expected ? null : `"${own}" must have the unit ${expected}`;
}

function unitFault({ id: own, formula, unit }: IndicatorDefinition): string | null {
	const units = {
		median: ['dollars'],
		share: ['share'],
		count: ['count'],
		rate: ['share', 'dollars']
	};
	if (formula.kind === 'change' || formula.kind === 'record') return null;
	if (units[formula.kind].includes(unit)) return null;
	return `"${own}" is a ${formula.kind} in the unit ${unit}`;
}

export function invalid(file: string, issue: v.BaseIssue<unknown>): ReturnType<typeof problem> {
	const path = (v.getDotPath(issue) ?? '').replace(/(^|\.)(\d+)(?=\.|$)/g, '[$2]');
	return problem(file, path, issue.message);
}

export function problem(file: string, path: string, fault: string) {
	return fail('catalog-entry-invalid', { file, path, fault });
}

/** One clear sentence, for scripts. */
export function catalogSentence({ params }: CatalogProblem): string {
	return `${params.file}, ${params.path}: ${params.fault}.`;
}

/* A source in the region’s `manifest.json`: who published what. What it cannot tell is in the region’s words. */

const anyText = v.pipe(v.string(), v.minLength(1));

export const sourceSchema = v.strictObject({
	/** Kebab-case; indicators and corridors refer to it. */
	id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)),
	title: anyText,
	publisher: anyText,
	/** Years that the figures describe, or `undated` where the publisher does not say. */
	vintage: anyText,
	/** Census tracts that the figures stand on; null where they stand on none. */
	tractVintage: v.nullable(v.picklist([2010, 2020])),
	/** What is known of the licence. */
	licence: anyText,
	/** The publisher's own page, or null. */
	url: v.nullable(v.pipe(v.string(), v.url()))
});

/** All sources, each id once. */
export const sourcesSchema = v.pipe(
	v.array(sourceSchema),
	v.check(
		(sources) => new Set(sources.map((source) => source.id)).size === sources.length,
		'Two sources have the same id.'
	)
);

/** What is told of a source, where there is something to tell; each language has its own. */
export type SourceWords = {
	/** What a reader should know of it; may be empty. */
	readonly note: string;
	/** What is missing or weak, one sentence each. */
	readonly gaps: readonly string[];
};

export type Source = v.InferOutput<typeof sourceSchema>;
