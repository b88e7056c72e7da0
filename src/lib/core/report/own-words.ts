/** What a person says in their own words beside the findings; kept on the device only. */
import * as v from 'valibot';
import { fail, ok, type Problem, type Result } from '../result.ts';

const line = v.pipe(v.string(), v.maxLength(200));
const text = v.pipe(v.string(), v.maxLength(8000));

const wordsSchema = v.strictObject({
	version: v.literal(1),
	title: line,
	/** Who is speaking, and for whom. */
	speaker: line,
	/** The body that hears it: "Minneapolis City Council". */
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
