/** What a person does to a report: findings pinned, dropped, put in order, worded anew, and words of their own. */
import * as v from 'valibot';
import { fail, ok } from '../result.ts';
import type { Problem, Result } from '../result.ts';
import type { Report, ReportFinding, ReportSource } from './model.ts';
import { LONGEST_TEMPLATE, fillTemplate } from './figure-words.ts';

/*
 * What a person has done to the findings of a report: pinned, dropped, put in another order, worded
 * anew. A plain value that is saved on the device and read back years later, so it is checked.
 */

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const editSchema = v.strictObject({
	pinned: v.optional(v.boolean()),
	dropped: v.optional(v.boolean()),
	wording: v.optional(
		v.strictObject({
			template: v.pipe(v.string(), v.maxLength(LONGEST_TEMPLATE)),
			/** What the finding claimed when it was worded; see `ReportFinding.claim`. */
			claim: v.string()
		})
	)
});

const editsSchema = v.strictObject({
	version: v.literal(1),
	/** By finding id. */
	findings: v.record(id, editSchema),
	/** Finding ids as the person has put them; others follow in their own order. */
	order: v.pipe(v.array(id), v.maxLength(200))
});

export type ReportEdits = v.InferOutput<typeof editsSchema>;
export type FindingEdit = v.InferOutput<typeof editSchema>;

export const NO_EDITS: ReportEdits = { version: 1, findings: {}, order: [] };

export type EditsProblem = Problem<
	/** Saved by something else, or broken. */
	| 'edits-not-understood'
	/** Saved by a newer version. Parameter `version`. */
	| 'edits-too-new'
>;

/** Reads edits that were saved as JSON. */
export function parseEdits(saved: unknown): Result<ReportEdits, EditsProblem> {
	const version = v.safeParse(v.object({ version: v.number() }), saved);
	if (version.success && version.output.version > 1) {
		return fail('edits-too-new', { version: version.output.version });
	}
	const parsed = v.safeParse(editsSchema, saved);
	return parsed.success ? ok(parsed.output) : fail('edits-not-understood');
}

export type EditedReport = {
	readonly report: Report;
	/** Findings whose own wording was set aside: the figures no longer say what it said. */
	readonly outdated: readonly string[];
};

/**
 * The report as the person wants it. Pinned findings are shown even where others are stronger;
 * dropped ones wait among `moreFindings`. A wording is kept only while the finding claims what it
 * claimed then; afterwards the report's own sentence stands again, and `outdated` names it.
 */
export function applyEdits(report: Report, edits: ReportEdits): EditedReport {
	const outdated: string[] = [];
	const edited = (finding: ReportFinding): ReportFinding => {
		const edit = edits.findings[finding.id];
		const pinned = edit?.pinned === true && edit.dropped !== true;
		const wording = edit?.wording;
		if (wording === undefined) return { ...finding, pinned };
		const filled = fillTemplate(wording.template, finding);
		if (wording.claim !== finding.claim || !filled.ok) {
			outdated.push(finding.id);
			return { ...finding, pinned };
		}
		const { template } = wording;
		const { value } = filled;
		return { ...finding, pinned, sentence: value, spoken: value, template, reworded: true };
	};
	const dropped = ({ id: own }: ReportFinding) => edits.findings[own]?.dropped === true;
	const shown = report.findings.map(edited);
	const more = report.moreFindings.map(edited);
	const findings = [
		...shown.filter((each) => !dropped(each)),
		...more.filter((each) => each.pinned)
	];
	const moreFindings = [...shown.filter(dropped), ...more.filter((each) => !each.pinned)];
	return {
		report: {
			...report,
			findings: inOrder(findings, edits.order),
			moreFindings,
			sources: sourcesWith(report, findings)
		},
		outdated
	};
}

/** The sources of the page, with those of the records that a person has put on it. */
function sourcesWith(
	{ sources, fileSources }: Report,
	findings: readonly ReportFinding[]
): readonly ReportSource[] {
	const named = new Set(findings.flatMap(({ source }) => source ?? []));
	for (const { id } of sources) named.delete(id);
	return [...sources, ...fileSources.filter(({ id }) => named.has(id))];
}

/** Findings that the order names stand where it puts them, the others after them. */
function inOrder(findings: readonly ReportFinding[], order: readonly string[]): ReportFinding[] {
	if (order.length === 0) {
		return [
			...findings.filter(({ pinned }) => pinned),
			...findings.filter(({ pinned }) => !pinned)
		];
	}
	const place = new Map(order.map((each, i) => [each, i]));
	return findings.toSorted(
		(a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || 0
	);
}

/** Edits with one finding's changed; an edit that says nothing is left out. */
export function withFindingEdit(
	edits: ReportEdits,
	finding: string,
	change: Partial<FindingEdit>
): ReportEdits {
	const merged = { ...edits.findings[finding], ...change };
	const said = Object.fromEntries(
		Object.entries(merged).filter(([, value]) => value !== undefined && value !== false)
	) as FindingEdit;
	const others = Object.entries(edits.findings).filter(([id]) => id !== finding);
	return {
		...edits,
		findings: Object.fromEntries(
			Object.keys(said).length > 0 ? [...others, [finding, said]] : others
		)
	};
}

/* What a person says in their own words beside the findings; kept on the device only. */

const line = v.pipe(v.string(), v.maxLength(200));
const text = v.pipe(v.string(), v.maxLength(8000));

const wordsSchema = v.strictObject({
	version: v.literal(1),
	title: line,
	/** Who is speaking, and for whom. */
	speaker: line,
	/** The body that hears it: "Crystal City Council". */
	hearing: line,
	/** ISO day, or empty. */
	date: v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2})?$/)),
	story: text,
	/** What is asked for. */
	ask: text
});

export type ReportWords = v.InferOutput<typeof wordsSchema>;

export const NO_WORDS: ReportWords = {
	version: 1,
	title: '',
	speaker: '',
	hearing: '',
	date: '',
	story: '',
	ask: ''
};

export type ReportWordsProblem = Problem<
	/** Saved by something else, or broken. */
	| 'words-not-understood'
	/** Saved by a newer version. Parameter `version`. */
	| 'words-too-new'
>;

/** Reads words that were saved as JSON. */
export function parseWords(saved: unknown): Result<ReportWords, ReportWordsProblem> {
	const version = v.safeParse(v.object({ version: v.number() }), saved);
	if (version.success && version.output.version > 1) {
		return fail('words-too-new', { version: version.output.version });
	}
	const parsed = v.safeParse(wordsSchema, saved);
	return parsed.success ? ok(parsed.output) : fail('words-not-understood');
}
