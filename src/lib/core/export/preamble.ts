/** What every table says before its figures: what it is, of where, from whom, how sure. */
import type { Report } from '../report/model.ts';
import { periodLabel } from '../text/period.ts';
import { NEWEST_PERIOD } from '../report/model.ts';
import type { FileWords } from './file-words.ts';

export type PreambleLine = { readonly label: string; readonly text: string };

export function preamble(report: Report, words: FileWords): PreambleLine[] {
	const line = (label: string, text: string): PreambleLine => ({ label, text });
	return [
		line(words.title, report.title),
		...report.places
			.filter(({ role }) => role === 'place')
			.map(({ name }) => line(words.place, name.title)),
		line(words.vintage, periodLabel(NEWEST_PERIOD)),
		line(words.tractVintage, words.tractVintageValue),
		line(words.margins, words.marginsValue),
		...report.fileSources.map(({ sentence }) => line(words.source, sentence)),
		...report.notes.map((note) => line(words.note, note)),
		line(words.citation, report.citation.plain),
		line(words.dataVersion, report.dataVersion),
		line(words.link, report.link),
		line(words.made, report.date)
	];
}
