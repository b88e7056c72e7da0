/**
 * What a person makes of a report, in its link: what is made of it and which findings are pinned, left
 * out and put in order; their own words only where they say so. It stands behind `#`, which browsers
 * send to no server: `1` (the form of the packing), then a list, deflated.
 */
import * as v from 'valibot';
import { packText, unpackText } from '../knowledge/walk-link.ts';
import { parseSafely } from '../files/json.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { LONGEST_LINK } from '../view/codec.ts';
import { NO_EDITS, NO_WORDS, parseEdits, parseWords } from './edits.ts';
import type { FindingEdit, ReportEdits, ReportWords } from './edits.ts';
import { TESTIMONY_KINDS, type TestimonyKind } from './testimony.ts';

/** What is made of the findings: the report itself, or something that is said or handed in. */
export type PageKind = 'report' | TestimonyKind;

const PAGE_KINDS: readonly PageKind[] = ['report', ...TESTIMONY_KINDS];

/** A report as it travels in a link. */
export type SentReport = {
	readonly kind: PageKind;
	/** Minutes that a speech may take; null where nobody chose. */
	readonly minutes: number | null;
	/** Findings in somebody's own wording are there only together with `words`. */
	readonly edits: ReportEdits;
	/** Null where they were not allowed to travel. */
	readonly words: ReportWords | null;
};

export const NOTHING_SENT: SentReport = {
	kind: 'report',
	minutes: null,
	edits: NO_EDITS,
	words: null
};

export type ReportLinkProblem = Problem<
	/** Parameters `length`, `limit`, in letters. */
	'report-link/too-long' | 'report-link/broken'
>;

/** Begins the part behind `#` of a report that somebody arranged; other parts are places in the page. */
const MARK = '#r=';
const FORM = '1';
/** Links are read a little past what is written, and no further: text of a link can swell. */
const LONGEST_READ = 4000;
/** More letters than this unpack to no report that anybody wrote. */
const LONGEST_UNPACKED = 60_000;
const MOST_MINUTES = 60;

/**
 * Text that such links often hold. Never change it: links made with it could no longer be read. A
 * better one needs a new form of the packing.
 */
const USUAL_TEXT =
	'renters neighbors landlord the people who live here My name is I ask ' +
	'changes:median_gross_rent","changes:median_home_value","changes:median_household_income","' +
	'change:median_gross_rent","change:median_home_value","change:median_household_income","' +
	'difference:people_of_color_share","difference:no_bachelors_share","difference:median_household_income","' +
	'difference:median_home_value","difference:median_gross_rent","difference:renter_share","' +
	'difference:burdened_share","affected:renter_households","flag"],[],0,[]]' +
	'["report",["fact-sheet",["written",["oral",';

const minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_MINUTES));
const packedSchema = v.strictTuple([
	v.picklist(PAGE_KINDS),
	/** 0 where nobody chose. */
	minutes,
	/** Findings that are pinned, that are left out, and their order. */
	v.array(v.string()),
	v.array(v.string()),
	v.array(v.string()),
	/** Title, speaker, hearing, day, story and ask; 0 where they stay at home. */
	v.union([
		v.literal(0),
		v.strictTuple([v.string(), v.string(), v.string(), v.string(), v.string(), v.string()])
	]),
	/** Id, wording and claim of a finding. */
	v.array(v.strictTuple([v.string(), v.string(), v.string()]))
]);
type PackedReport = v.InferOutput<typeof packedSchema>;

/**
 * The part of the link behind its query, `#` included; empty for a report as it was made.
 * @param address what stands before it in the whole link, which has to arrive in one piece
 */
export function encodeReportLink(
	sent: SentReport,
	address: string
): Result<string, ReportLinkProblem> {
	const packed = pack(sent);
	if (JSON.stringify(packed) === JSON.stringify(pack(NOTHING_SENT))) return ok('');
	const text = MARK + FORM + packText(JSON.stringify(packed), USUAL_TEXT);
	const length = address.length + text.length;
	// Where two windows filled a field, it holds more than anybody could read back.
	return length > LONGEST_LINK || !unpack(packed).ok
		? fail('report-link/too-long', { length, limit: LONGEST_LINK })
		: ok(text);
}

/** Null where the part of the address behind `#` is of something else, or is missing. Never throws. */
export function decodeReportLink(hash: string): Result<SentReport, ReportLinkProblem> | null {
	if (!hash.startsWith(MARK)) return null;
	const broken = fail('report-link/broken');
	const text = hash.slice(MARK.length);
	if (text.length > LONGEST_READ || !/^1[A-Za-z0-9_-]+$/.test(text)) return broken;
	const json = unpackText(text.slice(FORM.length), USUAL_TEXT);
	if (json === null || json.length > LONGEST_UNPACKED) return broken;
	const data = parseSafely(json);
	const packed = data.ok ? v.safeParse(packedSchema, data.value, { abortEarly: true }) : null;
	return packed?.success ? unpack(packed.output) : broken;
}

function pack({ kind, minutes: chosen, edits, words }: SentReport): PackedReport {
	const findings = Object.entries(edits.findings);
	const ids = (flag: 'pinned' | 'dropped') =>
		findings.flatMap(([id, edit]) => (edit[flag] === true ? [id] : [])).sort();
	const own = words ?? NO_WORDS;
	return [
		kind,
		chosen ?? 0,
		ids('pinned'),
		ids('dropped'),
		[...edits.order],
		words === null ? 0 : [own.title, own.speaker, own.hearing, own.date, own.story, own.ask],
		words === null
			? []
			: findings
					.flatMap(([id, { wording }]): [string, string, string][] =>
						wording ? [[id, wording.template, wording.claim]] : []
					)
					.sort(([a], [b]) => (a < b ? -1 : 1))
	];
}

function unpack([kind, chosen, pinned, dropped, order, own, wordings]: PackedReport): Result<
	SentReport,
	ReportLinkProblem
> {
	const broken = fail('report-link/broken');
	const findings = new Map<string, FindingEdit>();
	const add = (id: string, edit: FindingEdit) => findings.set(id, { ...findings.get(id), ...edit });
	for (const id of pinned) add(id, { pinned: true });
	for (const id of dropped) add(id, { dropped: true });
	for (const [id, template, claim] of wordings) add(id, { wording: { template, claim } });
	const edits = parseEdits({ version: 1, findings: Object.fromEntries(findings), order });
	const words = own === 0 ? null : parseWords(namedWords(own));
	if (!edits.ok || words?.ok === false || (words === null && wordings.length > 0)) return broken;
	// What is kept by name must not be lost among names that no object takes.
	if (Object.keys(edits.value.findings).length !== findings.size) return broken;
	return ok({
		kind,
		minutes: chosen === 0 ? null : chosen,
		edits: edits.value,
		words: words === null ? null : words.value
	});
}

function namedWords([title, speaker, hearing, date, story, ask]: Exclude<
	PackedReport[5],
	0
>): ReportWords {
	return { version: 1, title, speaker, hearing, date, story, ask };
}
