/**
 * What a person does to a report — edits of findings, words of their own — kept on this device under
 * the place it is about. Storage may be full, blocked or hold what a newer Rootline wrote; the page
 * then goes on without it and says so.
 */
import * as v from 'valibot';
import { NO_EDITS, parseEdits, type ReportEdits } from '../core/report/edits.ts';
import { NO_WORDS, parseWords, type ReportWords } from '../core/report/own-words.ts';
import { fail, ok, type Problem, type Result } from '../core/result.ts';

export type ReportDraft = { readonly edits: ReportEdits; readonly words: ReportWords };

export const NO_DRAFT: ReportDraft = { edits: NO_EDITS, words: NO_WORDS };

/** The part of `Storage` that drafts need. Every call may throw where storage is blocked or full. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export type DraftProblem = Problem<
	/** Storage is switched off or full. */
	| 'draft-not-kept'
	/** A newer Rootline wrote what is kept; it is left as it is. */
	| 'draft-too-new'
>;

const PREFIX = 'rootline.report.';
const draftSchema = v.object({ edits: v.unknown(), words: v.unknown() });

/** An empty draft where none is kept, or none that can be read. */
export function readDraft(
	open: () => DraftStorage,
	subject: string
): Result<ReportDraft, DraftProblem> {
	const text = attempt(() => open().getItem(PREFIX + subject));
	if (!text.ok) return text;
	const kept = v.safeParse(draftSchema, fromJson(text.value));
	if (!kept.success) return ok(NO_DRAFT);
	const edits = parseEdits(kept.output.edits);
	if (!edits.ok && edits.problem.code === 'edits-too-new') return fail('draft-too-new');
	const words = parseWords(kept.output.words);
	if (!words.ok && words.problem.code === 'words-too-new') return fail('draft-too-new');
	return ok({
		edits: edits.ok ? edits.value : NO_EDITS,
		words: words.ok ? words.value : NO_WORDS
	});
}

/** An empty draft takes no room. */
export function writeDraft(
	open: () => DraftStorage,
	subject: string,
	draft: ReportDraft
): Result<null, DraftProblem> {
	const key = PREFIX + subject;
	const empty = JSON.stringify(draft) === JSON.stringify(NO_DRAFT);
	return attempt(() => {
		if (empty) open().removeItem(key);
		else open().setItem(key, JSON.stringify(draft));
		return null;
	});
}

function attempt<T>(act: () => T): Result<T, DraftProblem> {
	try {
		return ok(act());
	} catch (error) {
		return fail('draft-not-kept', { detail: String(error) });
	}
}

/** Null for what is no JSON: somebody else wrote it. */
function fromJson(text: string | null): unknown {
	try {
		return text === null ? null : (JSON.parse(text) as unknown);
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}
