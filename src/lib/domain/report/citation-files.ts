/** A citation for reference managers: BibTeX and CSL-JSON. */
import type { Citation } from './citation.ts';
import { slug } from './file-name.ts';

/** BibTeX with everything that TeX would take for a command made harmless. */
export function bibtex({ title, publisher, notes, link, date }: Citation): string {
	const year = date.slice(0, 4);
	const fields: readonly (readonly [string, string])[] = [
		['author', `{${tex(publisher)}}`],
		['title', `{${tex(title)}}`],
		['year', year],
		['url', link.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign))],
		['urldate', date],
		['note', `${tex(notes.figures)}. ${tex(notes.version)}`]
	];
	const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
	return `@misc{rootline-${slug(title)}-${year},\n${lines.join(',\n')}\n}\n`;
}

const TEX: Readonly<Record<string, string>> = {
	'\\': '\\textbackslash{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}'
};

function tex(text: string): string {
	return text
		.replace(/[\\~^]|[{}$&#%_]/g, (sign) => TEX[sign] ?? `\\${sign}`)
		.replace(/\s+/g, ' ')
		.trim();
}

/** One item of CSL-JSON, as a list, which is what reference managers import. */
export function cslJson(citation: Citation): string {
	const { title, publisher, notes, version, link, date } = citation;
	const parts = date.split('-').map(Number);
	return `${JSON.stringify(
		[
			{
				id: `rootline-${slug(title)}-${date}`,
				type: 'webpage',
				title,
				author: [{ literal: publisher }],
				publisher,
				issued: { 'date-parts': [parts] },
				accessed: { 'date-parts': [parts] },
				URL: link,
				version,
				note: notes.figures
			}
		],
		null,
		'\t'
	)}\n`;
}

/** All three, for one text file. */
export function citationText(citation: Citation): string {
	return `${citation.plain}\n\n${bibtex(citation)}`;
}
