/** The report's own words: what a person says beside the figures of a view. Kept on the device. */
import * as v from 'valibot';
import { entries } from '../file/fields.ts';
import type { Format } from '../file/format.ts';
import type { Entries } from '../merge/entries.ts';
import { parseWords, type ReportWords } from '../report/own-words.ts';

/** By an id that the report chooses: `idOfText` of the view's query. */
export type OwnWords = { readonly texts: Entries<ReportWords> };

export const NO_OWN_WORDS: OwnWords = { texts: [] };

const MOST_TEXTS = 2000;

/** What words are, the report says. */
const words: v.GenericSchema<unknown, ReportWords> = v.pipe(
	v.unknown(),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const parsed = parseWords(dataset.value);
		if (parsed.ok) return parsed.value;
		addIssue({ message: parsed.problem.code });
		return NEVER;
	})
);

export const WORDS_FORMAT: Format<OwnWords> = {
	kind: 'words',
	format: 1,
	migrations: {},
	schema: v.object({ texts: entries(words, MOST_TEXTS) })
};
