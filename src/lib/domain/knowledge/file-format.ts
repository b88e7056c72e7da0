/**
 * One envelope for every file: `{ rootline: kind, format: n, … }`. A file of an older format is
 * brought forward step by step; one of a newer format is refused, so that nothing in it is lost.
 */
import * as v from 'valibot';
import { fail, ok } from '../result.ts';
import type { Problem, Result } from '../result.ts';
import { parseSafely } from '../files/json.ts';
import type { JsonLimits, JsonProblem } from '../files/json.ts';
import { LARGEST_COUNT, entriesOf, latest } from './merge.ts';
import { cleanLine, cleanText } from '../text/format.ts';

export type FileKind =
	'walk' | 'community' | 'saved' | 'places' | 'scorecard' | 'own-data' | 'draft' | 'everything';

export type FormatProblem = Problem<
	/** JSON, but not one of Rootline's files. */
	| 'import/not-rootline'
	/** Another kind than was asked for. Parameters `kind`, `wanted`. */
	| 'import/other-kind'
	/** Parameters `kind`, `format`, `known`. */
	| 'import/newer'
	/** Parameters `kind`, `where` (a path such as `walks.0.id`). */
	| 'import/wrong'
>;

export type ReadProblem = JsonProblem | FormatProblem;

export type Body = Readonly<Record<string, unknown>>;

export type FileFormat<T> = {
	readonly kind: FileKind;
	/** The format that is written today. */
	readonly format: number;
	/** What makes a file of format n into one of format n + 1, by n. */
	readonly migrations: Readonly<Record<number, (body: Body) => Body>>;
	readonly schema: v.GenericSchema<unknown, T>;
};

/** What a file says of itself, before its content is looked at. */
export type Envelope = { readonly kind: string; readonly format: number; readonly body: Body };

export function readEnvelope(text: string, limits?: JsonLimits): Result<Envelope, ReadProblem> {
	const parsed = parseSafely(text, limits);
	return parsed.ok ? envelopeOf(parsed.value) : parsed;
}

/** @param data parsed JSON */
export function envelopeOf(data: unknown): Result<Envelope, FormatProblem> {
	if (typeof data !== 'object' || data === null || Array.isArray(data)) {
		return fail('import/not-rootline');
	}
	const { rootline: kind, format, ...body } = data as Record<string, unknown>;
	if (typeof kind !== 'string' || kind.length > 40 || !Number.isSafeInteger(format)) {
		return fail('import/not-rootline');
	}
	return ok({ kind, format: format as number, body });
}

/** Checks and brings forward what an envelope holds. */
export function openEnvelope<T>(
	{ kind, format, body }: Envelope,
	known: FileFormat<T>
): Result<T, FormatProblem> {
	if (kind !== known.kind) return fail('import/other-kind', { kind, wanted: known.kind });
	if (format > known.format) return fail('import/newer', { kind, format, known: known.format });
	let current = body;
	for (let at = format; at < known.format; at++) {
		const migrate = known.migrations[at];
		if (!migrate) return fail('import/wrong', { kind, where: 'format' });
		const checked = tryMigration(migrate, current);
		if (!checked) return fail('import/wrong', { kind, where: 'format' });
		current = checked;
	}
	const result = v.safeParse(known.schema, current, { abortEarly: true, abortPipeEarly: true });
	if (result.success) return ok(result.output);
	return fail('import/wrong', { kind, where: v.getDotPath(result.issues[0]) ?? '' });
}

/** Reads a file of one kind. */
export function readFormat<T>(
	text: string,
	known: FileFormat<T>,
	limits?: JsonLimits
): Result<T, ReadProblem> {
	const envelope = readEnvelope(text, limits);
	return envelope.ok ? openEnvelope(envelope.value, known) : envelope;
}

/** The text of a file: the same content always gives the same text. */
export function writeFormat<T extends object>({ kind, format }: FileFormat<T>, content: T): string {
	return JSON.stringify({ rootline: kind, format, ...content });
}

/** A migration works on what nobody has checked yet: where the old file is broken, it may stumble. */
function tryMigration(migrate: (body: Body) => Body, body: Body): Body | null {
	try {
		return migrate(body);
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
}

/* What the fields of files must look like. Text is cleaned on the way in; nothing is guessed. */

/** Versions of one thing that nobody has chosen between, and devices that have changed it. */
export const MOST_VERSIONS = 20;
const MOST_DEVICES = 100;
const MOST_QUERY = 100_000;

/** @param most length in UTF-16 units, after cleaning */
export const line = (most: number) =>
	v.pipe(v.string(), v.maxLength(4 * most), v.transform(cleanLine), v.maxLength(most));

export const lines = (most: number) =>
	v.pipe(v.string(), v.maxLength(4 * most), v.transform(cleanText), v.maxLength(most));

export const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/), v.maxLength(64));

/** UTC to the second, so that instants sort as text. */
export const instant = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
	v.check((text) => isRealInstant(text))
);

function isRealInstant(text: string): boolean {
	const time = Date.parse(text);
	return !Number.isNaN(time) && new Date(time).toISOString() === text.replace('Z', '.000Z');
}

/** A view: its query string without the question mark, as `encodeView` writes it. */
export const viewQuery = v.pipe(
	v.string(),
	v.maxLength(MOST_QUERY),
	v.regex(/^[!$%&'()*+,\-./0-9:;=@A-Z_a-z~]*$/)
);

/** Counted first: looking at each of a hundred thousand keys takes a second. */
const clock = v.pipe(
	v.custom<object>(
		(each) => typeof each === 'object' && each !== null && Object.keys(each).length <= MOST_DEVICES
	),
	v.record(
		v.pipe(v.string(), v.regex(/^[a-z0-9]{1,16}$/)),
		v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_COUNT))
	),
	v.minEntries(1)
);

export const versions = <T>(value: v.GenericSchema<unknown, T>) =>
	v.pipe(
		v.array(
			v.object({
				clock,
				updated: instant,
				author: v.nullable(line(80)),
				value: v.nullable(value)
			})
		),
		v.minLength(1),
		v.maxLength(MOST_VERSIONS),
		v.transform((each) => latest(each))
	);

export const entries = <T>(value: v.GenericSchema<unknown, T>, most: number) =>
	v.pipe(
		v.array(v.object({ id, versions: versions(value) })),
		v.maxLength(most),
		v.check((each) => isEachOnce(each)),
		v.transform((each) => entriesOf(each))
	);

/** What is written holds each id once; a thousand of the same would take long to put together. */
export function isEachOnce(list: readonly { readonly id: string }[]): boolean {
	return new Set(list.map((each) => each.id)).size === list.length;
}
