/**
 * One envelope for every file: `{ rootline: kind, format: n, … }`. A file of an older format is
 * brought forward step by step; one of a newer format is refused, so that nothing in it is lost.
 */
import * as v from 'valibot';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { parseSafely, type JsonProblem } from './safe-json.ts';

export type FileKind = 'walk' | 'community' | 'saved' | 'places';

export type FormatProblem = Problem<
	/** JSON, but not one of Rootline's files. */
	| 'bring/not-rootline'
	/** Another kind than was asked for. Parameters `kind`, `wanted`. */
	| 'bring/other-kind'
	/** Parameters `kind`, `format`, `known`. */
	| 'bring/newer'
	/** Parameters `kind`, `where` (a path such as `walks.0.id`). */
	| 'bring/wrong'
>;

export type ReadProblem = JsonProblem | FormatProblem;

export type Body = Readonly<Record<string, unknown>>;

export type Format<T> = {
	readonly kind: FileKind;
	/** The format that is written today. */
	readonly format: number;
	/** What makes a file of format n into one of format n + 1, by n. */
	readonly migrations: Readonly<Record<number, (body: Body) => Body>>;
	readonly schema: v.GenericSchema<unknown, T>;
};

/** What a file says of itself, before its content is looked at. */
export type Envelope = { readonly kind: string; readonly format: number; readonly body: Body };

export function readEnvelope(text: string): Result<Envelope, ReadProblem> {
	const parsed = parseSafely(text);
	if (!parsed.ok) return parsed;
	const data = parsed.value;
	if (typeof data !== 'object' || data === null || Array.isArray(data)) {
		return fail('bring/not-rootline');
	}
	const { rootline: kind, format, ...body } = data as Record<string, unknown>;
	if (typeof kind !== 'string' || kind.length > 40 || !Number.isSafeInteger(format)) {
		return fail('bring/not-rootline');
	}
	return ok({ kind, format: format as number, body });
}

/** Checks and brings forward what an envelope holds. */
export function openEnvelope<T>(
	{ kind, format, body }: Envelope,
	known: Format<T>
): Result<T, FormatProblem> {
	if (kind !== known.kind) return fail('bring/other-kind', { kind, wanted: known.kind });
	if (format > known.format) return fail('bring/newer', { kind, format, known: known.format });
	let current = body;
	for (let at = format; at < known.format; at++) {
		const migrate = known.migrations[at];
		if (!migrate) return fail('bring/wrong', { kind, where: 'format' });
		const checked = tryMigration(migrate, current);
		if (!checked) return fail('bring/wrong', { kind, where: 'format' });
		current = checked;
	}
	const result = v.safeParse(known.schema, current, { abortEarly: true, abortPipeEarly: true });
	if (result.success) return ok(result.output);
	return fail('bring/wrong', { kind, where: v.getDotPath(result.issues[0]) ?? '' });
}

/** Reads a file of one kind. */
export function readFormat<T>(text: string, known: Format<T>): Result<T, ReadProblem> {
	const envelope = readEnvelope(text);
	return envelope.ok ? openEnvelope(envelope.value, known) : envelope;
}

/** The text of a file: the same content always gives the same text. */
export function writeFormat<T extends object>({ kind, format }: Format<T>, content: T): string {
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
