/** The report's own words: what a person wrote beside the figures of a view. Kept on the device. */
import * as v from 'valibot';
import { entries, lines } from '../file/fields.ts';
import type { Format } from '../file/format.ts';
import type { Entries } from '../merge/entries.ts';

/** Text by an id that the report chooses (`idOfText` of the view's query). */
export type OwnWords = { readonly texts: Entries<string> };

export const NO_OWN_WORDS: OwnWords = { texts: [] };

const LONGEST_OWN_WORDS = 20_000;
const MOST_TEXTS = 5000;

export const WORDS_FORMAT: Format<OwnWords> = {
	kind: 'words',
	format: 1,
	migrations: {},
	schema: v.object({ texts: entries(lines(LONGEST_OWN_WORDS), MOST_TEXTS) })
};
