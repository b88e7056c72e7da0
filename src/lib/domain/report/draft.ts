/**
 * What a person makes of a report, as it is kept: every field by itself, with its versions. Windows
 * that write different fields take nothing from each other; where two wrote the same words apart,
 * both texts stand in the field, one below the other, until somebody writes on.
 */
import * as v from 'valibot';
import { isEachOnce, versions } from '../knowledge/file-format.ts';
import type { ReadProblem } from '../knowledge/file-format.ts';
import { parseSafely } from '../files/json.ts';
import {
	FULL_CONSENT,
	isMadeOn,
	previewOf,
	sparing,
	takenBack,
	type Consent,
	type Difference,
	type OwnCodes,
	type Preview
} from '../knowledge/import.ts';
import { canonical } from '../knowledge/merge.ts';
import {
	entriesOf,
	findEntry,
	mergeEntries,
	type Entries,
	type Entry
} from '../knowledge/merge.ts';
import {
	change,
	joinVersions,
	liveVersions,
	type Stamp,
	type Version
} from '../knowledge/merge.ts';
import { fail, ok, type Result } from '../result.ts';
import { NO_EDITS, parseEdits, type FindingEdit, type ReportEdits } from './edits.ts';
import { NO_WORDS, parseWords, type ReportWords } from './edits.ts';
import { LONGEST_TEMPLATE } from './figure-words.ts';
import type { SentReport } from './report-link.ts';

export type Wording = NonNullable<FindingEdit['wording']>;
export type WordsField = Exclude<keyof ReportWords, 'version'>;
type Value = string | true | Wording | readonly string[];

/** By field: `words.story`, `pinned.` and the id of a finding, `order`. */
export type DraftFields = { readonly fields: Entries<Value> };

export type ReportDraft = { readonly edits: ReportEdits; readonly words: ReportWords };

export const NO_FIELDS: DraftFields = { fields: [] };

const WORDS_FIELDS = ['title', 'speaker', 'hearing', 'date', 'story', 'ask'] as const;
const FINDING_FIELDS = ['pinned', 'dropped', 'wording'] as const;
const ORDER = 'order';
const FORMAT = 2;
const MOST_FIELDS = 2000;
/** Its section, a dot, and the id of a finding. */
const LONGEST_FIELD = 210;
/** More than a field takes: where two windows filled it, both texts stand in it for a while. */
const LONGEST_WORDS = 40_000;

const wording = v.strictObject({
	template: v.pipe(v.string(), v.maxLength(LONGEST_TEMPLATE)),
	claim: v.string()
});
const findingId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const words = v.pipe(v.string(), v.maxLength(LONGEST_WORDS));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const order = v.pipe(v.array(findingId), v.maxLength(200));

/** What a field may hold, by its name; null for a name that no field has. */
function schemaOf(field: string): v.GenericSchema<unknown, Value> | null {
	if (field === ORDER) return order;
	if (field === 'words.date') return day;
	if (WORDS_FIELDS.some((each) => field === `words.${each}`)) return words;
	if (field.length > LONGEST_FIELD) return null;
	if (field.startsWith('wording.')) return wording;
	return /^(?:pinned|dropped)\./.test(field) ? v.literal(true) : null;
}

/** Also how two windows come together. */
export function mergeDrafts(a: DraftFields, b: DraftFields): DraftFields {
	return { fields: mergeEntries(a.fields, b.fields) };
}

export function saysNothing({ fields }: DraftFields): boolean {
	return fields.every((entry) => liveVersions(entry.versions).length === 0);
}

export function writeDraft({ fields }: DraftFields): string {
	return JSON.stringify({ version: FORMAT, fields });
}

/** Reads what `writeDraft` wrote, or what a Rootline before fields had versions kept. */
export function readDraft(text: string): Result<DraftFields, ReadProblem> {
	const parsed = parseSafely(text);
	return parsed.ok ? readDraftOf(parsed.value) : parsed;
}

/** The same of parsed JSON, where a draft is a part of another file. */
export function readDraftOf(data: unknown): Result<DraftFields, ReadProblem> {
	const { sound, whole, format } = look(data);
	if (format > FORMAT) return fail('import/newer', { kind: 'draft', format, known: FORMAT });
	return whole ? ok(sound) : fail('import/wrong', { kind: 'draft', where: 'fields' });
}

/** What can be read of a draft that is broken somewhere. */
export function salvageDraft(text: string): DraftFields {
	const parsed = parseSafely(text);
	return parsed.ok ? look(parsed.value).sound : NO_FIELDS;
}

/* What a draft of a file would do to the one that is here, and bringing it in. See `import.ts`. */

export type FieldDifference = Difference<Value>;

/** @param own the reader's codes: what has a count of theirs in its clock is the reader's own */
export function previewDraft(
	mine: DraftFields,
	file: DraftFields,
	own: OwnCodes
): Preview<FieldDifference> {
	const after = importDraft(mine, file, own, FULL_CONSENT);
	return previewOf(mine.fields, after.fields, isMadeOn(own));
}

/** The draft with that of the file in it. Without consent every field of the reader stays as it is. */
export function importDraft(
	mine: DraftFields,
	file: DraftFields,
	own: OwnCodes,
	consent: Consent
): DraftFields {
	const fields = sparing(mine.fields, file.fields, isMadeOn(own), consent);
	return { fields: mergeEntries(mine.fields, fields) };
}

/** Takes a file back that made `after` of `before`; what was changed since stays as it is. */
export function takeBackDraft(
	now: DraftFields,
	before: DraftFields,
	after: DraftFields
): DraftFields {
	return { fields: takenBack(now.fields, before.fields, after.fields) };
}

/** The draft as pages show it. */
export function draftOf({ fields }: DraftFields): ReportDraft {
	let edits = NO_EDITS;
	const written: Partial<Record<WordsField, string>> = {};
	for (const { id, versions: all } of fields) {
		const values = liveVersions(all).map(({ value }) => value);
		const [newest] = values;
		if (newest === undefined) continue;
		const [section, name] = partsOf(id);
		if (section === 'words') written[name as WordsField] = together(name, values.filter(isText));
		else if (section === ORDER) edits = { ...edits, order: [...(newest as readonly string[])] };
		else {
			const edit = { ...edits.findings[name], [section]: newest } as FindingEdit;
			edits = { ...edits, findings: { ...edits.findings, [name]: edit } };
		}
	}
	return { edits, words: { ...NO_WORDS, ...written } };
}

/** Fields of words that windows wrote apart, whose texts stand below one another now. */
export function doubledWords({ fields }: DraftFields): readonly WordsField[] {
	return WORDS_FIELDS.filter((field) => {
		const texts = liveVersions(findEntry(fields, `words.${field}`)?.versions ?? []);
		return field !== 'date' && distinct(texts.map(({ value }) => value).filter(isText)).length > 1;
	});
}

/** Wordings of a finding beside the one that is shown: windows worded it apart. */
export function otherWordings({ fields }: DraftFields, finding: string): readonly Wording[] {
	return liveVersions(findEntry(fields, `wording.${finding}`)?.versions ?? [])
		.slice(1)
		.map(({ value }) => value as Wording);
}

/** Versions of a field of words that somebody sees who begins to write in it. */
export function versionsOfWords(
	{ fields }: DraftFields,
	field: WordsField
): readonly Version<Value>[] {
	return findEntry(fields, `words.${field}`)?.versions ?? [];
}

/**
 * Words of one's own in the place of those versions that were seen; versions that came since stay.
 * @returns also the versions that whoever writes on has seen
 */
export function withWords(
	draft: DraftFields,
	field: WordsField,
	text: string,
	stamp: Stamp,
	seen: readonly Version<Value>[] = versionsOfWords(draft, field)
): { readonly draft: DraftFields; readonly seen: readonly Version<Value>[] } {
	const own = change(seen, text === '' ? null : text, stamp);
	return { draft: withEntry(draft, { id: `words.${field}`, versions: own }), seen: own };
}

/** No words of one's own; of those that were there, only that they are gone. */
export function withoutWords(draft: DraftFields, stamp: Stamp): DraftFields {
	return WORDS_FIELDS.reduce(
		(rest, field) =>
			versionsOfWords(rest, field).length > 0 ? withWords(rest, field, '', stamp).draft : rest,
		draft
	);
}

/**
 * Takes over what differs between two states of the edits, and nothing else.
 * @param only fields that still are as `from` has them: to take a step back without taking back
 *   what was done since, here or in another window
 */
export function withEdits(
	draft: DraftFields,
	from: ReportEdits,
	to: ReportEdits,
	stamp: Stamp,
	{ only = false }: { readonly only?: boolean } = {}
): DraftFields {
	const [before, after] = [valuesOf(from), valuesOf(to)];
	const now = valuesOf(draftOf(draft).edits);
	const same = (a: Value | undefined, b: Value | undefined) =>
		canonical(a ?? null) === canonical(b ?? null);
	let next = draft;
	for (const id of new Set([...before.keys(), ...after.keys()])) {
		if (same(before.get(id), after.get(id))) continue;
		if (only && !same(now.get(id), before.get(id))) continue;
		const known = findEntry(next.fields, id)?.versions ?? [];
		next = withEntry(next, { id, versions: change(known, after.get(id) ?? null, stamp) });
	}
	return next;
}

/**
 * Takes in what a link brought, and loses nothing of what is there: words and wordings of both stand
 * side by side, findings are pinned and left out as in either, the order is the link's where it has one.
 * @param stamp of a device that wrote nothing else here, so that its words pass for nobody's later ones
 * @returns the very same draft where it says all of it already
 */
export function withSent(
	draft: DraftFields,
	{ edits, words: sent }: Pick<SentReport, 'edits' | 'words'>,
	stamp: Stamp
): DraftFields {
	let next = draft;
	for (const [id, value] of valuesOf(edits)) {
		const known = findEntry(draft.fields, id)?.versions ?? [];
		const apart = id.startsWith('wording.');
		const live = liveVersions(known).slice(0, apart ? undefined : 1);
		if (live.some((each) => canonical(each.value) === canonical(value))) continue;
		next = withEntry(next, { id, versions: change(apart ? [] : known, value, stamp) });
	}
	for (const field of WORDS_FIELDS) {
		const text = sent?.[field] ?? '';
		const own = draftOf(draft).words[field];
		// A hearing is on one day: that of whoever reads the link, if they have one.
		if (text === '' || holds(own, text, true) || (field === 'date' && own !== '')) continue;
		next = withWords(next, field, text, stamp, []).draft;
	}
	return next;
}

function valuesOf({ findings, order: ids }: ReportEdits): ReadonlyMap<string, Value> {
	const values = new Map<string, Value>();
	if (ids.length > 0) values.set(ORDER, ids);
	for (const [finding, edit] of Object.entries(findings)) {
		for (const field of FINDING_FIELDS) {
			const value = edit[field];
			if (value !== undefined && value !== false) values.set(`${field}.${finding}`, value);
		}
	}
	return values;
}

function withEntry({ fields }: DraftFields, { id, versions: own }: Entry<Value>): DraftFields {
	const others = fields.filter((entry) => entry.id !== id);
	const before = findEntry(fields, id)?.versions ?? [];
	return { fields: entriesOf([...others, { id, versions: joinVersions(before, own) }]) };
}

/** `pinned.difference:cost.high` → `pinned`, `difference:cost.high`. */
function partsOf(id: string): readonly [section: string, name: string] {
	const at = id.indexOf('.');
	return at < 0 ? [id, ''] : [id.slice(0, at), id.slice(at + 1)];
}

/** Texts of one field that were written apart, the oldest first; of a day, the newest. */
function together(field: string, texts: readonly string[]): string {
	if (field === 'date') return texts[0] ?? '';
	const between = field === 'story' || field === 'ask' ? '\n\n' : ' / ';
	return distinct(texts).reverse().join(between);
}

/** Without those that another one holds whole. */
function distinct(texts: readonly string[]): string[] {
	return texts.filter(
		(text, at) => !texts.some((other, index) => index !== at && holds(other, text, index < at))
	);
}

function holds(other: string, text: string, first: boolean): boolean {
	return other === text ? first : other.includes(text);
}

function isText(value: Value): value is string {
	return typeof value === 'string';
}

type Looked = {
	readonly sound: DraftFields;
	/** Nothing had to be left out. */
	readonly whole: boolean;
	readonly format: number;
};

function look(data: unknown): Looked {
	const kept = v.safeParse(v.object({ version: v.number(), fields: v.array(v.unknown()) }), data);
	if (!kept.success) return lookAtOld(data);
	const { version: format, fields } = kept.output;
	const sound = fields.slice(0, MOST_FIELDS).flatMap((field) => entryOf(field) ?? []);
	const whole = sound.length === fields.length && isEachOnce(sound);
	return { sound: { fields: entriesOf(sound) }, whole, format };
}

function entryOf(data: unknown): Entry<Value> | null {
	const named = v.safeParse(v.object({ id: v.string() }), data);
	const schema = named.success ? schemaOf(named.output.id) : null;
	if (!named.success || !schema) return null;
	const read = v.safeParse(v.object({ versions: versions(schema) }), data);
	return read.success ? { id: named.output.id, versions: read.output.versions } : null;
}

/** The same in every window, so that what two of them bring forward is one. */
const FORMER: Stamp = { device: 'before', author: null, at: '2026-01-01T00:00:00Z' };

/** Edits and words as they were kept whole, without versions. */
function lookAtOld(data: unknown): Looked {
	const kept = v.safeParse(v.object({ edits: v.unknown(), words: v.unknown() }), data);
	if (!kept.success) return { sound: NO_FIELDS, whole: false, format: 1 };
	const edits = parseEdits(kept.output.edits);
	const own = parseWords(kept.output.words);
	const newer = [edits, own].some((each) => !each.ok && each.problem.code.endsWith('too-new'));
	let sound = withEdits(NO_FIELDS, NO_EDITS, edits.ok ? edits.value : NO_EDITS, FORMER);
	const written = own.ok ? own.value : NO_WORDS;
	for (const field of WORDS_FIELDS) {
		if (written[field] !== '') sound = withWords(sound, field, written[field], FORMER).draft;
	}
	return { sound, whole: edits.ok && own.ok, format: newer ? FORMAT + 1 : 1 };
}
