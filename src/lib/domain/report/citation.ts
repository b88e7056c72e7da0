/** How a report is cited: in plain text, as BibTeX and as CSL-JSON. */
import type { ReportMessages } from './messages.ts';

export type Citation = {
	/** What all three are made from. */
	readonly title: string;
	readonly publisher: string;
	/** "U.S. Census Bureau, American Community Survey …" */
	readonly figures: string;
	readonly version: string;
	readonly link: string;
	/** ISO day. */
	readonly date: string;
	readonly plain: string;
	/** What reference managers keep as a note: "Figures: …", "Data version …". */
	readonly notes: { readonly figures: string; readonly version: string };
};

export type CitationParts = {
	readonly title: string;
	readonly version: string;
	readonly link: string;
	readonly date: string;
};

export function citationOf(
	{ title, version, link, date }: CitationParts,
	{ cite }: ReportMessages
): Citation {
	const { publisher, figures } = cite;
	const year = date.slice(0, 4);
	return {
		title,
		publisher,
		figures,
		version,
		link,
		date,
		plain: cite.plain({ publisher, year, title, figures, version, link, date }),
		notes: { figures: cite.figuresNote({ figures }), version: cite.versionNote({ version }) }
	};
}
